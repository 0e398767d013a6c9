"""Where a personal name the tagger found really begins and ends: not on the verb before it, nor on the object after it."""

from functools import lru_cache

from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.reading import Name, Reading
from khabar.annotation.quotations.word_shapes import is_given_name, opens_happening
from khabar.language.clitics import known_noun, split_all
from khabar.language.normal import fold
from khabar.language.titles import head_kinds
from khabar.models.gazetteer import gazetteer

_NAMES = frozenset("gGsSnN")
#: Shorter words with an owner's ending are as often surnames (طه).
_OWNED = 4


def ends_name(reading: Reading, first: int, at: int) -> bool:
    """Whether a word can no longer be part of the name that begins at `first`: المتهم فلان *ندمه*, فلان *الفلاحين*."""
    if at <= first or reading.words[at - 1] in word_list("name_joints"):
        return False
    word = reading.words[at]
    if word[0] in "لب" and word[1:] in reading.surnames and word not in reading.surnames:
        return True  # أكد فلان لفلان
    return _is_no_name(word) or reading.starts[at] - reading.ends[at - 1] > 1 + _dash(reading, at)


def begins_name(reading: Reading, first: int, last: int) -> int:
    """The first word of a tagged name that is no word of saying: وأكد فلان begins at فلان."""
    while first < last - 1 and _is_saying(reading.words[first]):
        first += 1
    return first


def real_name(reading: Reading, name: Name) -> tuple[int, int]:
    """The words of a tagged name without what the tagger took too much."""
    first = begins_name(reading, name.first, name.last)
    for at in range(first + 1, name.last):
        if ends_name(reading, first, at):
            return first, at
    return first, name.last


@lru_cache(maxsize=65536)
def _is_saying(word: str) -> bool:
    form = reporting().forms.get(word[1:] if word[:1] in "وف" else "")
    return form is not None and form.shape in ("past", "present") and not is_given_name(word)


@lru_cache(maxsize=65536)
def _is_no_name(word: str) -> bool:
    """Whether a word is an object with its owner's ending, a masdar, a plural of people, a verb."""
    if word in speaker_words().adverbs and not is_given_name(word):
        return True  # شدد فلان خلال اللقاء
    if set(gazetteer().of(fold(word))) & _NAMES or is_given_name(word):
        return False
    if word[0] == "و" and is_given_name(word[1:]):
        return True  # فلان وفلان are two; names of other tongues end in يه
    if len(word) >= _OWNED and word.endswith(("ه", "ها", "هم")) and not word.endswith("يه") and _is_owned(word):
        return True
    if word.startswith(("بال", "لل", "وال")) and len(word) > 5:
        return known_noun(bare(word))
    if word.startswith("ال") and word.endswith("ين") and len(word) > 6:
        return True  # الفلاحين, المرضى المصابين: a surname of this shape stands in the lists of names
    if word.startswith("ال") and (head_kinds().get(bare(word)) == "body" or bare(word) == "مؤتمر"):
        return True  # دعا فلان المجلس
    return word in word_list("pasts") or (opens_happening(word) and not word.startswith("ال"))


def _is_owned(word: str) -> bool:
    parts = split_all(word)
    if parts.suffix and not parts.prefixes:
        return True
    core = word.removesuffix("هم").removesuffix("ها").removesuffix("ه")
    return opens_happening(word) or known_noun(core) or known_noun(core.removesuffix("ت") + "ة")


def _dash(reading: Reading, at: int) -> int:
    """How much longer than a blank the gap of a double name is: فلان - فلان."""
    return 2 if reading.gap(at).strip() in ("-", "–", ".", "'", "’") else 0
