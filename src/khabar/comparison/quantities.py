"""One counted thing, two figures: tolls, prices, sums, shares, lengths.

`language.numbers` reads the figures. Two are compared where they count the same thing and the words around them agree, or
where each sentence has only that one of the kind left over; figures that agree settle a thing. What differs is excused where one counts only a part, or where the later report says
that the count rose or came out hours later. A higher toll that came out soon after stays a conflict, with a remark.
Between two languages, where no word around can agree, unit and fate must.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from khabar.comparison.clashes import Clash
from khabar.comparison.keys import KeyWord
from khabar.comparison.opposites import says_pole
from khabar.comparison.scopes import apart
from khabar.comparison.statements import Statement, weight_of
from khabar.language.counted_things import counted_key, dual_thing, thing_named
from khabar.language.number_agreement import agree, same_thing
from khabar.language.numbers import NumberFact

#: So many content words on each side of a figure say what it is about.
_REACH = 5

#: The words around two figures must weigh this much in common.
_LEAST_SHARED = 1.0

#: ... and be this share of what stands around the one with fewer.
_LEAST_SHARE = 0.3

#: ... or, where each has only one such figure left, be so many.
_LEAST_WORDS = 2

#: The counted noun, standing this near in code points, is shown with its figure.
_GAP = 2

#: So many code points before a figure may say that it counts only some of them.
_SCOPE_REACH = 12
_SCOPE = re.compile(r"(?:من بين|منهم|منها|بينهم|بينها|من تلك|من هؤلاء|كل منهما|كل منها|الواحد|الواحدة)")

#: «33 قتيلا وجريحا» counts two classes at once.
_SUM = re.compile(r"\s*(?:قتيلا|قتلي)?\s*(?:و|او )(?:جريحا|جرحي|مصابا|مصابين)\b")
_FIGURE_IN_MARKS = re.compile(r"\d[»\"”]\s?$")
_ORDINAL = re.compile(r"\bال\w{3,6}\s$")

#: A figure so many times another is another measure: a level and a change. A judgement, not a measurement.
_MOST_APART = 10.0

#: What grows as news comes in: a later, higher count may be no conflict. «مشتبه» and the like are counted as they are held.
_GROWING = frozenset(
    {"dead", "injured", "prisoner", "hostage", "person", "مفقود", "مشتبه", "موقوف", "جثة", "suspects", "bodies"}
)

#: What a report says of a count that is not final.
_SO_FAR = re.compile(r"حتي الان|حتي اللحظة|حتي هذه اللحظة|so far|until now")

#: «بين 30 لترا و45 لترا», «من 200 الي 900 دينار»: what stands before the first and between the two.
_RANGE_OPENS = re.compile(r"(?:(?:ما )?بين|من|between|from)\s+$")
_RANGE_JOINS = re.compile(r"\s*(?:و|الي|و\s?بين|and|to)\s*")


#: A higher count that came out so many hours later has grown; sooner it may have, or another source counted. A judgement.
_HOURS_TO_GROW = 6.0


class Count(Struct, frozen=True):
    """A figure of a statement: code points of the normal text, the keys and the words around it."""

    start: int
    end: int
    fact: NumberFact
    around: frozenset[str]
    words: tuple[KeyWord, ...]


def compare_quantities(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """Figures that count one thing and cannot be one figure; each is paired once, with the one nearest in its words."""
    first, second = read_counts(left), read_counts(right)
    two_scripts = left.arabic != right.arabic
    settled = [[counts_agree(count, other, two_scripts=two_scripts) for other in second] for count in first]
    first_open = [count for count, row in zip(first, settled, strict=True) if not any(row)]
    second_open = [other for at, other in enumerate(second) if not any(row[at] for row in settled)]
    kindred = [[of_one_kind(count, other, two_scripts=two_scripts) for other in second_open] for count in first_open]
    rivals = [
        (weight_of(count.around & other.around, weights), -at, -place)
        for at, count in enumerate(first_open)
        for place, other in enumerate(second_open)
        if kindred[at][place]
        and _comparable(count.fact.value, other.fact.value)
        and not apart(left, count.words, right, other.words)
    ]
    paired: dict[int, int] = {}
    for weight, at, place in sorted(rivals, reverse=True):
        alone = sum(kindred[-at]) == sum(row[-place] for row in kindred) == 1
        if not two_scripts and not _close(first_open[-at], second_open[-place], weight, alone=alone):
            continue
        if two_scripts and not alone:
            continue
        if -at not in paired and -place not in paired.values():
            paired[-at] = -place
    found = [clash_of_counts(left, right, first_open[at], second_open[paired[at]]) for at in sorted(paired)]
    return tuple(found) or _in_brackets(left, right, first, second)


def _close(count: Count, other: Count, weight: float, *, alone: bool) -> bool:
    """Whether the words around two figures are enough alike for one thing."""
    near = len(count.around & other.around)
    if near < _LEAST_SHARE * min(len(count.around), len(other.around)):
        return False
    return weight >= _LEAST_SHARED or (alone and near >= _LEAST_WORDS)


def of_one_kind(count: Count, other: Count, *, two_scripts: bool = False) -> bool:
    """Whether two figures count one kind of thing; between two languages one unit or one fate is enough."""
    if same_thing(count.fact, other.fact):
        return True
    if not two_scripts:
        return False
    one, two = count.fact, other.fact
    return bool(one.unit and one.unit == two.unit) or bool(
        not one.unit + two.unit and one.fate and one.fate == two.fate
    )


def read_counts(statement: Statement) -> list[Count]:
    """The figures of a statement that count something; those that are part of a date are left out."""
    return statement.remember("counts", _read_counts)


def counts_agree(count: Count, other: Count, *, two_scripts: bool = False) -> bool:
    """Whether two figures of one kind of thing can be one figure: equal, rounded, or within the other's bounds."""
    return of_one_kind(count, other, two_scripts=two_scripts) and agree(count.fact, other.fact)


