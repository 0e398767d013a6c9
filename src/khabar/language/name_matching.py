"""Which parts of one name meet which parts of another: in order, each once, two written together meeting one."""

from collections.abc import Sequence

from msgspec import Struct

from khabar.language.name_features import part_likeness
from khabar.language.name_lists import listed_names

#: Parts at least this alike are taken for one; the likeness is a probability.
ALIKE = 0.5

#: Written together, the shorter side has at least this share of the letters of the longer.
TOGETHER = 0.6
SURELY_TOGETHER = 0.8


class PartMatch(Struct, frozen=True):
    """Parts that were matched: half-open numbers of parts on both sides, what they read, how sure it is they are one."""

    left: tuple[int, int]
    right: tuple[int, int]
    left_text: str
    right_text: str
    likeness: float


def match_parts(left: Sequence[str], right: Sequence[str]) -> tuple[PartMatch, ...]:
    """The matches that together are likest. Cost: the product of the numbers of parts, each at most a dozen."""
    best: dict[tuple[int, int], tuple[float, tuple[PartMatch, ...]]] = {}
    for row in range(len(left) + 1):
        for column in range(len(right) + 1):
            ways = [best[before] for before in ((row - 1, column), (row, column - 1)) if before in best]
            for taken, width in ((1, 1), (1, 2), (2, 1)):
                if row < taken or column < width:
                    continue
                rows, columns = (row - taken, row), (column - width, column)
                if taken != width and not _may_be_one(left[slice(*rows)], right[slice(*columns)]):
                    continue
                match = _match(left, right, rows, columns)
                if match.likeness >= (ALIKE if taken == width else SURELY_TOGETHER):
                    total, chain = best[row - taken, column - width]
                    # two parts that meet one count a little more than one, or «نصر الله» would lose its second half
                    ways.append((total + match.likeness * (taken + width) / 2, (*chain, match)))
            best[row, column] = max(ways, key=lambda way: way[0], default=(0.0, ()))
    return best[len(left), len(right)][1]


def _may_be_one(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two parts may meet one as a whole: no half of them is a name of its own or meets the one alone."""
    if any(map(listed_names, (*left, *right))):
        return False
    lengths = sorted((sum(map(len, left)), sum(map(len, right))))
    return lengths[0] >= TOGETHER * lengths[1] and all(part_likeness(one, two) < ALIKE for one in left for two in right)


def _match(left: Sequence[str], right: Sequence[str], rows: tuple[int, int], columns: tuple[int, int]) -> PartMatch:
    one, two = "".join(left[slice(*rows)]), "".join(right[slice(*columns)])
    return PartMatch(rows, columns, one, two, part_likeness(one, two))
