"""To be written."""

from khabar.records import Document, TimeExpression


def find_times(document: Document) -> tuple[TimeExpression, ...]:
    """To be written."""
    return ()
