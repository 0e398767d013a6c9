"""What a word of saying reports: who follows it as its subject, and where the reported words begin.

Read from the verb onwards: small words and times are passed over, the first noun phrase is the speaker, and the first
of these opens what is said: إن or أن, a colon, quotation marks, or the preposition or masdar the verb takes.
"""

from msgspec import Struct
from msgspec.structs import replace

from khabar.annotation.quotations.cues import Cue, is_that, speaks
from khabar.annotation.quotations.lexicon import reporting, speaker_words
from khabar.annotation.quotations.noun_phrases import (
    demands,
    is_adverbial,
    is_attached,
    is_preposition,
    opens_happening,
    read_speaker,
    skip_phrase,
)
from khabar.annotation.quotations.reading import Reading
from khabar.language.titles import bare

#: What is said begins at most this many words after the verb; speakers with two titles and a place reach 30.
REACH = 48
_PREPOSITIONS = {"علي": "on", "عن": "about", "من": "from", "الي": "to"}
_IDIOMS = frozenset(("هامش", "حد", "سبيل", "الرغم", "الفور", "صفحته", "صفحتها", "حسابه", "حسابها", "موقعه", "موقعها", "الهواء", "تويتر", "فيسبوك", "لسان", "خلفية", "قناة", "طريق", "جانبه", "جانبها", "خلال", "جهته", "جهتها", "ناحيته", "ناحيتها", "قبل", "بعد", "جهة", "ضوء", "راس", "ذلك", "شاشة", "اثر", "مدي", "متن"))
_NOT_BY = frozenset(("بعد", "بين", "بيان", "بلاد", "بلاده", "بلادها", "بحسب", "بشكل", "بشان", "بدوره", "بدورها", "بعض", "بلدة", "بنك", "بن", "بينما", "بيانا", "بلا", "بل", "بما", "بها", "به", "بهم", "بذلك", "بوضوح", "بشدة", "بقوة", "بصراحة", "بخصوص", "بموجب", "باسم", "بدلا", "بداية", "برئاسة", "بعيدا"))


class Opening(Struct, frozen=True):
    """Where reported words begin: `kind` clause, speech (after a colon) or marked; `mark` its marks or -1.

    `head` is the position after the verb and its preposition, `after` the word that stands before the content or -1.
    """

    kind: str
    start: int
    mark: int = -1
    particle: int = -1
    preposition: int = -1


class Report(Struct, frozen=True):
    """A word of saying with what was read after it: its subject as words `first:last`, the outlet it was said to, and
    where its content opens."""

    cue: Cue
    subject: tuple[int, int] | None = None
    told: tuple[int, int] | None = None
    opening: Opening | None = None


def read_report(reading: Reading, cue: Cue, stop: int) -> Report:
    """Read on from a word of saying up to the word `stop`, where the next report begins."""
    end = reading.statement_end(reading.starts[cue.last - 1])
    at, subject, told, relative = cue.last, None, None, False
    given = cue
    last = min(stop, cue.last + REACH, len(reading))
    while at < min(last + 1, len(reading)) and reading.starts[at] < end:
        mark = reading.mark_opening(reading.ends[at - 1], reading.starts[at])
        if mark >= 0 and (past := _past_name(reading, mark, at, cue.last)):
            told = told or (at, past) if _is_addressee(reading, at) else told
            if subject is None and told is None and cue.kind == "verb":
                subject = (at, past)
            at = past
            continue
        if at == last:  # the next report begins here; only a colon or marks before it can still open this one
            opening = _opening(reading, cue, at, mark, subject, relative=relative) if mark >= 0 or ":" in reading.gap(at) else None
            return Report(given, subject, told, opening)
        relative = relative or reading.words[at] in reporting().relatives
        opening = _opening(reading, cue, at, mark, subject, relative=relative)
        if opening:
            return Report(given, subject, told, opening)
        if ":" in reading.gap(at):
            break
        if _is_addressee(reading, at):
            told = told or _told(reading, at)
        if subject is None and cue.kind in ("verb", "source") and not is_adverbial(reading, at):
            if not _can_be_subject(reading, cue, at):
                at = read_speaker(reading, at, last, takes=cue.form.takes)
                cue = replace(cue, kind="spoken")
                continue
            past = read_speaker(reading, at, last, takes=cue.form.takes, loose=cue.kind == "source")
            subject = (at, past)
            at = past
            continue
        at = skip_phrase(reading, at) if is_preposition(reading.words[at]) or is_attached(reading, at) else at + 1
    if at < len(reading) + 1 and cue.form.takes & {"speech"} and at >= cue.last:
        tail = _speech_after_last_word(reading, at, end)
        if tail:
            return Report(given, subject, told, tail)
    return Report(given, subject, told)


