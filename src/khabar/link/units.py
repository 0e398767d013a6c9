"""What can belong to a story: a section of an article, with its terms, those that open it weighing most."""

import math
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from khabar.link.terms import terms_of
from khabar.records import Document, Mention, Section, Sentence, Span

#: What a term counts in the headline, at the start of the body and far into it; `FADES` words in, the start's weight
#: has fallen to a third. Flat weights lose 2 points of pair F1 on a day of 994 reports, other slopes within half a point
#: of these (2026-11-21).
HEADLINE, START, LATE, FADES = 5.0, 3.0, 0.2, 50.0
#: Terms of the body that with the headline make the head: what a report is about. A term counts up to `_MOST` times.
HEAD = 40
_MOST = 3
#: Code points of the body within which names belong to the head, and within which people and places act in it.
NAMES_WITHIN, ACTORS_WITHIN = 220, 120
ANY, ACTORS = ("PER", "LOC", "ORG", "MISC"), ("PER", "LOC")
#: Lines of fewer words open an article with a place, a byline or a caption.
_SHORT_LINE = 7
#: Code points of the opening that are read for its meaning.
_READ = 600


class Unit(Struct, frozen=True):
    """One section: where it is, its headline and first sentence, its weighted terms, and the terms of its head.

    `names` are the terms of the names in the head, `actors` of the people and places right at its start, `figures` the numbers anywhere that have more than one digit.
    `main` is False for a second happening glued to an article; `day` is the day of publication, counted.
    """

    document: str
    span: Span
    main: bool
    headline: str
    opening: str
    weights: Mapping[str, float]
    head: Mapping[str, float]
    names: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    outlet: str = ""
    day: int | None = None

    @property
    def title(self) -> str:
        """What to call it: the headline, else the first sentence."""
        return self.headline or self.opening


def units_of(document: Document) -> list[Unit]:
    """The sections of an article that may each belong to a story: what it is about, and each second happening.

    Background sections are part of what it is about; without sections the whole article is one unit.
    """
    second = [section.span for section in document.of(Section) if section.kind == "second" and len(section.span)]
    end = min((span.start for span in second), default=len(document.text))
    main = [_unit(document, Span(0, end), main=True)] if end or not second else []
    return [*main, *(_unit(document, span, main=False) for span in second)]


def _unit(document: Document, span: Span, *, main: bool) -> Unit:
    title = document.article.title_span if main else None
    body = Span(title.end if title else span.start, span.end)
    titles = _terms(document, title) if title else []
    terms = _terms(document, body)
    weights: dict[str, float] = {}
    head = Counter(terms[:HEAD])
    for term in titles:
        weights[term] = weights.get(term, 0.0) + HEADLINE
        head[term] += 2
    for at, term in enumerate(terms):
        weights[term] = weights.get(term, 0.0) + LATE + (START - LATE) * math.exp(-at / FADES)
    published = document.article.published_day
    return Unit(
        document.id,
        span,
        main,
        " ".join(title.of(document.text).split()) if title else "",
        _opening(document, body),
        {term: math.log1p(weight) for term, weight in weights.items()},
        {term: float(min(count, _MOST)) for term, count in head.items()},
        _names(document, Span(span.start, body.start + NAMES_WITHIN), ANY) & weights.keys(),
        _names(document, Span(span.start, body.start + ACTORS_WITHIN), ACTORS) & weights.keys(),
        frozenset(term for term in weights if term[0].isdigit()),
        document.article.outlet,
        published.toordinal() if published else None,
    )


def _terms(document: Document, span: Span) -> list[str]:
    return terms_of(document.normal.normal(span).of(document.normal.text))


def _names(document: Document, head: Span, labels: tuple[str, ...]) -> frozenset[str]:
    mentions = (mention for mention in document.within(Mention, head) if mention.label in labels)
    return frozenset(term for mention in mentions for term in _terms(document, mention.span))


def _opening(document: Document, body: Span) -> str:
    """The first sentence that is more than a dateline, at most `_READ` code points of it."""
    sentences = [" ".join(one.span.of(document.text).split()) for one in document.within(Sentence, body)]
    found = next((one for one in sentences if len(one.split()) >= _SHORT_LINE), sentences[0] if sentences else "")
    return found[:_READ]
