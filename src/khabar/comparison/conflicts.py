"""To be written."""

from collections.abc import Sequence

from khabar.records import Alignment, Conflict, Document, Person


def find_conflicts(
    documents: Sequence[Document], alignments: Sequence[Alignment], people: Sequence[Person]
) -> tuple[Conflict, ...]:
    """To be written."""
    return ()
