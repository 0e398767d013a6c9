"""To be written."""

from khabar.records import Document, Section


def find_sections(document: Document) -> tuple[Section, ...]:
    """To be written."""
    return ()
