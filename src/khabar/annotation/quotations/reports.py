"""From words of saying to stretches of the text: every report of the article with where its content ends.

Words of saying are read from the last to the first, so that each knows where the next one takes over. What they report
ends where the statement ends, or where a later word of saying of the same statement begins.
"""

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct
from msgspec.structs import replace

from khabar.annotation.quotations.adverbials import is_adverbial
from khabar.annotation.quotations.clauses import Report, read_report
from khabar.annotation.quotations.cues import Cue, find_cues, is_that
from khabar.annotation.quotations.cuts import (
    OCCASION,
    TRAILING,
    WITHHELD,
    before_fragment,
    content_end,
    cut_position,
    is_cut,
)
from khabar.annotation.quotations.guards import (
    is_circumstance,
    is_far_noun,
    is_formula,
    is_of_a_thing,
    is_passive,
    is_quoted_verb,
)
from khabar.annotation.quotations.lexicon import word_list
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.source_reports import read_after, read_feeling, read_source
from khabar.annotation.quotations.word_shapes import is_finite

_LEADING = " \t\n\r.،,؛;:-–—"
#: After a source in front, فإن or فقد open the content: وبحسب البلدية، فإن ...
_THEN = re.compile(r"ف(?:ان|قد|انه|انها)$")
_POINT = re.compile(r"[ \t]*(?:\d{1,2}|اولا|ثانيا|ثالثا|رابعا|خامسا)\s?[-–.):،]")
_FIRST_PERSON = re.compile(r"(?:نحن|انا|لدينا|اننا|انني|لنا|علينا|عندنا)$")


class Content(Struct, frozen=True):
    """Reported words `start:end` with the report that brings them in; `outer` is the report they stand inside, or -1."""

    report: int
    start: int
    end: int
    kind: str
    mark: int = -1
    outer: int = -1


class Reports(Struct, frozen=True):
    """All reports of an article in order, their contents by number of the report, and where words of saying cut."""

    reports: tuple[Report, ...]
    contents: dict[int, Content]
    cuts: tuple[int, ...]


def read_reports(reading: Reading) -> Reports:
    """Every word of saying with its subject and, where it reports something, its content."""
    reports = _from_last_to_first(reading, find_cues(reading))
    cuts = [cut_position(reading, report) for report in reports if is_cut(reading, report)]
    cuts += [
        cut
        for report in reports
        if report.cue.kind == "after" and (cut := before_fragment(reading, report.cue)) is not None
    ]
    cuts += [match.start() for pattern in (WITHHELD, OCCASION) for match in pattern.finditer(reading.text)]
    cuts.sort()
    contents: dict[int, Content] = {}
    for number, report in enumerate(reports):
        if report.cue.kind != "source" and (content := _content(reading, number, report, cuts)):
            contents[number] = content
    ends = {content.end: content for content in contents.values()}
    for number, report in enumerate(reports):
        if report.cue.kind == "source" and (content := _source_content(reading, number, report, cuts)):
            same = ends.get(content.end)
            nested = same is not None and same.start > content.start and content.kind == "clause"
            if same is None or (nested and reports[same.report].cue.kind != "noun"):
                contents[number] = content
    return Reports(tuple(reports), _with_outer(contents), tuple(cuts))


def _from_last_to_first(reading: Reading, cues: list[Cue]) -> list[Report]:
    reports: list[Report] = []
    stop = len(reading)
    for cue in reversed(cues):
        report = _read(reading, cue, stop)
        if report is None:
            continue
        if report.subject is not None and report.subject[0] >= report.subject[1]:
            report = replace(report, subject=None)  # nothing but small words stood where a subject was looked for
        reports.append(report)
        followed = cue.kind == "participle" and len(reports) > 1 and reports[-2].cue.first == cue.last
        closes = cue.form.closing and (cue.kind == "verb" or cue.joined or reading.gap(cue.first).strip() in ("،", ","))
        if report.opening or closes or cue.kind == "after" or followed:
            stop = cue.first
    return reports[::-1]


