"""Content words reduced to keys, so that two inflections of one word meet.

A key is what is left of a word when the small words written onto it, its ending, the first letter of its pattern and
its long vowels are gone: «معارضتهما», «نعارض» and «تعارض» share one. It is rough on purpose: inside one story two
words with one key are nearly always one word. Small words and words of reporting have no key.
"""

import re
from functools import cache, lru_cache

from msgspec import Struct

from khabar.language.clitics import split_all
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import is_stop_word, iterate_words

_FOLDED = str.maketrans({"ة": "ه", "ؤ": "و", "ئ": "ي", "ء": ""})
_ENDINGS = ("هما", "تهم", "يين", "ات", "ون", "ين", "ان", "يه", "ها", "هم", "نا", "وا", "ته", "ه", "ي", "ا", "ت")
_PATTERN_LETTERS = "يتنما"
_PERSON_LETTERS = "يتنا"
_LONG_VOWELS = re.compile("[اوي]")
_ARABIC_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ENGLISH_ENDING = re.compile(r"(?<=[a-z]{3})(?:'s|’s|ies|ing|ed|es|s|e)$")


class KeyWord(Struct, frozen=True):
    """One content word: half-open code points of the normal text, its letters and its key."""

    start: int
    end: int
    text: str
    key: str


def key_words(text: str, offset: int = 0) -> tuple[KeyWord, ...]:
    """The content words of a piece of normal text; `offset` is where the piece begins in its document."""
    found = ((word, word_key(word.text)) for word in iterate_words(text))
    return tuple(KeyWord(word.start + offset, word.end + offset, word.text, key) for word, key in found if key)


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The key of one word in normal spelling, "" for a word without content."""
    if word[0].isdigit():
        return word
    if not _ARABIC_LETTER.match(word):
        lower = word.casefold()
        return "" if _is_small(lower) else _ENGLISH_ENDING.sub("", lower)
    if _is_small(word):
        return ""
    bare = split_all(word).stem.translate(_FOLDED)
    return "" if _is_small(bare) else _consonants(_without_ending(bare))


@lru_cache(maxsize=65536)
def word_stem(word: str) -> str:
    """A narrower form than the key: clitics, ending and the letter of the person off, every vowel kept.

    «سيرتفع» gives رتفع as «ارتفع» does, but «ارتفاع» keeps its alef; for lexicons, where a wrong root is a wrong word.
    """
    stem = _without_ending(split_all(word).stem.translate(_FOLDED))
    return stem[1:] if len(stem) >= 4 and stem[0] in _PERSON_LETTERS else stem


def _is_small(word: str) -> bool:
    return is_stop_word(word) or word in _reporting_words()


@cache
def _reporting_words() -> frozenset[str]:
    groups = (group for language in ("arabic", "english") for group in read_lexicon(f"{language}/contentless").values())
    entries = {normal_text(entry) for group in groups for table in group.values() for entry in table}
    return frozenset(entries | {entry.translate(_FOLDED) for entry in entries})


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _consonants(word: str) -> str:
    if len(word) >= 4 and word[0] in _PATTERN_LETTERS and len(_LONG_VOWELS.sub("", word[1:])) >= 3:
        word = word[1:]
    consonants = _LONG_VOWELS.sub("", word)
    return consonants if len(consonants) >= 3 else word
