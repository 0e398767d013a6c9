"""To be written."""

from collections.abc import Sequence

from khabar.models.encoder import Encoder
from khabar.records import Document, Story


def find_stories(documents: Sequence[Document], encoder: Encoder) -> list[Story]:
    """To be written."""
    return []
