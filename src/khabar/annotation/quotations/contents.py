"""What each report brings in: from where its words open to the end of their statement or the next word of saying."""

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct

from khabar.annotation.quotations.adverbials import is_adverbial
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import is_that
from khabar.annotation.quotations.cuts import TRAILING, content_end
from khabar.annotation.quotations.datelines import past_dateline
from khabar.annotation.quotations.lexicon import word_list
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import is_finite

#: After a source in front, فإن or فقد open the content: وبحسب البلدية، فإن ...
THEN = re.compile(r"ف(?:ان|قد|انه|انها)$")
_LEADING = " \t\n\r.،,؛;:-–—"
_POINT = re.compile(r"[ \t]*(?:\d{1,2}|اولا|ثانيا|ثالثا|رابعا|خامسا)\s?[-–.):،]")
_FIRST_PERSON = re.compile(r"(?:نحن|انا|لدينا|اننا|انني|لنا|علينا|عندنا)$")
#: Fewer words without أن before قائلا are only what the speech is about.
FEW = 4


class Content(Struct, frozen=True):
    """Reported words `start:end` with the report that brings them in; `outer` is the report they stand inside, or -1."""

    report: int
    start: int
    end: int
    kind: str
    mark: int = -1
    outer: int = -1


def content_of(reading: Reading, number: int, report: Report, cuts: list[int]) -> Content | None:
    """What a verb, participle or noun of saying brings in, or None."""
    opening = report.opening
    if opening is None:
        return None
    if opening.kind == "marked":
        mark = reading.marks[opening.mark]
        return Content(number, mark.start, mark.end, "marked", opening.mark)
    end = content_end(reading, opening.start, cuts)
    if _is_subordinate(reading, report):
        if report.subject is None and opening.preposition >= 0 and report.cue.form.gender == "m":
            return None  # منذ أن أعلن عن الموعد: nobody is made to say it
        comma = re.search("[،,؛]", reading.text[opening.start : end])
        end = opening.start + comma.start() if comma else end
    if opening.kind == "speech":
        end = _speech_end(reading, opening.start, end, cuts)
    if end - opening.start < 3 or (
        opening.particle < 0
        and opening.kind == "clause"
        and (
            _is_word(reading, opening.start, end)
            or (report.cue.form.act == "reveal" and _leads_to_speech(reading, opening.start, end))
        )
    ):
        return None
    return Content(number, opening.start, end, opening.kind)


def source_content_of(reading: Reading, number: int, report: Report, cuts: list[int]) -> Content | None:
    """What a source told (بحسب البلدية): the clause after it where it stands in front, else the statement before it."""
    cue, subject = report.cue, report.subject
    statement = reading.statement_start(reading.starts[cue.first])
    statement += len(reading.text[statement : statement + 40]) - len(reading.text[statement : statement + 40].lstrip())
    statement = past_dateline(reading, statement, reading.starts[cue.first])
    past = subject[1] if subject else cue.last
    then = past < len(reading) and (
        reading.words[past] in word_list("then") or (subject is None and is_that(reading.words[past]))
    )
    if then or cue.opening or (cue.joined and not reading.text[statement : reading.starts[cue.first]].strip(_LEADING)):
        at = subject[1] if subject else cue.last
        while (
            at < min(len(reading), cue.last + 14)
            and not THEN.match(reading.words[at])
            and reading.gap(at).strip() == ""
        ):
            if is_finite(reading.words[at]):
                break
            at += 1
        if at >= len(reading) or reading.starts[at] >= reading.statement_end(reading.starts[cue.first]):
            return None
        if THEN.match(reading.words[at]) and at + 1 < len(reading):
            at += 1
        elif "،" not in reading.gap(at) and "," not in reading.gap(at) and not is_finite(reading.words[at]):
            return None
        if is_that(reading.words[at]) and at + 1 < len(reading):
            at += 1
        start = reading.starts[at]
        end = content_end(reading, start, cuts)
        index = reading.mark_opening(reading.ends[at - 1], start)
        if index >= 0 and reading.marks[index].outer_end >= end - 1:
            return Content(number, reading.marks[index].start, reading.marks[index].end, "marked", index)
        return Content(number, start, end, "clause")
    first = reading.word_at(statement)
    if cue.joined or reading.mark_around(reading.starts[cue.first]) >= 0:
        return None  # وعلى لسان ... belongs to what follows; inside marks a source is part of what is said
    if (
        bisect_left(cuts, reading.starts[cue.first]) > bisect_right(cuts, statement)
        or first >= cue.first
        or reading.words[first] in word_list("formulas")
    ):
        return None
    while first < cue.first and (
        reading.words[first] in ("وقد", "قد", "كما", "وكان") or _is_adverbial_lead(reading, first, cue.first)
    ):
        first += 1
    start = reading.starts[first] + (1 if reading.words[first][0] == "و" and len(reading.words[first]) > 3 else 0)
    end = start + len(reading.text[start : reading.starts[cue.first]].rstrip(TRAILING))
    return Content(number, start, end, "before") if cue.first - first >= 4 else None


def _is_adverbial_lead(reading: Reading, at: int, stop: int) -> bool:
    """Whether a word still belongs to a lead such as من جهة أخرى، that a comma ends within five words."""
    if at > 0 and reading.words[at] in ("من", "وفي", "علي", "وعلي", "ومن", "الي") and at + 1 < stop:
        return is_adverbial(reading, at) and any(
            "،" in reading.gap(later) for later in range(at + 1, min(stop, at + 5))
        )
    return False


def _leads_to_speech(reading: Reading, start: int, end: int) -> bool:
    """Whether a few words only lead to what follows: كشف عن خططه الجديدة، قائلا: ..."""
    after = reading.word_at(end)
    few = len(reading.text[start:end].split()) < FEW
    return few and after < len(reading) and reading.words[after] in word_list("quoting")


def _is_word(reading: Reading, start: int, end: int) -> bool:
    """Whether a content without أن is one word, which says nothing."""
    return len(reading.text[start:end].split()) < 2


def _is_subordinate(reading: Reading, report: Report) -> bool:
    """Whether an announcement stands in a clause of time (منذ أن أعلنت ...), which the next comma ends."""
    first = report.cue.first
    if report.opening is None or report.opening.particle >= 0 or report.cue.joined or first < 2:
        return False
    before = reading.words[first - 2].removeprefix("و")
    return is_that(reading.words[first - 1]) and before in ("بعد", "منذ", "قبل", "فور")


def _speech_end(reading: Reading, start: int, end: int, cuts: list[int]) -> int:
    """Points 1, 2, 3 of a list belong together, each on its line or all on one. Speech after a colon goes on over the following statements of its paragraph while they speak in the first person."""
    paragraph = reading.paragraph_end(start)
    if _POINT.match(reading.text, start):
        while _POINT.match(reading.text, paragraph + 1):
            paragraph = reading.paragraph_end(paragraph + 1)
        return start + len(reading.text[start:paragraph].rstrip(TRAILING))
    while True:
        following = reading.word_at(end)
        if following >= len(reading) or reading.starts[following] >= paragraph:
            return end
        begin = reading.starts[following]
        stop = content_end(reading, begin, cuts)
        words = reading.words[following : reading.word_at(stop)]
        if reading.statement_end(begin) - stop > 3 or not any(_FIRST_PERSON.match(word.lstrip("وف")) for word in words):
            return end
        at = bisect_right(cuts, begin - 1)
        if (at < len(cuts) and cuts[at] < stop) or stop <= end:
            return end
        end = stop
