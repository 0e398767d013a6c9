"""Keeping articles: each wholly or not at all, and the same article twice is one.

An article that names a kept one as what it `replaces`, or has its id, or its outlet and address, and another text is a new
version: it takes the place of the old, and both are kept. The same id at another outlet is a mistake, and refused.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, Insert, insert, select, update

from khabar.records import Added, Article, Document, Quotation, article_id, day_of
from khabar.store.opening import reading, writing
from khabar.store.packing import keepable, pack_annotations, pack_article, plain
from khabar.store.schema import ARTICLES, PASSAGES, QUOTES, AnyRow
from khabar.store.searchable import findable_words, searched_forms
from khabar.store.word_index import TITLE_WORDS, index_passages, index_quotes, stretches


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
    if former and former.id == plain(article.id) and _elsewhere(former.outlet, article.outlet):
        return Added(article.id, "refused", former.id)
    seq = _number(
        connection,
        insert(ARTICLES).values(
            id=plain(article.id),
            content=_content(article),
            outlet=plain(article.outlet),
            url=plain(article.url),
            title=plain(article.title),
            language=plain(article.language),
            published=article.published and plain(article.published),
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
    title_end = min(words.since(document.article.body_start), TITLE_WORDS)
    title, body = words.forms[:title_end], words.forms[title_end:]
    passages = []
    for first, last in stretches(body):
        number = _number(connection, insert(PASSAGES).values(article=seq))
        passages.append((number, title if first == 0 else [], body[first:last]))
    index_passages(connection, passages)
    quotes = []
    for quotation in document.of(Quotation):
        said = words.forms[words.since(quotation.span.start) : words.since(quotation.span.end)]
        number = _number(connection, _quote(seq, quotation))
        name = searched_forms(quotation.speaker_name or "")
        # of a quotation or name longer than any that is spoken the beginning is found
        quotes.append((number, name[: stretches(name)[0][1]], said[: stretches(said)[0][1]]))
    index_quotes(connection, quotes)


def _is_kept(connection: Connection, article: Article) -> bool:
    same = (ARTICLES.c.id == plain(article.id)) & (ARTICLES.c.content == _content(article))
    return connection.execute(select(ARTICLES.c.seq).where(same)).first() is not None


def _former(connection: Connection, article: Article) -> AnyRow | None:
    """The current version that an article takes the place of: by what it says it replaces, by its id, by its address."""
    ways = [ARTICLES.c.id == plain(id) for id in (article.replaces, article.id) if id]
    if article.url:
        ways.append((ARTICLES.c.outlet == plain(article.outlet)) & (ARTICLES.c.url == plain(article.url)))
    columns = select(ARTICLES.c.seq, ARTICLES.c.id, ARTICLES.c.outlet, ARTICLES.c.replaced_by)
    for way in ways:
        former = connection.execute(columns.where(way).order_by(ARTICLES.c.seq.desc())).first()
        while former and former.replaced_by is not None:  # it was replaced under another id
            former = connection.execute(columns.where(ARTICLES.c.seq == former.replaced_by)).one()
        if former:
            return former
    return None


def _elsewhere(outlet: str, other: str) -> bool:
    return bool(outlet and other and outlet != plain(other))


def _quote(seq: int, quotation: Quotation) -> Insert:
    return insert(QUOTES).values(
        article=seq,
        start=quotation.span.start,
        end=quotation.span.end,
        kind=quotation.kind,
        speaker=quotation.speaker_name and plain(quotation.speaker_name),
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
