"""Where reported words open, looking at one word at a time: إن, a colon, marks, a preposition, a masdar."""

from msgspec import Struct

from khabar.annotation.quotations.adverbials import is_adverbial
from khabar.annotation.quotations.complements import (
    is_by,
    is_called_for,
    is_object,
    is_of_an_office,
    is_pledged,
    is_wished,
)
from khabar.annotation.quotations.cues import Cue, has_tanwin, is_that
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.marks import SIGNS
from khabar.annotation.quotations.met_marks import before_particle, is_described, is_given_to
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import demands, is_finite, is_full_name, opens_happening
from khabar.language.clitics import known_noun
from khabar.language.titles import title_kind

_MARKED = " \t" + SIGNS
_PREPOSITIONS = {"علي": "on", "عن": "about", "من": "from", "الي": "to"}


#: After these, short marks that do not follow at once are a name: يبررون خروجهم عن «الإطار القديم».
_NO_FAR_FRAGMENT = frozenset(
    ("explain", "affirm", "judge", "point", "announce", "reveal", "deny", "warn", "expect", "conclude")
)


#: After a participle of these a definite masdar is what is said: مرجحا التصويت، نافيا الاتفاق.
_NAMING_DEEDS = frozenset(("expect", "deny", "affirm", "announce", "demand"))
#: These bring in marks with ب: وصف الوضع بـ«...»، مطالبا الدول بـ«...».
_WITH_MARKS = frozenset(("claim", "describe", "demand", "threaten", "promise"))
#: What is expected stands at most this many words after the subject.
NEAR = 6
#: A verb that takes أن stands at most this many words before it.
FAR_GOVERNOR = 10
_ON_THAT = frozenset(("affirm", "conclude", "point", "warn", "demand", "admit", "claim"))


class Opening(Struct, frozen=True):
    """Where reported words begin: `kind` clause, speech (after a colon) or marked; `mark` its marks or -1.

    `head` is the position after the verb and its preposition, `after` the word that stands before the content or -1.
    """

    kind: str
    start: int
    mark: int = -1
    particle: int = -1
    preposition: int = -1


def speech_after_last_word(reading: Reading, at: int, end: int) -> Opening | None:
    """A colon that ends its line: what is said stands in the next paragraph."""
    if at <= 0 or at >= len(reading) or reading.starts[at] < end:
        return None
    gap = reading.gap(at)
    if gap.lstrip().startswith(":") and "\n" in gap and "\n\n" not in gap.strip(" "):
        mark = reading.mark_opening(reading.ends[at - 1], reading.starts[at])
        return (
            Opening("marked", reading.marks[mark].start, mark) if mark >= 0 else Opening("speech", reading.starts[at])
        )
    return None


def after_particle(reading: Reading, at: int) -> Opening | None:
    """What opens after an أن at a word: marks that follow at once, or the clause."""
    following = at + 1
    if following >= len(reading):
        return None
    mark = reading.mark_opening(reading.ends[at], reading.starts[following])
    preposition = at - 1 if reading.words[at - 1] in _PREPOSITIONS else -1
    if mark >= 0 and not reading.gap(following).strip(" \t\n:،,()" + SIGNS):
        return Opening("marked", reading.marks[mark].start, mark, at, preposition)
    return Opening("clause", _start(reading, following), -1, at, preposition)