def clash_of_counts(left: Statement, right: Statement, count: Count, other: Count) -> Clash:
    """Two figures of one thing as a clash, with what excuses or explains the difference."""
    shared = count.around & other.around
    first, second = left.original(count.start, count.end), right.original(other.start, other.end)
    says = first.of(left.document.text), second.of(right.document.text)
    why = f"one has {says[0]}, the other {says[1]}"
    excuse, remark = "", ""
    if counts_a_part(left, count) != counts_a_part(right, other):
        excuse = "one counts only a part"
    elif count.fact.like in _GROWING or count.fact.fate in _GROWING:
        hours = _hours_later(left, right) * (1 if other.fact.value > count.fact.value else -1)
        higher, teller = (count, left) if count.fact.value > other.fact.value else (other, right)
        if hours > 0 and any(word.start < higher.start and says_pole(word, "rises") for word in teller.words):
            excuse = "the later report says that the count rose"
        elif hours > 0 and _SO_FAR.search(teller.text):
            excuse = "the later report has the higher count, and says that it is not final"
        elif hours >= _HOURS_TO_GROW:
            excuse = "the later report has the higher count: it grew"
        elif hours > 0:
            remark = "the later report has the higher count: it may have grown"
    return Clash("number", left.phrase(count.words, shared), first, second, why, excuse, remark, says)


def counts_a_part(statement: Statement, count: Count) -> bool:
    """Whether a figure counts only some of those told of: «منهم», «بينهم»."""
    text = statement.document.normal.text
    before = text[max(0, count.start - _SCOPE_REACH) : count.start]
    return bool(_SCOPE.match(text[count.end :].lstrip()) or _SCOPE.search(before))


def _read_counts(statement: Statement) -> list[Count]:
    dated = [statement.document.normal.normal(time.span) for time in statement.times if time.type in ("DATE", "TIME")]
    found: list[Count] = []
    for fact in _facts(statement):
        start, end = fact.start + statement.normal.start, fact.end + statement.normal.start
        if any(start < span.end and span.start < end and not (fact.unit or fact.counted) for span in dated):
            continue
        before = tuple(word for word in statement.words if word.end <= start)[-_REACH:]
        after = tuple(word for word in statement.words if word.start >= end)[:_REACH]
        if (
            _cut_off(statement, start)
            or _ranks(statement, start)
            or _SUM.match(statement.document.normal.text[end : end + _SCOPE_REACH * 2])
        ):
            continue
        noun = after and after[0].start - end <= _GAP and len(after[0].text) > 1
        if noun and fact.counted and not fact.unit and dual_thing(statement.text[fact.start : fact.end]) is None:
            end = after[0].end
        around = frozenset(word.key for word in (*before, *after) if not word.key[0].isdigit())
        found.append(Count(start, end, fact, around, (*before, *after)))
    return found


