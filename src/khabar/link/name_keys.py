"""Keys under which names are kept, so that one is only held against the few that may be the same, in any script.

A key is made of the consonants of two parts, or of the surname alone; موسوي, Mousavi and Мусави have one in common.
"""

from collections.abc import Sequence
from functools import lru_cache

from khabar.language.name_skeletons import consonant_skeleton
from khabar.language.normal import is_arabic
from khabar.language.romanisation import latin_letters


def pair_keys(parts: Sequence[str]) -> list[str]:
    """Keys of the first part with the second and with the last: «محمد سعيد الراشد» is met by «محمد الراشد»."""
    others = {parts[1], parts[-1]}
    return sorted({f"{one}|{two}" for one in _sounds(parts[0]) for other in others for two in _sounds(other)})


def surname_keys(parts: Sequence[str]) -> list[str]:
    """Keys of the last part."""
    return sorted(_sounds(parts[-1]))


@lru_cache(maxsize=100_000)
def same_sound(left: str, right: str) -> bool:
    """Whether two parts have a key in common."""
    return not _sounds(left).isdisjoint(_sounds(right))


@lru_cache(maxsize=100_000)
def _sounds(part: str) -> frozenset[str]:
    """The consonants of a part; two readings where it has a v, which Arabic writes with و or with ف.

    ح is left out, as Latin letters write it with an h that they also drop; a part without consonants stands for itself.
    """
    if is_arabic(part):
        readings = [part.replace("ح", "")]
    else:
        latin = latin_letters(part).replace(" ", "") or part
        readings = [latin, latin.replace("v", "")] if "v" in latin else [latin]
    return frozenset(consonant_skeleton(one) or part for one in readings)
