"""Whether a store is whole: every text is the one that was added, every span lies in it, every word can be found."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, select, text

from khabar.errors import StoreError
from khabar.records import Document, Fault, Quotation, article_id
from khabar.store.looking import to_document
from khabar.store.opening import reading
from khabar.store.schema import ARTICLES, PASSAGES, QUOTES, AnyRow

_AT_A_TIME = 200


def check(engine: Engine) -> Iterator[Fault]:
    """Everything that is not as it should be, article by article; nothing is changed. Memory does not grow."""
    with reading(engine) as connection:
        yield from _file_faults(connection)
    last = 0
    while True:
        with reading(engine) as connection:
            page = select(ARTICLES).where(ARTICLES.c.seq > last).order_by(ARTICLES.c.seq).limit(_AT_A_TIME)
            rows = connection.execute(page).all()
            if not rows:
                return
            last = rows[-1].seq
            passages = _counts(connection, PASSAGES.c.article, rows)
            quotes = _counts(connection, QUOTES.c.article, rows)
            chained = _chained(connection, rows)
        for row in rows:
            for what in _faults(row, passages.get(row.seq, 0), quotes.get(row.seq, 0), chained):
                yield Fault(row.id, what)


def _faults(row: AnyRow, passages: int, quotes: int, chained: set[tuple[int, int]]) -> Iterator[str]:
    try:
        document = to_document(row)
    except StoreError as error:
        yield str(error)
        return
    article = document.article
    if article_id(article.outlet, article.url, article.text) != row.content:
        yield "its text is not the one that was added"
    yield from _span_faults(document)
    if not passages:
        yield "its words are not in the index"
    if quotes != len(document.of(Quotation)):
        yield f"{quotes} of its {len(document.of(Quotation))} quotations are in the index"
    if row.replaces is not None and (row.replaces, row.seq) not in chained:
        yield "the version it replaces does not know of it"


def _span_faults(document: Document) -> Iterator[str]:
    length = len(document.text)
    for found in document.annotations:
        if not 0 <= found.span.start <= found.span.end <= length:
            yield f"a finding of {found.by} lies outside its text: {found.span.start}-{found.span.end} of {length}"


def _file_faults(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield Fault("", f"the file is damaged: {line}")
    for table, numbered in (("passage_words", PASSAGES), ("quote_words", QUOTES)):
        indexed = connection.execute(text(f"SELECT count(*) FROM {table}_docsize")).scalar_one()  # our own names
        kept = connection.execute(select(func.count()).select_from(numbered)).scalar_one()
        if indexed != kept:
            yield Fault("", f"{table} indexes {indexed} of {kept}")


def _counts(connection: Connection, of: Any, rows: Sequence[AnyRow]) -> dict[int, int]:
    numbers = [row.seq for row in rows]
    counted = select(of, func.count()).where(of.in_(numbers)).group_by(of)
    return {row[0]: row[1] for row in connection.execute(counted)}


def _chained(connection: Connection, rows: Sequence[AnyRow]) -> set[tuple[int, int]]:
    former = [row.replaces for row in rows if row.replaces is not None]
    chain = select(ARTICLES.c.seq, ARTICLES.c.replaced_by).where(ARTICLES.c.seq.in_(former))
    return {(seq, replaced_by) for seq, replaced_by in connection.execute(chain)}
