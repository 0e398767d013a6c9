"""To be written."""

from khabar.records import Document, Quotation


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """To be written."""
    return ()
