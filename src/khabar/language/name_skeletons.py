"""The consonants of a part of a name with the letters that newspapers write for each other made one: غورديف gives "krdb"."""

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

#: Letters that spellings add and leave out.
WEAK = frozenset("اويهعءaeiouyhw")

#: Consonants that newspapers write for each other fall together; the classes are named by a letter of theirs.
_CLASSES = str.maketrans(
    {**dict.fromkeys("غجقكgcjkqx", "k"), **dict.fromkeys("سثزذظصشsz", "s"), **dict.fromkeys("تطدضtd", "t")}
    | {
        **dict.fromkeys("بفbfpv", "b"),
        **dict.fromkeys("حخ", "k"),
        **dict.fromkeys("لl", "l"),
        **dict.fromkeys("مm", "m"),
    }
    | {**dict.fromkeys("نn", "n"), **dict.fromkeys("رr", "r"), **dict.fromkeys(WEAK, None)}
)
_SOUNDS_S = re.compile("sch|sh|ch|th|تش|^x|c(?=[eiy])")
_SOUNDS_B = re.compile("ph")
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=131072)
def consonant_skeleton(part: str) -> str:
    """The classes of the consonants of a folded part in order, none twice in a row; "" where all letters are weak."""
    classes = _SOUNDS_B.sub("b", _SOUNDS_S.sub("s", part)).translate(_CLASSES)
    return _REPEATED.sub(r"\1", classes)


def skeleton_likeness(left: str, right: str) -> float:
    """How alike two skeletons are (0..1); .5, "cannot tell", where one is empty."""
    return Indel.normalized_similarity(left, right) if left and right else 0.5
