"""A store at an address: open it, add to it, find in it.

with Store("sqlite:///stories.db") as store:
store.keep(documents)
store.search("مضيق هرمز")
"""

from collections.abc import Iterator, Sequence
from types import TracebackType

from khabar.records import Added, Article, Document, Fault, Hit, Version
from khabar.store import adding, checking, copying, looking
from khabar.store.opening import open_database
from khabar.store.queries import Query, parse_query
from khabar.store.search import search as search_articles
from khabar.store.search import search_quotes


class Store:
    """Articles, their versions and what was found in them, in SQLite or PostgreSQL; usable from many processes."""

    def __init__(self, address: str) -> None:
        """Open or make the store at `sqlite:///path` or `postgresql://...`; raises `StoreError`."""
        self._engine = open_database(address)

    def keep(self, documents: Sequence[Document]) -> list[Added]:
        """Keep annotated articles; on return they are on disk, each whole. What became of each, in order."""
        return adding.keep(self._engine, documents)

    def unkept(self, articles: Sequence[Article]) -> list[Article]:
        """Those of the articles that are not kept yet."""
        return adding.unkept(self._engine, articles)

    def article(self, id: str) -> Article:
        """The newest version of an article, by the id it came with. Raises `UnknownArticle`."""
        return looking.article_of(self._engine, id)

    def document(self, id: str) -> Document:
        """An article with what was found in it. Raises `UnknownArticle`."""
        return looking.document_of(self._engine, id)

    def documents(self) -> Iterator[Document]:
        """Every current article with what was found in it, in the order of adding."""
        return looking.documents_of(self._engine)

    def history(self, id: str) -> list[Version]:
        """Every version of an article with what changed in it, the first one first. Raises `UnknownArticle`."""
        return looking.versions_of(self._engine, id)

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
        """What a line of words and filters finds, best first (see `khabar.store.queries`). Raises `QueryError`."""
        return search_articles(self._engine, parse_query(query), limit=limit, offset=offset)

    def quotes(self, query: str = "", *, limit: int = 20, offset: int = 0) -> list[Hit]:
        """The quotations that hold the words of a line, newest first; all where it is empty. Raises `QueryError`."""
        asked = parse_query(query) if query.strip() else Query()
        return search_quotes(self._engine, asked, limit=limit, offset=offset)

    def check(self) -> Iterator[Fault]:
        """Everything in the store that is not as it should be; nothing where all is well."""
        return checking.check(self._engine)

    def backup(self, path: str) -> int:
        """Write a whole copy of the store as one SQLite file that must not exist; how many articles it holds."""
        return copying.backup(self._engine, path)

    def __len__(self) -> int:
        """How many current articles are kept."""
        return looking.count_articles(self._engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
