"""To be written."""

from khabar.records import Credit, Document


def find_credits(document: Document) -> tuple[Credit, ...]:
    """To be written."""
    return ()
