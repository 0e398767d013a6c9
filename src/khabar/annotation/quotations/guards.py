"""Forms that look like a report and are none: formulas, passives, adjectives, verbs of the speaker himself."""

from khabar.annotation.quotations.actors import read_actor
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.cues import Cue, is_that
from khabar.annotation.quotations.datelines import is_in_dateline
from khabar.annotation.quotations.lexicon import bare, speaker_words, word_list
from khabar.annotation.quotations.openings import Opening
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import OF_PEOPLE, is_preposition
from khabar.language.clitics import known_noun, split_all


def is_formula(reading: Reading, cue: Cue) -> bool:
    """يذكر أن and يشار إلى أن report nobody's words; تبين is what turned out."""
    word = reading.words[cue.first].removeprefix("و")
    following = reading.words[cue.last : cue.last + 2]
    before = reading.words[cue.first - 1] if cue.first else ""
    if cue.form.lemma == "أبلغ" and cue.form.shape == "present" and not cue.form.bound:
        return True  # يبلغ عددها: to reach
    if is_in_dateline(reading, cue.first, cue.last):
        return True  # صحيفة - متابعة:
    if word == "بالتاكيد" and not (following and (is_that(following[0]) or following[0] == "علي")):
        return True  # certainly
    earlier = reading.words[cue.first - 2].removeprefix("و") if before == "من" and cue.first > 1 else ""
    if cue.form.shape == "noun" and {before.removeprefix("و"), earlier} & word_list("may"):
        return True  # يمكن القول إن، تجدر الإشارة إلى أن
    if cue.form.shape == "present" and cue.form.gender == "f" and before in word_list("no_lead"):
        return True  # ألا ترى أن: the reader is asked
    if cue.kind == "verb" and not cue.form.bound and not cue.joined and _is_shown(reading, cue.first):
        return True
    if cue.form.lemma == "طلب" and cue.form.shape == "present" and following[:1] == ["من"]:
        return True  # ويطلب من الركاب: it is asked of them
    if cue.form.shape == "present" and cue.form.act == "expect" and before.removeprefix("و") in ("كان", "كانت"):
        return True  # وكان يتوقع أن: it was expected
    if cue.kind == "verb" and before.removeprefix("و").removeprefix("ف") in ("اذا", "لو"):
        return True  # إذا قالت الشركة إن: nobody has said it
    if cue.form.act == "point" and before in ("وهو", "وهي", "وهم") and not _leads_to_that(following):
        return True  # وقال وهو يشير إلى الجسر: a gesture
    if cue.form.shape == "present" and following[:1] in (["قائل"], ["قايل"]):
        return True  # قد يقول قائل
    if cue.form.shape == "present" and cue.form.lemma in ("علم", "أعلم"):
        return True  # to know, and not to learn
    if word == "يفترض" or (word == "يعتقد" and following[:1] == ["ان"]):
        return True  # it is supposed, it is believed: nobody is named
    if word in ("يذكر", "يشار", "يلاحظ"):
        return bool(following) and (is_that(following[0]) or (is_that(following[-1]) and following[0] == "الي"))
    return word in ("تبين", "علما") or (word == "قدر" and not cue.joined and not cue.opening)  # قدر الإمكان


def _leads_to_that(following: list[str]) -> bool:
    return bool(following) and (is_that(following[0]) or is_that(following[-1]))


def _is_shown(reading: Reading, at: int) -> bool:
    """Whether a matter and no one speaks before a verb: هذا يؤكد أن، مما يشير إلى أن، الأمر الذي يعني أن."""
    before = reading.words[at - 1] if at else ""
    if not at or reading.gap(at).strip():
        return False
    if before in ("الذي", "التي"):
        return at > 1 and reading.words[at - 2].removeprefix("و") in ("الامر", "الشيء", "الخطوة", "المسالة")
    following = reading.words[at + 1] if at + 1 < len(reading) else ""
    to_that = following in ("الي", "علي") and at + 2 < len(reading) and is_that(reading.words[at + 2])
    source = reading.words[at - 2].removeprefix("و") if at > 1 and before == "ما" else ""
    known = source in ("علي", "وفق", "حسب", "بحسب", "وهو", "هو", "وهذا", "هذا")
    return before in word_list("things_before") and not known and (is_that(following) or to_that)


