"""To be written."""

from collections.abc import Sequence

from khabar.records import Document, Moment


def order_moments(documents: Sequence[Document]) -> tuple[Moment, ...]:
    """To be written."""
    return ()
