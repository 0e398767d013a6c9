"""To be written."""

from collections.abc import Sequence

from khabar.models.encoder import Encoder
from khabar.records import Alignment, Document, Person, Relation


def align(documents: Sequence[Document], people: Sequence[Person], encoder: Encoder) -> tuple[Alignment, ...]:
    """To be written."""
    return ()


def relate(left: Document, right: Document, encoder: Encoder) -> Relation:
    """To be written."""
    return Relation("unrelated", 0.0)
