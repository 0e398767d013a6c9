"""One happening on two days: what two sentences say alike, but date differently.

Only single days that are resolved clash (a year left out makes a quarter another quarter), and only where the words
around the two dates are the same: «وصلت أول طائرة أمس» beside «وصلت أول طائرة اليوم».
"""

from collections.abc import Mapping

from khabar.comparison.clashes import Clash
from khabar.comparison.keys import KeyWord
from khabar.comparison.statements import Statement, weight_of
from khabar.language.normal import fold
from khabar.records import TimeExpression

#: So many content words on each side of a date are what it dates.
_REACH = 5

#: The words around two dates must weigh this much in common, and be this share of what stands around the poorer one.
_LEAST_SHARED, _LEAST_SHARE = 1.2, 0.5


#: Sentences that share this part of the shorter one's words are one wording.
_REPRINTED = 0.8


def compare_times(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """Resolved days that exclude each other, of one thing."""
    found: list[Clash] = []
    others = _resolved(right)
    for time in _resolved(left):
        if any(_one_day(time, other) for other in others):
            continue
        for other in others:
            if any(_one_day(own, other) for own in _resolved(left)):
                continue
            around, around_other = _around(left, time), _around(right, other)
            keys, other_keys = _keys(around), _keys(around_other)
            shared = keys & other_keys
            weight = weight_of(shared, weights)
            poorer = min(weight_of(keys, weights), weight_of(other_keys, weights))
            if weight >= _LEAST_SHARED and weight >= _LEAST_SHARE * poorer:
                about = left.phrase(around, shared)
                why = f"one dates it {time.earliest}, the other {other.earliest}"
                says = time.earliest or "", other.earliest or ""
                excuse = _reprint(left, time, right, other)
                found.append(Clash("time", about, time.span, other.span, why, excuse, says=says))
    return tuple(found)


def _reprint(left: Statement, time: TimeExpression, right: Statement, other: TimeExpression) -> str:
    """What excuses one «اليوم» that means two days: the same words, printed again on another day."""
    words = [set(fold(one.span.of(of.document.text)).split()) for one, of in ((time, left), (other, right))]
    alike = len(left.keys & right.keys) / max(1, min(len(left.keys), len(right.keys)))
    if not (words[0] <= words[1] or words[1] <= words[0]) or alike < _REPRINTED:
        return ""
    days = [one.document.article.published_day for one in (left, right)]
    return "the same words came out again on another day" if days[0] != days[1] else ""


def _resolved(statement: Statement) -> list[TimeExpression]:
    return [
        time
        for time in statement.times
        if time.type in ("DATE", "TIME") and time.earliest and time.earliest == time.latest
    ]


def _one_day(time: TimeExpression, other: TimeExpression) -> bool:
    return time.earliest == other.earliest


def _around(statement: Statement, time: TimeExpression) -> tuple[KeyWord, ...]:
    normal = statement.document.normal.normal(time.span)
    before = [word for word in statement.words if word.end <= normal.start]
    after = [word for word in statement.words if word.start >= normal.end]
    return (*before[-_REACH:], *after[:_REACH])


def _keys(words: tuple[KeyWord, ...]) -> frozenset[str]:
    return frozenset(word.key for word in words)
