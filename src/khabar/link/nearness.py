"""How near two sections are to telling of one happening: a few features with a weight each, and their sum.

`words`, the cosine of their terms by rarity, carries most; `head`, how much of each one's headline and opening the other
tells anywhere, keeps short reports of a long one near; `names`, how many of the head's names the other has, tells apart
the many happenings that are told in one form (receptions, cables, results), and `clash` parts them where each opens with
people or places the other never names; `figures`, rare numbers in both, joins what angles part. Days apart pull away, and
an outlet seldom tells of one happening twice. `meaning`, the cosine of the vectors of the headlines, is asked only where
these leave it open. Across scripts there are no common words: `bridges` and `meaning` decide there. The weights are
set by hand and measured, not trained: fitted on half a day they did worse on the other half.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from khabar.link.profiles import Profile
from khabar.link.vocabulary import Numbers, Vocabulary

#: What each feature weighs. On a day of 994 reports words alone reach a pair F1 of .785, with meaning and head .80, with
#: the linkage of `clustering` .83, with names, figures, outlets and clashes .88; of 36 clashes among near
#: reports one was wrong (2026-11-21).
WORDS, HEAD, NAMES, FIGURES, OUTLET, CLASH = 1.0, 0.2, 0.15, 0.1, -0.03, -0.4
#: What a day between two reports costs after the first: a happening is told of on its day and the next. Of 16 pairs of
#: stories that -.1 joined and -.15 parts, read by eye, 13 told of two happenings (2026-11-22).
DAY = -0.15
#: Meaning is asked between these two sums of the others. Headlines alone do as well as headlines with openings (pair F1
#: .876 against .875) at a seventh of the cost (1.05 ms against 7.6), and two in five sections are asked for (2026-11-21).
MEANING, OPEN_FROM, OPEN_TO = 0.3, 0.34, 0.6
#: Above `OPEN_TO` meaning is taken to be this; it is .55 there at the median, but near copies then make a story look so
#: tight that a report in other words stays out. From .35 to .55 pair F1 is the same, the fourth of the samples joins.
USUAL_MEANING = 0.35
#: Across scripts: what bridges and meaning weigh, and how much rarity of shared bridges is enough, and enough to ask.
BRIDGES, ACROSS_MEANING, ENOUGH_BRIDGES, LEAST_BRIDGES = 0.35, 0.65, 16.0, 8.0
#: What `names` is where a head has none: the middle of what it is for reports of one subject.
NO_NAMES = 0.6
#: A number tells as much as it is rarer than this, a person or place clashes if it is; `ENOUGH` of it is as good as a feature gets.
RARE, ENOUGH = 4.5, 4.0
#: Reports further apart than this many days are of two happenings.
DAYS = 4

Column = NDArray[np.float64]


class Features(Struct, frozen=True):
    """What one section shares with each of others: one value an other in every column."""

    words: Column
    head: Column
    names: Column
    figures: Column
    outlet: Column
    clash: Column
    days: Column

    def sum(self) -> Column:
        """How near they are but for their meaning."""
        return (
            WORDS * self.words
            + HEAD * self.head
            + NAMES * self.names
            + FIGURES * self.figures
            + OUTLET * self.outlet
            + CLASH * self.clash
            + DAY * self.days
        )


class Nearness:
    """Compares sections that are in one vocabulary; holds nothing but room to work in."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._standing = np.zeros(0, dtype=np.int32)  # for each term where it stands in the section being compared

    def features(self, one: Profile, others: Sequence[Profile]) -> Features:
        """The features of `one` with each of `others`, at least one, all at once."""
        standing = self._lay_out(one)
        told, norms = self._told_by(one, others, standing)
        rarity = self._vocabulary.rarity
        length = np.sqrt(np.sum((one.weights * rarity[one.numbers]) ** 2, dtype=np.float64)) or 1.0
        heads, starts = _joined([other.head for other in others])
        weights = np.concatenate([other.head_weights for other in others]) * rarity[heads]
        head_told = _share(weights, standing[heads] > 0, starts, 0.0)
        names, starts = _joined([other.names for other in others])
        names_told = _share(rarity[names], standing[names] > 0, starts, NO_NAMES)
        actors, starts = _joined([other.actors for other in others])
        alone = np.add.reduceat((rarity[actors] > RARE) & (standing[actors] == 0), starts) > 0
        head = float(np.sum(one.head_weights * rarity[one.head], dtype=np.float64)) or 1.0
        named = float(np.sum(rarity[one.names], dtype=np.float64))
        rare_actors = int(np.sum(rarity[one.actors] > RARE))
        self._standing[one.numbers] = 0
        return Features(
            told[:, 0] / (length * norms),
            (told[:, 1] / head + head_told) / 2,
            ((told[:, 2] / named if named else NO_NAMES) + names_told) / 2,
            np.minimum(1.0, told[:, 3] / ENOUGH),
            np.array([float(bool(one.report.outlet) and one.report.outlet == o.report.outlet) for o in others]),
            ((told[:, 4] < rare_actors) & alone).astype(np.float64),
            np.array([max(0.0, days_apart(one, other) - 1.0) for other in others]),
        )

    def bridged(self, one: Profile, others: Sequence[Profile]) -> Column:
        """How much bridges and figures `one` shares with each of others in another script; 1 is enough."""
        shared = np.array([self._rarity_of(self.shared_bridges(one, other)) for other in others])
        return np.minimum(1.0, shared / ENOUGH_BRIDGES)

    def shared_bridges(self, one: Profile, other: Profile) -> Numbers:
        """The bridges and figures two sections share, the rarest first."""
        shared = np.intersect1d(_bridging(one), _bridging(other))
        return shared[np.argsort(-self._vocabulary.rarity[shared], kind="stable")]

    def shared_terms(self, one: Profile, other: Profile) -> Numbers:
        """The terms two sections share, those that bring them nearest first."""
        shared, here, there = np.intersect1d(one.numbers, other.numbers, return_indices=True)
        gain = one.weights[here] * other.weights[there] * self._vocabulary.rarity[shared] ** 2
        return shared[np.argsort(-gain, kind="stable")][: int(np.sum(gain > 0))]

    def _lay_out(self, one: Profile) -> Numbers:
        if len(self._standing) < len(self._vocabulary):
            self._standing = np.zeros(2 * len(self._vocabulary), dtype=np.int32)
        self._standing[one.numbers] = np.arange(len(one.numbers), dtype=np.int32)
        return self._standing

    def _told_by(self, one: Profile, others: Sequence[Profile], standing: Numbers) -> tuple[Column, Column]:
        """For each other the sums over terms it shares with `one`, a column a feature, and the length of its terms."""
        rarity = self._vocabulary.rarity
        table = np.zeros((len(one.numbers), 5), dtype=np.float64)
        table[:, 0] = one.weights * rarity[one.numbers]
        table[standing[one.head], 1] = one.head_weights * rarity[one.head]
        table[standing[one.names], 2] = rarity[one.names]
        table[standing[one.figures], 3] = np.maximum(0.0, rarity[one.figures] - RARE)
        table[standing[one.actors], 4] = rarity[one.actors] > RARE
        table[0] = 0.0
        numbers, starts = _joined([other.numbers for other in others])
        weights = np.concatenate([other.weights for other in others]) * rarity[numbers]
        shared = table[standing[numbers]]
        shared[:, 0] *= weights
        norms = np.sqrt(np.add.reduceat(weights.astype(np.float64) ** 2, starts))
        return np.add.reduceat(shared, starts, axis=0), np.where(norms > 0, norms, 1.0)

    def _rarity_of(self, numbers: Numbers) -> float:
        return float(np.sum(self._vocabulary.rarity[numbers], dtype=np.float64))


def days_apart(one: Profile, other: Profile) -> float:
    """Days between two publications; 0 where one is unknown."""
    first, second = one.report.day, other.report.day
    return 0.0 if first is None or second is None else float(abs(first - second))


def _bridging(profile: Profile) -> Numbers:
    return np.concatenate([profile.bridges, profile.figures])


def _joined(lists: Sequence[Numbers]) -> tuple[Numbers, NDArray[np.intp]]:
    """All lists after each other, and where each begins."""
    ends = np.cumsum([len(one) for one in lists])
    return np.concatenate(lists), np.concatenate([[0], ends[:-1]])


def _share(weights: NDArray[np.float32], among: NDArray[np.bool_], starts: NDArray[np.intp], none: float) -> Column:
    """For each list the part of its weight that is among something; `none` where it has no weight."""
    whole = np.add.reduceat(weights.astype(np.float64), starts)
    part = np.add.reduceat(np.where(among, weights, 0.0).astype(np.float64), starts)
    return np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), none)
