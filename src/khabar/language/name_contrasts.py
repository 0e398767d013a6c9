"""Differences that make two names, where letters alone would see two spellings of one.

A name with ال is spelled as its bearers spell it; a foreign name is heard, and each outlet writes what it hears. Of the 12
pairs of one such name in the development file none differs in these ways (2026-11-21).
"""

import re

from khabar.language.name_lists import is_family_of
from khabar.language.name_skeletons import consonant_skeleton

_ARTICLE = "ال"
_THROAT = frozenset("عحهغخ")
_ARABIC = range(0x0600, 0x0700)
_SLAVIC_SHE = re.compile("(?:[او]فا|يفا|ينا|سكايا|ova|eva|ina|skaya|skaia|ska)$")
_VOWEL_ENDS = frozenset("اهيوىعaeiouyh")


def told_apart(left: str, right: str) -> bool:
    """Whether two folded parts of names, neither an initial, are two names by their spelling."""
    arabic = ord(left[0]) in _ARABIC, ord(right[0]) in _ARABIC
    return is_family_of(left, right) or is_family_of(right, left) or (all(arabic) and _articles_differ(left, right))


def is_she(left: str, right: str) -> bool:
    """Whether one of two given names, or of two Slavic surnames, is the other with the ending of a woman's.

    Alexander and Alexandra, إيفانوف and إيفانوفا. Meant for the parts of longer names: a surname that stands alone may well be
    written with an a too many (نافارا).
    """
    return _adds_a(left, right) or _adds_a(right, left)


def is_her_surname(left: str, right: str) -> bool:
    """Whether `is_she` holds and the longer one has a Slavic woman's ending."""
    return is_she(left, right) and bool(_SLAVIC_SHE.search(left)) != bool(_SLAVIC_SHE.search(right))


def _adds_a(he: str, she: str) -> bool:
    if he[-1] in _VOWEL_ENDS or she[-1] not in "اa" or len(she) < 2 or she[-2] in _VOWEL_ENDS:
        return False
    return consonant_skeleton(he) == consonant_skeleton(she)


def _articles_differ(left: str, right: str) -> bool:
    """Two parts in Arabic letters, at least one with ال, that Arabic spelling tells apart.

    A final ي more (السعد, السعدي); one sound of the throat for another at the start (العزاز, هزازي); with ال on both, و for
    ي (العيسى, العويس), or a family name in ي that has a و, ي or ن more inside (العلي, العلوي; الحسني, الحسيني).
    """
    articles = left.startswith(_ARTICLE) + right.startswith(_ARTICLE)
    if not articles:
        return False
    short, long = sorted((left.removeprefix(_ARTICLE), right.removeprefix(_ARTICLE)), key=len)
    if not short:
        return False
    if long == short + "ي" or (short[0] != long[0] and {short[0], long[0]} <= _THROAT):
        return True
    if articles < 2:
        return False
    return (short.count("و") - long.count("و")) * (short.count("ي") - long.count("ي")) < 0 or _grows(short, long)


def _grows(short: str, long: str) -> bool:
    """Whether a name in ي is the other with و, ي, ين or ان put in, not at the start; ا counts for nothing."""
    if not long.endswith("ي"):
        return False
    one, two = (re.sub("ا(?!ن$)", "", re.sub("ي$", "", name)) for name in (short, long))
    if len(one) >= len(two) or not one:
        return False
    first = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    more = len(two) - len(one)
    return first > 0 and one[first:] == two[first + more :] and two[first : first + more] in {"و", "ي", "ين", "ان"}
