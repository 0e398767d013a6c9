"""An index of rare word sequences: which articles of a window may share wording with a new one.

An index and not MinHash, because a short report that stands whole inside a long one shares little of the long one's
sequences. Of every four neighbouring sequences one is kept (winnowing), so any common run of `SHINGLE` + 3 words is met.
A sequence that stands in many articles, or in some on many days, is a phrase: the titles of a prince, the foot of a
column, the background an agency hangs under each report. It proposes nothing and is no outlet's own wording.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

#: Words of a sequence, and of how many neighbouring sequences the one with the smallest hash is kept.
SHINGLE, WINNOW = 5, 4
#: In how many articles a sequence may stand before it is a phrase; and in how many if they are of so many days. The same
#: text stood in at most 14 articles of 12 outlets, mostly of two days (12,000 articles of twelve days, 2026-11-21).
COMMON, LASTING, LASTING_DAYS = 40, 8, 4
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


def chosen_shingles(codes: Sequence[int]) -> dict[int, int]:
    """The sequences of an article that are kept, each with the word it first opens at."""
    hashes = runs_of(np.array(codes, dtype=np.uint64), SHINGLE)
    if len(hashes) > WINNOW:
        smallest = np.lib.stride_tricks.sliding_window_view(hashes, WINNOW).argmin(axis=1)
        at = smallest + np.arange(len(smallest))  # never decreases
        opening = at[np.flatnonzero(np.diff(at, prepend=-1))]
    else:
        opening = np.arange(len(hashes))
    return dict(zip(hashes[opening[::-1]].tolist(), opening[::-1].tolist(), strict=True))


class ShingleIndex:
    """For each kept sequence the numbers of the articles it stands in. A sequence of one article costs one number."""

    def __init__(self) -> None:
        self._held: dict[int, int | array[int]] = {}
        self._days: dict[int, int] = {}

    def add(self, number: int, shingles: Iterable[int], day: int) -> None:
        """Note the sequences of an article and its day."""
        held = self._held
        self._days[number] = day
        for shingle in shingles:
            known = held.get(shingle)
            if known is None:
                held[shingle] = number
            elif isinstance(known, int):
                held[shingle] = array("Q", (known, number))
            else:
                known.append(number)

    def drop(self, number: int, shingles: Iterable[int]) -> None:
        """Forget an article."""
        held = self._held
        del self._days[number]
        for shingle in shingles:
            known = held[shingle]
            if isinstance(known, int):
                del held[shingle]
                continue
            known.remove(number)
            if len(known) == 1:
                held[shingle] = known[0]

    def sharing(self, number: int, shingles: Iterable[int]) -> Counter[int]:
        """How many sequences that are no phrases each other article shares."""
        several = (known for shingle in shingles if isinstance(known := self._held.get(shingle), array))
        shared: Counter[int] = Counter()
        for known in several:
            if not self._is_phrase(known):
                shared.update(known)
        del shared[number]
        return shared

    def phrases(self, shingles: Iterable[int]) -> list[int]:
        """Which sequences are phrases by now."""
        return [one for one in shingles if isinstance(known := self._held[one], array) and self._is_phrase(known)]

    def _is_phrase(self, articles: "array[int]") -> bool:
        if len(articles) < LASTING:
            return False
        return len(articles) > COMMON or len({self._days[one] for one in articles}) >= LASTING_DAYS
