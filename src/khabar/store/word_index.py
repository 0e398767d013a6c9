"""How each database keeps words so that they are found: FTS5 in SQLite, tsvector in PostgreSQL.

Both get our own word forms in their order, so that both find the same. A passage and a quotation have a number; words
are indexed under it. Ranking is each database's own (bm25; cover density), title words weighing more.
"""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, text

#: A word in the title weighs as much as so many in the text: a choice, not fitted.
_TITLE_WEIGHT = 4
#: Words one passage may have: PostgreSQL tells no positions beyond 16,383 apart.
PASSAGE_WORDS = 16_000
#: Words of a title that count as title; the rest of a longer one is found as text.
TITLE_WORDS = 300
#: Bytes of the words of one passage: PostgreSQL holds a million of title and text together, a few for each word's place.
_MOST_BYTES = 500_000
#: PostgreSQL refuses a word longer than 2 KB; nobody looks for one longer than this.
_LONGEST = 100

Rows = Sequence[tuple[int, Sequence[str], Sequence[str]]]
Phrases = Sequence[Sequence[str]]


class Matching(Struct, frozen=True):
    """A selection as SQL, to stand in a larger one, and the values of its parameters."""

    sql: str
    values: dict[str, str]


def stretches(forms: Sequence[str]) -> list[tuple[int, int]]:
    """Half-open stretches of words, each small enough for one passage; one empty stretch where there is no word."""
    cuts, first, size = [], 0, 0
    for at, form in enumerate(forms):
        bytes_of_form = len(_kept(form).encode("utf-8", "replace"))
        if at - first == PASSAGE_WORDS or size + bytes_of_form > _MOST_BYTES:
            cuts.append((first, at))
            first, size = at, 0
        size += bytes_of_form
    return [*cuts, (first, len(forms))]


def index_passages(connection: Connection, rows: Rows) -> None:
    """Index the words of new passages: number, words of the title, words of the text."""
    if _is_postgres(connection):
        _execute(
            connection,
            "UPDATE passages SET words = setweight(CAST(:first AS tsvector), 'A') || CAST(:second AS tsvector) WHERE number = :number",
            # the text begins a place further on, so that no phrase is found half in the title and half in the text
            [(number, _vector(title), _vector(body, first=2)) for number, title, body in rows],
        )
    else:
        _execute(
            connection,
            "INSERT INTO passage_words (rowid, title, body) VALUES (:number, :first, :second)",
            _joined(rows),
        )


def index_quotes(connection: Connection, rows: Rows) -> None:
    """Index new quotations: number, words of the speaker's name, words of what is said."""
    if _is_postgres(connection):
        _execute(
            connection,
            "UPDATE quotes SET said_by = CAST(:first AS tsvector), words = CAST(:second AS tsvector) WHERE number = :number",
            [(number, _vector(name), _vector(said)) for number, name, said in rows],
        )
    else:
        _execute(
            connection,
            "INSERT INTO quote_words (rowid, said_by, words) VALUES (:number, :first, :second)",
            _joined(rows),
        )


def matching_passages(connection: Connection, phrases: Phrases) -> Matching:
    """A selection of `article, score` (higher is better) of the passages that hold every phrase; articles may repeat."""
    if _is_postgres(connection):
        clause = (
            "SELECT article, ts_rank_cd('{0.1, 0.2, 0.25, 1.0}', words, sought) AS score"
            " FROM passages, CAST(:sought AS tsquery) AS sought WHERE words @@ sought"
        )
        return Matching(clause, {"sought": _tsquery(phrases)})
    clause = (  # the limit keeps SQLite from folding the inner selection into ours, where bm25 cannot be worked out
        "SELECT article, score FROM passages JOIN"
        f" (SELECT rowid AS number, -bm25(passage_words, {_TITLE_WEIGHT}.0, 1.0) AS score"
        " FROM passage_words WHERE passage_words MATCH :sought LIMIT -1) AS scored ON scored.number = passages.number"
    )
    return Matching(clause, {"sought": _fts5(phrases)})


def articles_with_any(connection: Connection, phrases: Phrases) -> Matching:
    """A selection of `article` of the passages that hold at least one phrase."""
    if _is_postgres(connection):
        return Matching(
            "SELECT article FROM passages WHERE words @@ CAST(:unwanted AS tsquery)",
            {"unwanted": _tsquery(phrases, " | ")},
        )
    clause = (
        "SELECT article FROM passage_words JOIN passages ON passages.number = passage_words.rowid"
        " WHERE passage_words MATCH :unwanted"
    )
    return Matching(clause, {"unwanted": _fts5(phrases, " OR ")})


def matching_quotes(connection: Connection, said_by: Sequence[str], phrases: Phrases) -> Matching:
    """A selection of `number` of the quotations by a speaker with all these words in his name, holding every phrase.

    Either may be empty, not both.
    """
    name = [(form,) for form in said_by]
    if _is_postgres(connection):
        parts = {"said_by": _tsquery(name), "words": _tsquery(phrases)}
        asked = {column: value for column, value in parts.items() if value}
        where = " AND ".join(f"{column} @@ CAST(:{column} AS tsquery)" for column in asked)
        return Matching(f"SELECT number FROM quotes WHERE {where}", asked)
    parts = {"said_by": _fts5(name), "words": _fts5(phrases)}
    sought = " AND ".join(f"{{{column}}} : ({value})" for column, value in parts.items() if value)
    return Matching("SELECT rowid AS number FROM quote_words WHERE quote_words MATCH :sought", {"sought": sought})


def _execute(connection: Connection, statement: str, rows: Sequence[tuple[int, str, str]]) -> None:
    if rows:
        connection.execute(
            text(statement), [{"number": number, "first": first, "second": second} for number, first, second in rows]
        )


def _joined(rows: Rows) -> list[tuple[int, str, str]]:
    return [(number, " ".join(map(_kept, first)), " ".join(map(_kept, second))) for number, first, second in rows]


def _kept(form: str) -> str:
    return form[:_LONGEST]


def _fts5(phrases: Phrases, between: str = " AND ") -> str:
    """Every phrase is a quoted string, so that none is read as FTS5's own AND, OR, NEAR or column."""
    return between.join('"' + " ".join(map(_kept, phrase)).replace('"', '""') + '"' for phrase in phrases)


def _tsquery(phrases: Phrases, between: str = " & ") -> str:
    return between.join("(" + " <-> ".join(map(_literal, phrase)) + ")" for phrase in phrases)


def _vector(forms: Sequence[str], first: int = 1) -> str:
    return " ".join(f"{_literal(form)}:{position}" for position, form in enumerate(forms, first))


def _literal(form: str) -> str:
    return "'" + _kept(form).replace("\\", "\\\\").replace("'", "''") + "'"


def _is_postgres(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"
