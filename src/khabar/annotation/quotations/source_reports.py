"""Reports that a preposition or a noun brings in: بحسب، حسبما ذكرت، على حد قوله، أعرب عن أمله."""

import re

from msgspec.structs import replace

from khabar.annotation.quotations.clauses import Report, read_report
from khabar.annotation.quotations.cues import Cue, is_that
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.marks import SIGNS
from khabar.annotation.quotations.noun_phrases import read_speaker
from khabar.annotation.quotations.openings import Opening, after_particle
from khabar.annotation.quotations.reading import Reading

#: The words in marks stand at most this many words after the verb.
BLAME = 12
_FEELING_VERBS = frozenset(("أعرب", "عبر", "أبدى"))


def read_after(reading: Reading, cue: Cue) -> Report:
    """على حد قوله has no subject of its own, على حد قول فلان has one."""
    if cue.form.bound or cue.last >= len(reading) or reading.gap(cue.last).strip():
        return Report(cue)
    last = read_speaker(reading, cue.last, len(reading), takes=frozenset(), loose=True)
    return Report(cue, (cue.last, last))


def read_source(reading: Reading, cue: Cue, stop: int) -> Report | None:
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
    if stripped in ("ذات", "نفس") and first + 1 < len(reading):
        stripped = reading.words[first + 1]  # حسب ذات المصدر
    mark = reading.mark_opening(reading.ends[first - 1], reading.starts[first])
    last = read_speaker(reading, first, stop, takes=frozenset(), loose=True)
    if mark >= 0:
        last = max(first + 1, reading.word_at(reading.marks[mark].end))
        return Report(cue, (first, last)) if last - first <= 4 else None
    head = bare(stripped)
    if head in known.outlets and (inner := _in_marks_after(reading, first)):
        return Report(cue, (first, inner))
    name = reading.names.get(first, reading.names.get(first + 1))
    if name and name.first <= first + 1 and name.label in ("PER", "ORG"):
        return Report(cue, (first, last))
    if known.speaks(head) or (head.endswith(("ه", "ها")) and head[:-1] in ("بيان", "قول")):
        return Report(cue, (first, last))
    if last < len(reading) and reading.words[last] in word_list("then"):
        return Report(cue, (first, last))  # وبحسب الاستخبارات، فإن ...: who is followed by then is a source
    return None


def _in_marks_after(reading: Reading, at: int) -> int:
    """The word after short marks that follow a kind of outlet (موقع «كذا»), or 0."""
    if at + 1 >= len(reading):
        return 0
    mark = reading.mark_opening(reading.ends[at], reading.starts[at + 1])
    past = reading.word_at(reading.marks[mark].end) if mark >= 0 else 0
    return past if past and past - at <= 5 and reading.marks[mark].closed else 0


def read_blame(reading: Reading, cue: Cue, stop: int) -> Opening | None:
    """The words in marks with which someone praises or blames: ندد الحزب بـ«محاولة لإسكات الناس»."""
    end = reading.statement_end(reading.starts[cue.first])
    for at in range(cue.last - 1, min(len(reading) - 1, stop, cue.last + BLAME)):
        if reading.starts[at] >= end:
            return None
        bound = reading.words[at] in ("ب", "من", "علي", "ل") or at < cue.last
        if not bound and at > cue.last + 1:
            continue
        mark = reading.mark_opening(reading.ends[at], reading.starts[at + 1])
        if mark < 0 or reading.gap(at + 1).strip(" ـ" + SIGNS):
            continue
        inside = reading.marks[mark]
        long = reading.word_at(inside.end) - reading.word_at(inside.start) >= (3 if bound else 6)
        return Opening("marked", inside.start, mark) if inside.closed and long else None
    return None


def read_feeling(reading: Reading, cue: Cue) -> Opening | None:
    """أعرب عن أمله في أن ...: a wish, a readiness or a belief that is put into words."""
    if cue.form.lemma not in _FEELING_VERBS:
        return None
    feelings = reporting().feelings
    for at in range(cue.last, min(len(reading) - 2, cue.last + 20)):
        word = reading.words[at]
        if word == "عن" and is_that(reading.words[at + 1]):
            return after_particle(reading, at + 1)  # وأعرب الوزير عن أن «...»
        stem = re.sub(r"(?:ه|ها|هم|هما)$", "", word)
        if stem in feelings or bare(word) in feelings or (stem.endswith("ت") and stem[:-1] + "ة" in feelings):
            at += 1
            while at < len(reading) - 1 and (
                reading.words[at] in ("في", "من", "علي", "ب")
                or (reading.words[at].startswith("ال") and reading.words[at + 1] in ("في", "ب", "بان"))
                or is_that(reading.words[at])
            ):
                at += 1
            if reading.gap(at).strip(" " + SIGNS):
                return None
            start = reading.starts[at]
            return Opening("clause", start + 1 if reading.words[at].startswith("بال") else start)
        if reading.gap(at).strip(" ،,") and at > cue.last:
            return None
    return None
