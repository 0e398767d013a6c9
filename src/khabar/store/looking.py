"""Getting back what is kept: articles, documents, and the versions of one article."""

from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import Connection, Engine, func, select

from khabar.errors import UnknownArticle
from khabar.language.normal import normalize
from khabar.records import Article, Change, Document, Version
from khabar.store.changes import changes_between
from khabar.store.opening import reading
from khabar.store.packing import plain, unpack_annotations, unpack_article
from khabar.store.schema import ARTICLES, AnyRow

#: Rows fetched at a time, so that a walk over a large store stays small.
_AT_A_TIME = 200


def article_of(engine: Engine, id: str) -> Article:
    """The current version of an article, or the very version whose id is given. Raises `UnknownArticle`."""
    with reading(engine) as connection:
        return unpack_article(_row(connection, id).record)


def document_of(engine: Engine, id: str) -> Document:
    """An article, as by `article_of`, with what was found in it when it was added."""
    with reading(engine) as connection:
        return to_document(_row(connection, id))


def documents_of(engine: Engine) -> Iterator[Document]:
    """Every current article with what was found in it, in the order of adding; memory does not grow."""
    columns = select(ARTICLES.c.seq, ARTICLES.c.record, ARTICLES.c.annotations)
    last = 0
    while True:
        page = columns.where(ARTICLES.c.seq > last, ARTICLES.c.replaced_by.is_(None)).order_by(ARTICLES.c.seq)
        with reading(engine) as connection:  # not held while the caller works: a store is never blocked by a slow walk
            rows = connection.execute(page.limit(_AT_A_TIME)).all()
        if not rows:
            return
        yield from map(to_document, rows)
        last = rows[-1].seq


def count_articles(engine: Engine) -> int:
    """How many current articles are kept."""
    with reading(engine) as connection:
        return connection.execute(select(func.count()).where(ARTICLES.c.replaced_by.is_(None))).scalar_one()


def versions_of(engine: Engine, id: str) -> list[Version]:
    """Every version of an article, the first one first, whichever version's id is given. Raises `UnknownArticle`."""
    with reading(engine) as connection:
        row = _row(connection, id)
        chain = [row]
        while chain[0].replaces is not None:
            chain.insert(0, _numbered(connection, chain[0].replaces))
        while chain[-1].replaced_by is not None:
            chain.append(_numbered(connection, chain[-1].replaced_by))
    texts = [unpack_article(one.record).text for one in chain]
    changes = [(), *(changes_between(old, new) for old, new in pairwise(texts))]
    return [_version(one, changed) for one, changed in zip(chain, changes, strict=True)]


def to_document(row: AnyRow) -> Document:
    """The document of a row that has `record` and `annotations`."""
    article = unpack_article(row.record)
    return Document(article, normalize(article.text), unpack_annotations(row.annotations))


def _row(connection: Connection, id: str) -> AnyRow:
    newest_first = select(ARTICLES).where(ARTICLES.c.id == plain(id)).order_by(ARTICLES.c.seq.desc())
    row = connection.execute(newest_first).first()
    if row is None:
        raise UnknownArticle(f"the store has no article {id!r}")
    return row


def _numbered(connection: Connection, seq: int) -> AnyRow:
    return connection.execute(select(ARTICLES).where(ARTICLES.c.seq == seq)).one()


def _version(row: AnyRow, changes: tuple[Change, ...]) -> Version:
    return Version(
        article=row.id,
        content=row.content,
        title=row.title,
        published=row.published,
        added=row.added,
        current=row.replaced_by is None,
        changes=changes,
    )
