"""What happened and what was said, day by day, kept apart from when it was published.

A sentence with a resolved time is a moment of the days that time names: "said" where the time belongs to the word of
saying («قال أمس إن ...»), "expected" where it lies wholly after the day its report came out, else "happened", also
where someone tells it. Where a sentence names a day, the months and years
it also names are its background («أدنى سعر منذ 2009») and make no moment. Sentences of several reports become one moment only
when they name exactly the same days and share most of their words. Durations, repeated times and times that could
not be resolved make no moment; nothing is dated by guess. Sentences of a second happening are left out (`focus.py`).
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from khabar.comparison.focus import compared_sentences
from khabar.language.words import content_words
from khabar.records import Document, Moment, Place, Quotation, Sentence, Span, TimeExpression

#: Sentences on the same days are one moment when they share this part of the words of the shorter, and so many words. Of
#: 54 pairs of one meaning and the same days in 12 annotated stories 43 are joined, and no other pair; at .3 48 and two
#: wrong ones (2026-11-21).
MOST_WORDS = 0.5
FEWEST_WORDS = 3

#: Moments of the same days with which a sentence is compared: bounds the work on a text of nothing but dated sentences.
COMPARED = 200

_WIDTHS = (3, 16, 100)  # days: a weekend is still a day, a fortnight a week, a season a month
_POINTS = ("DATE", "TIME")
_KINDS = ("happened", "said", "expected", "published")
_CLAUSE_ENDS = frozenset("،,.؛;:!؟?\n")


class _Dated(Struct, frozen=True):
    """One sentence on the days of one of its times."""

    kind: str
    earliest: str
    latest: str
    value: str
    text: str
    place: Place
    words: frozenset[str]


def order_moments(documents: Sequence[Document]) -> tuple[Moment, ...]:
    """Happenings, utterances and publications of all documents in the order of their days.

    Each moment has every place that tells it; its text is that of the first, its value the TIMEX3 value there.
    """
    together: dict[tuple[str, str, str], list[list[_Dated]]] = {}
    published = [document.article.published_day for document in documents]
    last = max((day for day in published if day is not None), default=None)
    for document in documents:
        for dated in _dated_sentences(document, document.article.published_day or last):
            _add(together.setdefault((dated.kind, dated.earliest, dated.latest), []), dated)
    moments = [_moment(same) for groups in together.values() for same in groups]
    moments += [moment for document in documents for moment in _publication(document)]
    return tuple(sorted(moments, key=_order))


def _dated_sentences(document: Document, published: date | None) -> Iterator[_Dated]:
    """The dated sentences of one report; an undated report is taken to be out no later than the last of the others."""
    times = [time for time in document.of(TimeExpression) if time.type in _POINTS and time.earliest and time.latest]
    spoken = sorted((one for one in document.of(Quotation) if one.cue), key=_cue_start)
    starts, cues = [time.span.start for time in times], [_cue_start(one) for one in spoken]
    for sentence in compared_sentences(document):
        inside = times[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        if not inside:
            continue
        said_here = spoken[bisect_left(cues, sentence.span.start) : bisect_left(cues, sentence.span.end)]
        text = sentence.span.of(document.text)
        words = frozenset(content_words(text))
        seen: set[tuple[str, str | None, str | None]] = set()
        for time in _narrowest(inside):
            kind = "said" if any(_dates_saying(time.span, one, document.text) for one in said_here) else "happened"
            if published and (time.earliest or "") > published.isoformat():
                kind = "expected"
            days = (kind, time.earliest, time.latest)
            if time.earliest and time.latest and days not in seen:
                seen.add(days)
                place = Place(document.id, sentence.span.start, sentence.span.end)
                yield _Dated(kind, time.earliest, time.latest, time.value, text, place, words)


def _narrowest(times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times that name days, where there are any, else those that name weeks, months, years."""
    widths = [_width(time) for time in times]
    return [time for time, width in zip(times, widths, strict=True) if width == min(widths)]


def _width(time: TimeExpression) -> int:
    """0 for a few days, 1 up to a week or two, 2 up to some months, 3 for more; 4 where the days cannot be read."""
    try:
        days = (date.fromisoformat(time.latest or "") - date.fromisoformat(time.earliest or "")).days
    except ValueError:
        return len(_WIDTHS)
    return sum(days > width for width in _WIDTHS)


def _cue_start(quotation: Quotation) -> int:
    return quotation.cue.start if quotation.cue else -1


def _dates_saying(time: Span, quotation: Quotation, text: str) -> bool:
    """Whether a time belongs to a word of saying: between it and what is said, or beside it in one clause."""
    cue = quotation.cue
    if cue is None or time.overlap(quotation.span):
        return False
    if cue.end <= time.start and time.end <= quotation.span.start:
        return True
    between = text[min(cue.end, time.end) : max(cue.start, time.start)]
    return not _CLAUSE_ENDS.intersection(between)


def _add(groups: list[list[_Dated]], dated: _Dated) -> None:
    """Put a sentence with the first moment whose first sentence says the same, or make it a moment of its own."""
    for same in groups[:COMPARED]:
        shared = len(same[0].words & dated.words)
        if shared >= FEWEST_WORDS and shared >= MOST_WORDS * min(len(same[0].words), len(dated.words)):
            same.append(dated)
            return
    groups.append([dated])


def _moment(same: Sequence[_Dated]) -> Moment:
    first = same[0]
    places = tuple(dict.fromkeys(dated.place for dated in same))
    return Moment(first.kind, first.earliest, first.latest, first.value, first.text, places)


def _publication(document: Document) -> Iterator[Moment]:
    """The day an article was published, at its headline or its first sentence; none where the day is unknown."""
    day = document.article.published_day
    if day is None:
        return
    first = next(iter(document.of(Sentence)), None)
    span = first.span if first else Span(0, 0)
    place = Place(document.id, span.start, span.end)
    stamp = document.article.published or day.isoformat()
    yield Moment("published", day.isoformat(), day.isoformat(), stamp, span.of(document.text), (place,))


def _order(moment: Moment) -> tuple[str, str, int, str, tuple[Place, ...]]:
    # a day is told before what is published on it; within a day clock times order what has one
    return (moment.earliest, moment.latest, _KINDS.index(moment.kind), moment.value, moment.places)
