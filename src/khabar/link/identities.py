"""To be written."""

from collections.abc import Sequence

from khabar.records import Document, Person


def identify_people(documents: Sequence[Document]) -> tuple[Person, ...]:
    """To be written."""
    return ()
