"""Groups from near pairs: the two nearest groups are joined first, as long as their middles are near enough.

Two groups are as near as their members are on average, against how near the members of each are among themselves: a
happening told from many sides is a loose group, and a report of another side still belongs to it. With the plain average
instead, big stories fall apart: pair F1 .80 against .83 on a day of 994 reports (2026-11-21).
"""

import heapq
import math
from collections.abc import Mapping


def grouped(count: int, near: Mapping[tuple[int, int], float], line: float) -> list[list[int]]:
    """The numbers 0 to `count` - 1 in groups; `near` has the pairs that are near at all, the rest are 0 apart.

    Deterministic; about n log n in the number of near pairs.
    """
    return _Groups(count, near).joined(line)


class _Groups:
    """`_sums` between two groups and `_within` one are sums over their members' pairs; each is 1 to itself."""

    def __init__(self, count: int, near: Mapping[tuple[int, int], float]) -> None:
        self._members: dict[int, list[int]] = {at: [at] for at in range(count)}
        self._within = dict.fromkeys(range(count), 1.0)
        self._sums: dict[int, dict[int, float]] = {at: {} for at in range(count)}
        for (left, right), nearness in near.items():
            if nearness > 0:
                self._sums[left][right] = self._sums[right][left] = nearness

    def joined(self, line: float) -> list[list[int]]:
        waiting = [
            (-self._nearness(left, right), left, right, 1, 1)
            for left, others in self._sums.items()
            for right in others
            if left < right and self._nearness(left, right) >= line
        ]
        heapq.heapify(waiting)
        while waiting:
            _, left, right, left_size, right_size = heapq.heappop(waiting)
            if self._size(left) == left_size and self._size(right) == right_size:
                self._join(left, right)
                for other in self._sums[left]:
                    nearness = self._nearness(left, other)
                    if nearness >= line:
                        one, two = sorted((left, other))
                        heapq.heappush(waiting, (-nearness, one, two, self._size(one), self._size(two)))
        return [sorted(members) for _, members in sorted(self._members.items())]

    def _nearness(self, left: int, right: int) -> float:
        return self._sums[left][right] / math.sqrt(self._within[left] * self._within[right])

    def _size(self, group: int) -> int:
        return len(self._members.get(group, ()))

    def _join(self, left: int, right: int) -> None:
        self._members[left] += self._members.pop(right)
        self._within[left] += self._within.pop(right) + 2 * self._sums[left][right]
        for other, sum_ in self._sums.pop(right).items():
            del self._sums[other][right]
            if other != left:
                total = self._sums[left].get(other, 0.0) + sum_
                self._sums[left][other] = self._sums[other][left] = total
