"""What people decided about stories by hand: two sections tell of the same happening, or of different ones.

A judgement is a row that is closed when it is undone, never deleted. The latest judgement wins: an older one that it
contradicts, also by way of others (a with b, b with c, a not with c), is left out.
"""

from collections.abc import Iterable

from msgspec import Struct

from khabar.records import Judgement, Place

#: The kind of judgements that are read here, and their verdicts.
STORY, SAME, DIFFERENT = "story", "same", "different"

Pair = tuple[Place, Place]


class Judged(Struct, frozen=True):
    """The judgements that hold, as pairs of places; a place stands for the section of its article that it begins in."""

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()

    @property
    def pairs(self) -> frozenset[Pair]:
        """All pairs that are judged."""
        return frozenset((*self.same, *self.different))


def holding(judgements: Iterable[Judgement]) -> Judged:
    """The judgements about stories that are not undone and that no later one contradicts, the latest first."""
    rows = [row for row in judgements if row.kind == STORY and not row.undone_at]
    latest_first = sorted(enumerate(rows), key=lambda numbered: (numbered[1].at, numbered[0]), reverse=True)
    group: dict[tuple[str, int], set[tuple[str, int]]] = {}
    same: list[Pair] = []
    different: list[Pair] = []
    for _, row in latest_first:
        left, right = (group.setdefault(key, {key}) for key in (_key(row.left), _key(row.right)))
        if left is right:
            if row.verdict == SAME:
                same.append((row.left, row.right))
        elif row.verdict == DIFFERENT:
            different.append((row.left, row.right))
        elif row.verdict == SAME and not _barred(left, right, different):
            same.append((row.left, row.right))
            left |= right
            for key in right:
                group[key] = left
    return Judged(tuple(same), tuple(different))


def _barred(left: set[tuple[str, int]], right: set[tuple[str, int]], different: Iterable[Pair]) -> bool:
    pairs = [(_key(one), _key(two)) for one, two in different]
    return any((one in left and two in right) or (one in right and two in left) for one, two in pairs)


def _key(place: Place) -> tuple[str, int]:
    return place.article, place.start
