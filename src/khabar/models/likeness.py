"""What the letters of a word alone look like: an ordinary Arabic word, a name of Arab people, of others, or of a place.

A word that stands in no list still has a look: دويسنبرج is no Arabic word. The weights of its letter groups are made by
`training/train_likeness.py`.
"""

import math
import zlib
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from khabar.errors import ModelError

KINDS = ("word", "people", "foreign", "place")
#: Letter groups of 1 to 4 letters are spread over this many places.
PLACES = 1 << 15
LONGEST_GROUP = 4
#: No word of a language is longer; a line of letters without end must not cost more.
MOST_LETTERS = 40
#: A byte of the weights file is this much of a log-odds.
STEP = 1 / 24
#: Where the sums of the four kinds stand in one integer, so that one addition adds all four: a word costs a sixth.
_SHIFTS = (0, 16, 32, 48)
_MASK = 0xFFFF


def group_places(word: str) -> list[int]:
    """Where the letter groups of a word (as `entry_key`) stand in the weights."""
    return [_place(group) for group in _groups(word)]


@lru_cache(maxsize=50_000)
def likeness(word: str) -> tuple[float, ...]:
    """How likely each of `KINDS` is for a word given as `entry_key`, going by its letters alone; they sum to 1."""
    packed = sum(map(_packed_weights, _groups(word[:MOST_LETTERS])))
    sums = [packed >> shift & _MASK for shift in _SHIFTS]
    highest = max(sums)
    powers = [math.exp(max(-30.0, (one - highest) * STEP)) for one in sums]
    total = sum(powers)
    return tuple([power / total for power in powers])


def _groups(word: str) -> list[str]:
    edged = f"<{word}>"
    length = len(edged)
    return [edged[at : at + size] for size in range(1, LONGEST_GROUP + 1) for at in range(length - size + 1)]


def _place(group: str) -> int:
    return zlib.crc32(group.encode("utf-8")) % PLACES


@lru_cache(maxsize=100_000)
def _packed_weights(group: str) -> int:
    """The weights of one letter group for all kinds in one integer, each in bits of its own and raised above zero."""
    return _table()[_place(group)]


@cache
def _table() -> list[int]:
    """The packed weights at each place. No sum runs over its bits: a word has at most 4 * (MOST_LETTERS + 2) groups."""
    raised = _weights().astype(np.int64) + 128
    packed: list[int] = (raised << np.array(_SHIFTS)).sum(axis=1).tolist()
    return packed


@cache
def _weights() -> NDArray[np.int8]:
    try:
        weights = (files("khabar.models") / "likeness.bin").read_bytes()
    except OSError as error:
        raise ModelError(f"the weights of letter groups cannot be read ({error}); reinstall khabar") from error
    if len(weights) != PLACES * len(KINDS):
        raise ModelError("the weights of letter groups have the wrong length; reinstall khabar")
    return np.frombuffer(weights, dtype=np.int8).reshape(PLACES, len(KINDS))
