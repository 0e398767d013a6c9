"""Which parts of the articles a comparison is about.

A second happening glued to the end of a report takes no part in comparing the first.
"""

from collections.abc import Sequence

from khabar.records import Document, Place, Section, Sentence


def set_aside(documents: Sequence[Document]) -> tuple[Place, ...]:
    """The sections that belong to another happening."""
    return tuple(
        Place(document.id, section.span.start, section.span.end)
        for document in documents
        for section in document.of(Section)
        if section.kind == "second"
    )


def compared_sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document that take part in a comparison."""
    aside = [section.span for section in document.of(Section) if section.kind == "second"]
    return tuple(s for s in document.of(Sentence) if not any(s.span in span for span in aside))