def find_opening(
    reading: Reading, cue: Cue, at: int, mark: int, subject: tuple[int, int] | None, *, relative: bool, far: bool
) -> Opening | None:
    """What opens at a word, given the verb and what it takes, or None.

    `relative` says a relative clause has begun since the verb, `far` that other words stand between.
    """
    takes = cue.form.takes
    word, gap = reading.words[at], reading.gap(at)
    words = reading.word_at(reading.marks[mark].end) - at if mark >= 0 else 0
    if mark >= 0 and words <= 2 and reading.words[at - 1] in ("ب", "ل") and cue.form.act in ("say", "add"):
        return None  # وقال في اتصال بـ«كذا»: an outlet
    if 0 < words <= 3 and not gap.strip(_MARKED) and _is_named(reading, cue, at, mark):
        return None  # المدرب «سامي الحداد», الزميلة «صدى الوادي»
    if mark >= 0 and ":" not in gap and is_full_name(reading.words[at : reading.word_at(reading.marks[mark].end)]):
        mark = -1
    if ":" in gap and not (gap == ":" and word[0].isdigit() and reading.words[at - 1][-1].isdigit()):
        if is_that(word) and mark < 0 and takes & {"that", "speech"}:
            return after_particle(reading, at)
        if "speech" not in takes:
            return None
        if mark >= 0:
            return Opening("marked", reading.marks[mark].start, mark)
        if (far and not relative) or _is_only_name(reading, at):
            return None
        return Opening("speech", _start(reading, at))
    if mark >= 0 and reading.words[at - 1] == "ب" and cue.form.act in _WITH_MARKS:
        return Opening("marked", reading.marks[mark].start, mark)
    short = mark >= 0 and reading.word_at(reading.marks[mark].end) - at <= 4
    if mark >= 0 and not relative and is_given_to(reading, cue, at, mark):
        return Opening("marked", reading.marks[mark].start, mark)
    if mark >= 0 and (
        (far and short)
        or (short and at > _past_subject(cue, subject) and cue.form.act in _NO_FAR_FRAGMENT)
        or cue.form.lemma == "تحدث"
        or (cue.kind == "participle" and cue.form.act == "demand")
        or before_particle(reading, mark)
    ):
        return None
    if mark >= 0 and cue.form.act == "describe" and short and is_described(reading, mark):
        return None
    if mark >= 0 and takes & {"speech", "as"}:
        return Opening("marked", reading.marks[mark].start, mark)
    if is_that(word) and takes & {"that", "as"} and not _is_in_a_name(reading, cue, at):
        return after_particle(reading, at) if _is_complement(reading, cue, at) else None
    if relative:
        return None
    if at == cue.last and cue.form.lemma == "اعتبر" and cue.kind == "participle" and not is_adverbial(reading, at):
        return Opening("clause", _start(reading, at))  # معتبرا الخطوة غير كافية
    if cue.form.act == "deny" and at == _past_subject(cue, subject) and word in ("ما", "اي"):
        return Opening("clause", _start(reading, at))  # نافيا ما تردد عن رحيله
    if cue.form.act == "ask" and at == _past_subject(cue, subject) and word in word_list("questions"):
        return Opening("clause", _start(reading, at))
    points = (
        word == "الي"
        and cue.form.act == "point"
        and (cue.kind in ("verb", "spoken") or at == cue.last)
        and at + 1 < len(reading)
        and opens_happening(reading.words[at + 1])
        and bare(reading.words[at + 1]) not in speaker_words().outlets
    )
    if word in _PREPOSITIONS and (_PREPOSITIONS[word] in takes or points):
        return None if is_of_an_office(reading, cue, at) else _after_preposition(reading, cue, at)
    if at >= cue.last and is_called_for(reading, cue, at):
        return Opening("clause", reading.starts[at] + (0 if word.startswith("لل") else 1))
    if word == "ب" and "by" in takes and at + 1 < len(reading) and reading.gap(at + 1).strip(" ـ") == "(":
        return Opening("clause", _start(reading, at + 1))  # مطالبا بـ(كذا)
    if (
        "by" in takes
        and word[0] == "ب"
        and len(word) > 3
        and word not in word_list("not_by")
        and (is_by(reading, cue, at) or is_pledged(reading, cue, at, subject))
        and not (cue.form.act == "admit" and reading.words[at - 1] in word_list("relating"))
    ):
        return Opening("clause", reading.starts[at] + 1)
    if (
        "as" in takes
        and word[0] == "ب"
        and cue.form.act == "describe"
        and word not in word_list("not_by")
        and at > cue.last
    ):
        return Opening("clause", reading.starts[at] + 1) if word.startswith("بال") and len(word) > 5 else None
    named = cue.kind == "participle" and at == cue.last and word.startswith("ال") and cue.form.act in _NAMING_DEEDS
    if named and "object" in takes and (demands(word) or opens_happening(bare(word))):
        return Opening("clause", reading.starts[at])  # مرجحا التصويت غدا
    expected = cue.form.act == "expect" and _is_expected(reading, at, _past_subject(cue, subject))
    wished = cue.form.act == "wish" and cue.kind == "participle" and is_wished(reading, cue, at)
    if (
        "object" in takes
        and (wished or expected or opens_happening(word) or (cue.form.lemma == "ناشد" and demands(word)))
        and is_object(reading, cue, at, subject)
    ):
        return Opening("clause", reading.starts[at])
    return None


def _is_expected(reading: Reading, at: int, past: int) -> bool:
    """Whether an indefinite accusative near the verb is what is expected: توقعت الهيئة أمطارا غزيرة."""
    word = reading.words[at]
    accusative = has_tanwin(reading, at) or (word.endswith("ا") and len(word) > 3 and known_noun(word[:-1]))
    if not accusative or is_adverbial(reading, at) or reporting().joints & set(reading.words[past:at]):
        return False
    return at - past <= (2 * NEAR if reading.gap(at).strip() in ("،", ",") else NEAR)


