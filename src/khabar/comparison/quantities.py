"""One counted thing, two figures: tolls, prices, sums, shares, lengths.

Two figures are compared where they count the same thing (the word after them) and the words around them agree. Equal
figures settle a thing. What differs is excused where one rounds the other, one is a bound the other keeps, or the
reports were published at different times and a toll may have grown.
"""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from khabar.comparison.clashes import Clash
from khabar.comparison.figures import Figure, read_figures
from khabar.comparison.keys import KeyWord, word_key
from khabar.comparison.statements import Statement, weight_of
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text

#: So many content words on each side of a figure say what it is about.
_REACH = 5

#: The words around two figures must weigh this much in common, or be nothing but the counted thing on both sides.
_LEAST_SHARED = 1.0

#: «584» for 584.376 is one figure, rounded; a round figure further off than this (relative) is another figure.
_ROUNDED = 0.05

_SCOPE = re.compile(r"(?:من بين|منهم|منها|بينهم|بينها|من تلك|من هؤلاء|كل منهما|كل منها|الواحد|الواحدة)")


#: The counted word stands this near, in code points, after its figure.
_GAP = 2


class Count(Struct, frozen=True):
    figure: Figure
    end: int
    unit: str
    around: frozenset[str]
    words: tuple[KeyWord, ...]


def compare_quantities(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """Figures that count one thing and cannot be one figure; each is paired once, with the one nearest in its words."""
    first, second = read_counts(left), read_counts(right)
    first_open = [count for count in first if not any(_equal(count, other) for other in second)]
    second_open = [count for count in second if not any(_equal(count, other) for other in first)]
    rivals = [
        (weight_of(count.around & other.around, weights), -at, -place)
        for at, count in enumerate(first_open)
        for place, other in enumerate(second_open)
        if count.unit == other.unit
    ]
    paired: dict[int, int] = {}
    for weight, at, place in sorted(rivals, reverse=True):
        if weight >= _LEAST_SHARED and -at not in paired and -place not in paired.values():
            paired[-at] = -place
    return tuple(_clash(left, right, first_open[at], second_open[paired[at]]) for at in sorted(paired))


def _clash(left: Statement, right: Statement, count: Count, other: Count) -> Clash:
    named = [word for word in count.words if word.start < count.end]
    about = left.phrase(named, (count.around & other.around) | {count.unit})
    return Clash(
        "number",
        about or left.phrase(count.words, count.around & other.around),
        left.original(count.figure.start, count.end),
        right.original(other.figure.start, other.end),
        f"one counts {count.figure.text}, the other {other.figure.text}",
        _excuse(left, right, count, other),
    )


def _excuse(left: Statement, right: Statement, count: Count, other: Count) -> str:
    if count.figure.low <= other.figure.high and other.figure.low <= count.figure.high:
        return "the figures fit: one is a bound or a round figure for the other"
    if _part_of_whole(left, count) != _part_of_whole(right, other):
        return "one counts only a part"
    if count.unit in _growing() and _grew(left, right, other.figure.value - count.figure.value):
        return "the later report counts more: it may have grown"
    return ""


def _grew(left: Statement, right: Statement, more: float) -> bool:
    """Whether the report with the higher figure was published later; unknown or equal stamps say no."""
    first, second = left.document.article, right.document.article
    day, other_day = first.published_day, second.published_day
    if day is None or other_day is None:
        return False
    if day != other_day:
        return (other_day > day) == (more > 0)
    moment, other_moment = first.published or "", second.published or ""
    if len(moment) != len(other_moment) or moment == other_moment:
        return False
    return (other_moment > moment) == (more > 0)


@cache
def _growing() -> frozenset[str]:
    groups = read_lexicon("arabic/growing")["growing"].values()
    return frozenset(word_key(normal_text(form)) for group in groups for form in group)


def _part_of_whole(statement: Statement, count: Count) -> bool:
    text = statement.document.normal.text
    return bool(
        _SCOPE.match(text[count.figure.end :].lstrip())
        or _SCOPE.search(text[max(0, count.figure.start - 12) : count.figure.start])
    )


def _equal(count: Count, other: Count) -> bool:
    if count.unit != other.unit:
        return False
    return one_figure(count.figure.value, other.figure.value)


def one_figure(value: float, other: float) -> bool:
    """Whether two figures are equal, or one is the other rounded to fewer digits."""
    if value == other:
        return True
    if abs(value - other) > _ROUNDED * max(abs(value), abs(other)):
        return False
    coarse, fine = sorted((value, other), key=_digits)
    return _digits(coarse) < _digits(fine) and abs(fine - coarse) <= _step(coarse) / 2


def _digits(value: float) -> int:
    """How many digits a figure is given with, zeros at its end aside: 584.376 has six, 1500 two."""
    return len(f"{value:.6f}".rstrip("0").replace(".", "").strip("0")) or 1


def _step(value: float) -> float:
    """The last digit's worth: 1 for 584, 100 for 1500, .01 for 56.81."""
    text = f"{value:.6f}".rstrip("0")
    decimals = len(text.split(".")[1])
    whole = text.split(".")[0]
    return 10.0**-decimals if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))


def read_counts(statement: Statement) -> list[Count]:
    found: list[Count] = []
    dated = [statement.document.normal.normal(time.span) for time in statement.times if time.type in ("DATE", "TIME")]
    for figure in read_figures(statement.text, statement.normal.start):
        if any(figure.start < span.end and span.start < figure.end for span in dated):
            continue
        before = [word for word in statement.words if word.end <= figure.start][-_REACH:]
        after = [word for word in statement.words if word.start >= figure.end][: _REACH + 1]
        unit = figure.unit or (after[0].key if after and after[0].start - figure.end <= _GAP else "")
        if unit:
            words = (*before, *after)
            end = figure.end if figure.unit else after[0].end
            found.append(
                Count(
                    figure,
                    end,
                    unit,
                    frozenset(word.key for word in words if not word.key[0].isdigit()) - {unit},
                    words,
                )
            )
    return found
