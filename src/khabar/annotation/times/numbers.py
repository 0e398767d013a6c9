"""Numbers as the time grammar needs them: figures and number words, and what each could count.

28 may be a day, an hour, a minute or a year of two figures; 2015 a year or, as 20:15, a clock; the grammar chooses.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from msgspec import Struct

from khabar.annotation.times.lexicon import Classes, Value

_LONGEST_FIGURE = 15  # a longer run of digits is an identifier, never a time
_TENS = range(20, 100, 10)

#: Word classes of number words: a token of one of them also gets the classes of the number it says.
COUNTING = ("cardinal", "scale", "ordinal")


class Counting(Protocol):
    """A token of which we read the classes and the letters."""

    text: str
    classes: Classes


class Number(Struct, frozen=True):
    """A number: `kind` figures, words or ordinal; `definite` with al-; `digits` how many figures were written."""

    value: int | float
    kind: str
    definite: bool = False
    digits: int = 0
    clock: str = ""

    @staticmethod
    def written(figures: str) -> "Number | None":
        """What figures say: 12, 12,500, 4.2, or 8:05, which is no number but a clock reading."""
        if len(figures) > _LONGEST_FIGURE or "-" in figures:
            return None
        head, mark, tail = _split(figures)
        clock = (
            f"{int(head):02d}:{tail}"
            if mark and len(head) <= 2 and len(tail) == 2 and int(tail) < 60 and int(head) < 25
            else ""
        )
        if mark == ":":
            return Number(int(head), "clock", clock=clock) if clock else None
        if mark == "," and len(tail) == 3:
            return Number(int(figures.replace(",", "")), "figures", digits=len(figures))
        if mark:
            return Number(float(f"{head}.{tail}") if "," not in head + tail else 0, "decimal", clock=clock)
        return Number(int(figures), "figures", digits=len(figures))


@lru_cache(maxsize=65536)
def number_classes(number: Number) -> Classes:
    """Every class a number can be read as, each with its value."""
    value, classes = number.value, dict[str, Value]()
    if number.clock:
        classes["hm"] = number.clock
    if number.kind == "clock":
        return classes
    if number.kind == "ordinal":
        return {("ord" if number.definite else "ord_bare"): value}
    the = "the_" if number.definite else ""
    classes[f"{the}num"] = value
    if isinstance(value, float):
        return classes
    short = number.kind == "words" or number.digits <= 2
    if short and 1 <= value <= 31:
        classes[f"{the}d31"] = value
    if short and 0 <= value <= 24:
        classes[f"{the}h24"] = value
    if number.definite and value in (*_TENS, 10):
        classes["ord"] = value
    if number.kind == "figures":
        classes |= _figure_classes(value, number.digits)
    elif 100 <= value <= 2199:
        classes[f"{the}year_words"] = value
    return classes


def sample_numbers() -> Iterator[Number]:
    """Numbers that between them have every set of classes `number_classes` can give."""
    for value in (
        0,
        1,
        10,
        11,
        12,
        13,
        20,
        21,
        24,
        25,
        30,
        31,
        32,
        50,
        59,
        60,
        99,
        100,
        970,
        999,
        1000,
        1970,
        2015,
        2199,
        2300,
        2360,
        9999,
    ):
        yield Number(value, "words")
        yield Number(value, "words", True)
        yield from (Number(value, "figures", digits=digits) for digits in (*range(1, 6), 9))
    for kind in ("ordinal", "decimal", "clock"):
        yield from (Number(1, kind, definite, clock=clock) for definite in (False, True) for clock in ("", "08:05"))
    yield from (Number(1.5, kind, clock=clock) for kind in ("words", "decimal") for clock in ("", "08:05"))


def read_number(tokens: Sequence[Counting], at: int) -> tuple[Number | None, int]:
    """The number that begins at token `at` and the token after it, or None and `at`.

    Reads «خمسة وعشرين», «ألفين وثمانية عشر», «4.2 مليارات», «53 ألفا», «الثامن والعشرين», «الثاني عشر».
    """
    token = tokens[at]
    if "num" in token.classes and token.text[0].isdigit():
        return _scaled_figure(tokens, at)
    if "ordinal" in token.classes or "the_ordinal" in token.classes:
        return _ordinal(tokens, at)
    return _number_words(tokens, at)


def _figure_classes(value: int, digits: int) -> dict[str, Value]:
    classes: dict[str, Value] = {}
    if digits <= 2 and 1 <= value <= 12:
        classes["m12"] = value
    if digits <= 2 and value < 60:
        classes["min60"] = value
    if digits == 2:
        classes["yy"] = value
    if digits == 4 and 1000 <= value <= 2199:
        classes["year"] = value
    if digits == 3:
        classes["year3"] = value
    if digits == 4 and value // 100 < 24 and value % 100 < 60:
        classes["hhmm"] = f"{value // 100:02d}:{value % 100:02d}"
    return classes


def _split(figures: str) -> tuple[str, str, str]:
    for mark in ":,.":
        head, found, tail = figures.rpartition(mark)
        if found:
            return head, found, tail
    return figures, "", ""


def _scaled_figure(tokens: Sequence[Counting], at: int) -> tuple[Number | None, int]:
    value = tokens[at].classes["num"]
    scale = _value(tokens, at + 1, "scale")
    if not scale or isinstance(value, str):
        return None, at
    return Number(_whole(value * scale), "words"), at + 2


def _ordinal(tokens: Sequence[Counting], at: int) -> tuple[Number | None, int]:
    definite = "the_ordinal" in tokens[at].classes
    value = int(tokens[at].classes["the_ordinal" if definite else "ordinal"])
    if value < 10 and _value(tokens, at + 1, "cardinal") == 10 and value:
        return Number(value + 10, "ordinal", True), at + 2
    tens = _value(tokens, at + 2, "the_cardinal") if _is(tokens, at + 1, "and") else 0
    if tens in _TENS and definite:
        return Number(value + int(tens), "ordinal", True), at + 3
    return Number(value, "ordinal", definite), at + 1


def _number_words(tokens: Sequence[Counting], at: int) -> tuple[Number | None, int]:
    definite = "the_cardinal" in tokens[at].classes or "the_scale" in tokens[at].classes
    group, end = _addend(tokens, at)
    total: int | float = 0
    if not group:
        scale = _value(tokens, at, "scale") or _value(tokens, at, "the_scale")
        if not scale:
            return None, at
        total, end = scale, at + 1
    last: int | float = group or total
    while True:
        scale = _value(tokens, end, "scale") if group else 0
        if scale:
            total, group, last, end = total + group * scale, 0, scale, end + 1
            continue
        addend, stop = _addend(tokens, end + 1) if _is(tokens, end, "and") else (0, end)
        if addend and ((addend in _TENS and last < 10) or addend < 100 <= last or addend < 1000 <= last):
            group, last, end = group + addend, addend, stop
            continue
        return Number(_whole(total + group), "words", definite), end


def _addend(tokens: Sequence[Counting], at: int) -> tuple[int, int]:
    """One summand below a thousand: a unit, a teen, tens, or hundreds, and the token after it."""
    value = int(_value(tokens, at, "cardinal") or _value(tokens, at, "the_cardinal"))
    if 0 < value < 10:
        following = _value(tokens, at + 1, "cardinal")
        if following == 10:
            return value + 10, at + 2
        if following == 100:
            return value * 100, at + 2
    return value, at + 1


def _value(tokens: Sequence[Counting], at: int, name: str) -> int | float:
    found = tokens[at].classes.get(name, 0) if at < len(tokens) else 0
    return 0 if isinstance(found, str) else found


def _is(tokens: Sequence[Counting], at: int, name: str) -> bool:
    return at < len(tokens) and name in tokens[at].classes


def _whole(value: int | float) -> int | float:
    return int(value) if value == int(value) else value
