"""Takes a name apart into the parts that tell one person from another.

In this order: ranks and honorifics off, words of descent (بن, al-) off, عبد and kunya words (أبو, أم) joined with what
follows, الدين and الله with what precedes, initials marked. Something is always left: a name that is all honorifics
keeps them.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import fold, is_arabic
from khabar.language.romanisation import latin_letters

#: Letters that `fold` would merge with others and that names keep apart: Persian and Iraqi g, ch, the Maghreb g.
_NAME_LETTERS = str.maketrans({"گ": "غ", "ڨ": "غ", "ڭ": "غ", "چ": "تش", "ژ": "ج"})

_LEXICONS = {"arabic": "arabic/name_words", "latin": "english/name_words"}
_MOST_PARTS = 12  # a longer "name" is a mistake made upstream; comparing parts costs their product
_ARTICLES = ("al", "el")  # in Latin letters; dropped when parts are joined
_CHILD_OF = frozenset({"بن", "ابن", "بنت", "ابنه", "ولد", "bin", "ibn", "ben", "bint", "ould"})
_ASIDE = re.compile(r"\([^()]*\)")


class NameParts(Struct, frozen=True):
    """One name in parts, folded: `script` is "arabic", "latin" or "other"; an initial is a part of one letter.

    `fathered` where the second part is the father's by a word of descent: سعيد بن سالم.
    """

    script: str
    parts: tuple[str, ...]
    fathered: bool = False


@lru_cache(maxsize=65536)
def name_parts(name: str) -> NameParts:
    """The comparable parts of a name in any script; no parts where it has no letters."""
    plain = _ASIDE.sub(" ", name) if _ASIDE.sub("", name).strip() else name
    if is_arabic(plain):
        script, words = "arabic", fold(plain.translate(_NAME_LETTERS)).split()
    else:
        script, words = "latin", latin_letters(plain).split()
        if not words:
            script, words = "other", fold(plain).split()
    words = words[: 4 * _MOST_PARTS]
    fathered = False
    if script != "other":
        words = _without_ranks(words, script)
        fathered = _is_fathered(words, script)
        words = _joined(_without_descent(words, script), script)
    return NameParts(script, tuple(words[:_MOST_PARTS]), fathered)


def _without_ranks(words: Sequence[str], script: str) -> list[str]:
    """The words after the ranks and honorifics that open a name; the last word stays, «السيد» is also a surname."""
    ranks = _words(script, "honorifics")
    first = 0
    while first < len(words) - 1 and words[first] in ranks:
        first += 1
    return list(words[first:])


def _is_fathered(words: Sequence[str], script: str) -> bool:
    """Whether a word for son or daughter stands right behind the first part of a name."""
    at = next((at for at, word in enumerate(words) if word in _CHILD_OF), 0)
    return at > 0 and len(_joined(words[:at], script)) == 1


def _without_descent(words: Sequence[str], script: str) -> list[str]:
    """The words without those of descent, or all where nothing would be left; articles written apart are kept here."""
    dropped = _words(script, "descent") - set(_ARTICLES)
    left = [word for word in words if word not in dropped]
    return left if any(word not in _ARTICLES for word in left) else list(words)


def _joined(words: Sequence[str], script: str) -> list[str]:
    """Words that make one part written as one: عبد الله, أبو بكر, Abdel Rahman, نور الدين."""
    forward, backward = _words(script, "joined"), _words(script, "joined_back")
    parts: list[str] = []
    prefix = ""
    for at, word in enumerate(words):
        last = at == len(words) - 1
        if word in _ARTICLES and script == "latin":
            follows_back_word = not last and words[at + 1] in backward
            if prefix:
                prefix += "al"
            elif follows_back_word and parts:
                prefix = parts.pop() + "al"
            continue
        if word in forward and not last:
            prefix += word
        elif word in backward and parts and not prefix:
            parts[-1] += word
        else:
            parts.append(prefix + word)
            prefix = ""
    return [*parts, prefix] if prefix else parts or list(words)


@cache
def _words(script: str, table: str) -> frozenset[str]:
    spell = fold if script == "arabic" else latin_letters
    return frozenset(spell(word) for word in read_lexicon(_LEXICONS[script])[table])
