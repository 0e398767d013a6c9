"""Who a word of saying without a subject goes back to.

A verb takes the latest who agrees with it in gender and number; verbs of adding (وأضاف) the latest who spoke; participles
(مشيرا) the one their own statement is about.
"""

from bisect import bisect_left

from khabar.annotation.quotations.actors import Actor, read_actor
from khabar.annotation.quotations.cast import Cast, Person
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.events import MEMORY, Event, agrees
from khabar.annotation.quotations.loose_subjects import (
    doer,
    first_subject,
    many_before,
    named_right_before,
    scripture_speaker,
)
from khabar.annotation.quotations.noun_phrases import read_speaker
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import Reports
from khabar.annotation.quotations.subjects import PASSING_ON, source_after

_NOBODY = frozenset(("أفيد", "قيل", "أشيع", "تردد"))


def antecedent(
    reading: Reading, found: Reports, cast: Cast, events: list[Event], report: Report
) -> Person | Actor | None:
    """Who a verb without subject goes back to."""
    cue = report.cue
    if cue.form.lemma in _NOBODY:
        return None
    recent = events[-MEMORY:]
    start = reading.word_at(reading.statement_start(reading.starts[cue.first]))
    here = [event for event in recent if event.at >= start]
    body = reading.word_at(reading.title_end)
    if cue.first >= body:  # who acts in the headline is named again below
        recent = [event for event in recent if event.at >= body] or recent
    recent = [event for event in recent if event.main or event.at >= start] or recent
    if cue.kind == "noun":
        passed = _source_of(reading, cast, quoted_from(found, cue.first, start)) or scripture_speaker(reading, cue.last)
        passed = passed or _source_before(reading, found, cast, cue.first)
        if passed:
            return passed
    if cue.kind == "participle" and not here and (beside := named_right_before(reading, cue.first)):
        return cast.resolve(read_actor(reading, *beside))
    if cue.kind == "participle" and not here and (opening := first_subject(reading, start, cue.first)):
        first = read_actor(reading, *opening)
        if first.gender == cue.form.gender and (first.number == "s") == (cue.form.number == "s"):
            return cast.resolve(first)
    if (
        cue.form.number == "p"
        and not cue.joined
        and (not here or _follows_many(reading, cue.first))
        and (many := many_before(reading, cue.first))
    ):
        return cast.resolve(read_actor(reading, *many))
    agreeing = [event for event in recent if agrees(event, report)]
    local = [event for event in here if agrees(event, report)]
    local = [event for event in local if event.main] or local
    here = [event for event in here if event.main] or here
    deed = cue.kind == "noun" and not any(isinstance(event.who, Person) for event in local)
    if deed and (owner := doer(reading, start, cue.first)):
        return cast.resolve(read_actor(reading, *owner))
    if cue.kind in ("participle", "noun", "after") and here:
        spoken = [event for event in local or here if event.spoke]
        return (spoken or local or here)[-1].who
    if local:
        return local[-1].who
    spoken = [event for event in agreeing if event.spoke]
    if cue.form.act == "add" or cue.kind == "participle":
        pool = spoken or [event for event in recent if event.spoke] or agreeing or recent
    else:
        pool = agreeing or [event for event in recent if event.spoke] or recent
    return pool[-1].who if pool else None


def _follows_many(reading: Reading, verb: int) -> bool:
    """Whether a plural stands right before a verb: بلاغ من مواطنين أفادوا."""
    return verb > 0 and reading.words[verb - 1].endswith(("ين", "ون")) and not reading.gap(verb).strip()


def quoted_from(found: Reports, at: int, start: int) -> Report | None:
    """The verb of passing on before a noun of saying: نقلت الوكالة عن متحدث قوله."""
    last = bisect_left(found.reports, at, key=lambda report: report.cue.first)
    for report in reversed(found.reports[max(0, last - MEMORY) : last]):
        if report.cue.first < start:
            return None
        if report.cue.form.lemma in PASSING_ON:
            return report
    return None


def _source_of(reading: Reading, cast: Cast, report: Report | None) -> Person | Actor | None:
    source = source_after(reading, report, ("عن", "الي")) if report else None
    return cast.resolve(read_actor(reading, *source)) if source else None


def _source_before(reading: Reading, found: Reports, cast: Cast, at: int) -> Person | Actor | None:
    """The source whose name ends right before a noun of saying: نقلا عن خبراء مستقلين قولهم."""
    number = bisect_left(found.reports, at, key=lambda report: report.cue.first) - 1
    report = found.reports[number] if number >= 0 else None
    if report is None or report.cue.kind != "source" or report.subject is None:
        return None
    first = report.subject[0]
    last = read_speaker(reading, first, at, takes=frozenset(), loose=False)
    return cast.resolve(read_actor(reading, first, at)) if at - last <= 1 else None
