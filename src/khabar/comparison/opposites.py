"""Words that cannot both be true of one thing: rises and falls, opens and closes, and a word beside its negation.

Two sentences stand on opposite poles only where the two words share what they are said of: the words around them. A
report that names both poles of one thing (fell, after it had risen) is opposed to neither.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from msgspec import Struct

from khabar.comparison.keys import KeyWord, word_stem
from khabar.comparison.statements import Statement
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text

#: How many content words after and before a word are taken as what it is said of (Arabic verbs come first).
_AFTER, _BEFORE = 4, 3

#: How many content words of a clause are shown for a word that has an opposite.
_SHOWN = 4

#: How many code points before a word are searched for its negation.
_NEGATION_REACH = 12

#: Letters that may be a small word written onto the next.
_CLITICS = "لبوفك"

_LANGUAGES = ("arabic/opposites", "english/opposites")


class Pole(Struct, frozen=True):
    """One end of a scale, both named in English; `stage` where a thing may pass from one end to the other.

    `not_of` are the stems of what the words are said of in another sense («ترفع علما»).
    """

    scale: str
    name: str
    stage: bool
    not_of: frozenset[str] = frozenset()


class Opposition(Struct, frozen=True):
    """Two words that cannot both be true; `why` in English, `shared` the keys both are said of, `says` the two poles."""

    left: KeyWord
    right: KeyWord
    why: str
    shared: frozenset[str]
    stage: bool = False
    says: tuple[str, str] | None = None


def find_oppositions(left: Statement, right: Statement) -> tuple[Opposition, ...]:
    """Every pair of words on which two sentences contradict each other by an opposite or a negation."""
    return (*_opposite_poles(left, right), *_negations(left, right))


def is_negated(statement: Statement, word: KeyWord) -> bool:
    """Whether a word of denial or absence stands right before a word."""
    text = statement.document.normal.text
    before = text[max(statement.normal.start, word.start - _NEGATION_REACH) : word.start].split()
    return bool(before) and before[-1] in _negations_lexicon()


def poles_of(statement: Statement) -> list[tuple[int, Pole]]:
    """The words of a sentence that are one end of a scale, by their number; a negated word is at no end."""
    return statement.remember("poles", _find_poles)


def says_pole(word: KeyWord, name: str) -> bool:
    """Whether a word is at the end of a scale with an English name: «ارتفعت» says "rises"."""
    return any(pole.name == name for pole in _poles().get(_form(word.text), ()))


def phrase(statement: Statement, word: KeyWord) -> tuple[int, int]:
    """The stretch of normal text from a word to the third content word after it, within its clause."""
    at = statement.words.index(word)
    clause = next((span for span in statement.clauses if span.start <= word.start < span.end), statement.normal)
    end = [other.end for other in statement.words[at : at + _SHOWN] if other.end <= clause.end]
    return word.start, max(end, default=word.end)


def arguments(statement: Statement, at: int) -> frozenset[str]:
    """The keys around the content word at one place: what it is said of."""
    return frozenset(word.key for word in _nearby(statement, at, _BEFORE, _AFTER))


def shared_arguments(left: Statement, at: int, right: Statement, other_at: int) -> frozenset[str]:
    """What two words are both said of; empty unless it stands right beside each, and what follows one is in the other.

    «ترفع علم نورلاند» and «تنزل شحنة» have one ship before them and yet are said of two things.
    """
    first, second = arguments(left, at), arguments(right, other_at)
    shared = first & second
    beside = _keys_beside(left, at) & shared, _keys_beside(right, other_at) & shared
    follow, other_follow = _followers(left, at), _followers(right, other_at)
    met = all(_among(key, second) for key in follow) and all(_among(key, first) for key in other_follow)
    return shared if all(beside) and met else frozenset()


def _find_poles(statement: Statement) -> list[tuple[int, Pole]]:
    return [
        (at, pole)
        for at, word in enumerate(statement.words)
        for pole in _poles().get(_form(word.text), ())
        if not is_negated(statement, word)
        and not pole.not_of.intersection(_form(after.text) for after in statement.words[at + 1 : at + 2])
    ]


def _among(key: str, keys: AbstractSet[str]) -> bool:
    """Whether a key is one of some keys, also where a small word was left on it: لفحص, فحص; "" always is."""
    if not key or key in keys or (key[0] in _CLITICS and key[1:] in keys):
        return True
    return any(clitic + key in keys for clitic in _CLITICS)


def _keys_beside(statement: Statement, at: int) -> frozenset[str]:
    return frozenset(word.key for word in _nearby(statement, at, 1, 1))


def _followers(statement: Statement, at: int) -> list[str]:
    """The keys of what follows a word directly: its subject, and behind a definite one («رفعت البلدية رسوم») its object."""
    keys: list[str] = []
    for word, after in pairwise(statement.words[at : at + 3]):
        if after.key[0].isdigit() or not statement.document.normal.text[word.end : after.start].isspace():
            break
        if keys and (after.text.startswith("ال") or not word.text.startswith("ال")):
            break
        keys.append(after.key)
    return keys


def _nearby(statement: Statement, at: int, before: int, after: int) -> tuple[KeyWord, ...]:
    return (*statement.words[max(0, at - before) : at], *statement.words[at + 1 : at + 1 + after])


def _opposite_poles(left: Statement, right: Statement) -> list[Opposition]:
    found: list[Opposition] = []
    left_hits, right_hits = poles_of(left), poles_of(right)
    for at, pole in left_hits:
        for other_at, other in right_hits:
            if pole.scale != other.scale or pole.name == other.name:
                continue
            shared = shared_arguments(left, at, right, other_at)
            if (
                shared
                and not _also_says(right, right_hits, pole, shared)
                and not _also_says(left, left_hits, other, shared)
            ):
                why = f"one says {pole.name}, the other {other.name}"
                found.append(
                    Opposition(left.words[at], right.words[other_at], why, shared, pole.stage, (pole.name, other.name))
                )
    return found


def _also_says(statement: Statement, hits: Sequence[tuple[int, Pole]], pole: Pole, about: frozenset[str]) -> bool:
    return any(found == pole and about & arguments(statement, at) for at, found in hits)


def _negations(left: Statement, right: Statement) -> list[Opposition]:
    found: list[Opposition] = []
    for at, other_at in _words_in_both(left, right):
        word, other = left.words[at], right.words[other_at]
        if word.key[0].isdigit() or is_negated(left, word) == is_negated(right, other):
            continue
        if _denies(right if is_negated(left, word) else left):
            continue
        shared = shared_arguments(left, at, right, other_at)
        if shared and not _both_ways(left, word.key) and not _both_ways(right, word.key):
            found.append(Opposition(word, other, "one says it, the other says that it is not so", shared))
    return found


def _words_in_both(left: Statement, right: Statement) -> list[tuple[int, int]]:
    """The places of one word in both sentences, by its key or its stem, in text order."""
    places: dict[str, list[int]] = {}
    for at, other in enumerate(right.words):
        for name in {other.key, f"={_form(other.text)}"}:
            places.setdefault(name, []).append(at)
    return [
        (at, place)
        for at, word in enumerate(left.words)
        for place in sorted({*places.get(word.key, ()), *places.get(f"={_form(word.text)}", ())})
    ]


def _denies(statement: Statement) -> bool:
    """Whether a sentence holds any word of denial: it may deny the same thing in other words."""
    return any(word in _negations_lexicon() for word in statement.text.split())


def _both_ways(statement: Statement, key: str) -> bool:
    """Whether a sentence has a word both with and without a negation: then it tells nothing apart."""
    return len({is_negated(statement, word) for word in statement.words if word.key == key}) > 1


def _form(word: str) -> str:
    """What a word is looked up by: its stem, an English word as it is (its inflections are listed)."""
    return word.casefold() if word.isascii() else word_stem(word)


@cache
def _poles() -> dict[str, tuple[Pole, ...]]:
    poles: dict[str, tuple[Pole, ...]] = {}
    for scale in (scale for language in _LANGUAGES for scale in read_lexicon(language)["scale"]):
        not_of = frozenset(_form(normal_text(entry)) for entry in scale.get("not_of", ()))
        for name, entries in scale["poles"].items():
            for key in sorted({_form(normal_text(entry)) for entry in entries}):
                poles[key] = (*poles.get(key, ()), Pole(scale["gloss"], name, scale.get("stage", False), not_of))
    return poles


@cache
def _negations_lexicon() -> frozenset[str]:
    entries = (entry for language in _LANGUAGES for entry in read_lexicon(language)["negation"]["particles"])
    return frozenset(normal_text(entry) for entry in entries)
