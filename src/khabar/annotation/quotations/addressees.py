"""To whom something was said on the way to what was said: لـ«عكاظ»، لصحيفة كذا, and names in marks to pass over."""

from khabar.annotation.quotations.cues import is_that
from khabar.annotation.quotations.lexicon import bare, speaker_words
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import is_preposition


def past_name(reading: Reading, index: int, at: int, cue_last: int) -> int | None:
    """The word after marks that hold a name on the way to what is said: لـ«عكاظ»، في تقريره «...»، الملحق «ماوان»:."""
    mark = reading.marks[index]
    if not mark.closed:
        return None
    past = reading.word_at(mark.end)
    if past - at > 4 or past <= at:
        return None
    if is_addressee(reading, at):
        return past
    before = reading.words[at - 1]
    if bare(before) in speaker_words().naming | speaker_words().outlets and ":" not in reading.gap(at):
        return past
    if past < len(reading) and reading.words[past] == "عن" and past - at <= 3 and ":" not in reading.gap(at):
        return past  # أعلنت «كذا» عن
    rest = reading.text[mark.outer_end : mark.outer_end + 3].strip()
    if past - at <= 2 and at == cue_last and past < len(reading) and reading.gap(past).strip('»"” ') == "":
        return past
    if ":" in reading.gap(at) or is_that(before):
        return None
    if rest.startswith(":"):
        return past
    if past < len(reading) and is_that(reading.words[past]) and reading.gap(past).strip(" «»\"“”'") in ("", "،", ","):
        return past
    return None


def is_addressee(reading: Reading, at: int) -> bool:
    """Whether a word names the outlet that was spoken to: لـ«عكاظ»، لصحيفة كذا، لرويترز."""
    word, before = reading.words[at], reading.words[at - 1] if at else ""
    if at in reading.told:
        return True
    if before == "ل" and bare(word) in speaker_words().naming - speaker_words().outlets:
        return False  # رئيس المكتب السياسي لـ«حركة كذا»
    if before == "ل" and any(mark in reading.gap(at) for mark in "«\"“'("):
        return True
    if word[:1] == "ل" and len(word) > 3:
        stem = bare(word) if word.startswith("لل") else word[1:]
        return stem in speaker_words().outlets or bare(stem) in speaker_words().outlets
    stem = before[1:] if before[:1] == "ل" else ""
    return bool(stem) and stem in speaker_words().outlets


def read_told(reading: Reading, at: int) -> tuple[int, int]:
    """The words that name an outlet, from the one with ل on."""
    if at in reading.told:
        return (at, reading.told[at])
    last = at + 1
    while (
        last < len(reading)
        and last - at < 5
        and not reading.gap(last).strip(" «\"“'(")
        and not is_that(reading.words[last])
    ):
        if is_preposition(reading.words[last]) or last in reading.times:
            break
        last += 1
    return (at, last)
