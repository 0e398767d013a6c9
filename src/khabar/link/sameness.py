"""Whether two names can be one person's, and what speaks for it besides the names, each with its reason in words.

First the names: can they be one at all (`kinship`)? A chain of fathers is read in order: «فهد بن سالم» is not «فهد بن راشد
بن سالم». Then what stands beside them (`beside`): one office, company that is not everywhere, one subject.
"""

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from msgspec import Struct

from khabar.language.name_lists import listed_names
from khabar.language.names import same_name
from khabar.language.normal import is_arabic
from khabar.link.contexts import Contexts, person_key
from khabar.link.name_keys import same_sound
from khabar.link.people import Appearance, parts_alike

#: `same_name` from here on says that two names may be one.
ONE_NAME = 0.5
#: The same for two parts in one script, and where nothing beside the name need speak for it: newspapers add and drop long
#: vowels in foreign names, and among thousands of names many differ in no more (60 merges read, 2026-11-22).
ONE_SPELLING, SURELY = 0.8, 0.9
#: Letters that no transcription of a foreign name has: names with them are spelled one way. A slip of the pen in a part
#: of so many letters is told from another name.
_NATIVE, _LONG = frozenset("عحصضطظ"), 6
#: Two titles are one office when this part of their words is shared; people with alike surnames in one office are one
#: when it has at least `OFFICE_WORDS` words in common.
ONE_OFFICE, OFFICE_WORDS = 0.5, 3
#: A single part shorter than this is too little of a name.
SHORTEST = 4
_WEAK = re.compile("[اويهةءآأإ]")

Offices = frozenset[frozenset[str]]


class Kinship(IntEnum):
    """How two names stand to each other.

    «فهد بن سالم» is apart from «فهد بن راشد بن سالم», whose father is another, and from «فهد السالم», a family's name.
    """

    APART = 0
    """They contradict each other."""
    PART = 1
    """One is the other without some of its parts."""
    SPELLED = 2
    """The same parts in another spelling."""
    EQUAL = 3
    """The same parts."""


class Beside(Struct, frozen=True, order=True):
    """What speaks for one person besides the name: `weight` 3 for one office, 2 for company, 1 for one subject."""

    weight: int
    why: str


def kinship(one: Appearance, other: Appearance) -> Kinship:
    """How two names of two parts or more stand to each other."""
    return _kinship(one.parts, other.parts, one.fathered, other.fathered, one.family, other.family)


def names_clash(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of two parts or more contradict each other: سامر الحداد and ماهر الحداد, a father and his son."""
    if min(len(one), len(other)) < 2:
        return False
    return not _may_be_one(one[0], other[0]) or (_has_stranger(one, other) and _has_stranger(other, one))


@lru_cache(maxsize=100_000)
def surely_one(part: str, other: str) -> bool:
    """Whether two parts are spellings of one in all likelihood."""
    return part == other or (_may_be_one(part, other) and same_name(part, other) >= SURELY)


def beside(one: Appearance, other: Appearance, contexts: Contexts) -> Beside | None:
    """The weightiest thing that speaks for one person besides the name, in words, or None."""
    if office_words(one.offices, other.offices):
        return Beside(3, f"one office: {called(one)} and {called(other)}")
    name = contexts.company(one.document, other.document, (person_key(one), person_key(other)))
    if name:
        return Beside(2, f"«{name}» stands in both articles too")
    if contexts.one_subject(one.document, other.document):
        return Beside(1, "both articles tell of the same things")
    return None


def one_office(one: Appearance, other: Appearance) -> bool:
    """Whether the titles, or the words before names without one, are one office told in so many words."""
    return office_words(one.offices | one.before, other.offices | other.before) >= OFFICE_WORDS


def office_words(one: Offices, other: Offices) -> int:
    """Words that two titles of one office have in common, at most; 0 where no two titles are one office."""
    pairs = ((a, b) for a in one for b in other)
    return max((len(a & b) for a, b in pairs if len(a & b) >= ONE_OFFICE * len(a | b)), default=0)


def called(person: Appearance) -> str:
    """The title of a person in marks, or where to look for it."""
    return f"«{person.called}»" if person.called else f"the words before «{person.name}»"


@lru_cache(maxsize=200_000)
def _kinship(
    one: tuple[str, ...],
    other: tuple[str, ...],
    one_fathered: bool,
    other_fathered: bool,
    one_family: bool,
    other_family: bool,
) -> Kinship:
    if one == other:
        father_and_family = (one_fathered and other_family and not other_fathered) or (
            other_fathered and one_family and not one_fathered
        )
        return Kinship.APART if len(one) == 2 and father_and_family else Kinship.EQUAL
    fathers = (one_fathered and len(other) > 2) or (other_fathered and len(one) > 2)
    if (fathers and not _may_be_one(one[1], other[1])) or names_clash(one, other):
        return Kinship.APART
    return Kinship.SPELLED if len(one) == len(other) else Kinship.PART


@lru_cache(maxsize=200_000)
def _may_be_one(part: str, other: str) -> bool:
    """Whether two parts may be spellings of one: strictly for names that Arabic alone spells (`_NATIVE`), else by sound."""
    if part == other:
        return True
    one, two = listed_names(part), listed_names(other)
    if one and two and one.isdisjoint(two):
        return False  # «سلمان» is not «سليمان»
    if is_arabic(part) != is_arabic(other):
        return same_sound(part, other) and same_name(part, other) >= ONE_NAME
    if not _NATIVE.isdisjoint(part) or not _NATIVE.isdisjoint(other):
        return min(len(part), len(other)) >= _LONG and parts_alike(part, other)
    if parts_alike(part, other):
        return True
    consonants = len(_WEAK.sub("", part)) == len(_WEAK.sub("", other))  # «سرور» is not «سروي»
    return consonants and same_sound(part, other) and same_name(part, other) >= ONE_SPELLING


def _has_stranger(parts: Sequence[str], others: Sequence[str]) -> bool:
    return any(not any(_may_be_one(part, other) for other in others) for part in parts)
