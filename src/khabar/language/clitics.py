"""The small words Arabic writes onto a word: و ف (and), ب ل ك (by, for, like), س (will), ال (the), and owners' endings.

A letter is taken off only where what remains is known to be a word and the whole is not better known itself: وزير,
بيان, كلمة, لبنان stay whole, وقال and للجيش do not. What is known comes from `arabic/stem_counts.tsv` (how often each form
stands bare and with the article; `training/stem_counts.py` made it) and from `arabic/function_words.toml`. A noun that
itself takes the article (الوحدة) does not begin with a clitic, whatever is left of it (حدة).
Unknown words keep their letters, save the article and و before a long remainder: where in doubt, nothing is cut.
"""

from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from khabar.language.lexicons import word_set

#: A bare form this share as frequent as the whole word is believed to be its stem. Chosen by reading the 1,123
#: forms that begin with a clitic letter and stand bare six times or more in the counts (2026-11-21).
ENOUGH = 0.2
ENOUGH_AFTER_AND = 0.02  # before an alef: «وأضاف» opens so many sentences that bare «أضاف» is rarer by far

#: A form that has the article this often for each time it is bare is a noun or adjective of its own.
TAKES_ARTICLE = 0.04

#: A noun is seen with the article this often before a single ه is believed to be an owner's ending.
WELL_KNOWN = 5

_SHORTEST = 3  # letters left of a stem that is not a function word
_LONG = 4  # letters left for an unknown word to lose و or an article behind another clitic
_ENDINGS = ("هما", "ها", "هم", "هن", "نا", "ه")


class Clitics(Struct, frozen=True):
    """A word taken apart: `prefixes` outermost first, as ("و", "ل", "ال"), the stem, and an owner's ending or ""."""

    prefixes: tuple[str, ...]
    stem: str
    suffix: str = ""


@lru_cache(maxsize=65536)
def split_clitics(word: str) -> Clitics:
    """Take the prefixes off one word in normal spelling («وللجيش» → و ل ال + جيش); the suffix stays on the stem."""
    if len(word) < _SHORTEST or not "\u0621" <= word[0] <= "\u064a" or _is_whole(word):
        return Clitics((), word)
    return _conjunction(word) or _preposition(word) or _article(word) or Clitics((), word)


@lru_cache(maxsize=65536)
def split_all(word: str) -> Clitics:
    """`split_clitics`, and an owner's ending too where what remains is a known noun («حكومتها» → حكومة + ها)."""
    parts = split_clitics(word)
    if "ال" in parts.prefixes or _is_whole(parts.stem):
        return parts
    for ending in _ENDINGS:
        rest = parts.stem.removesuffix(ending)
        if rest == parts.stem or len(rest) < _SHORTEST:
            continue
        if rest.endswith("ت") and _article_count(rest[:-1] + "ة"):
            return Clitics(parts.prefixes, rest[:-1] + "ة", ending)
        if _article_count(rest) >= (1 if ending != "ه" or rest.endswith("ات") else WELL_KNOWN):
            return Clitics(parts.prefixes, rest, ending)
    return parts


def known_noun(word: str) -> bool:
    """Whether a form in normal spelling was seen with the article: a noun or an adjective."""
    return _article_count(word) > 0


def _conjunction(word: str) -> Clitics | None:
    first, rest = word[0], word[1:]
    if first not in "وف" or len(rest) < 2 or _own_noun(word):
        return None
    inner = Clitics((), rest) if _is_whole(rest) else _preposition(rest) or _article(rest) or Clitics((), rest)
    known = _is_whole(rest) or _count(rest) + _count(inner.stem)
    enough = ENOUGH_AFTER_AND if first == "و" and rest[0] == "ا" and len(rest) >= _LONG else ENOUGH
    sure = known > 0 and known >= enough * _count(word)
    if inner.prefixes and inner.prefixes[-1] == "ال" and len(inner.stem) >= _SHORTEST:
        sure = sure or (first == "و" and len(inner.stem) >= _LONG)
    unknown = not known and not _count(word) and first == "و" and len(rest) > _LONG and rest[0] in "يتنما"
    if _is_whole(rest) or ((sure or unknown) and len(inner.stem) >= _SHORTEST):
        return Clitics((first, *inner.prefixes), inner.stem)
    return None


def _preposition(word: str) -> Clitics | None:
    first, rest = word[0], word[1:]
    if first not in "بلكس" or len(rest) < _SHORTEST:
        return None
    if first == "ل" and rest[0] == "ل":
        # ل + ال: the alef goes; before a stem that itself begins with ل one lam goes too («للجنة» = ل ال لجنة)
        return Clitics(("ل", "ال"), max(rest[1:], rest, key=_count))
    if _own_noun(word):
        return None
    if rest.startswith("ال") and first in "بك" and not _is_whole(rest):
        stem = rest[2:]
        known = _count(stem) > 0 or (first == "ب" and len(stem) >= _LONG)
        return Clitics((first, "ال"), stem) if known and len(stem) >= _SHORTEST else None
    if first == "س" and (rest[0] not in "يتنا" or len(rest) < _LONG):
        return None
    known_rest = _count(rest) + _is_whole(rest)
    return Clitics((first,), rest) if known_rest and known_rest >= ENOUGH * _count(word) else None


def _article(word: str) -> Clitics | None:
    stem = word.removeprefix("ال")
    if stem == word or len(stem) < 2 or (len(stem) < _SHORTEST and not _count(stem)):
        return None
    return Clitics(("ال",), stem)


def _own_noun(word: str) -> bool:
    """Whether a word that begins with a clitic letter is seen with the article, so that the letter is its own."""
    bare, with_article = _stem_counts().get(word, (0, 0))
    return with_article > max(1, TAKES_ARTICLE * bare)


def _is_whole(word: str) -> bool:
    return word in word_set("arabic/function_words", "stop") or word in _wholes() or _is_owned_whole(word)


def _is_owned_whole(word: str) -> bool:
    """Whether a word that keeps its و stands with an owner's ending: والدتها, وفاته."""
    if word[0] != "و":
        return False
    rest = next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), "")
    return len(rest) >= _SHORTEST and (rest in _wholes() or (rest[-1] == "ت" and rest[:-1] + "ة" in _wholes()))


def _wholes() -> frozenset[str]:
    return word_set("arabic/function_words", "whole")


def _count(word: str) -> int:
    return sum(_stem_counts().get(word, (0, 0)))


def _article_count(word: str) -> int:
    return _stem_counts().get(word, (0, 0))[1]


@cache
def _stem_counts() -> dict[str, tuple[int, int]]:
    """Form -> (times bare, times with the article); reading it takes some 20 ms, once."""
    table = files("khabar.language").joinpath("arabic", "stem_counts.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {form: (int(bare), int(with_article)) for form, bare, with_article in rows}
