"""Comparing words of descriptions and parts of names: one spelling, one stem."""

from functools import lru_cache

from rapidfuzz import fuzz

from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.lexicon import bare, word_list
from khabar.language.normal import fold

#: Two spellings of one surname in one article (برزاني، برازاني) are at least this alike; tuned on dev, 2026-11-21.
ALIKE = 84
_KUNYA = ("ابو", "ابي", "ابا")
_FOLD = str.maketrans({"ة": "ه", "ؤ": "و", "ئ": "ي", "ء": None})


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without ال, small words before it and the endings that tell a country from its people (إيران، إيراني)."""
    core = bare(word)
    if core == word and word[:1] in "وبلف" and len(word) > 3 and speaks(word[1:]):
        core = bare(word[1:])
    core = core.translate(_FOLD)
    for ending in ("يات", "يين", "يون", "يه", "يا", "ين", "ون", "ي", "ا", "ه"):
        if core.endswith(ending) and len(core) - len(ending) >= 3:
            return core[: -len(ending)]
    return core


def name_keys(words: list[str]) -> tuple[str, ...]:
    """The parts of a personal name for comparison: عبد and أبو joined to what follows, بن left out, one spelling."""
    keys: list[str] = []
    waiting = ""
    for word in words:
        key = fold(word).replace(" ", "")
        if key[:1] in "بلو" and key[1:] in _KUNYA:
            key = key[1:]
        if key in ("بن", "ابن", "بنت"):
            continue
        if key in word_list("name_joints"):
            waiting += "ابو" if key in _KUNYA else key
            continue
        keys.append(waiting + key)
        waiting = ""
    return tuple(key for key in [*keys, waiting] if key)


@lru_cache(maxsize=65536)
def same_part(left: str, right: str) -> bool:
    """Whether two parts of a name are one, allowing the small differences of transcription."""
    if left == right or left.removeprefix("ال") == right.removeprefix("ال"):
        return True
    return len(left) > 4 and len(right) > 4 and left[-1] == right[-1] and fuzz.ratio(left, right) >= ALIKE


def within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether every part of one name stands in the other."""
    return bool(part) and all(any(same_part(one, other) for other in whole) for one in part)
