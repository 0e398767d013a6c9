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
#: Rare terms must bring a pair this far to be looked at.
PROPOSED = 0.06
#: Pairs less near than this are forgotten: no group would change by them (a day of 994 reports, 2026-11-21).
KEPT = 0.25

Slots = NDArray[np.intp]


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
        profile = enter(unit, self.vocabulary)
        self.profiles[slot] = profile
        self.near[slot] = {}
        self._scripts[profile.arabic] += 1
        for number in entered(profile).tolist():
            holders = self._holders.get(number)
            if holders is None:
                self._holders[number] = array("i", (slot,))
            else:
                holders.append(slot)
        return slot

    def _compare(self, new: Sequence[int], encoder: Encoder) -> None:
        waiting = {slot: at for at, slot in enumerate(new)}
        open_pairs: list[tuple[int, int, float, float]] = []
        for slot in new:
            one = self.profiles[slot]
            for others, compare in ((self._proposed(slot), self._alike), (self._bridged(slot), self._across)):
                earlier = [
                    other
                    for other in others.tolist()
                    if waiting.get(other, -1) < waiting[slot] and days_apart(one, self.profiles[other]) <= DAYS
                ]
                if earlier:
                    open_pairs.extend(compare(slot, earlier))
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

    def _proposed(self, slot: int) -> Slots:
        """Sections in the same script that share enough rare terms."""
        profile, counts = self.profiles[slot], self.vocabulary.counts
        common = max(FEW, min(COMMON, int(COMMON_PART * len(self.profiles))))
        weights = (profile.weights * self.vocabulary.rarity[profile.numbers]) ** 2
        held = counts[profile.numbers]
        telling = (held > 1) & (held <= common)
        return self._sharing(slot, profile.numbers[telling], weights[telling], PROPOSED * float(np.sum(weights)))

    def _bridged(self, slot: int) -> Slots:
        """Sections in another script that share enough rare bridges and figures."""
        profile = self.profiles[slot]
        if not self._scripts[not profile.arabic]:
            return np.zeros(0, dtype=np.intp)
        numbers = np.concatenate([profile.bridges[1:], profile.figures[1:]])
        held = self.vocabulary.counts[numbers]
        numbers = numbers[(held > 1) & (held <= COMMON_BRIDGE)]
        found = self._sharing(slot, numbers, self.vocabulary.rarity[numbers], LEAST_BRIDGES)
        return np.array([other for other in found.tolist() if self.profiles[other].arabic != profile.arabic], np.intp)

    def _sharing(self, slot: int, numbers: NDArray[np.int32], weights: NDArray[np.float32], least: float) -> Slots:
        """Sections that share terms which together weigh at least so much."""
        held = [np.frombuffer(self._holders[number], dtype=np.intc) for number in numbers.tolist()]
        if not held:
            return np.zeros(0, dtype=np.intp)
        each = np.repeat(weights.astype(np.float64), [len(holders) for holders in held])
        sums = np.bincount(np.concatenate(held), weights=each, minlength=slot + 1)
        sums[slot] = 0.0
        return np.flatnonzero(sums >= max(least, 1e-9))

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
