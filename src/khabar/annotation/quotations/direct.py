"""Which stretches in quotation marks are speech, and whose: not names of groups, films or papers, nor scare quotes.

A stretch is speech when a word of saying opens or follows it, when it is a fragment inside a reported clause that is no
name, when it goes on from such a stretch, or when it stands alone as a paragraph after someone has spoken.
"""

import re
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from khabar.annotation.quotations.contents import Content
from khabar.annotation.quotations.cues import is_that
from khabar.annotation.quotations.cuts import content_end
from khabar.annotation.quotations.loose_marks import is_titled, reads_as_speech
from khabar.annotation.quotations.names_in_marks import inner_text, is_latin, is_name, is_nickname
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.reports import Reports

#: A quotation that fills this share of its clause is the clause: only the direct one is given.
WHOLE = 0.8
#: A free-standing quotation needs this many words to be speech and not a title or a slogan.
STANDING = 5
#: Code points between the two halves of a quotation that its words of saying part.
REACH = 160
_BETWEEN = re.compile(r"[\s،,.؛;…]*(?:و|ثم|و?بان|و?ان|وعلي|او)?(?:\s+\w+){0,3}\s*ـ?$")


class Said(Struct, frozen=True):
    """One quotation before its speaker is known: `start:end`, its report's number (-1 without a cue), `outer` report."""

    start: int
    end: int
    kind: str
    report: int
    outer: int = -1
    continues: int = -1


def find_said(reading: Reading, found: Reports) -> list[Said]:
    """Every quotation of the article in order, direct and indirect, no two with the same span and kind."""
    repeated = Counter(inner_text(reading, index) for index in range(len(reading.marks)))
    said: list[Said] = []
    used: dict[int, int] = {}
    for number, content in sorted(found.contents.items(), key=lambda pair: -pair[1].start):  # inner ones first
        said += _of_content(reading, found, number, content, repeated, used)
    said += _others(reading, found, used)
    said += _resumed(reading, said)
    unique: dict[tuple[int, int, str], Said] = {}
    for one in said:
        old = unique.get((one.start, one.end, one.kind))
        if old is None or old.report < one.report:
            unique[one.start, one.end, one.kind] = one
    return sorted(unique.values(), key=lambda one: (one.start, -one.end, one.kind))


def _of_content(
    reading: Reading, found: Reports, number: int, content: Content, repeated: Counter[str], used: dict[int, int]
) -> list[Said]:
    opening = found.reports[number].opening
    if content.kind == "before" and (whole := _whole_mark(reading, content)) >= 0:
        used[whole] = number
        return [_direct(reading, whole, number, content.outer)]
    if content.kind in ("clause", "before"):
        return [
            Said(content.start, content.end, "indirect", number, content.outer),
            *_fragments(reading, found, content, number, repeated, used),
        ]
    if content.kind == "speech":
        return [Said(content.start, content.end, "direct", number, content.outer)]
    mark = reading.marks[content.mark]
    if is_latin(reading, content.mark) or _is_only_called(reading, found, number, content, repeated):
        return []
    if opening is None or opening.particle < 0 or not mark.closed:
        used[content.mark] = number
        return [_direct(reading, content.mark, number, content.outer)]
    end = content_end(reading, mark.outer_end, found.cuts)
    rest = reading.text[mark.outer_end : end].strip(' \t.،,؛»"”')
    end = max(end, mark.outer_end)
    whole = (mark.end - mark.start) >= WHOLE * max(1, end - mark.start)
    short = content.mark >= 0 and is_name(reading, content.mark, repeated)
    if (not rest or whole or rest.startswith(("وان ", "وبان "))) and not (short and rest):
        used[content.mark] = number
        return [_direct(reading, content.mark, number, content.outer)]
    clause = replace(content, start=mark.outer_start, end=end, kind="clause")
    return [
        Said(clause.start, clause.end, "indirect", number, content.outer),
        *_fragments(reading, found, clause, number, repeated, used),
    ]


def _is_only_called(reading: Reading, found: Reports, number: int, content: Content, repeated: Counter[str]) -> bool:
    """Whether marks are the name someone gave a thing that bears it later on: خيمة أسموها «كذا»; not ما أسموه «كذا»."""
    cue = found.reports[number].cue
    return (
        cue.form.act == "describe"
        and cue.form.bound
        and (cue.first == 0 or reading.words[cue.first - 1] not in ("ما", "بما", "مما", "عما", "لما"))
        and repeated[inner_text(reading, content.mark)] > 1
    )


def _resumed(reading: Reading, said: list[Said]) -> list[Said]:
    """Statements that go on with وإن or وأن from the indirect speech that ended right before them: ... . وإن العمل مستمر."""
    ends = {one.end for one in said}
    starts = {one.start for one in said}
    more = []
    for at, word in enumerate(reading.words):
        if word not in ("وان", "وانه", "وانها", "وانهم") or at + 3 >= len(reading) or reading.starts[at + 1] in starts:
            continue
        gap = reading.gap(at)
        if gap.strip(" ") != "." or not ends & {reading.ends[at - 1], reading.starts[at] - len(gap)}:
            continue
        start = reading.starts[at + 1]
        end = content_end(reading, start, ())
        more.append(Said(start, end, "indirect", -1))
        ends.add(end)
    return more


def _whole_mark(reading: Reading, content: Content) -> int:
    """The marks that hold all of a content («...»، كما يقول فلان), or -1."""
    index = reading.mark_opening(content.start - 1, content.start + 1)
    if index < 0:
        index = reading.mark_around(content.start)
    if index < 0:
        return -1
    mark = reading.marks[index]
    return index if mark.closed and mark.outer_start >= content.start - 1 and mark.end >= content.end - 1 else -1


