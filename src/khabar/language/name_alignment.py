"""Lays two spellings of one name part beside each other, letter group by letter group, as cheaply as sound allows.

A table says for each pair of letter groups («ش» and "sh", «تش» and «ش», «و» and nothing) how much oftener they stand for
each other in two spellings of one name than by chance: the logarithm of that ratio, above 0 for sounds that belong
together. The alignment is the path with the greatest sum. The tables are data files made by `training/names.py`.
"""

from collections.abc import Mapping

from msgspec import Struct

#: What two groups that the table does not know together are worth, by how many letters they have.
UNKNOWN = -4.0

#: The longest letter groups on either side.
LONGEST_LEFT = 2
LONGEST_RIGHT = 3

#: Names longer than this are compared by their beginnings: the cost grows with the product of the lengths.
LONGEST_NAME = 40

Table = Mapping[str, Mapping[str, float]]


class Pairing(Struct, frozen=True):
    """Two letter groups that stand for each other, either may be ""; `worth` as in the table."""

    left: str
    right: str
    worth: float


def pair_letters(left: str, right: str, table: Table) -> tuple[Pairing, ...]:
    """The best alignment of two folded name parts. Cost: length times length, about 0.1 ms for eight letters."""
    left, right = left[:LONGEST_NAME], right[:LONGEST_NAME]
    rows, columns = len(left) + 1, len(right) + 1
    best = [[-1e9] * columns for _ in range(rows)]
    back: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * columns for _ in range(rows)]
    best[0][0] = 0.0
    for row in range(rows):
        groups = [(taken, left[row - taken : row]) for taken in range(min(LONGEST_LEFT, row) + 1)]
        for column in range(columns):
            if row == column == 0:
                continue
            score, step = -1e9, (0, 0, 0.0)
            for taken, group in groups:
                known = table.get(group)
                before = best[row - taken]
                for width in range(1 if taken == 0 else 0, min(LONGEST_RIGHT, column) + 1):
                    if taken + width > LONGEST_LEFT + 2 or (taken == 2 and width == 0):
                        continue
                    worth = known.get(right[column - width : column]) if known else None
                    if worth is None:
                        if taken > 1 or width > 1:
                            continue
                        worth = UNKNOWN * (taken + width) / 2
                    if before[column - width] + worth > score:
                        score, step = before[column - width] + worth, (taken, width, worth)
            best[row][column], back[row][column] = score, step
    return _walk_back(left, right, back)


def _walk_back(left: str, right: str, back: list[list[tuple[int, int, float]]]) -> tuple[Pairing, ...]:
    found: list[Pairing] = []
    row, column = len(left), len(right)
    while row or column:
        taken, width, worth = back[row][column]
        found.append(Pairing(left[row - taken : row], right[column - width : column], worth))
        row, column = row - taken, column - width
    return tuple(reversed(found))
