"""What can belong to a story: a section of an article, with its terms, those that open it weighing most."""

import math
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from khabar.language.normal import is_arabic
from khabar.link.bridges import bridges_of
from khabar.link.terms import spelled_terms, terms_of
from khabar.records import Credit, Document, Mention, Place, Section, Sentence, Span

#: What a term counts in the headline, at the start of the body and far into it; `FADES` words in, the start's weight
#: has fallen to a third. Flat weights lose 2 points of pair F1 on a day of 994 reports, other slopes within half a point
#: of these (2026-11-21).
HEADLINE, START, LATE, FADES = 5.0, 3.0, 0.2, 50.0
#: Terms of a section that are read: what it is about stands before. On the day above 300 and all read alike.
MOST_TERMS = 400
#: More code points than a term takes up, with the small words beside it.
_LETTERS = 20
_FADING = tuple(LATE + (START - LATE) * math.exp(-at / FADES) for at in range(MOST_TERMS))
#: Terms of the body that with the headline make the head: what a report is about. A term counts up to `_MOST` times.
HEAD = 40
_MOST = 3
#: Code points of the body within which names belong to the head, and within which people and places act in it.
NAMES_WITHIN, ACTORS_WITHIN = 220, 120
ANY, ACTORS = ("PER", "LOC", "ORG", "MISC"), ("PER", "LOC")
#: Lines of fewer words open an article with a place, a byline or a caption.
_SHORT_LINE = 7
#: Code points of an opening that are kept.
_KEPT = 200
#: Code points of a section whose names and days can be a bridge to a report in another script.
_BRIDGES_WITHIN = 600


class Report(Struct, frozen=True):
    """One section as a story shows it: where it stands, what to call it, who published it when, and whom it names.

    `main` is False for a second happening glued to an article. `day` is the day of publication, counted; `credits` are
    the agencies it rests on, by their keys; `people` and `places` are named in its head.
    """

    place: Place
    main: bool
    headline: str
    opening: str
    outlet: str = ""
    published: str | None = None
    day: int | None = None
    credits: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What to call it: the headline, else the first sentence."""
        return self.headline or self.opening


class Unit(Struct, frozen=True):
    """One section with what linking compares: its weighted terms, and the terms of its head.

    `names` are the terms of the names in the head, `actors` of the people and places right at its start, `figures` the
    numbers anywhere that have more than one digit, `bridges` what a report in another script can share. `spelled` gives
    for a term the word it stands as.
    """

    report: Report
    arabic: bool
    weights: Mapping[str, float]
    head: Mapping[str, float]
    spelled: Mapping[str, str]
    names: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    bridges: tuple[str, ...] = ()


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
    titles, spelled = _terms(document, title) if title else ([], {})
    terms, spelled_later = _terms(document, body)
    weights: dict[str, float] = {}
    head = Counter(terms[:HEAD])
    for term in titles:
        weights[term] = weights.get(term, 0.0) + HEADLINE
        head[term] += 2
    for term, weight in zip(terms, _FADING, strict=False):
        weights[term] = weights.get(term, 0.0) + weight
    opening = Span(span.start, body.start + NAMES_WITHIN)
    mentions = document.within(Mention, opening)
    return Unit(
        _report(document, span, body, mentions, main=main),
        is_arabic(document.normal.normal(opening).of(document.normal.text)),
        dict(zip(weights, map(math.log1p, weights.values()), strict=True)),
        {term: float(min(count, _MOST)) for term, count in head.items()},
        spelled_later | spelled,
        _names(document, mentions, ANY, opening.end, weights),
        _names(document, mentions, ACTORS, body.start + ACTORS_WITHIN, weights),
        tuple([term for term in weights if term[0].isdigit()]),
        tuple(sorted(bridges_of(document, Span(span.start, min(span.end, body.start + _BRIDGES_WITHIN))))),
    )


def _report(document: Document, span: Span, body: Span, mentions: tuple[Mention, ...], *, main: bool) -> Report:
    article = document.article
    published = article.published_day
    called = {label: tuple(dict.fromkeys(m.name for m in mentions if m.label == label)) for label in ("PER", "LOC")}
    return Report(
        Place(document.id, span.start, span.end),
        main,
        " ".join(article.title.split()) if main else "",
        _opening(document, body),
        article.outlet,
        article.published,
        published.toordinal() if published else None,
        tuple(dict.fromkeys(credit.key or credit.name for credit in document.of(Credit))) if main else (),
        called["PER"],
        called["LOC"],
    )


def _terms(document: Document, span: Span) -> tuple[list[str], dict[str, str]]:
    span = Span(span.start, min(span.end, span.start + MOST_TERMS * _LETTERS))
    return spelled_terms(document.normal.normal(span).of(document.normal.text), MOST_TERMS)


def _names(
    document: Document, mentions: tuple[Mention, ...], labels: tuple[str, ...], end: int, known: Mapping[str, float]
) -> tuple[str, ...]:
    """The terms of the names of some labels that end by `end`, each once."""
    named = (m.span for m in mentions if m.label in labels and m.span.end <= end)
    terms = (term for span in named for term in terms_of(document.normal.normal(span).of(document.normal.text)))
    return tuple(dict.fromkeys(term for term in terms if term in known))


def _opening(document: Document, body: Span) -> str:
    """The first sentence that is more than a dateline, at most `_KEPT` code points of it."""
    first = ""
    for sentence in document.of(Sentence):
        if sentence.span in body:
            words = sentence.span.of(document.text).split()
            first = first or " ".join(words)
            if len(words) >= _SHORT_LINE:
                return " ".join(words)[:_KEPT]
    return first[:_KEPT]
