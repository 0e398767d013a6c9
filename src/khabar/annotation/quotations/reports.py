"""From words of saying to stretches of the text: every report of the article with where its content ends.

Words of saying are read from the last to the first, so that each knows where the next one takes over. What they report
ends where the statement ends, or where a later word of saying of the same statement begins.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from khabar.annotation.quotations.clauses import Opening, Report, read_report
from khabar.annotation.quotations.cues import Cue, find_cues, is_that
from khabar.annotation.quotations.lexicon import reporting, speaker_words
from khabar.annotation.quotations.noun_phrases import is_adverbial, is_finite, is_preposition, read_speaker
from khabar.annotation.quotations.reading import Reading
from khabar.language.titles import bare

_TRAILING = " \t\n\r.،,؛;:!-–—…"
_LEADING = " \t\n\r.،,؛;:-–—"
#: After a source in front, فإن or فقد open the content: وبحسب الصندوق، فإن ...
_THEN = re.compile(r"ف(?:ان|قد|انه|انها)$")
_FIRST_PERSON = re.compile(r"(?:نحن|انا|لدينا|اننا|انني|لنا|علينا|عندنا)$")
_FEELING_VERBS = frozenset(("أعرب", "عبر", "أبدى"))
_QUOTING = frozenset(("بقوله", "بقولها", "بقولهم", "بالقول", "قوله", "قولها", "قائلا", "قائلة", "القول"))
#: What an outlet adds about what was not said: دون الكشف عن التفاصيل.
_WITHHELD = re.compile(r"[،\s]+(?:و?من )?(?:دون|بدون) (?:ان ي\w+ |ان ت\w+ )?(?:الكشف|ذكر|الافصاح|تحديد|اعطاء|الخوض|تسمية|توضيح|مزيد|المزيد)")
_FOR_HIS_PART = frozenset(("جهته", "جهتها", "جهتهم", "جانبه", "جانبها", "جانبهم", "ناحيته", "ناحيتها", "بدوره", "بدورها", "بدورهم"))
_PLAIN = frozenset(("add", "explain", "affirm", "point", "reveal", "warn"))
_LEADS = frozenset(("الي", "علي", "عن", "من", "في", "ان", "بان", "بانه", "بانها", "انه", "انها"))
_ADVERBS = frozenset(("مجددا", "مكررا", "زائدا", "ماضيا", "مصرا", "متابعا"))
_FORMULAS = frozenset(("جاء", "ياتي", "وجاء", "وياتي", "يجيء", "ويجيء", "يشار", "ويشار", "يذكر", "ويذكر"))


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
    cuts = [_cut_position(reading, report) for report in reports if _cuts(reading, report)]
    cuts += [cut for report in reports if report.cue.kind == "after" and (cut := _before_fragment(reading, report.cue)) is not None]
    cuts += [match.start() for match in _WITHHELD.finditer(reading.text)]
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
            if same is None or nested and reports[same.report].cue.kind != "noun":
                contents[number] = content
    return Reports(tuple(reports), _with_outer(contents), tuple(cuts))


def _before_fragment(reading: Reading, cue: Cue) -> int | None:
    """Where a clause ends before marks that have words of saying of their own: ..., و«كذا»، على حد تعبيره."""
    end = reading.ends[cue.first - 1] if cue.first else 0
    index = reading.mark_around(end - 1) if cue.first else -1
    if index < 0 or reading.marks[index].outer_end > reading.starts[cue.first]:
        return None
    start = reading.marks[index].outer_start
    before = re.search(r"[،,]\s*و?\s*$", reading.text[max(0, start - 6) : start])
    return max(0, start - 6) + before.start() if before else None


def content_end(reading: Reading, start: int, cuts: Sequence[int], *, limit: int | None = None) -> int:
    """Where words that begin at `start` end: the statement's end or the next cut, without closing punctuation."""
    end = reading.statement_end(start) if limit is None else limit
    at = bisect_right(cuts, start)
    if at < len(cuts) and cuts[at] < end:
        end = cuts[at]
    return start + len(reading.text[start:end].rstrip(_TRAILING))


