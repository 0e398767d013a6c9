"""To be written."""

from collections.abc import Iterator, Sequence

from khabar.errors import UnreadableInput
from khabar.records import Article


def read_articles(sources: Sequence[str]) -> Iterator[Article | UnreadableInput]:
    """To be written."""
    yield from ()
