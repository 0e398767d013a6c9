"""To be written."""

from collections.abc import Sequence

from khabar.records import Document, Reuse


def find_reuse(documents: Sequence[Document]) -> tuple[Reuse, ...]:
    """To be written."""
    return ()