def _direct(reading: Reading, index: int, number: int, outer: int = -1, continues: int = -1) -> Said:
    mark = reading.marks[index]
    piece = reading.text[mark.start : mark.end]
    start = mark.start + len(piece) - len(piece.lstrip())
    return Said(start, max(start, mark.start + len(piece.rstrip())), "direct", number, outer, continues)


def _fragments(
    reading: Reading, reports: Reports, content: Content, number: int, repeated: Counter[str], used: dict[int, int]
) -> list[Said]:
    """Marks inside a reported clause that are words of the speaker."""
    around = reading.mark_around(content.start)
    if around >= 0 and reading.marks[around].outer_start == content.start:
        around = reading.marks[around].parent  # the clause begins with the marks
    report = reports.reports[number]
    found = []
    for index in _marks_between(reading, content.start, content.end):
        mark = reading.marks[index]
        if (
            index in used
            or mark.parent != around
            or (mark.outer_start == content.start - 1 and mark.end < content.start)
        ):
            continue
        if mark.closed and not is_name(reading, index, repeated) and not is_nickname(reading, index, report):
            used[index] = number
            found.append(_direct(reading, index, number, content.outer))
    return found


def _marks_between(reading: Reading, start: int, end: int) -> range:
    first = reading.mark_opening(start, end)
    if first < 0:
        return range(0)
    last = first
    while last < len(reading.marks) and reading.marks[last].outer_start < end:
        last += 1
    return range(first, last)


def _others(reading: Reading, found: Reports, used: dict[int, int]) -> list[Said]:
    """Outermost marks no report has taken: followed by a word of saying, going on from one, or standing alone."""
    result: list[Said] = []
    cues = {report.cue.first: number for number, report in enumerate(found.reports)}
    previous = -1
    for index, mark in enumerate(reading.marks):
        if mark.depth > 1 or is_latin(reading, index):
            continue
        if index in used:
            previous = index
            continue
        number = _following_report(reading, found, cues, index)
        if number >= 0:
            used[index] = number
            result.append(_direct(reading, index, number))
            previous = index
        elif _resumes(reading, found, previous, index, used):
            used[index] = used[previous]
            result.append(_direct(reading, index, used[index], continues=previous))
            previous = index
        elif _goes_on(reading, previous, index, used) or _stands_alone(reading, index, bool(used)):
            number = used.get(previous, -1) if _goes_on(reading, previous, index, used) else -1
            used[index] = number
            result.append(_direct(reading, index, number, continues=previous))
            previous = index
        elif reads_as_speech(reading, index, cues):
            used[index] = -1
            result.append(_direct(reading, index, -1))
            previous = index
    return result


def _following_report(reading: Reading, found: Reports, cues: dict[int, int], index: int) -> int:
    """The report whose word of saying follows the marks: «...»، قال فلان or «...»، على حد قوله."""
    mark = reading.marks[index]
    words = reading.word_at(mark.end) - reading.word_at(mark.start)
    at = reading.word_at(mark.outer_end)
    for skip in range(3):
        if at + skip >= len(reading) or reading.starts[at + skip] >= reading.statement_end(mark.outer_end):
            return -1
        number = cues.get(at + skip, -1)
        if number < 0:
            if reading.words[at + skip] not in ("هكذا", "بهذه", "الكلمات", "كما", "هذا", "ما"):
                return -1
            continue
        report = found.reports[number]
        if report.cue.kind == "after" or (report.cue.kind == "source" and words >= 3 and report.subject):
            return number
        if (
            report.cue.kind == "verb"
            and not report.cue.form.closing
            and not report.opening
            and report.subject
            and not report.cue.joined
        ):
            speech = words >= 3 and report.cue.form.takes & {"speech"}
            return number if speech and not is_titled(reading, reading.word_at(mark.start)) else -1
        return -1
    return -1


def _goes_on(reading: Reading, previous: int, index: int, used: dict[int, int]) -> bool:
    """Whether marks go on from the speech before: only a comma, و or وأن and up to three words stand between."""
    if previous < 0 or previous not in used:
        return False
    before, mark = reading.marks[previous], reading.marks[index]
    between = reading.text[before.outer_end : mark.outer_start]
    if len(between) > 40 or "\n" in between or not _BETWEEN.match(between):
        return False
    words = reading.word_at(mark.end) - reading.word_at(mark.start)
    joins = [word for word in between.replace("،", " ").split() if word]
    return words >= 2 and (len(joins) <= 1 or any(is_that(word.removeprefix("و")) for word in joins))


def _resumes(reading: Reading, found: Reports, previous: int, index: int, used: dict[int, int]) -> bool:
    """Whether marks go on after the words of saying that followed the marks before: «...»، تقول هدى. «...»."""
    if previous < 0 or used.get(previous, -1) < 0:
        return False
    before, mark = reading.marks[previous], reading.marks[index]
    cue = found.reports[used[previous]].cue
    between = reading.text[before.outer_end : mark.outer_start]
    if not before.outer_end <= reading.starts[cue.first] < mark.outer_start or len(between) > REACH or "\n" in between:
        return False
    words = reading.word_at(mark.end) - reading.word_at(mark.start)
    return words >= 3 and between.rstrip()[-1:] in (".", "،", ",", ":")


def _stands_alone(reading: Reading, index: int, spoken: bool) -> bool:
    mark = reading.marks[index]
    if not spoken or mark.outer_start < reading.title_end:
        return False
    words = reading.word_at(mark.end) - reading.word_at(mark.start)
    line = reading.text.rfind("\n", 0, mark.outer_start) + 1
    before = reading.text[line : mark.outer_start].strip(" \t-–*•")
    after = reading.text[mark.outer_end : reading.paragraph_end(mark.outer_end)].strip(" \t.،")
    return words >= STANDING and not before and not after
