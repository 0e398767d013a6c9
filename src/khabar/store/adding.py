"""Keeping articles: each wholly or not at all, and the same article twice is one.

An article with the id of one that is kept, or with its outlet and address, and another text is a new version: it takes
the place of the old, and both are kept.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, Insert, insert, select, update

from khabar.records import Added, Article, Document, Quotation, article_id, day_of
from khabar.store.opening import reading, writing
from khabar.store.packing import keepable, pack_annotations, pack_article
from khabar.store.schema import ARTICLES, PASSAGES, QUOTES, AnyRow
from khabar.store.searchable import findable_words, searched_forms
from khabar.store.word_index import PASSAGE_WORDS, index_passages, index_quotes


def keep(engine: Engine, documents: Sequence[Document]) -> list[Added]:
    """Keep annotated articles, all of them in one transaction; what became of each, in order.

    When this returns they are on disk. Raises `StoreError`, and then none of them is kept.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    with writing(engine) as connection:
        return [_keep(connection, document, now) for document in documents]


def unkept(engine: Engine, articles: Sequence[Article]) -> list[Article]:
    """The articles that are not in the store yet, so that the others need not be annotated for nothing."""
    with reading(engine) as connection:
        return [article for article in articles if not _is_kept(connection, keepable(article))]


def _keep(connection: Connection, document: Document, now: str) -> Added:
    article = keepable(document.article)
    if _is_kept(connection, article):
        return Added(article.id, "known")
    former = _former(connection, article)
    seq = _number(
        connection,
        insert(ARTICLES).values(
            id=_plain(article.id),
            content=_content(article),
            outlet=_plain(article.outlet),
            url=_plain(article.url),
            title=_plain(article.title),
            language=_plain(article.language),
            published=article.published and _plain(article.published),
            day=_day(article),
            added=now,
            replaces=former.seq if former else None,
            record=pack_article(article),
            annotations=pack_annotations(document.annotations),
            made_by=" ".join(sorted({found.by for found in document.annotations})),
        ),
    )
    if former:
        connection.execute(update(ARTICLES).where(ARTICLES.c.seq == former.seq).values(replaced_by=seq))
    index(connection, seq, document)
    return Added(article.id, "version", former.id) if former else Added(article.id, "new")


def index(connection: Connection, seq: int, document: Document) -> None:
    """Make one kept article findable: its words by passage, its quotations by speaker and words."""
    words = findable_words(document.text, document.normal)
    body_start = bisect_left(words, document.article.body_start, key=lambda word: word.span.start)
    forms = [word.form for word in words]
    title, body = forms[:body_start][:PASSAGE_WORDS], forms[body_start:]
    passages = []
    for at in range(0, max(1, len(body)), PASSAGE_WORDS):
        number = _number(connection, insert(PASSAGES).values(article=seq))
        passages.append((number, title if at == 0 else [], body[at : at + PASSAGE_WORDS]))
    index_passages(connection, passages)
    starts = [word.span.start for word in words]
    quotes = []
    for quotation in document.of(Quotation):
        said = forms[bisect_left(starts, quotation.span.start) : bisect_left(starts, quotation.span.end)]
        number = _number(connection, _quote(seq, quotation))
        quotes.append((number, searched_forms(quotation.speaker_name or ""), said[:PASSAGE_WORDS]))
    index_quotes(connection, quotes)


def _is_kept(connection: Connection, article: Article) -> bool:
    same = (ARTICLES.c.id == _plain(article.id)) & (ARTICLES.c.content == _content(article))
    return connection.execute(select(ARTICLES.c.seq).where(same)).first() is not None


def _former(connection: Connection, article: Article) -> AnyRow | None:
    """The current version that an article takes the place of."""
    same = ARTICLES.c.id == _plain(article.id)
    if article.url:
        same |= (ARTICLES.c.outlet == _plain(article.outlet)) & (ARTICLES.c.url == _plain(article.url))
    current = select(ARTICLES.c.seq, ARTICLES.c.id).where(same, ARTICLES.c.replaced_by.is_(None))
    return connection.execute(current.order_by(ARTICLES.c.seq.desc())).first()


def _quote(seq: int, quotation: Quotation) -> Insert:
    return insert(QUOTES).values(
        article=seq,
        start=quotation.span.start,
        end=quotation.span.end,
        kind=quotation.kind,
        speaker=quotation.speaker_name and _plain(quotation.speaker_name),
        anonymous=quotation.anonymous,
    )


def _number(connection: Connection, statement: Insert) -> int:
    key = connection.execute(statement).inserted_primary_key
    return int(key[0]) if key else 0


def _content(article: Article) -> str:
    return article_id(article.outlet, article.url, article.text)


def _day(article: Article) -> str | None:
    stamp = article.published_day or day_of(article.seen)
    return stamp.isoformat() if stamp else None


def _plain(value: str) -> str:
    """A column's copy of a value: PostgreSQL keeps no NUL in text. The packed record keeps it."""
    return value.replace("\0", "\ufffd")
