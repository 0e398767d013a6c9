"""How near two sections are to telling of one happening: a few features with a weight each, and their sum.

`words`, the cosine of their terms by rarity, carries most; `head`, how much of each one's headline and opening the other
tells anywhere, keeps short reports of a long one near; `meaning`, the cosine of the vectors of headline and opening,
finds other words for the same; `names`, how many of the head's names the other has, tells apart the many happenings that
are told in one form (receptions, cables, results), and `clash` parts them where each opens with people or places the other
never names; `figures`, rare numbers in both, joins what angles part. Days apart
pull away, and an outlet seldom tells of one happening twice. The weights are set by hand and measured, not trained.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from khabar.link.terms import rarity
from khabar.link.units import Unit
from khabar.models.encoder import Encoder
from khabar.records import Feature

#: What each feature weighs. On a day of 994 reports words alone reach a pair F1 of .785, with meaning and head .80, with
#: the linkage of `clustering` .83, with names, figures, outlets and clashes .88; of 36 clashes among near
#: reports one was wrong (2026-11-21).
WORDS, HEAD, MEANING, NAMES, FIGURES, OUTLET, CLASH = 1.0, 0.2, 0.25, 0.15, 0.1, -0.03, -0.4
#: What `names` is where a head has none: the middle of what it is for reports of one subject.
NO_NAMES = 0.6
#: A number tells as much as it is rarer than this, a person or place clashes if it is; `ENOUGH` of it is as good as a feature gets.
RARE, ENOUGH = 4.5, 4.0
#: What a day between two reports costs after the first: a happening is told of on its day and the next.
DAY = -0.1
#: Reports further apart than this many days are of two happenings.
DAYS = 4
#: Words shown for a feature.
SHOWN = 8
#: Terms in more sections than this, or than this part of them, propose no pair: what everybody writes about.
COMMON, COMMON_PART = 150, 0.15
FEW = 40
#: Pairs with a lower cosine of words are not near; below `WORTH_READING` (words and head together) meaning is not asked.
LEAST, WORTH_READING = 0.06, 0.34
#: Rare terms must bring a pair this far to be looked at.
PROPOSED = 0.04


class Space:
    """A set of sections with what is needed to tell how near any two are; made once for one run."""

    def __init__(self, units: Sequence[Unit], encoder: Encoder) -> None:
        self.units = units
        self.rarity = rarity(unit.weights for unit in units)
        self._encoder = encoder
        self._words = [self._normed(unit.weights) for unit in units]
        self._heads = [self._weighed(unit.head) for unit in units]
        self._head_sizes = [sum(head.values()) or 1.0 for head in self._heads]
        self._vectors: dict[int, np.ndarray] = {}

    def near_pairs(self) -> dict[tuple[int, int], float]:
        """All pairs of sections that are near at all, with how near; sparse, and never all pairs of many sections."""
        words = {pair: dot for pair in self._proposed() if (dot := self._dot(*pair)) >= LEAST}
        known = {
            pair: WORDS * dot
            + HEAD * self._head(*pair)
            + NAMES * self._names(*pair)
            + FIGURES * self._figures(*pair)
            + OUTLET * self._one_outlet(*pair)
            + CLASH * self._clash(*pair)
            + DAY * self._days_apart(*pair)
            for pair, dot in words.items()
            if self._within_days(*pair)
        }
        worth = {pair for pair, sum_ in known.items() if sum_ >= WORTH_READING}
        self._read({at for pair in worth for at in pair})
        return {pair: sum_ + (MEANING * self._meaning(*pair) if pair in worth else 0.0) for pair, sum_ in known.items()}

    def explain(self, left: int, right: int, spelled: Mapping[str, str]) -> tuple[Feature, ...]:
        """The features of one pair, the heaviest first, each with what it rests on; `spelled` writes terms as words."""
        self._read({left, right})
        shared = [spelled.get(term, term) for term in self._shared(left, right)[:SHOWN]]
        figures = self.units[left].figures & self.units[right].figures
        found = [
            Feature("words", self._dot(left, right), WORDS, "both tell of " + ", ".join(shared)),
            Feature("head", self._head(left, right), HEAD, "how much of each headline and opening the other tells"),
            Feature("meaning", self._meaning(left, right), MEANING, "how alike headline and opening are in meaning"),
            Feature("names", self._names(left, right), NAMES, "how many names of each opening the other has"),
            Feature("figures", self._figures(left, right), FIGURES, "both have " + ", ".join(sorted(figures)[:SHOWN])),
            Feature("outlet", self._one_outlet(left, right), OUTLET, "one outlet seldom tells of a happening twice"),
            Feature("clash", self._clash(left, right), CLASH, "each tells first of people or places the other lacks"),
            Feature("days", self._days_apart(left, right), DAY, "days between them beyond the first"),
        ]
        telling = (feature for feature in found if feature.value)
        return tuple(sorted(telling, key=lambda feature: -abs(feature.value * feature.weight)))

    def _proposed(self) -> Iterator[tuple[int, int]]:
        """Pairs whose terms, the commonest left out, already nearly make them near: an inverted index, row by row."""
        common = max(FEW, min(COMMON, int(COMMON_PART * len(self.units))))
        held: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            for term in words:
                held[term].append(at)
        index = {
            term: (np.array(holders), np.array([self._words[at][term] for at in holders]))
            for term, holders in held.items()
            if 1 < len(holders) <= common
        }
        for at, words in enumerate(self._words):
            rows = [(*index[term], weight) for term, weight in words.items() if term in index]
            if rows:
                others = np.concatenate([holders for holders, _, _ in rows])
                products = np.concatenate([weights * weight for _, weights, weight in rows])
                sums = np.bincount(others, weights=products)
                yield from ((at, int(other)) for other in np.flatnonzero(sums >= PROPOSED) if other > at)

    def _shared(self, left: int, right: int) -> list[str]:
        one, other = self._words[left], self._words[right]
        return sorted((term for term in one if term in other), key=lambda term: (-one[term] * other[term], term))

    def _dot(self, left: int, right: int) -> float:
        few, many = sorted((self._words[left], self._words[right]), key=len)
        return sum(weight * many[term] for term, weight in few.items() if term in many)

    def _head(self, left: int, right: int) -> float:
        return (self._told(left, right) + self._told(right, left)) / 2

    def _told(self, about: int, by: int) -> float:
        words = self._words[by]
        return sum(weight for term, weight in self._heads[about].items() if term in words) / self._head_sizes[about]

    def _meaning(self, left: int, right: int) -> float:
        return float(self._vectors[left] @ self._vectors[right])

    def _read(self, numbers: Iterable[int]) -> None:
        """Vectors of headline and opening, added and brought to length 1, for the sections that have none yet."""
        wanted = sorted(at for at in numbers if at not in self._vectors)
        texts = [
            text
            for at in wanted
            for text in (self.units[at].headline or self.units[at].opening, self.units[at].opening)
        ]
        distinct = sorted(set(texts))
        place = {text: at for at, text in enumerate(distinct)}
        vectors = self._encoder.encode(distinct)
        for at, headline, opening in zip(wanted, texts[::2], texts[1::2], strict=True):
            sum_ = vectors[place[headline]] + vectors[place[opening]]
            self._vectors[at] = sum_ / (float(np.linalg.norm(sum_)) or 1.0)

    def _names(self, left: int, right: int) -> float:
        return (self._names_told(left, right) + self._names_told(right, left)) / 2

    def _names_told(self, about: int, by: int) -> float:
        words = self._words[by]
        names = {term: self.rarity[term] for term in self.units[about].names}
        whole = sum(names.values())
        return sum(weight for term, weight in names.items() if term in words) / whole if whole else NO_NAMES

    def _figures(self, left: int, right: int) -> float:
        shared = self.units[left].figures & self.units[right].figures
        return min(1.0, sum(max(0.0, self.rarity[figure] - RARE) for figure in shared) / ENOUGH)

    def _one_outlet(self, left: int, right: int) -> float:
        one, other = self.units[left].outlet, self.units[right].outlet
        return float(bool(one) and one == other)

    def _clash(self, left: int, right: int) -> float:
        return float(self._acts_alone(left, right) and self._acts_alone(right, left))

    def _acts_alone(self, about: int, by: int) -> bool:
        words = self._words[by]
        return any(self.rarity[term] > RARE and term not in words for term in self.units[about].actors)

    def _days_apart(self, left: int, right: int) -> float:
        one, other = self.units[left].day, self.units[right].day
        return 0.0 if one is None or other is None else max(0.0, abs(one - other) - 1.0)

    def _within_days(self, left: int, right: int) -> bool:
        one, other = self.units[left].day, self.units[right].day
        return one is None or other is None or abs(one - other) <= DAYS

    def _weighed(self, terms: Mapping[str, float]) -> dict[str, float]:
        return {term: weight * self.rarity[term] for term, weight in terms.items()}

    def _normed(self, terms: Mapping[str, float]) -> dict[str, float]:
        weighed = self._weighed(terms)
        length = math.sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        return {term: weight / length for term, weight in weighed.items() if weight > 0.0}
