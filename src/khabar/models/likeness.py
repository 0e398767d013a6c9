"""What the letters of a word alone look like: an ordinary Arabic word, a name of Arab people, of others, or of a place.

A word that stands in no list still has a look: دويسنبرج is no Arabic word. The weights of its letter groups are made by
`training/train_likeness.py`.
"""

import math
import zlib
from functools import cache
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


def group_places(word: str) -> list[int]:
    """Where the letter groups of a word (as `entry_key`) stand in the weights."""
    edged = f"<{word}>"
    return [
        zlib.crc32(edged[at : at + size].encode("utf-8")) % PLACES
        for size in range(1, LONGEST_GROUP + 1)
        for at in range(len(edged) - size + 1)
    ]


def likeness(word: str) -> tuple[float, ...]:
    """How likely each of `KINDS` is for a word given as `entry_key`, going by its letters alone; they sum to 1."""
    sums = _weights()[group_places(word[:MOST_LETTERS])].sum(axis=0, dtype=np.int32).tolist()
    highest = max(sums)
    powers = [math.exp(max(-30.0, (one - highest) * STEP)) for one in sums]
    return tuple(power / sum(powers) for power in powers)


@cache
def _weights() -> NDArray[np.int8]:
    try:
        weights = (files("khabar.models") / "likeness.bin").read_bytes()
    except OSError as error:
        raise ModelError(f"the weights of letter groups cannot be read ({error}); reinstall khabar") from error
    if len(weights) != PLACES * len(KINDS):
        raise ModelError("the weights of letter groups have the wrong length; reinstall khabar")
    return np.frombuffer(weights, dtype=np.int8).reshape(PLACES, len(KINDS))
