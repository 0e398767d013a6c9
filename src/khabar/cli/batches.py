"""Documents in batches, so that a stream is taken in without being held as a whole."""

from collections.abc import Iterable, Iterator
from itertools import islice

from khabar.records import Document

#: Documents that are held at a time.
BATCH = 500


def in_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The same documents, some hundreds at a time."""
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        yield batch
