"""Marks a verb of saying meets on its way: its own words, or something the sentence only names."""

from khabar.annotation.quotations.cues import Cue, is_that
from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words
from khabar.annotation.quotations.marks import SIGNS
from khabar.annotation.quotations.reading import Reading
from khabar.language.titles import head_kind

#: Before marks these say what something is held to be: اعتبر الهدم بمثابة «جريمة».
_AS_GOOD_AS = frozenset(("بمثابة", "بمنزلة"))
#: After a verb of asking fewer words in marks are whom or what by name.
ASKED = 3
#: Words of a name in marks on the way to إن; of a body that names itself (قال «تجمع أهالي الحي» إن).
_SHORT_NAME, _LONG_NAME = 4, 8


def is_given_to(reading: Reading, cue: Cue, at: int, index: int) -> bool:
    """Whether marks are the speaker's words though no إن or colon leads to them: متحدثا عن «خلاف», طلبت «مهلة للرد»."""
    words = reading.word_at(reading.marks[index].end) - at
    if cue.form.lemma == "تحدث":
        return cue.kind == "participle" and _is_told_about(reading, at, index)
    if cue.form.act in ("judge", "describe") and reading.words[at - 1] in _AS_GOOD_AS:
        return True
    return cue.form.lemma == "طلب" and cue.kind == "verb" and at == cue.last and words >= ASKED


def is_described(reading: Reading, index: int) -> bool:
    """Whether marks hold what is described: وصف «الخطة» بالناجحة."""
    past = reading.word_at(reading.marks[index].outer_end)
    return past < len(reading) and reading.words[past].startswith("بال") and not reading.gap(past).strip(" »\"”’'")


def before_particle(reading: Reading, index: int) -> bool:
    """Whether short marks only name something on the way: في تقريره «كذا» ... إن."""
    mark = reading.marks[index]
    first, past = reading.word_at(mark.start), reading.word_at(mark.end)
    end = reading.statement_end(mark.outer_end)
    body = head_kind(reading.words[first]) == "body" or bare(reading.words[first]) in speaker_words().naming
    if past - first > (_LONG_NAME if body else _SHORT_NAME) or not mark.closed:
        return False
    for at in range(past, min(len(reading), past + 10)):
        if reading.starts[at] >= end or reading.gap(at).strip(" ،," + SIGNS):
            return False
        if is_that(reading.words[at]):
            return reading.words[at - 1] not in reporting().not_that
    return False


def _is_told_about(reading: Reading, at: int, index: int) -> bool:
    """Whether indefinite words in marks follow عن: متحدثا عن «خلاف عائلي»."""
    inside = reading.words[at : reading.word_at(reading.marks[index].end)]
    return reading.words[at - 1] == "عن" and not any(word.startswith(("ال", "وال")) for word in inside)