def _read(reading: Reading, cue: Cue, stop: int) -> Report | None:
    if cue.kind == "after":
        after = read_after(reading, cue)
        leads = cue.last < len(reading) and (is_that(reading.words[cue.last]) or _THEN.match(reading.words[cue.last]))
        if (cue.opening and after.subject) or leads:  # وبحسب وصف الادعاء، ... and وبحسب قولهم، إنهم ... stand in front
            return replace(after, cue=replace(cue, kind="source"))
        return after
    if cue.kind == "source":
        source = read_source(reading, cue, stop)
        return replace(source, opening=None) if source and is_of_a_thing(reading, source) else source
    if cue.form.closing:
        report = read_report(reading, replace(cue, form=replace(cue.form, takes=frozenset())), stop)
        return replace(report, opening=read_feeling(reading, cue))
    if is_formula(reading, cue) or is_quoted_verb(reading, cue):
        return None
    if cue.kind == "verb" and reading.words[cue.last : cue.last + 1] in (["ذلك"], ["بذلك"]):
        cue = replace(cue, form=replace(cue.form, takes=cue.form.takes & {"that", "speech"}))  # it points back
    report = read_report(reading, cue, stop)
    if is_far_noun(reading, report):
        return replace(report, opening=None)
    quoted = reading.mark_around(reading.starts[cue.first]) >= 0
    if quoted and cue.kind == "verb" and report.subject is None:
        return None  # inside marks a verb without subject is the speaker's own telling
    if cue.kind == "participle" and report.opening and not is_circumstance(reading, cue, report.opening):
        return None
    if (
        report.opening
        and report.opening.particle < 0
        and (is_passive(reading, report) or is_of_a_thing(reading, report))
    ):
        return replace(report, opening=None)
    if cue.negated and report.opening and (cue.form.act != "deny" or report.opening.particle < 0):
        return replace(report, opening=None)
    if cue.relative and report.opening and report.opening.particle < 0 and report.opening.kind == "clause":
        return replace(report, opening=None)
    if cue.form.shape == "present" and cue.form.act == "judge" and cue.form.lemma in ("اعتبر", "عد") and report.opening:
        return report if report.opening.particle >= 0 else replace(report, opening=None)
    return report


def _content(reading: Reading, number: int, report: Report, cuts: list[int]) -> Content | None:
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
        opening.particle < 0 and opening.kind == "clause" and _is_word(reading, opening.start, end)
    ):
        return None
    return Content(number, opening.start, end, opening.kind)


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


def _source_content(reading: Reading, number: int, report: Report, cuts: list[int]) -> Content | None:
    cue, subject = report.cue, report.subject
    statement = reading.statement_start(reading.starts[cue.first])
    past = subject[1] if subject else cue.last
    then = past < len(reading) and (
        reading.words[past] in word_list("then") or (subject is None and is_that(reading.words[past]))
    )
    if then or cue.opening or (cue.joined and not reading.text[statement : reading.starts[cue.first]].strip(_LEADING)):
        at = subject[1] if subject else cue.last
        while (
            at < min(len(reading), cue.last + 14)
            and not _THEN.match(reading.words[at])
            and reading.gap(at).strip() == ""
        ):
            if is_finite(reading.words[at]):
                break
            at += 1
        if at >= len(reading) or reading.starts[at] >= reading.statement_end(reading.starts[cue.first]):
            return None
        if _THEN.match(reading.words[at]) and at + 1 < len(reading):
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
    if reading.mark_around(reading.starts[cue.first]) >= 0:
        return None  # inside marks a source is part of what is said
    if (
        bisect_left(cuts, reading.starts[cue.first]) > bisect_right(cuts, statement)
        or first >= cue.first
        or reading.words[first] in word_list("formulas")
    ):
        return None
    while first < cue.first and (
        reading.words[first] in ("وقد", "قد", "كما", "وكان") or is_adverbial_lead(reading, first, cue.first)
    ):
        first += 1
    start = reading.starts[first] + (1 if reading.words[first][0] == "و" and len(reading.words[first]) > 3 else 0)
    end = start + len(reading.text[start : reading.starts[cue.first]].rstrip(TRAILING))
    return Content(number, start, end, "before") if cue.first - first >= 4 else None


def is_adverbial_lead(reading: Reading, at: int, stop: int) -> bool:
    """Whether a word still belongs to a lead such as من جهة أخرى، that a comma ends within five words."""
    if at > 0 and reading.words[at] in ("من", "وفي", "علي", "وعلي", "ومن", "الي") and at + 1 < stop:
        return is_adverbial(reading, at) and any(
            "،" in reading.gap(later) for later in range(at + 1, min(stop, at + 5))
        )
    return False


def _with_outer(contents: dict[int, Content]) -> dict[int, Content]:
    """Tell each content which other one it stands inside."""
    result: dict[int, Content] = {}
    around: list[Content] = []
    for number, content in sorted(contents.items(), key=lambda pair: (pair[1].start, -pair[1].end)):
        while around and around[-1].end <= content.start:
            around.pop()
        holders = (outer for outer in reversed(around) if outer.end >= content.end and outer.kind != "before")
        holder = next(holders, None)  # the nearest; a text of open clauses holds thousands
        result[number] = replace(content, outer=holder.report if holder else -1)
        around.append(content)
    return result
