"""What a verb of saying takes without أن: a masdar it announces, what ب demands or pledges, what a participle wishes."""

from khabar.annotation.quotations.adverbials import is_adverbial, is_attached
from khabar.annotation.quotations.cues import Cue
from khabar.annotation.quotations.lexicon import bare, speaker_words, word_list
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import demands, is_preposition, opens_happening
from khabar.language.clitics import split_clitics
from khabar.language.titles import head_kind, title_kind

_PLEDGING = frozenset(("promise", "threaten", "demand", "admit", "wish"))


def before_pledge(reading: Reading, cue: Cue, first: int, past: int) -> int:
    """Where a speaker ends whose pledge or demand with ب was read into his name: تعهدت الدول الكبرى | بجمع المال.

    The same of ل after a call: دعا الطرفين | لوقف القتال.
    """
    if not cue.form.takes & {"by", "to"} or cue.form.act not in _PLEDGING:
        return past
    for at in range(first + 1, past):
        word = reading.words[at]
        if is_called_for(reading, cue, at):
            return at
        inside = at in reading.names or (at - 1 in reading.names and reading.names[at - 1].last > at)
        if (
            "by" in cue.form.takes
            and word[0] == "ب"
            and split_clitics(word).prefixes[:1] == ("ب",)
            and not inside
            and _may_be_pledged(reading, at)
        ):
            return at
    return past


def is_pledged(reading: Reading, cue: Cue, at: int, subject: tuple[int, int] | None) -> bool:
    """Whether ب right after who pledges, threatens or demands brings in what he pledges: تعهدت الشركة بجمع المال."""
    if cue.form.act not in _PLEDGING or not _may_be_pledged(reading, at):
        return False
    if cue.kind == "participle":
        return reading.words[cue.last : at] in (["اياه"], ["اياها"], ["اياهم"])
    return subject is not None and at == subject[1]


def is_by(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether ب brings in what is demanded or threatened: طالب بوقف القتال، هدد باللجوء."""
    word = reading.words[at]
    if cue.form.act == "wish":
        return False
    if cue.form.act == "demand" and at == cue.last and at not in reading.names:
        return True
    if word.startswith("بال") and cue.form.act in ("say", "warn", "point", "expect", "reveal"):
        return demands(word[1:])
    if word.startswith("بال"):
        return word not in (
            "بالفعل",
            "بالتالي",
            "بالمقابل",
            "بالذات",
            "بالكامل",
            "بالاضافة",
            "بالتزامن",
            "بالتنسيق",
            "بالتعاون",
            "بالنسبة",
        )
    return demands(word[1:])


def is_object(reading: Reading, cue: Cue, at: int, subject: tuple[int, int] | None) -> bool:
    """Whether a masdar is announced: it follows the verb, its subject, or a time between commas."""
    if cue.form.shape == "present" and cue.form.act in ("judge",):
        return False
    if reading.words[at] in ("رفض", "طلب", "فضل") and reading.words[at + 1 : at + 2] in (
        ["الكشف"],
        ["ذكر"],
        ["عدم"],
        ["الافصاح"],
        ["نشر"],
    ):
        return False  # مصدر رفض الكشف عن هويته
    if reading.words[at] == "عدد" and reading.words[at + 1 : at + 2] == ["من"]:
        return False  # شكا عدد من السكان: they complain
    if cue.form.lemma == "أبرز" and subject is None:
        return False  # أبرز is also the most prominent
    if cue.form.act == "recall" and not cue.joined and subject is None:
        return False  # in a story someone merely remembers
    before = reading.words[at - 1] if at > cue.last else ""
    if is_preposition(before) or (
        before.startswith("ل") and before not in ("لها", "له", "لهم", "لهما", "لهن", "لنا", "لكم", "للجميع")
    ):
        return False
    return not (
        reading.words[at].startswith("ال")
        and subject is None
        and cue.kind == "verb"
        and cue.form.number == "s"
        and bare(reading.words[at]) not in speaker_words().happenings
    )


def is_wished(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether a noun is what a participle wishes: متمنيا التوفيق, متمنين لهم دوام الصحة."""
    word = reading.words[at]
    if at == cue.last:
        return word.startswith("ال") or opens_happening(word)
    between = reading.words[cue.last : at]
    return (
        len(between) <= 3
        and between[0].startswith("ل")
        and not is_attached(reading, at)
        and not is_adverbial(reading, at)
    )


def is_of_an_office(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether إلى and a place belong to who speaks (المبعوث إلى اليمن), because another إلى follows."""
    name = reading.names.get(at + 1)
    if reading.words[at] != "الي" or at == cue.last or name is None or name.label != "LOC":
        return False
    end = reading.statement_end(reading.starts[at])
    later = range(name.last, min(len(reading), name.last + 16))
    return any(reading.words[more] == "الي" and reading.starts[more] < end for more in later)


def is_called_for(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether ل brings in what is called for (دعا الطرفين لوقف القتال) and no إلى follows that does."""
    word = reading.words[at]
    if "to" not in cue.form.takes or word[0] != "ل" or len(word) < 4 or not demands(_without_l(word)):
        return False
    end = reading.statement_end(reading.starts[at])
    later = range(at + 1, min(len(reading), at + 16))
    return not any(reading.words[more] == "الي" and reading.starts[more] < end for more in later)


def _without_l(word: str) -> str:
    """The word after ل: لوقف gives وقف, للحوار gives الحوار."""
    return "ال" + word[2:] if word.startswith("لل") else word[1:]


def _may_be_pledged(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    pronoun = len(word) < 4
    place = at in reading.names or head_kind(word) in ("place", "body") or title_kind(word) is not None
    return not pronoun and not place and at not in reading.times and word not in word_list("not_by")
