"""Which common names a part of a name can be: two spellings of one listed name are one, two listed names are two.

«حسن» and «حسين» sound nearly alike and are two men; no distance of letters can know that. The list is
`arabic/given_names.toml`. A Latin spelling may stand for several names ("Salim" is written for سالم and for سليم).
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import fold, is_arabic

_SERVANT = re.compile("^(?:عبد(?:ال)?|abd[aeiou]?l?)(?=..)")
_OF_THE_FAITH = re.compile("(?:(?<=..)الدين|(?<=..)[aeiou]l?[dt]{1,2}(?:i|ee|ie)ne?)$")
_KUNYA = re.compile("^(?:ابو|ام(?=[^اويم])|abu|abou|umm|oumm?)(?=..)")
_DESCENT_ENDS = {"arabic": ("وي", "ي"), "latin": ("i", "y", "vi", "wi", "awi", "avi", "aoui")}  # موسى, موسوي
_WEAK_END = re.compile("[ايهaeh]+$")
_RUSSIAN_H = "kh"  # х is written for ه and ح too: Хасан


@lru_cache(maxsize=65536)
def listed_names(part: str) -> frozenset[str]:
    """The common names a folded part can be, «عبد» and what it is joined with included; none for all other parts."""
    if part.startswith(("عبد", "abd")):
        spellings = (part, part.replace(_RUSSIAN_H, "h")) if _RUSSIAN_H in part else (part,)
        found = (name for one in spellings for ending, name in _servant_names() if one.endswith(ending))
        whole = next(found, None)
        return frozenset(("عبد " + whole,) if whole else ())
    listed = _given_names()
    return listed.get(part) or listed.get(part.replace(_RUSSIAN_H, "h"), frozenset())


def is_family_of(name: str, family: str) -> bool:
    """Whether a folded part is a common name and another, itself none, that name with an ending of descent."""
    return bool(listed_names(name) & _family_names().get(family, frozenset())) and not listed_names(family)


def telling_parts(left: str, right: str) -> tuple[str, str] | None:
    """What is left of two parts without what both share by their kind (عبد, -الدين, أبو), or None where it is not on both."""
    for kind in (_SERVANT, _OF_THE_FAITH, _KUNYA):
        bare = kind.sub("", left), kind.sub("", right)
        if all(bare) and bare[0] != left and bare[1] != right:
            return bare
    return None


@cache
def _servant_names() -> Sequence[tuple[str, str]]:
    """Folded ending of a part that begins with عبد -> what it is the servant of; longest endings first."""
    entries: Mapping[str, Sequence[str]] = read_lexicon("arabic/given_names")["servant_of"]
    endings = [(fold(spelling), name) for name, spellings in entries.items() for spelling in (name, *spellings)]
    return sorted(endings, key=lambda entry: (-len(entry[0]), entry))


@cache
def _given_names() -> Mapping[str, frozenset[str]]:
    """Folded spelling, in either script -> the given names it is written for."""
    entries: Mapping[str, Sequence[str]] = read_lexicon("arabic/given_names")["names"]
    found: dict[str, set[str]] = defaultdict(set)
    for name, spellings in entries.items():
        for spelling in (name, *spellings):
            found[fold(spelling)].add(name)
    return {spelling: frozenset(names) for spelling, names in found.items()}


@cache
def _family_names() -> Mapping[str, frozenset[str]]:
    """Folded family name -> the given names it is made of: موسوي, mousavi -> موسى."""
    found: dict[str, set[str]] = defaultdict(set)
    for spelling, names in _given_names().items():
        ends = _DESCENT_ENDS["arabic" if is_arabic(spelling) else "latin"]
        stem = _WEAK_END.sub("", spelling)
        once = stem[:-1] if stem[-1:] == stem[-2:-1] else stem  # Moussa, Mousavi
        for start in {spelling, stem, once} if len(stem) > 1 else {spelling}:
            for end in ends:
                found[start + end].update(names)
    return {family: frozenset(names) for family, names in found.items()}