def _can_be_subject(reading: Reading, cue: Cue, at: int) -> bool:
    """Arabic verbs before their subject are singular and agree in gender: طالبوا الوزير and حذرت السكان have objects."""
    form = cue.form
    if cue.kind != "verb" or form.shape not in ("past", "present"):
        return True
    if form.number != "s":
        return False
    word = reading.words[at]
    named = reading.names.get(at)
    if form.act == "describe" and named is None:
        return speaks(word)  # else it is what is described: وصف الهجوم بأنه ...
    if named and named.label != "MISC":
        return True
    if form.gender == "m":
        if word.startswith("ال") and word.endswith("ين") and len(word) > 6 and named is None:
            return False
        return not (word.endswith("ة") and word.startswith("ال") and bare(word) in speaker_words().bodies)
    stem = bare(word)
    human = stem in speaker_words().groups and stem not in ("مصادر", "عائلة", "اسرة", "قيادات", "جهات", "احدي", "عايلة")
    if word.startswith("ال") and word.endswith("ين") and len(word) > 6 and named is None:
        return False  # an accusative plural is the object: دعت الكينيين
    return not (human or stem in speaker_words().titles and not stem.endswith("ة") and named is None)


def _speech_after_last_word(reading: Reading, at: int, end: int) -> Opening | None:
    """A colon that ends its line: what is said stands in the next paragraph."""
    if at <= 0 or at >= len(reading) or reading.starts[at] < end:
        return None
    gap = reading.gap(at)
    if gap.lstrip().startswith(":") and "\n" in gap and "\n\n" not in gap.strip(" "):
        mark = reading.mark_opening(reading.ends[at - 1], reading.starts[at])
        return Opening("marked", reading.marks[mark].start, mark) if mark >= 0 else Opening("speech", reading.starts[at])
    return None


def _opening(
    reading: Reading, cue: Cue, at: int, mark: int, subject: tuple[int, int] | None, *, relative: bool
) -> Opening | None:
    takes = cue.form.takes
    word, gap = reading.words[at], reading.gap(at)
    if ":" in gap and not (gap == ":" and word[0].isdigit() and reading.words[at - 1][-1].isdigit()):
        if is_that(word) and mark < 0 and takes & {"that", "speech"}:
            return _after_particle(reading, at)
        if "speech" not in takes:
            return None
        if mark >= 0:
            return Opening("marked", reading.marks[mark].start, mark)
        return Opening("speech", _start(reading, at))
    short = mark >= 0 and reading.word_at(reading.marks[mark].end) - at <= 4
    if mark >= 0 and (relative and short or cue.kind == "participle" and cue.form.act == "demand" or _before_particle(reading, mark)):
        return None
    if mark >= 0 and takes & {"speech", "that", "as"}:
        return Opening("marked", reading.marks[mark].start, mark)
    if is_that(word) and takes & {"that", "as"}:
        return _after_particle(reading, at) if _is_complement(reading, cue, at) else None
    if relative:
        return None
    if word in _PREPOSITIONS and _PREPOSITIONS[word] in takes:
        return _after_preposition(reading, cue, at)
    if "by" in takes and word[0] == "ب" and len(word) > 3 and word not in _NOT_BY and _is_by(reading, cue, at):
        return Opening("clause", reading.starts[at] + 1)
    if "as" in takes and word[0] == "ب" and cue.form.act == "describe" and word not in _NOT_BY and at > cue.last:
        return Opening("clause", reading.starts[at] + 1) if word.startswith("بال") and len(word) > 5 else None
    wished = cue.form.act == "wish" and cue.kind == "participle" and at == cue.last and word.startswith("ال")
    if "object" in takes and (wished or opens_happening(word)) and _is_object(reading, cue, at, subject):
        return Opening("clause", reading.starts[at])
    return None


def _before_particle(reading: Reading, index: int) -> bool:
    """Whether short marks only name something on the way: في تقريره «كذا» ... إن."""
    mark = reading.marks[index]
    first, past = reading.word_at(mark.start), reading.word_at(mark.end)
    end = reading.statement_end(mark.outer_end)
    if past - first > 4 or not mark.closed:
        return False
    for at in range(past, min(len(reading), past + 9)):
        if reading.starts[at] >= end or reading.gap(at).strip(" «»\"“”،,"):
            return False
        if is_that(reading.words[at]):
            return reading.words[at - 1] not in reporting().not_that
    return False


def _after_particle(reading: Reading, at: int) -> Opening | None:
    following = at + 1
    if following >= len(reading):
        return None
    mark = reading.mark_opening(reading.ends[at], reading.starts[following])
    preposition = at - 1 if reading.words[at - 1] in _PREPOSITIONS else -1
    if mark >= 0 and not reading.gap(following).strip(" \t\n:،,«»\"“”'‘’()"):
        return Opening("marked", reading.marks[mark].start, mark, at, preposition)
    return Opening("clause", _start(reading, following), -1, at, preposition)