def is_quoted_verb(reading: Reading, cue: Cue) -> bool:
    """A verb that opens a stretch in marks is the speaker's own («تدعو إلى ...»), and بث or نشر after a paper's name
    or in a relative clause say where words stood.
    """
    index = reading.mark_around(reading.starts[cue.first])
    if index >= 0 and cue.kind == "verb" and reading.word_at(reading.marks[index].start) == cue.first:
        return True
    before = bare(reading.words[cue.first - 1]) if cue.first else ""
    earlier = reading.words[cue.first - 2].removeprefix("و") if cue.first > 1 else ""
    if (
        cue.kind == "verb"
        and not cue.joined
        and cue.first
        and reading.words[cue.first - 1] == "ان"
        and cue.form.shape == "past"
    ) and (
        earlier not in ("بعد", "منذ", "قبل", "فور", "بمجرد")
        and not {"سبق", "وسبق", "يسبق"} & set(reading.words[max(0, cue.first - 8) : cue.first])
        and cue.first + 1 < len(reading)
        and is_that(reading.words[cue.first + 1])
    ):
        return True  # أن أوضح أن: a wish to say, not a report
    wished = cue.form.shape == "present" and not cue.joined and cue.first and reading.words[cue.first - 1] == "ان"
    if wished and earlier not in word_list("until") and _is_subjunctive(reading, cue.first - 1):
        return True  # يمكن أن تضيف: what may come to be
    publishes = cue.kind == "verb" and cue.form.lemma in ("نشر", "بث", "أذاع", "أورد", "نقل", "كتب", "سجل")
    return (
        publishes
        and not cue.joined
        and (cue.relative or before in speaker_words().documents | speaker_words().occasions)
    )


def _is_subjunctive(reading: Reading, at: int) -> bool:
    """Whether an ان before a present is أن with fatha and not إن: by its spelling."""
    span = reading.document.normal.original(reading.starts[at], reading.ends[at])
    return not span.of(reading.document.text).startswith("إ")


def is_circumstance(reading: Reading, cue: Cue, opening: Opening) -> bool:
    """Whether a participle says how someone spoke, and is no adjective or noun (إجراءات مشددة، مطالبة الموقع)."""
    comma = bool(reading.gap(cue.first).strip()[-1:] in ("،", ",", "؛", ".")) or cue.joined or cue.opening
    before = reading.words[cue.first - 1] if cue.first else ""
    close = opening.start - reading.ends[cue.last - 1] <= 12 or opening.particle in (cue.last, cue.last + 1)
    if reading.words[cue.first] in word_list("adverbs_like_participles") and opening.particle != cue.last:
        return False
    if is_preposition(before) or before in ("جانب", "عدم", "ب"):
        return False
    whom = reading.words[cue.last : cue.last + 1] in (["اياه"], ["اياها"], ["اياهم"])
    if cue.form.lemma == "اتهم" and not comma and not whom:
        return False  # خمسة متهمين بالسرقة: the accused
    if cue.form.gender == "f" and opening.particle < 0 and not comma and opening.kind == "clause":
        return close and not before.startswith("ال") and cue.form.act != "affirm" and opening.preposition == cue.last
    if cue.form.act == "affirm" and opening.particle < 0 and opening.kind == "clause":
        return close and (comma or cue.form.gender == "m")
    return True


def is_far_noun(reading: Reading, report: Report) -> bool:
    """Whether marks stand too far from a noun of saying to be its words: الإعلان المتكرر من «كذا»."""
    opening, cue = report.opening, report.cue
    if cue.form.shape != "noun" or opening is None:
        return False
    if not OF_PEOPLE.search(reading.words[cue.first]) and opening.particle >= 0:
        between = reading.words[cue.last : opening.particle]
        return len(between) > 1 or not set(between) <= {"علي", "الي", "ب"}  # التشديد الأمني ... يعني أن
    if opening.kind != "marked" or opening.particle >= 0:
        return False
    first = reading.word_at(opening.start)
    return first > cue.last + 1 and ":" not in reading.gap(first)


def is_of_a_thing(reading: Reading, report: Report) -> bool:
    """Whether what stands as subject is a thing that says nothing: شددت إجراءاتها على، أكدت الحاجة إلى."""
    if not report.subject or report.opening is None or report.opening.particle >= 0 or report.cue.kind != "verb":
        return False
    first, last = report.subject
    word = reading.words[first]
    owned = bool(OF_PEOPLE.search(word)) or word.startswith("ال")
    if not owned or report.opening.kind != "clause" or reading.mark_around(reading.starts[first]) >= 0:
        return False
    return (
        last - first <= 4
        and (known_noun(bare(word)) or known_noun(split_all(word).stem))
        and read_actor(reading, first, last).kind == "thing"
    )


def is_passive(reading: Reading, report: Report) -> bool:
    """Presents that are mostly passive or mean something else unless أن follows: يتوقع خروجها، يعتبر أحد، يبلغ عدد."""
    form = report.cue.form
    if form.shape != "present" or form.bound:
        return False
    if form.lemma in ("أبلغ", "عد", "اعتبر", "ادعى", "دعا") and (
        form.lemma != "دعا" or (report.opening is not None and report.opening.kind == "marked")
    ):
        return True
    return (
        form.act in ("expect", "judge")
        and report.subject is None
        and report.opening is not None
        and report.opening.kind == "clause"
    )
