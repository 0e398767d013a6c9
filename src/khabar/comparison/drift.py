"""To be written."""

from collections.abc import Sequence

from khabar.models.encoder import Encoder
from khabar.records import Alignment, Document, Drift, Person


def find_drifts(
    documents: Sequence[Document], alignments: Sequence[Alignment], people: Sequence[Person], encoder: Encoder
) -> tuple[Drift, ...]:
    """To be written."""
    return ()
