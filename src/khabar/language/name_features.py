"""How alike two parts of a name sound: documented features, each with a weight, added up to a probability.

`FEATURES` is the visible list; the weights lie in `name_sounds/scorer.toml`, one column for parts in one script and one
for parts in two. `training/names.py` fits them. Parts are folded as `name_parts` gives them.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.name_alignment import Pairing, Table, pair_letters, single_letters
from khabar.language.name_contrasts import told_apart
from khabar.language.name_lists import listed_names, telling_parts
from khabar.language.name_skeletons import WEAK, consonant_skeleton, skeleton_likeness
from khabar.language.romanisation import as_spoken

#: Consonant skeletons less alike than this are two names without looking closer: of the 1,897 pairs of one name in the
#: two development files 24 lie below it, most of them nicknames and mistakes of the file (2026-11-21).
TOO_FAR = 0.5

#: What is left of the likeness where one side ends in o and the other in a; the development files hold too few to fit it.
OTHER_GENDER = 0.4
#: How alike two spellings of one listed name are, and two of which one is written for several names (Salim: سالم, سليم).
LISTED = 0.99
LISTED_FOR_SEVERAL = 0.8
#: How alike two parts are that Arabic spelling tells apart (`name_contrasts.py`), however near they sound.
TOLD_APART = 0.2

_SHORTEST_BEHIND_ARTICLE = 3
_ROUND_ENDS = frozenset("وo")
_OPEN_ENDS = frozenset("اهa")


class PartPair(Struct, frozen=True):
    """Two parts laid beside each other: what every feature looks at."""

    left: str
    right: str
    pairings: tuple[Pairing, ...]
    skeletons: tuple[str, str]

    @property
    def letters(self) -> int:
        """Letters of both parts together."""
        return len(self.left) + len(self.right)


def sound(pair: PartPair) -> float:
    """How well the letters stand for each other, for each letter."""
    return _total(pair) / pair.letters


def weight(pair: PartPair) -> float:
    """How well the letters stand for each other, in all: long names are surer."""
    return _total(pair) / 10


def against(pair: PartPair) -> float:
    """What speaks against, for each letter: letters that do not belong together or are missing on one side."""
    return sum(min(0.0, pairing.worth) for pairing in pair.pairings) / pair.letters


def worst(pair: PartPair) -> float:
    """The pair of letters that speaks most against."""
    return min(0.0, *(pairing.worth for pairing in pair.pairings))


def consonants_against(pair: PartPair) -> float:
    """What speaks against among consonants, for each letter."""
    return sum(min(0.0, pairing.worth) for pairing in pair.pairings if not _is_weak(pairing)) / pair.letters


def worst_consonant(pair: PartPair) -> float:
    """The pair of consonants that speaks most against."""
    return min(0.0, 0.0, *(pairing.worth for pairing in pair.pairings if not _is_weak(pairing)))


def missing_consonants(pair: PartPair) -> float:
    """How many consonants one side has alone."""
    return float(sum(not (pairing.left and pairing.right) and not _is_weak(pairing) for pairing in pair.pairings))


def missing_vowels(pair: PartPair) -> float:
    """How many vowels or weak letters one side has alone."""
    return float(sum(not (pairing.left and pairing.right) and _is_weak(pairing) for pairing in pair.pairings))


def other_letters(pair: PartPair) -> float:
    """How many letters are written differently."""
    return float(
        sum(pairing.left != pairing.right and bool(pairing.left and pairing.right) for pairing in pair.pairings)
    )


def beginning(pair: PartPair) -> float:
    """How well the first letters stand for each other."""
    return pair.pairings[0].worth


def ending(pair: PartPair) -> float:
    """How well the last letters stand for each other."""
    return pair.pairings[-1].worth


def length_gap(pair: PartPair) -> float:
    """How much longer one side is."""
    return abs(len(pair.left) - len(pair.right)) / pair.letters


def shortness(pair: PartPair) -> float:
    """Short names are alike by chance."""
    return 1 / pair.letters


def shorter(pair: PartPair) -> float:
    """Letters of the shorter side."""
    return float(min(len(pair.left), len(pair.right)))


def longer(pair: PartPair) -> float:
    """Letters of the longer side."""
    return float(max(len(pair.left), len(pair.right)))


def doubts(pair: PartPair) -> float:
    """The share of letter pairs that speak against."""
    return sum(pairing.worth < -1 for pairing in pair.pairings) / len(pair.pairings)


def skeleton(pair: PartPair) -> float:
    """How alike the consonants are once classes newspapers mix (g/j/gh/q, s/z/th, b/p/f/v) are one."""
    return skeleton_likeness(*pair.skeletons)


def same_skeleton(pair: PartPair) -> float:
    """Whether the consonants are the same once such classes are one."""
    return float(pair.skeletons[0] == pair.skeletons[1])


FEATURES: tuple[Callable[[PartPair], float], ...] = (
    sound,
    weight,
    against,
    worst,
    consonants_against,
    worst_consonant,
    missing_consonants,
    missing_vowels,
    other_letters,
    beginning,
    ending,
    length_gap,
    shortness,
    shorter,
    longer,
    doubts,
    skeleton,
    same_skeleton,
)


@lru_cache(maxsize=131072)
def part_likeness(left: str, right: str) -> float:
    """The probability (0..1) that two folded parts are spellings of one; 1 for equal ones, an initial counts .7.

    Cost: up to 0.3 ms for a pair not met before, 2 µs where the consonants are already too far apart.
    """
    if left == right:
        return 1.0
    if not left or not right:
        return 0.0
    if min(len(left), len(right)) == 1:
        return _initial_likeness(left, right)
    known = listed_names(left), listed_names(right)
    if all(known):
        surely = len(known[0]) == len(known[1]) == 1
        return (LISTED if surely else LISTED_FOR_SEVERAL) if known[0] & known[1] else 0.0
    if telling := telling_parts(left, right):
        return part_likeness(*telling)  # عبد and -الدين say nothing: whose servant, what of the faith decides
    if _is_arabic(left) == _is_arabic(right) and left.removeprefix("ال") == right.removeprefix("ال"):
        return 0.99
    if told_apart(left, right):
        return TOLD_APART
    pair = lay_out(left, right)
    if pair is None:
        return 0.0
    model = _scorer("one_script" if _is_arabic(left) == _is_arabic(right) else "two_scripts")
    total = model["bias"] + sum(model[feature.__name__] * feature(pair) for feature in FEATURES)
    likeness = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    return likeness * OTHER_GENDER if _other_gender(pair) else likeness


def feature_values(pair: PartPair) -> dict[str, float]:
    """Every feature of a pair by name."""
    return {feature.__name__: feature(pair) for feature in FEATURES}


def lay_out(left: str, right: str) -> PartPair | None:
    """Two parts aligned, with or without their article, whichever sounds better; None where they are plainly two."""
    found: list[PartPair] = []
    for one in _forms(left):
        for two in _forms(right):
            skeletons = (consonant_skeleton(one), consonant_skeleton(two))
            if skeleton_likeness(*skeletons) >= TOO_FAR:
                found.append(PartPair(one, two, _pairings(one, two), skeletons))
    return max(found, key=sound, default=None)


def _pairings(left: str, right: str) -> tuple[Pairing, ...]:
    if _is_arabic(left) == _is_arabic(right):
        return pair_letters(left, right, _table("arabic-arabic" if _is_arabic(left) else "latin-latin"))
    if _is_arabic(left):
        return pair_letters(left, right, _table("arabic-latin"))
    return pair_letters(right, left, _table("arabic-latin"))


def _forms(part: str) -> Sequence[str]:
    """A part as it is compared: without its article where enough is left; in Latin letters also as it is spoken."""
    plain = single_letters(part)
    bare = plain.removeprefix("ال")
    if bare != plain:
        return (plain,) if len(bare) < _SHORTEST_BEHIND_ARTICLE else (bare, plain)
    spoken = as_spoken(plain)
    return (plain,) if spoken == plain else (plain, spoken)


def _initial_likeness(left: str, right: str) -> float:
    """An initial is a promise, not a name: .7 where it fits the first letter, 0 where not."""
    first = consonant_skeleton(left[0]) or left[0]
    other = consonant_skeleton(right[0]) or right[0]
    both_weak = left[0] in WEAK and right[0] in WEAK
    return 0.7 if first == other or both_weak else 0.0


def _is_weak(pairing: Pairing) -> bool:
    return WEAK.issuperset(pairing.left + pairing.right)


def _is_arabic(part: str) -> bool:
    return "\u0600" <= part[0] <= "\u06ff"


def _total(pair: PartPair) -> float:
    return sum(pairing.worth for pairing in pair.pairings)


def _other_gender(pair: PartPair) -> bool:
    """Whether one side ends in o and the other in a (Mario, Maria)."""
    ends = {pair.left[-1], pair.right[-1]}
    return bool(ends & _ROUND_ENDS) and bool(ends & _OPEN_ENDS)


@cache
def _scorer(column: str) -> Mapping[str, float]:
    model: Mapping[str, float] = read_lexicon("name_sounds/scorer")[column]
    return model


@cache
def _table(name: str) -> Table:
    text = files("khabar.language").joinpath("name_sounds", f"{name}.tsv").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = {}
    for line in text.splitlines():
        left, right, worth = line.split("\t")
        table.setdefault(left, {})[right] = float(worth)
    return table
