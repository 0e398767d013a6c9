"""Whether two stretches of two sentences speak of different things: each names somebody or some month the other does not.

«برنت» against «غرب تكساس», «تسليم سبتمبر» against «تسليم أغسطس»: figures beside these differ because they measure two things.
"""

from collections.abc import Sequence

from khabar.comparison.keys import KeyWord
from khabar.comparison.statements import Statement
from khabar.records import Mention, Span, TimeExpression

#: A time of at least so many days is a month or a year, which tells one thing from another; days date one thing.
_LONG = 20


def apart(left: Statement, around: Sequence[KeyWord], right: Statement, other: Sequence[KeyWord]) -> bool:
    """Whether the words around two values name different things, on both sides something the other sentence lacks."""
    first, second = _reach(around), _reach(other)
    if first is None or second is None:
        return False
    return bool(_own_names(left, first, right) and _own_names(right, second, left)) or _other_months(
        left, first, right, second
    )


def _reach(words: Sequence[KeyWord]) -> Span | None:
    return Span(min(word.start for word in words), max(word.end for word in words)) if words else None


def _own_names(statement: Statement, reach: Span, other: Statement) -> list[Mention]:
    """The names in reach of which no word stands in the other sentence."""
    normal = statement.document.normal
    found: list[Mention] = []
    for mention in statement.mentions:
        span = normal.normal(mention.span)
        keys = {word.key for word in statement.words if span.start <= word.start < span.end}
        if span.overlap(reach) and keys and not keys & other.keys:
            found.append(mention)
    return found


def _other_months(left: Statement, first: Span, right: Statement, second: Span) -> bool:
    mine, yours = _months(left, first), _months(right, second)
    return bool(mine and yours) and all(one[1] < other[0] or other[1] < one[0] for one in mine for other in yours)


def _months(statement: Statement, reach: Span) -> list[tuple[str, str]]:
    """The resolved times in reach that last a month or more, as first and last day."""
    normal = statement.document.normal
    return [
        (time.earliest, time.latest)
        for time in statement.times
        if time.earliest and time.latest and _is_long(time) and normal.normal(time.span).overlap(reach)
    ]


def _is_long(time: TimeExpression) -> bool:
    return time.type == "DATE" and _days(time) >= _LONG


def _days(time: TimeExpression) -> int:
    first, last = (time.earliest or "").split("-"), (time.latest or "").split("-")
    if len(first) != 3 or len(last) != 3:
        return 0
    ordinals = [int(year) * 372 + int(month) * 31 + int(day) for year, month, day in (first, last)]
    return ordinals[1] - ordinals[0]