def _past_subject(cue: Cue, subject: tuple[int, int] | None) -> int:
    return subject[1] if subject else cue.last


def _is_named(reading: Reading, cue: Cue, at: int, index: int) -> bool:
    """Whether a title or a naming noun right before short marks makes them a name, and no stop after them speech."""
    before, after = reading.words[at - 1], reading.marks[index].outer_end
    if cue.form.act == "describe" or reading.text[after : after + 2].strip()[:1] in (".", ""):
        return False
    if reading.words[at] in word_list("sentence_openers") or is_finite(reading.words[at]):
        return False
    return bare(before) in speaker_words().naming or title_kind(before) in ("office", "person", "rank", "honorific")


def _is_only_name(reading: Reading, at: int) -> bool:
    """Whether nothing but a name follows the colon: كما يقول الدكتور: فلان."""
    end = reading.statement_end(reading.starts[at])
    return at in reading.names and reading.ends[reading.names[at].last - 1] >= end


def _is_in_a_name(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether an أن is a syllable of a name: بان كي مون, or short marks the verb stands outside of («سي إن إن»)."""
    if at in reading.names and reading.names[at].label == "PER" and reading.words[at].startswith("ب"):
        return True
    index = reading.mark_around(reading.starts[at])
    if index < 0 or reading.mark_around(reading.starts[cue.first]) == index:
        return False
    mark = reading.marks[index]
    first, past = reading.word_at(mark.start), reading.word_at(mark.end)
    return mark.closed and first < at and past - first <= 4


def _is_governed(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether an أن belongs to a verb that stands nearer (يكتب عن وزير استطاع أن ...); إن with its hamza below never does."""
    nearer = reading.words[max(cue.last, at - FAR_GOVERNOR) : at]
    if not word_list("govern") & set(nearer):
        return False
    return (
        not reading.document.normal.original(reading.starts[at], reading.ends[at])
        .of(reading.document.text)
        .startswith("إ")
    )


def _after_preposition(reading: Reading, cue: Cue, at: int) -> Opening | None:
    following = at + 1
    if following >= len(reading) or reading.words[following] in word_list("idioms") or following in reading.times:
        return None
    if is_that(reading.words[following]):
        return after_particle(reading, following)
    if cue.form.lemma == "حث" or reading.gap(following).strip(" (" + SIGNS):
        return (
            None
            if reading.gap(following).strip(" (" + SIGNS)
            else Opening("clause", reading.starts[following], -1, -1, at)
        )
    mark = reading.mark_opening(reading.ends[at], reading.starts[following])
    if mark >= 0:
        return Opening("marked", reading.marks[mark].start, mark, -1, at)
    return Opening("clause", reading.starts[following], -1, -1, at)


def _start(reading: Reading, at: int) -> int:
    """Where a word begins, with a bracket that opens right before it."""
    return reading.starts[at] - (reading.text[reading.starts[at] - 1 : reading.starts[at]] in ("(", "["))


def _is_complement(reading: Reading, cue: Cue, at: int) -> bool:
    """Whether an أن opens what is said, and is not part of بعد أن، إلا أن، يجب أن."""
    before = reading.words[at - 1]
    if (
        before in word_list("letters")
        and reading.words[at + 1 : at + 2]
        and reading.words[at + 1] in word_list("letters")
    ):
        return False  # بي إن بي is a name spelt out
    if reading.words[at] == "ان" and reading.words[at + 1 : at + 2] == ["لم"]:
        return False  # إن لم: unless
    if at == cue.last:
        return True
    if _is_governed(reading, cue, at):
        return False
    if reading.gap(at).strip():
        return True
    if before == "الي":
        comma = reading.gap(at - 1).strip() in ("،", ",")  # وأضاف الوزير، في مؤتمر صحفي، إلى أن
        return (cue.form.act not in ("say", "add") or comma) and at - 1 >= cue.last
    if before == "علي" and "on" not in cue.form.takes and cue.form.act not in _ON_THAT:
        return False  # يصورهم على أنهم: as
    if before == "عن" and at > 1 and reading.words[at - 2] in word_list("besides"):
        return False
    if before in ("علي", "عن", "من", "في"):
        return True
    if before.removeprefix("و") in reporting().not_that or before.removeprefix("ف") in reporting().not_that:
        return False
    return not (
        before[0] in "يت"
        and reporting().forms.get(before) is None
        and len(before) in (4, 5)
        and before.startswith("يم")
    )