def _facts(statement: Statement) -> list[NumberFact]:
    """The figures of a statement, the two ends of a range as one, and «18 عدد القتلى» read as what is counted."""
    text = statement.text
    found: list[NumberFact] = []
    for fact in statement.figures:
        before = found[-1] if found else None
        if before and _is_range(text, before, fact):
            low, high = before.value, fact.value
            found[-1] = replace(fact, start=before.start, value=(low + high) / 2, low=low, high=high, bound="between")
        else:
            found.append(_of_number(text, fact))
    return found


def _is_range(text: str, low: NumberFact, high: NumberFact) -> bool:
    joined = _RANGE_JOINS.fullmatch(text[low.end : high.start]) is not None
    opened = _RANGE_OPENS.search(text[max(0, low.start - _SCOPE_REACH) : low.start]) is not None
    return (
        joined
        and opened
        and low.unit in ("", high.unit)
        and low.bound == high.bound == "exact"
        and low.value < high.value
    )


def _of_number(text: str, fact: NumberFact) -> NumberFact:
    """A figure before «عدد» counts what stands behind it: «ارتفع إلى 18 عدد القتلى»."""
    if fact.counted != "عدد":
        return fact
    after = text[fact.end :].split(maxsplit=2)[1:2]
    key = counted_key(after[0]) if after else ""
    thing = thing_named(key)
    fate = thing.like if thing and thing.like in ("dead", "injured") else ""
    return replace(fact, counted=key, like=thing.like if thing else key, fate=fate)


def _in_brackets(left: Statement, right: Statement, first: list[Count], second: list[Count]) -> tuple[Clash, ...]:
    """One side gives two figures for one sum, the second in brackets: «52 مليون دينار (47 مليون دينار)»; the other, one."""
    for statement, counts, others in ((left, first, second), (right, second, first)):
        text = statement.document.normal.text
        for count, other in pairwise(counts):
            again = text[count.end : other.start].strip() == "(" and not counts_agree(count, other)
            if not (again and same_thing(count.fact, other.fact)):
                continue
            told = [one for one in others if counts_agree(one, count)]
            if told and not any(counts_agree(one, other) for one in others):
                pair = (other, told[0]) if statement is left else (told[0], other)
                return (clash_of_counts(left, right, *pair),)
    return ()


def _comparable(value: float, other: float) -> bool:
    low, high = sorted((abs(value), abs(other)))
    return high <= _MOST_APART * low


def _cut_off(statement: Statement, start: int) -> bool:
    """Whether a mark stands between a figure and its scale, so that only the scale was read: «6.9» مليون."""
    return bool(_FIGURE_IN_MARKS.search(statement.document.normal.text[max(0, start - 3) : start]))


def _ranks(statement: Statement, start: int) -> bool:
    """Whether a figure only names a place in a row: «المرتبة الـ15», «الخامسة عشرة»."""
    text = statement.document.normal.text
    before = text[max(0, start - _SCOPE_REACH) : start]
    return before.endswith("ال") or (text.startswith("عشر", start) and bool(_ORDINAL.search(before)))


def _hours_later(left: Statement, right: Statement) -> float:
    """How many hours after the left report the right one came out; 0 where a stamp is unknown or tells only the day."""
    first, second = left.document.article, right.document.article
    if first.published_day is None or second.published_day is None:
        return 0.0
    if first.published_day != second.published_day:
        return 24.0 * (second.published_day - first.published_day).days
    if "T" not in (first.published or "") or "T" not in (second.published or ""):
        return 0.0
    moments = [datetime.fromisoformat(one.published or "") for one in (first, second)]
    if (moments[0].tzinfo is None) != (moments[1].tzinfo is None):
        return 0.0  # an hour without a zone cannot be set against one with
    return (moments[1] - moments[0]).total_seconds() / 3600
