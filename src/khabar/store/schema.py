"""The tables, alike in SQLite and PostgreSQL; how words are indexed is each database's own (`word_index.py`).

An article's row is never changed save for `replaced_by`; its text, annotations and everything about it travel in two
packed columns, and the plain columns beside them are copies to filter and sort by.
"""

from typing import Any, TypeAlias

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Row, String, Table, Text

#: A row of whatever columns were asked for.
AnyRow: TypeAlias = Row[*tuple[Any, ...]]

#: The newest migration; a test holds it equal to the last file in `migrations/versions`.
HEAD = "0001"

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: One version of an article. `seq` counts up in the order of adding; `id` is the article's own; `content` a hash of
#: outlet, address and text; `day` the ISO day it was published, or else seen; `added` the instant it came in (UTC).
ARTICLES = Table(
    "articles",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False),
    Column("content", String(16), nullable=False),
    Column("outlet", String, nullable=False),
    Column("url", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String, nullable=False),
    Column("published", String),
    Column("day", String(10)),
    Column("added", String, nullable=False),
    Column("replaces", Integer, ForeignKey("articles.seq")),
    Column("replaced_by", Integer, ForeignKey("articles.seq")),
    Column("record", LargeBinary, nullable=False),
    Column("annotations", LargeBinary, nullable=False),
    Column("made_by", String, nullable=False),
    Index(None, "id", "content", unique=True),
    Index(None, "outlet", "url"),
    Index(None, "day"),
    sqlite_autoincrement=True,
)

#: A stretch of an article's words that is indexed as one; a very long article has several.
PASSAGES = Table(
    "passages",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False, index=True),
)

#: Every quotation, to be found by who said it and what.
QUOTES = Table(
    "quotes",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("article", Integer, ForeignKey("articles.seq"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("speaker", Text),
    Column("anonymous", Boolean, nullable=False),
)
