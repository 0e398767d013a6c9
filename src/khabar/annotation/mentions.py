"""To be written."""

from collections.abc import Sequence

from khabar.records import Document, Mention


def find_mentions(documents: Sequence[Document]) -> list[tuple[Mention, ...]]:
    """To be written."""
    return [() for _ in documents]
