"""Reports of our own for the comparison tests, with names, days and quotations marked by hand."""

from collections.abc import Iterable

from khabar.annotation.sentences import find_sentences
from khabar.language.normal import normalize
from khabar.records import Annotation, Document, Mention, Quotation, Sentence, Span, TimeExpression, make_article


def report(id: str, text: str, *, title: str = "", published: str | None = None, outlet: str = "") -> Document:
    """A document with its sentences and nothing else."""
    article = make_article(text, title=title, id=id, published=published, outlet=outlet or f"outlet-{id}")
    bare = Document(article, normalize(article.text))
    return bare.with_annotations(find_sentences(bare))


def span_of(document: Document, words: str) -> Span:
    """Where some words first stand in a document."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def with_person(document: Document, name: str, *, title: str = "") -> Document:
    """The document with one person named in it, and the title beside the name."""
    mention = Mention(
        span=span_of(document, name),
        by="test",
        label="PER",
        name=name,
        title_span=span_of(document, title) if title else None,
    )
    return document.with_annotations([mention])


def with_day(document: Document, words: str, day: str) -> Document:
    """The document with one resolved day."""
    found = TimeExpression(span=span_of(document, words), by="test", type="DATE", value=day, earliest=day, latest=day)
    return document.with_annotations([found])


def with_quotation(document: Document, words: str, *, kind: str = "direct", speaker: str | None = None) -> Document:
    """The document with one quotation."""
    quotation = Quotation(span=span_of(document, words), by="test", kind=kind, speaker_name=speaker)
    return document.with_annotations([quotation])


def sentence_of(document: Document, at: int) -> str:
    """The text of the sentence that begins at a place."""
    return next(s.span.of(document.text) for s in document.of(Sentence) if s.span.start == at)


def inside(document: Document, annotations: Iterable[Annotation]) -> bool:
    """Whether every span lies in the text."""
    return all(0 <= found.span.start <= found.span.end <= len(document.text) for found in annotations)
