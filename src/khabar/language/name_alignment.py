"""Lays two spellings of one name part beside each other, letter group by letter group, as cheaply as sound allows.

A table says for each pair of letter groups («ش» and "sh", «تش» and «ش», «و» and nothing) how much oftener they stand for
each other in two spellings of one name than by chance: the logarithm of that ratio, above 0 for sounds that belong
together. The alignment is the path with the greatest sum. The tables are data files made by `training/names.py`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

#: What two groups that the table does not know together are worth, by how many letters they have.
UNKNOWN = -4.0

#: The longest letter groups on either side.
LONGEST_LEFT = 2
LONGEST_RIGHT = 3

#: Names longer than this are compared by their beginnings: the cost grows with the product of the lengths.
LONGEST_NAME = 40

Table = Mapping[str, Mapping[str, float]]

_NEVER = -1e9
_NOTHING: Mapping[str, float] = {}
_DOUBLED = re.compile(r"([bcdfghjkmnpqrstvwxz])\1+")


class Pairing(Struct, frozen=True):
    """Two letter groups that stand for each other, either may be ""; `worth` as in the table."""

    left: str
    right: str
    worth: float


def pair_letters(left: str, right: str, table: Table) -> tuple[Pairing, ...]:
    """The best alignment of two folded name parts. Cost: length times length, about 0.05 ms for eight letters."""
    left, right = left[:LONGEST_NAME], right[:LONGEST_NAME]
    columns = len(right) + 1
    ends = [
        [(width, right[column - width : column]) for width in range(min(LONGEST_RIGHT, column) + 1)]
        for column in range(columns)
    ]
    best = [[0.0] * columns]
    back = [[(0, 0, 0.0)] * columns]
    for row in range(len(left) + 1):
        ways = [
            (taken, table.get(left[row - taken : row], _NOTHING), best[row - taken] if taken else None)
            for taken in range(min(LONGEST_LEFT, row) + 1)
        ]
        line = [_NEVER] * columns
        steps = [(0, 0, 0.0)] * columns
        if row == 0:
            line[0] = 0.0
        for column in range(columns):
            score, step = line[column], steps[column]
            for taken, known, before in ways:
                source = line if before is None else before
                for width, group in ends[column]:
                    if taken == 0 == width or (taken == 2 and (width == 0 or width > LONGEST_RIGHT - 1)):
                        continue
                    worth = known.get(group)
                    if worth is None:
                        if taken > 1 or width > 1:
                            continue
                        worth = UNKNOWN * (taken + width) / 2
                    total = source[column - width] + worth
                    if total > score:
                        score, step = total, (taken, width, worth)
            line[column], steps[column] = score, step
        if row:
            best.append(line)
            back.append(steps)
        else:
            best[0], back[0] = line, steps
    return _walk_back(left, right, back)


@lru_cache(maxsize=65536)
def single_letters(part: str) -> str:
    """A part without doubled Latin consonants, which Arabic writes once; "ll" stays, it is a sound of its own in Spanish."""
    return _DOUBLED.sub(r"\1", part)


def _walk_back(left: str, right: str, back: list[list[tuple[int, int, float]]]) -> tuple[Pairing, ...]:
    found: list[Pairing] = []
    row, column = len(left), len(right)
    while row or column:
        taken, width, worth = back[row][column]
        found.append(Pairing(left[row - taken : row], right[column - width : column], worth))
        row, column = row - taken, column - width
    return tuple(reversed(found))
