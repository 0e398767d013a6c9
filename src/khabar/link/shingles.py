"""An index of rare word sequences: which articles of a window may share wording with a new one.

An index and not MinHash, because a short report that stands whole inside a long one shares little of the long one's
sequences. Of every four neighbouring sequences one is kept (winnowing), so any common run of `SHINGLE` + 3 words is met.
A sequence that stands in more than `COMMON` articles is a phrase and proposes nothing.
"""

from array import array
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.link.wording import FORMULA

#: Words of a sequence, and of how many neighbouring sequences the one with the smallest hash is kept.
SHINGLE, WINNOW = 5, 4
#: In how many articles a sequence may stand before it is a phrase. Ten outlets seldom print one text twenty times.
COMMON = 60
_FACTOR = 0x9E3779B97F4A7C15  # odd, so that no word of a run is lost to overflow

Codes = NDArray[np.uint64]


def runs_of(codes: Codes, length: int) -> Codes:
    """A hash of each run of so many words."""
    if len(codes) < length:
        return codes[:0]
    hashes = codes[: len(codes) - length + 1].copy()
    for at in range(1, length):
        hashes *= np.uint64(_FACTOR)
        hashes ^= codes[at : len(codes) - length + 1 + at]
    hashes *= np.uint64(_FACTOR)
    return hashes ^ (hashes >> np.uint64(29))


def chosen_shingles(codes: Sequence[int], marks: bytes) -> list[int]:
    """The sequences of an article that are kept, once each; those that open inside a formula are left out."""
    hashes = runs_of(np.array(codes, dtype=np.uint64), SHINGLE)
    if not len(hashes):
        return []
    own = (np.frombuffer(marks, dtype=np.uint8)[: len(hashes)] & FORMULA) == 0
    hashes = hashes[own]
    if len(hashes) > WINNOW:
        hashes = np.lib.stride_tricks.sliding_window_view(hashes, WINNOW).min(axis=1)
    return [int(one) for one in np.unique(hashes)]


class ShingleIndex:
    """For each kept sequence the numbers of the articles it stands in. A sequence of one article costs one number."""

    def __init__(self) -> None:
        self._held: dict[int, int | array[int]] = {}

    def add(self, number: int, shingles: Sequence[int]) -> None:
        """Note the sequences of an article."""
        held = self._held
        for shingle in shingles:
            known = held.get(shingle)
            if known is None:
                held[shingle] = number
            elif isinstance(known, int):
                held[shingle] = array("Q", (known, number))
            else:
                known.append(number)

    def drop(self, number: int, shingles: Sequence[int]) -> None:
        """Forget an article."""
        held = self._held
        for shingle in shingles:
            known = held[shingle]
            if isinstance(known, int):
                del held[shingle]
                continue
            known.remove(number)
            if len(known) == 1:
                held[shingle] = known[0]

    def sharing(self, number: int, shingles: Sequence[int]) -> Counter[int]:
        """How many sequences that are no phrases each other article shares."""
        shared: Counter[int] = Counter()
        for shingle in shingles:
            known = self._held.get(shingle)
            if isinstance(known, array) and len(known) <= COMMON:
                shared.update(known)
        del shared[number]
        return shared
