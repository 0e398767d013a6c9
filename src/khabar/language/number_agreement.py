"""Whether two figures speak of one thing, and whether both can be true.

Rounding is agreement: 584 and 584.376, «53 ألفا» and 53894. A bound agrees with all it allows: «أكثر من 20» with 25.
What the surrounding words say is for the caller: two tolls of two attacks also count one kind of thing.
"""

from khabar.language.number_bounds import ABOUT_SHARE
from khabar.language.numbers import NumberFact

#: However coarsely a figure is written, a difference over this share of it is no rounding: «عامان» is not two and a half.
#: A judgement, not a measurement.
MOST_ROUNDING = 0.05


def same_thing(left: NumberFact, right: NumberFact) -> bool:
    """Whether two facts have one unit and count one kind of thing; False where neither says what it counts.

    What became of those counted tells kinds apart: «إصابة 4 عمال» is nothing beside «مقتل 6 عمال», nor beside «حضر 6 عمال».
    """
    if left.unit != right.unit or left.fate != right.fate:
        return False
    if left.like and right.like:
        return left.like == right.like
    return bool(left.unit)


def agree(left: NumberFact, right: NumberFact) -> bool:
    """Whether both figures can be true of one thing at one time: their bounds meet, or one rounds the other."""
    if left.bound == right.bound == "exact":
        return _rounds(left, right)
    slack = max(_slack(left), _slack(right))
    low = max(-1.0 if fact.low is None else fact.low for fact in (left, right))
    high = min(float("inf") if fact.high is None else fact.high for fact in (left, right))
    return low <= high + slack


def _rounds(left: NumberFact, right: NumberFact) -> bool:
    gap = abs(left.value - right.value)
    return gap == 0 or (
        gap < max(left.step, right.step) and gap <= MOST_ROUNDING * max(abs(left.value), abs(right.value))
    )


def _slack(fact: NumberFact) -> float:
    """What rounding a fact's figure may have hidden; words like «مئات» are as wide as they say, and a little."""
    if fact.bound == "vague":
        return fact.value * ABOUT_SHARE
    return min(fact.step, MOST_ROUNDING * abs(fact.value)) if fact.step > 1 else 0.0
