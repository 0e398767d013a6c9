"""The sections at hand: an index that proposes pairs, and how near each pair is; sections come and go.

A pair is proposed by rare terms it shares, across scripts by bridges, and compared once, when the later of the two comes.
What is kept grows with the sections at hand, never with those that have left.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from khabar.link.nearness import (
    ACROSS_MEANING,
    BRIDGES,
    DAY,
    DAYS,
    LEAST_BRIDGES,
    MEANING,
    OPEN_FROM,
    OPEN_TO,
    USUAL_MEANING,
    Nearness,
    days_apart,
)
from khabar.link.profiles import Profile, enter, entered, leave
from khabar.link.units import Unit
from khabar.link.vocabulary import Vocabulary
from khabar.models.encoder import Encoder

#: Terms in more sections than this, or than this part of them, propose no pair: what everybody writes about.
COMMON, COMMON_PART = 300, 0.15
FEW = 40
#: A bridge in more sections than this proposes no pair.
COMMON_BRIDGE = 100
#: Rare terms must bring a pair this far to be looked at, and no more than so many pairs of a section are.
PROPOSED, MOST_PROPOSED = 0.06, 48
#: Pairs less near than this are forgotten: no group would change by them (a day of 994 reports, 2026-11-21).
KEPT = 0.25
_FIRST_ROOM = 1024
_UNKNOWN = -1


class Window:
    """Sections under numbers of their own (slots), each with the slots it is near to."""

    def __init__(self) -> None:
        self.profiles: dict[int, Profile] = {}
        self.near: dict[int, dict[int, float]] = {}
        self.vocabulary = Vocabulary()
        self.nearness = Nearness(self.vocabulary)
        #: Sections whose headline was read for its meaning so far.
        self.read = 0
        self._holders: dict[int, array[int]] = {}
        self._vectors: dict[int, NDArray[np.float32]] = {}
        self._scripts = {True: 0, False: 0}
        self._free: list[int] = []
        self._room = 0
        #: For each slot the day of its section and how many came before it.
        self._days = np.zeros(_FIRST_ROOM, dtype=np.int32)
        self._came = np.zeros(_FIRST_ROOM, dtype=np.int64)
        self._entered = 0

    def enter(self, units: Iterable[Unit], encoder: Encoder) -> list[int]:
        """Take sections in and compare them with all that are here and with each other; gives their slots in order."""
        new = [self._enter(unit) for unit in units]
        self._compare(new, encoder)
        return new

    def leave(self, slots: Collection[int]) -> None:
        """Forget sections."""
        touched: set[int] = set()
        for slot in slots:
            profile = self.profiles.pop(slot)
            leave(profile, self.vocabulary)
            touched.update(entered(profile).tolist())
            self._scripts[profile.arabic] -= 1
            self._vectors.pop(slot, None)
            for other in self.near.pop(slot):
                self.near.get(other, {}).pop(slot, None)
        gone = np.zeros(self._room, dtype=np.bool_)
        gone[list(slots)] = True
        for number in touched:
            holders = np.frombuffer(self._holders[number], dtype=np.intc)
            kept = holders[~gone[holders]]
            if len(kept):
                self._holders[number] = array("i", kept.tobytes())
            else:
                del self._holders[number]
        self._free.extend(sorted(slots, reverse=True))

    def meaning(self, left: int, right: int, encoder: Encoder) -> float:
        """How alike two headlines are in meaning."""
        self._read([left, right], encoder)
        return float(self._vectors[left] @ self._vectors[right])

    def _enter(self, unit: Unit) -> int:
        if self._free:
            slot = self._free.pop()
        else:
            slot = self._room
            self._room += 1
            if slot >= len(self._days):
                self._days, self._came = (np.concatenate([old, np.zeros_like(old)]) for old in (self._days, self._came))
        profile = enter(unit, self.vocabulary)
        self._days[slot] = _UNKNOWN if unit.report.day is None else unit.report.day
        self._came[slot] = self._entered
        self._entered += 1
        self.profiles[slot] = profile
        self.near[slot] = {}
        self._scripts[profile.arabic] += 1
        holders = self._holders
        for number in entered(profile).tolist():
            if number in holders:
                holders[number].append(slot)
            else:
                holders[number] = array("i", (slot,))
        return slot

    def _compare(self, new: Sequence[int], encoder: Encoder) -> None:
        open_pairs: list[tuple[int, int, float, float]] = []
        for slot in new:
            alike, across = self._proposed(slot), self._bridged(slot)
            if alike:
                open_pairs += self._alike(slot, alike)
            if across:
                open_pairs += self._across(slot, across)
        self._read({slot for pair in open_pairs for slot in pair[:2]}, encoder)
        for left, right, sum_, weight in open_pairs:
            self._keep(left, right, sum_ + weight * float(self._vectors[left] @ self._vectors[right]))

    def _alike(self, slot: int, others: Sequence[int]) -> Iterator[tuple[int, int, float, float]]:
        """Compare with sections in the same script; gives the pairs whose meaning must be asked, and what it weighs."""
        sums = self.nearness.features(self.profiles[slot], [self.profiles[other] for other in others]).sum()
        for other, sum_ in zip(others, sums.tolist(), strict=True):
            if OPEN_FROM <= sum_ < OPEN_TO:
                yield slot, other, sum_, MEANING
            else:
                self._keep(slot, other, sum_ + (MEANING * USUAL_MEANING if sum_ >= OPEN_TO else 0.0))

    def _across(self, slot: int, others: Sequence[int]) -> Iterator[tuple[int, int, float, float]]:
        """Compare with sections in another script: all are asked for their meaning."""
        one, profiles = self.profiles[slot], [self.profiles[other] for other in others]
        for other, profile, shared in zip(others, profiles, self.nearness.bridged(one, profiles).tolist(), strict=True):
            yield slot, other, BRIDGES * shared + DAY * max(0.0, days_apart(one, profile) - 1), ACROSS_MEANING

    def _keep(self, left: int, right: int, nearness: float) -> None:
        if nearness >= KEPT:
            self.near[left][right] = self.near[right][left] = nearness

    def _proposed(self, slot: int) -> list[int]:
        """Earlier sections in the same script that share enough rare terms, at most `MOST_PROPOSED`."""
        profile, counts = self.profiles[slot], self.vocabulary.counts
        common = max(FEW, min(COMMON, int(COMMON_PART * len(self.profiles))))
        weights = (profile.weights * self.vocabulary.rarity.take(profile.numbers)) ** 2
        held = counts.take(profile.numbers)
        telling = (held > 1) & (held <= common)
        least = PROPOSED * float(np.sum(weights))
        return self._sharing(slot, profile.numbers[telling], weights[telling], least)

    def _bridged(self, slot: int) -> list[int]:
        """Earlier sections in another script that share enough rare bridges and figures."""
        profile = self.profiles[slot]
        if not self._scripts[not profile.arabic]:
            return []
        numbers = np.concatenate([profile.bridges[1:], profile.figures[1:]])
        held = self.vocabulary.counts[numbers]
        numbers = numbers[(held > 1) & (held <= COMMON_BRIDGE)]
        found = self._sharing(slot, numbers, self.vocabulary.rarity[numbers], LEAST_BRIDGES)
        return [other for other in found if self.profiles[other].arabic != profile.arabic]

    def _sharing(self, slot: int, numbers: NDArray[np.int32], weights: NDArray[np.float32], least: float) -> list[int]:
        """Earlier sections of near days that share terms which together weigh at least so much, the heaviest of them."""
        held = [self._holders[number] for number in numbers.tolist()]
        if not held:
            return []
        each = np.repeat(weights.astype(np.float64), list(map(len, held)))
        sums = np.bincount(np.frombuffer(b"".join(held), dtype=np.intc), weights=each)
        found = np.flatnonzero(sums >= max(least, 1e-9))
        day, days = self._days[slot], self._days[found]
        near = (day == _UNKNOWN) | (days == _UNKNOWN) | (np.abs(days - day) <= DAYS)
        found = found[near & (self._came[found] < self._came[slot])]
        if len(found) > MOST_PROPOSED:
            found = np.sort(found[np.argpartition(-sums[found], MOST_PROPOSED)[:MOST_PROPOSED]])
        return found.tolist()

    def _read(self, slots: Iterable[int], encoder: Encoder) -> None:
        """Vectors of the headlines that have not been read yet."""
        wanted = sorted(slot for slot in set(slots) if slot not in self._vectors)
        self.read += len(wanted)
        texts = {slot: self.profiles[slot].report.title for slot in wanted}
        distinct = sorted(set(texts.values()))
        place = {text: at for at, text in enumerate(distinct)}
        vectors = encoder.encode(distinct)
        for slot, text in texts.items():
            vector = vectors[place[text]]
            self._vectors[slot] = vector / (float(np.linalg.norm(vector)) or 1.0)