def _from_last_to_first(reading: Reading, cues: list[Cue]) -> list[Report]:
    reports: list[Report] = []
    stop = len(reading)
    for cue in reversed(cues):
        report = _read(reading, cue, stop)
        if report is None:
            continue
        reports.append(report)
        followed = cue.kind == "participle" and len(reports) > 1 and reports[-2].cue.first == cue.last
        closes = cue.form.closing and (cue.kind == "verb" or cue.joined or reading.gap(cue.first).strip() in ("،", ","))
        if report.opening or closes or cue.kind == "after" or followed:
            stop = cue.first
    return reports[::-1]


def _read(reading: Reading, cue: Cue, stop: int) -> Report | None:
    if cue.kind == "after":
        after = _read_after(reading, cue)
        if cue.opening and after.subject:  # وبحسب وصف الادعاء، ... stands before what it reports
            return replace(after, cue=replace(cue, kind="source"))
        return after
    if cue.kind == "source":
        return _read_source(reading, cue, stop)
    if cue.form.closing:
        report = read_report(reading, replace(cue, form=replace(cue.form, takes=frozenset())), stop)
        return replace(report, opening=_feeling(reading, cue))
    if _is_formula(reading, cue) or _is_quoted_verb(reading, cue):
        return None
    report = read_report(reading, cue, stop)
    if cue.kind == "participle" and report.opening and not _is_circumstance(reading, cue, report.opening):
        return None
    if report.opening and report.opening.particle < 0 and _is_passive(reading, report):
        return replace(report, opening=None)
    if cue.negated and report.opening and cue.form.act != "deny":
        return replace(report, opening=None)
    if cue.relative and report.opening and report.opening.particle < 0 and report.opening.kind == "clause":
        return replace(report, opening=None)
    if cue.form.shape == "present" and cue.form.act == "judge" and cue.form.lemma in ("اعتبر", "عد") and report.opening:
        return report if report.opening.particle >= 0 else replace(report, opening=None)
    return report


def _is_formula(reading: Reading, cue: Cue) -> bool:
    """يذكر أن and يشار إلى أن report nobody's words; تبين is what turned out."""
    word = reading.words[cue.first].removeprefix("و")
    following = reading.words[cue.last : cue.last + 2]
    if word in ("يذكر", "يشار", "يلاحظ"):
        return bool(following) and (is_that(following[0]) or is_that(following[-1]) and following[0] == "الي")
    return word == "تبين"


def _is_quoted_verb(reading: Reading, cue: Cue) -> bool:
    """A verb that opens a stretch in marks is the speaker's own («تدعو إلى ...»), and بث or نشر after a paper's name
    or in a relative clause say where words stood."""
    index = reading.mark_around(reading.starts[cue.first])
    if index >= 0 and cue.kind == "verb" and reading.word_at(reading.marks[index].start) == cue.first:
        return True
    before = bare(reading.words[cue.first - 1]) if cue.first else ""
    earlier = reading.words[cue.first - 2].removeprefix("و") if cue.first > 1 else ""
    if cue.kind == "verb" and not cue.joined and is_that(reading.words[cue.first - 1]) and cue.first and cue.form.shape == "past":
        if earlier not in ("بعد", "منذ", "قبل", "فور", "بمجرد") and cue.first + 1 < len(reading) and is_that(reading.words[cue.first + 1]):
            return True  # أن أوضح أن: a wish to say, not a report
    publishes = cue.form.lemma in ("نشر", "بث", "أذاع", "أورد", "نقل", "كتب", "سجل")
    return publishes and not cue.joined and (cue.relative or before in speaker_words().documents | speaker_words().occasions)


def _is_circumstance(reading: Reading, cue: Cue, opening: Opening) -> bool:
    """Whether a participle says how someone spoke, and is no adjective or noun (إجراءات مشددة، مطالبة الموقع)."""
    comma = bool(reading.gap(cue.first).strip()[-1:] in ("،", ",", "؛", ".")) or cue.joined or cue.opening
    before = reading.words[cue.first - 1] if cue.first else ""
    close = opening.start - reading.ends[cue.last - 1] <= 12 or opening.particle in (cue.last, cue.last + 1)
    if is_preposition(before) or before in ("جانب", "عدم", "ب"):
        return False
    if cue.form.gender == "f" and opening.particle < 0 and not comma and opening.kind == "clause":
        return close and not before.startswith("ال") and cue.form.act != "affirm" and opening.preposition == cue.last
    if cue.form.act == "affirm" and opening.particle < 0 and opening.kind == "clause":
        return close and (comma or cue.form.gender == "m")
    return True


