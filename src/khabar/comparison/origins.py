"""To be written."""

from collections.abc import Sequence

from khabar.records import Alignment, Dependence, Document, Origin, OriginCount, Reuse


def weigh_origins(
    documents: Sequence[Document], reuses: Sequence[Reuse], alignments: Sequence[Alignment]
) -> tuple[tuple[Dependence, ...], tuple[Origin, ...], OriginCount]:
    """To be written."""
    return (), (), OriginCount(0, 0, 0)
