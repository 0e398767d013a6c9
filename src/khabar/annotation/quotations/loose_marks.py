"""Marks that no word of saying takes and that still hold speech, told by how they read: «لم نكن نعرف ذلك» in mid-report.

A few signs are weighed for or against. The weights were set by hand after reading all 35 stretches of six words and
more that nothing else had taken in 300 articles of the Saudi press (2026-11-22).
"""

import re
from collections.abc import Container

from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import is_finite, is_preposition

#: Fewer words are a name, a slogan or a scare quote more often than speech.
FEWEST = 5
#: The sum of the weights from which marks are speech.
ENOUGH = 3
#: So many words with a verb are seldom a title.
LONG = 12
#: A word of saying this many words before the marks still leads to them.
REACH = 14
_US = re.compile(r"(?:و|ف)?(?:نحن|انا|اننا|انني|لدينا|علينا|لنا|بنا|منا|كنا|لسنا|س[ان]\w{3,})$")
_AS = frozenset(("بانه", "بانها", "بانهم", "انه", "انها", "انهم", "بان", "ان"))
#: What a tweet or a letter does with its words: تغريدة نصها «...».
_HOLDS = frozenset(("تضمن", "تضمنت", "نصه", "نصها", "مفاده", "مفادها"))
_JOINED = re.compile(r"[»\"”]\s*[،,]?\s*و\s*$")
_POINT = re.compile(r"\d\s*[-–.)]\s*$")


def reads_as_speech(reading: Reading, index: int, cues: Container[int]) -> bool:
    """Whether outermost marks of the text read as what someone said; `cues` are the places of the words of saying."""
    mark = reading.marks[index]
    first, last = reading.word_at(mark.start), reading.word_at(mark.end)
    if not mark.closed or last - first < FEWEST or mark.outer_start < reading.title_end or first == 0:
        return False
    if (
        reading.text[mark.start].isspace()
        or is_titled(reading, first)
        or _POINT.search(reading.text, max(0, mark.outer_start - 6), mark.outer_start)
    ):
        return False
    if _JOINED.search(reading.text, max(0, mark.outer_start - 6), mark.outer_start):
        return False  # «كذا» و«كذا»: names in a row
    inside = reading.words[first:last]
    after = reading.text[mark.outer_end : mark.outer_end + 2].lstrip()[:1]
    sentence = inside[0] in word_list("sentence_openers") or is_finite(inside[0])
    verb = any(is_finite(word) for word in inside) or bool(word_list("of_clauses") & set(inside))
    weight = 2 * sentence + verb
    weight += any(_US.match(word) for word in inside)
    weight += after in (".", "") and (inside[0] != "ان" or verb)
    weight += ":" in reading.gap(first)
    weight += verb and last - first >= LONG
    weight += 2 * (reading.words[first - 1] in _AS or _is_led_to(reading, first, cues))
    weight -= 2 * (after == ":")
    return weight >= ENOUGH


def is_titled(reading: Reading, first: int) -> bool:
    """Whether a noun that names stands right before the marks, or one word further: تحت شعار «...»، بعنوان: «...»."""
    naming = speaker_words().naming
    for word in reading.words[max(0, first - 2) : first]:
        core = bare(word)
        if core in naming or word in naming or (core[:1] in "وفبل" and core[1:] in naming):
            return True
    return False


def _is_led_to(reading: Reading, first: int, cues: Container[int]) -> bool:
    """Whether a word of saying stands before the marks in their statement: خلص الاجتماع إلى «...»."""
    if reading.words[first - 1] == "عن" or "\n" in reading.gap(first):
        return False  # تحدث عن «...»: the title of a talk
    if reading.words[first - 1] in _HOLDS:
        return True
    start = reading.statement_start(reading.starts[first] - 2)
    for at in range(first - 1, max(-1, first - 1 - REACH), -1):
        if reading.starts[at] < start:
            return False
        form = reporting().forms.get(reading.words[at].removeprefix("و"))
        if at in cues or (
            form is not None and form.shape in ("past", "present") and not is_preposition(reading.words[at])
        ):
            return True
    return False