def _is_passive(reading: Reading, report: Report) -> bool:
    """Presents that are mostly passive or mean something else unless أن follows: يتوقع خروجها، يعتبر أحد، يبلغ عدد."""
    form = report.cue.form
    if form.shape != "present" or form.bound:
        return False
    if form.lemma in ("أبلغ", "عد", "اعتبر", "ادعى", "دعا") and (form.lemma != "دعا" or report.opening is not None and report.opening.kind == "marked"):
        return True
    return form.act in ("expect", "judge") and report.subject is None and report.opening is not None and report.opening.kind == "clause"


def _read_after(reading: Reading, cue: Cue) -> Report:
    """على حد قوله has no subject of its own, على حد قول فلان has one."""
    if cue.form.bound or cue.last >= len(reading) or reading.gap(cue.last).strip():
        return Report(cue)
    last = read_speaker(reading, cue.last, len(reading), takes=frozenset(), loose=True)
    return Report(cue, (cue.last, last))


def _read_source(reading: Reading, cue: Cue, stop: int) -> Report | None:
    """بحسب and its like count where a speaker follows: a title, a body, a paper, a name, or a name in marks."""
    if cue.form.shape != "source" or reading.words[cue.first].endswith("كما"):
        verb = Cue(cue.last - 1, cue.last, cue.form, "verb")
        report = read_report(reading, verb, stop)
        if report.opening and reading.words[cue.first] in ("كما", "وكما", "مثلما"):
            return replace(report, cue=replace(verb, joined=True))
        return replace(report, cue=cue, opening=None)
    first = cue.last
    if first >= len(reading):
        return None
    word = reading.words[first]
    stripped = word[1:] if word.startswith("ل") and not word.startswith("لل") and len(word) > 3 else word
    known = speaker_words()
    mark = reading.mark_opening(reading.ends[first - 1], reading.starts[first])
    last = read_speaker(reading, first, stop, takes=frozenset(), loose=True)
    if mark >= 0:
        last = max(first + 1, reading.word_at(reading.marks[mark].end))
        return Report(cue, (first, last)) if last - first <= 4 else None
    head = bare(stripped)
    if first in reading.names or first + 1 in reading.names and reading.names[first + 1].first == first + 1:
        if reading.names.get(first, reading.names.get(first + 1)).label in ("PER", "ORG"):  # type: ignore[union-attr]  # one of the two is there
            return Report(cue, (first, last))
    if known.speaks(head) or (head.endswith(("ه", "ها")) and head[:-1] in ("بيان", "قول")):
        return Report(cue, (first, last))
    return None


def _feeling(reading: Reading, cue: Cue) -> Opening | None:
    """أعرب عن أمله في أن ...: a wish, a readiness or a belief that is put into words."""
    if cue.form.lemma not in _FEELING_VERBS:
        return None
    feelings = reporting().feelings
    for at in range(cue.last, min(len(reading) - 2, cue.last + 12)):
        word = reading.words[at]
        stem = re.sub(r"(?:ه|ها|هم|هما)$", "", word)
        if stem in feelings or bare(word) in feelings or (stem.endswith("ت") and stem[:-1] + "ة" in feelings):
            at += 1
            while at < len(reading) - 1 and (reading.words[at] in ("في", "من", "علي", "ب", "الكبير", "البالغ", "العميق") or is_that(reading.words[at])):
                at += 1
            if reading.gap(at).strip(" «\"“"):
                return None
            start = reading.starts[at]
            return Opening("clause", start + 1 if reading.words[at].startswith("بال") else start)
        if reading.gap(at).strip() and at > cue.last:
            return None
    return None


def _cuts(reading: Reading, report: Report) -> bool:
    """Whether a word of saying ends what was said before it in the same statement."""
    cue = report.cue
    if cue.kind in ("after", "source"):
        return not cue.opening
    comma = reading.gap(cue.first).strip()[-1:] in ("،", ",", "؛")
    if cue.kind == "participle":
        quotes = cue.last < len(reading) and reading.words[cue.last] in _QUOTING
        plain = cue.form.act in _PLAIN and reading.words[cue.first].endswith("ا") and reading.words[cue.first] not in _ADVERBS
        leads = cue.last < len(reading) and reading.words[cue.last] in _LEADS
        aside = comma and (leads or reading.words[cue.first].endswith("ا"))
        return report.opening is not None or cue.form.closing and cue.joined and leads or aside or quotes or plain
    if cue.kind == "noun":
        return False
    before = reading.words[cue.first - 1] if cue.first else ""
    comma = comma or before in reporting().joints and reading.gap(cue.first - 1).strip()[-1:] in ("،", ",", "؛")
    jointed = before in _FOR_HIS_PART or before in reporting().joints or (cue.negated and cue.first > 1 and reading.words[cue.first - 2] in reporting().joints)
    if cue.relative:
        return False
    if cue.form.closing:
        return cue.joined and cue.form.shape == "past" and report.subject is not None or (jointed and comma)
    if report.opening is None:
        return jointed and (cue.negated or cue.last < len(reading) and reading.words[cue.last] == "ذلك")
    if cue.form.bound:
        return cue.joined or jointed
    return cue.joined or jointed or (comma and cue.form.shape == "past" and before not in ("الذي", "التي"))


