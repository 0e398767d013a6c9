"""The first tables: articles and their versions, indexed words, quotations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of an empty database."""
    op.create_table(
        "articles",
        sa.Column("seq", sa.Integer, autoincrement=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("content", sa.String(16), nullable=False),
        sa.Column("outlet", sa.String, nullable=False),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("published", sa.String),
        sa.Column("day", sa.String(10)),
        sa.Column("added", sa.String, nullable=False),
        sa.Column("replaces", sa.Integer),
        sa.Column("replaced_by", sa.Integer),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("annotations", sa.LargeBinary, nullable=False),
        sa.Column("made_by", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_articles"),
        sa.ForeignKeyConstraint(["replaces"], ["articles.seq"], name="fk_articles_replaces_articles"),
        sa.ForeignKeyConstraint(["replaced_by"], ["articles.seq"], name="fk_articles_replaced_by_articles"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_id_content", "articles", ["id", "content"], unique=True)
    op.create_index("ix_articles_outlet_url", "articles", ["outlet", "url"])
    op.create_index("ix_articles_day", "articles", ["day"])
    op.create_table(
        "passages",
        sa.Column("number", sa.Integer, autoincrement=True),
        sa.Column("article", sa.Integer, nullable=False),
        *_vectors("words"),
        sa.PrimaryKeyConstraint("number", name="pk_passages"),
        sa.ForeignKeyConstraint(["article"], ["articles.seq"], name="fk_passages_article_articles"),
    )
    op.create_index("ix_passages_article", "passages", ["article"])
    op.create_table(
        "quotes",
        sa.Column("number", sa.Integer, autoincrement=True),
        sa.Column("article", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        *_vectors("said_by", "words"),
        sa.PrimaryKeyConstraint("number", name="pk_quotes"),
        sa.ForeignKeyConstraint(["article"], ["articles.seq"], name="fk_quotes_article_articles"),
    )
    op.create_index("ix_quotes_article", "quotes", ["article"])
    if _on_postgres():
        for table, column in (("passages", "words"), ("quotes", "said_by"), ("quotes", "words")):
            op.create_index(f"ix_{table}_{column}", table, [column], postgresql_using="gin")
    else:
        # contentless: the words can be made again from the article, and rows are never taken out
        op.execute(
            "CREATE VIRTUAL TABLE passage_words USING fts5(title, body, content='', tokenize=\"unicode61 remove_diacritics 0\")"
        )
        op.execute(
            "CREATE VIRTUAL TABLE quote_words USING fts5(said_by, words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
        )


def _vectors(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, TSVECTOR) for name in names] if _on_postgres() else []


def _on_postgres() -> bool:
    return op.get_bind().dialect.name == "postgresql"
