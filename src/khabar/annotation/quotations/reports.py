"""From words of saying to stretches of the text: every report of the article with where its content ends.

Words of saying are read from the last to the first, so that each knows where the next one takes over. What they report
ends where the statement ends, or where a later word of saying of the same statement begins.
"""

from msgspec import Struct
from msgspec.structs import replace

from khabar.annotation.quotations.clauses import Report, read_report
from khabar.annotation.quotations.contents import THEN, Content, content_of, source_content_of
from khabar.annotation.quotations.cues import Cue, find_cues, is_that
from khabar.annotation.quotations.cuts import (
    BESIDES,
    OCCASION,
    WITHHELD,
    before_fragment,
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
from khabar.annotation.quotations.marks import FOOTER
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.source_reports import read_after, read_blame, read_feeling, read_source


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
    cuts += [
        match.start() for pattern in (WITHHELD, OCCASION, BESIDES, FOOTER) for match in pattern.finditer(reading.text)
    ]
    cuts.sort()
    contents: dict[int, Content] = {}
    for number, report in enumerate(reports):
        if report.cue.kind != "source" and (content := content_of(reading, number, report, cuts)):
            contents[number] = content
    opened = _unfinished(reading, reports)
    ends = {content.end: content for content in contents.values()}
    for number, report in enumerate(reports):
        if (
            report.cue.kind == "source"
            and report.cue.first not in opened
            and (content := source_content_of(reading, number, report, cuts))
        ):
            same = ends.get(content.end)
            if same is not None and _opens_with(reading, content, reports[same.report]):
                continue  # وبحسب الوكالة، فقد قال فلان إن: the words are the inner speaker's
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
        leads = cue.last < len(reading) and (is_that(reading.words[cue.last]) or THEN.match(reading.words[cue.last]))
        if (cue.opening and after.subject) or leads:  # وبحسب وصف الادعاء، ... and وبحسب قولهم، إنهم ... stand in front
            return replace(after, cue=replace(cue, kind="source"))
        return after
    if cue.kind == "source":
        source = read_source(reading, cue, stop)
        return replace(source, opening=None) if source and is_of_a_thing(reading, source) else source
    if cue.form.closing:
        report = read_report(reading, replace(cue, form=replace(cue.form, takes=frozenset())), stop)
        return replace(report, opening=read_feeling(reading, cue) or read_blame(reading, cue, stop))
    if is_formula(reading, cue) or is_quoted_verb(reading, cue):
        return None
    if cue.kind == "verb" and reading.words[cue.last : cue.last + 1] in (["ذلك"], ["بذلك"]):
        cue = replace(cue, form=replace(cue.form, takes=cue.form.takes & {"that", "speech"}))  # it points back
    report = read_report(reading, cue, stop)
    if is_far_noun(reading, report):
        return replace(report, opening=None)
    if cue.form.lemma == "وجد" and report.subject is None:
        return replace(report, opening=None)  # وجدت أنها متوفاة: found, not said
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


def _unfinished(reading: Reading, reports: list[Report]) -> set[int]:
    """Sources on the way from a verb of saying to its أن (ذكر الموقع، نقلا عن مصدر، أن ...), by their words."""
    found: set[int] = set()
    waiting: list[int] = []
    for report in reversed(reports):
        cue = report.cue
        if cue.kind == "source":
            waiting.append(cue.first)
        elif cue.kind == "verb" and report.opening:
            limit = reading.word_at(report.opening.start)
            found.update(first for first in waiting if cue.first < first < limit)
            waiting.clear()
    return found


def _opens_with(reading: Reading, content: Content, inner: Report) -> bool:
    return (
        inner.cue.kind == "verb" and content.kind == "clause" and inner.cue.first - reading.word_at(content.start) <= 1
    )


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