def _after_preposition(reading: Reading, cue: Cue, at: int) -> Opening | None:
    following = at + 1
    if following >= len(reading) or reading.words[following] in _IDIOMS or following in reading.times:
        return None
    if is_that(reading.words[following]):
        return _after_particle(reading, following)
    if cue.form.lemma == "حث" or reading.gap(following).strip(" «\"“'("):
        return None if reading.gap(following).strip(" «\"“'(") else Opening("clause", reading.starts[following], -1, -1, at)
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
    if at == cue.last:
        return True
    if reading.gap(at).strip():
        return True
    if before == "الي":
        return cue.form.act not in ("say", "add") and at - 1 >= cue.last
    if before in ("علي", "عن", "من", "في"):
        return True
    if before.removeprefix("و") in reporting().not_that or before.removeprefix("ف") in reporting().not_that:
        return False
    return not (before[0] in "يت" and reporting().forms.get(before) is None and len(before) in (4, 5) and before.startswith("يم"))


def _is_by(reading: Reading, cue: Cue, at: int) -> bool:
    word = reading.words[at]
    if cue.form.act == "demand" and at == cue.last and at not in reading.names:
        return True
    if word.startswith("بال") and cue.form.act in ("say", "warn", "point", "expect", "reveal"):
        return demands(word[1:])
    if word.startswith("بال"):
        return word not in ("بالفعل", "بالتالي", "بالمقابل", "بالذات", "بالكامل", "بالاضافة", "بالتزامن", "بالتنسيق", "بالتعاون", "بالنسبة")
    return demands(word[1:])


def _is_object(reading: Reading, cue: Cue, at: int, subject: tuple[int, int] | None) -> bool:
    """Whether a masdar is announced: it follows the verb, its subject, or a time between commas."""
    if cue.form.shape == "present" and cue.form.act in ("judge",):
        return False
    if reading.words[at] in ("رفض", "طلب", "فضل") and reading.words[at + 1 : at + 2] in (["الكشف"], ["ذكر"], ["عدم"], ["الافصاح"], ["نشر"]):
        return False  # مصدر رفض الكشف عن هويته
    before = reading.words[at - 1] if at > cue.last else ""
    if is_preposition(before) or before.startswith("ل") and before not in ("لها", "له"):
        return False
    return not (reading.words[at].startswith("ال") and subject is None and cue.kind == "verb" and cue.form.number == "s" and bare(reading.words[at]) not in speaker_words().happenings)


def _past_name(reading: Reading, index: int, at: int, cue_last: int) -> int | None:
    """The word after marks that hold a name on the way to what is said: لـ«عكاظ»، في تقريره «...»، الملحق «ماوان»:."""
    mark = reading.marks[index]
    if not mark.closed:
        return None
    past = reading.word_at(mark.end)
    if past - at > 4 or past <= at:
        return None
    if _is_addressee(reading, at):
        return past
    before = reading.words[at - 1]
    if bare(before) in speaker_words().naming | speaker_words().outlets and ":" not in reading.gap(at):
        return past
    rest = reading.text[mark.outer_end : mark.outer_end + 3].strip()
    if past - at <= 2 and at == cue_last and past < len(reading) and reading.gap(past).strip("»\"” ") == "":
        return past
    if ":" in reading.gap(at) or is_that(before):
        return None
    if rest.startswith(":"):
        return past
    if past < len(reading) and is_that(reading.words[past]) and reading.gap(past).strip(" «»\"“”'") in ("", "،", ","):
        return past
    return None


def _is_addressee(reading: Reading, at: int) -> bool:
    """Whether a word names the outlet that was spoken to: لـ«عكاظ»، لصحيفة كذا، لرويترز."""
    word, before = reading.words[at], reading.words[at - 1] if at else ""
    if before in ("ل", "الي") and reading.gap(at).strip("ـ \t") and before == "ل":
        return True
    if word[:1] == "ل" and len(word) > 3:
        stem = bare(word) if word.startswith("لل") else word[1:]
        return stem in speaker_words().outlets or bare(stem) in speaker_words().outlets
    stem = before[1:] if before[:1] == "ل" else ""
    return bool(stem) and stem in speaker_words().outlets


def _told(reading: Reading, at: int) -> tuple[int, int]:
    last = at + 1
    while last < len(reading) and last - at < 5 and not reading.gap(last).strip(" «\"“'(") and not is_that(reading.words[last]):
        if is_preposition(reading.words[last]) or last in reading.times:
            break
        last += 1
    return (at, last)
