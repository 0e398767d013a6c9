"""Reports with the annotations that linking reads, made by hand."""

from khabar.annotation.sentences import find_sentences
from khabar.language.normal import normalize
from khabar.records import Annotation, Credit, Document, Mention, Quotation, Span, make_article


def document(
    id: str, text: str, *more: Annotation, title: str = "", outlet: str = "", published: str | None = None
) -> Document:
    article = make_article(text, title=title, id=id, outlet=outlet, published=published)
    bare = Document(article, normalize(article.text))
    return bare.with_annotations([*find_sentences(bare), *more])


def credit(name: str, key: str) -> Credit:
    return Credit(span=Span(0, 0), by="test", name=name, where="byline", key=key)


def mention(text: str, piece: str, label: str, title: str = "", nth: int = 0) -> Mention:
    at = -1
    for _ in range(nth + 1):
        at = text.index(f"{title} {piece}".strip(), at + 1)
    end = at + len(f"{title} {piece}".strip())
    return Mention(
        span=Span(end - len(piece), end),
        by="test",
        label=label,
        name=piece,
        title_span=Span(at, at + len(title)) if title else None,
    )


def quotation(text: str, piece: str) -> Quotation:
    at = text.index(piece)
    return Quotation(span=Span(at, at + len(piece)), by="test", kind="direct")


def naming(id: str, text: str, *people: str, published: str | None = None, outlet: str = "") -> Document:
    """A report that names people, each given as «title|name»; the title may be left out."""
    mentions = []
    for person in people:
        title, name = person.split("|") if "|" in person else ("", person)
        mentions.append(mention(text, name, "PER", title))
    return document(id, text, *mentions, published=published, outlet=outlet)