def _cut_position(reading: Reading, report: Report) -> int:
    """Where the cut falls: at the word of saying, or at the joining words before it (كما، فيما، لكنه)."""
    first = report.cue.first
    joining = reporting().joints | reporting().negations | _FOR_HIS_PART | {"من", "ومن"}
    while first > 0 and reading.words[first - 1] in joining and reading.gap(first).strip() in ("", "،"):
        first -= 1
        if reading.gap(first).strip():
            break
    return reading.starts[first]


def _content(reading: Reading, number: int, report: Report, cuts: list[int]) -> Content | None:
    opening = report.opening
    if opening is None:
        return None
    if opening.kind == "marked":
        mark = reading.marks[opening.mark]
        return Content(number, mark.start, mark.end, "marked", opening.mark)
    end = content_end(reading, opening.start, cuts)
    if _is_subordinate(reading, report):
        comma = re.search("[،,؛]", reading.text[opening.start : end])
        end = opening.start + comma.start() if comma else end
    if opening.kind == "speech":
        end = _speech_end(reading, opening.start, end, cuts)
    if end - opening.start < 3 or opening.particle < 0 and opening.kind == "clause" and _is_word(reading, opening.start, end):
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
    """Speech after a colon goes on over the following statements of its paragraph while they speak in the first person."""
    paragraph = reading.paragraph_end(start)
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
        if at < len(cuts) and cuts[at] < stop or stop <= end:
            return end
        end = stop


def _source_content(reading: Reading, number: int, report: Report, cuts: list[int]) -> Content | None:
    cue, subject = report.cue, report.subject
    statement = reading.statement_start(reading.starts[cue.first])
    if cue.opening or cue.joined and not reading.text[statement : reading.starts[cue.first]].strip(_LEADING):
        at = subject[1] if subject else cue.last
        while at < min(len(reading), cue.last + 14) and not _THEN.match(reading.words[at]) and reading.gap(at).strip() == "":
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
    if bisect_left(cuts, reading.starts[cue.first]) > bisect_right(cuts, statement) or first >= cue.first or reading.words[first] in _FORMULAS:
        return None
    while first < cue.first and (reading.words[first] in ("وقد", "قد", "كما", "وكان") or is_adverbial_lead(reading, first, cue.first)):
        first += 1
    start = reading.starts[first] + (1 if reading.words[first][0] == "و" and len(reading.words[first]) > 3 else 0)
    end = start + len(reading.text[start : reading.starts[cue.first]].rstrip(_TRAILING))
    return Content(number, start, end, "before") if cue.first - first >= 4 else None


def is_adverbial_lead(reading: Reading, at: int, stop: int) -> bool:
    """Whether a word still belongs to a lead such as من جهة أخرى، that a comma ends within five words."""
    if at > 0 and reading.words[at] in ("من", "وفي", "علي", "وعلي", "ومن", "الي") and at + 1 < stop:
        return is_adverbial(reading, at) and any("،" in reading.gap(later) for later in range(at + 1, min(stop, at + 5)))
    return False


def _with_outer(contents: dict[int, Content]) -> dict[int, Content]:
    """Tell each content which other one it stands inside."""
    result: dict[int, Content] = {}
    around: list[Content] = []
    for number, content in sorted(contents.items(), key=lambda pair: (pair[1].start, -pair[1].end)):
        while around and around[-1].end <= content.start:
            around.pop()
        holders = [outer for outer in around if outer.end >= content.end and outer.kind != "before"]
        result[number] = replace(content, outer=holders[-1].report if holders else -1)
        around.append(content)
    return result
