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
        head_told, names_told, alone = self._told_of(others, standing)
        head = float(np.sum(one.head_weights * rarity[one.head], dtype=np.float64)) or 1.0
        named = float(np.sum(rarity[one.names], dtype=np.float64))
        rare_actors = int(np.sum(rarity[one.actors] > RARE))
        outlet = one.report.outlet
        self._standing[one.numbers] = 0
        return Features(
            told[:, 0] / (length * norms),
            (told[:, 1] / head + head_told) / 2,
            ((told[:, 2] / named if named else NO_NAMES) + names_told) / 2,
            np.minimum(1.0, told[:, 3] / ENOUGH),
            np.array([float(outlet != "" and other.report.outlet == outlet) for other in others]),
            ((told[:, 4] < rare_actors) & alone).astype(np.float64),
            _days_beyond(one, others),
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
        lists = [other.numbers for other in others]
        numbers, starts = _joined(lists)
        weights = np.concatenate([other.weights for other in others]) * rarity.take(numbers)
        norms = np.sqrt(np.add.reduceat(weights.astype(np.float64) ** 2, starts))
        places = standing.take(numbers)
        shared = np.flatnonzero(places)  # one in ten: the rest adds nothing
        whose = np.repeat(np.arange(len(lists)), list(map(len, lists)))[shared]
        told = table.take(places.take(shared), axis=0)
        told[:, 0] *= weights.take(shared)
        sums = [np.bincount(whose, weights=column, minlength=len(lists)) for column in told.T]
        return np.stack(sums, axis=1), np.where(norms > 0, norms, 1.0)

    def _told_of(self, others: Sequence[Profile], standing: Numbers) -> tuple[Column, Column, NDArray[np.bool_]]:
        """What part of each other's head and of its names is told, and whether it opens with somebody rare who is not."""
        count = len(others)
        heads, names = [other.head for other in others], [other.names for other in others]
        numbers, starts = _joined([*heads, *names, *(other.actors for other in others)])
        weights = self._vocabulary.rarity.take(numbers)
        weights[: starts[count]] *= np.concatenate([other.head_weights for other in others])
        weights[starts[2 * count] :] = weights[starts[2 * count] :] > RARE
        exact = weights.astype(np.float64)
        whole = np.add.reduceat(exact, starts)
        part = np.add.reduceat(exact * (standing.take(numbers) > 0), starts)
        share = part / np.where(whole > 0, whole, 1.0)
        of_names = slice(count, 2 * count)
        names_told = np.where(whole[of_names] > 0, share[of_names], NO_NAMES)
        return share[:count], names_told, part[2 * count :] < whole[2 * count :]

    def _rarity_of(self, numbers: Numbers) -> float:
        return float(np.sum(self._vocabulary.rarity[numbers], dtype=np.float64))


def days_apart(one: Profile, other: Profile) -> float:
    """Days between two publications; 0 where one is unknown."""
    first, second = one.report.day, other.report.day
    return 0.0 if first is None or second is None else float(abs(first - second))


def _days_beyond(one: Profile, others: Sequence[Profile]) -> Column:
    """Days between two publications beyond the first; 0 where one is unknown."""
    day = one.report.day
    if day is None:
        return np.zeros(len(others))
    days = np.array([day if (there := other.report.day) is None else there for other in others], dtype=np.float64)
    return np.maximum(0.0, np.abs(days - day) - 1.0)


def _bridging(profile: Profile) -> Numbers:
    return np.concatenate([profile.bridges, profile.figures])


def _joined(lists: Sequence[Numbers]) -> tuple[Numbers, NDArray[np.intp]]:
    """All lists after each other, and where each begins."""
    lengths = np.array(list(map(len, lists)), dtype=np.intp)
    return np.concatenate(lists), np.cumsum(lengths) - lengths
