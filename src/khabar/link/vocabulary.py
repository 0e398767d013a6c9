"""Terms under numbers, and how much each one tells: counted over the sections at hand, on top of everyday texts.

A section counts for a term as much as the term weighs in it: a word far into many long reports is no less telling for
that. Counting every section as one loses 2 points of pair F1 on a day of 994 reports (2026-11-21).
Numbers are given back when the last section with a term has left, so a stream that runs for years stays small.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.link.terms import BACKGROUND, in_everyday_texts

#: How far the number of sections may move before every term is weighed anew; terms that come and go are weighed at once.
DRIFT = 0.02
_FIRST_ROOM = 1024

Numbers = NDArray[np.int32]
Weights = NDArray[np.float32]


class Vocabulary:
    """Every term of the sections at hand. Number 0 is no term: it tells nothing and lets no list be empty."""

    def __init__(self) -> None:
        self.rarity: Weights = np.zeros(_FIRST_ROOM, dtype=np.float32)
        #: In how many sections each term stands.
        self.counts: Numbers = np.zeros(_FIRST_ROOM, dtype=np.int32)
        self._mass: NDArray[np.float64] = np.zeros(_FIRST_ROOM)
        self._everyday: Weights = np.zeros(_FIRST_ROOM, dtype=np.float32)
        self._numbers: dict[str, int] = {}
        self._terms: list[str] = [""]
        self._words: list[str] = [""]
        self._free: list[int] = []
        self._sections = 0
        self._weighed_for = 0.0

    def __len__(self) -> int:
        return len(self._terms)

    def enter(self, terms: Iterable[str], weights: Weights, spelled: Mapping[str, str]) -> Numbers:
        """Count the terms of one more section and give their numbers, in order; `spelled` writes a term as a word."""
        terms = list(terms)
        known = list(map(self._numbers.get, terms))
        numbers = [
            self._number(term, spelled) if number is None else number for term, number in zip(terms, known, strict=True)
        ]
        entered = np.array(numbers, dtype=np.int32)
        self.counts[entered] += 1
        self._mass[entered] += weights
        self._sections += 1
        self._weigh(entered)
        return entered

    def leave(self, numbers: Numbers, weights: Weights) -> None:
        """Take one section's terms out again: what `enter` gave, and the weights it was given."""
        self.counts[numbers] -= 1
        self._mass[numbers] -= weights
        self._sections -= 1
        for number in numbers[self.counts[numbers] <= 0].tolist():
            del self._numbers[self._terms[number]]
            self._terms[number] = self._words[number] = ""
            self._mass[number] = 0.0
            self._free.append(number)
        self._weigh(numbers)

    def find(self, terms: Iterable[str]) -> Numbers:
        """The numbers of those terms that are known, after a 0."""
        return np.array([0, *(self._numbers[term] for term in terms if term in self._numbers)], dtype=np.int32)

    def written(self, numbers: Sequence[int]) -> list[str]:
        """Terms as words that can be read."""
        return [self._words[number] for number in numbers]

    def _number(self, term: str, spelled: Mapping[str, str]) -> int:
        number = self._numbers.get(term)
        if number is None:
            number = self._new_number()
            self._numbers[term] = number
            self._terms[number], self._words[number] = term, spelled.get(term, term)
            self._everyday[number] = in_everyday_texts(term)
        return number

    def _new_number(self) -> int:
        if self._free:
            return self._free.pop()
        number = len(self._terms)
        self._terms.append("")
        self._words.append("")
        if number >= len(self.counts):
            for name in ("rarity", "counts", "_mass", "_everyday"):
                old = getattr(self, name)
                setattr(self, name, np.concatenate([old, np.zeros_like(old)]))
        return number

    def _weigh(self, changed: Numbers) -> None:
        """The logarithm of how few sections, here and in everyday texts, have a term."""
        total = BACKGROUND + 1 + self._sections
        if abs(total - self._weighed_for) > DRIFT * self._weighed_for:
            self._weighed_for = total
            changed = np.arange(len(self._terms), dtype=np.int32)
        among = np.maximum(self._mass[changed], 0.0) + self._everyday[changed] + 0.5
        self.rarity[changed] = np.maximum(0.0, math.log(self._weighed_for) - np.log(among))
        self.rarity[0] = 0.0
