"""To be written."""

from collections.abc import Sequence

from khabar.records import Alignment, Claim, Document, Origin, Place


def group_claims(
    documents: Sequence[Document], alignments: Sequence[Alignment], origins: Sequence[Origin]
) -> tuple[Claim, ...]:
    """To be written."""
    return ()


def summarise(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[Place, ...]:
    """To be written."""
    return ()
