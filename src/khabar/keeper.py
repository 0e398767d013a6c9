"""The conductor of stores: reads, annotates and keeps articles, and finds them again. Faces call it for any store."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from khabar.annotation.workers import BATCH, annotate_stream
from khabar.errors import StepError
from khabar.records import Added, Article
from khabar.store.opening import address_of as address_of  # re-exported for the faces
from khabar.store.opening import file_of as file_of
from khabar.store.opening import without_password as without_password
from khabar.store.store import Store as Store

Tell = Callable[[Added, Sequence[StepError]], None]


def open_store(address: str) -> Store:
    """Open the store at `sqlite:///path` or `postgresql://...`, made where it is missing. Raises `StoreError`."""
    return Store(address)


def add(store: Store, articles: Iterable[Article], tell: Tell = lambda *_: None, *, jobs: int = 1) -> None:
    """Annotate and keep any number of articles; memory does not grow with the stream.

    `tell` hears of each what became of it, once it is on disk, and which steps failed on it. An article that is kept
    already costs only the look, and one whose id belongs to another outlet is refused. `jobs`: processes to annotate with.
    """
    stream = annotate_stream(_unkept(store, articles, tell), jobs=jobs)
    while batch := list(islice(stream, BATCH)):
        kept = store.keep([document for document, _ in batch])
        for added, (_, failures) in zip(kept, batch, strict=True):
            tell(added, failures)


def _unkept(store: Store, articles: Iterable[Article], tell: Tell) -> Iterator[Article]:
    articles = iter(articles)
    while batch := list(islice(articles, BATCH)):
        fresh = store.unkept(batch)
        new = set(map(id, fresh))
        for article in batch:
            if id(article) not in new:
                tell(Added(article.id, "known"), ())
        yield from fresh
