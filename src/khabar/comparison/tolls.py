"""The toll of the happening itself: how many died, were hurt or are missing, by each report.

Sentences that give a toll often share no other word («أودى بحياة تسعة», «مقتل سبعة أشخاص»), so tolls are found by where
they stand: the one in the headline or the first sentence is that of the happening, and so are the other figures of a
sentence that repeats it («تسعة ضحايا و31 مصابا»). A report that gives both figures of two others contradicts neither.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from khabar.comparison.clashes import Clash
from khabar.comparison.quantities import Count, clash_of_counts, counts_a_part, read_counts
from khabar.comparison.statements import Statement
from khabar.language.number_agreement import agree
from khabar.records import Span

#: What may have become of people that a toll counts.
_FATES = frozenset({"dead", "injured", "مفقود"})

#: A toll counts people as such: «مقتل 3 جنود» may be some of all that died.
_PEOPLE = frozenset({*_FATES, "person", ""})

#: A figure so many times another is a toll of something else (of a war, of a year). A judgement, not a measurement.
_MOST_APART = 5.0

#: So many places of one toll are compared.
_MOST_PLACES = 6


class Toll(Struct, frozen=True):
    """A figure of the happening's toll, and the number of the statement it stands in."""

    statement: int
    count: Count


def compare_tolls(left: Sequence[Statement], right: Sequence[Statement]) -> dict[tuple[int, int], tuple[Clash, ...]]:
    """The clashes of the tolls of two reports of one happening, by the numbers of the two statements."""
    first, second = main_tolls(left), main_tolls(right)
    told, told_right = _told(left), _told(right)
    found: dict[tuple[int, int], tuple[Clash, ...]] = {}
    for fate in sorted(first.keys() & second.keys()):
        pairs = [(toll, other) for toll in first[fate][:_MOST_PLACES] for other in second[fate][:_MOST_PLACES]]
        if not all(_clash(toll.count, other.count) for toll, other in pairs):
            continue
        if first[fate][0].count.fact.value in told_right[fate] or second[fate][0].count.fact.value in told[fate]:
            continue
        for toll, other in pairs:
            at = toll.statement, other.statement
            clash = clash_of_counts(left[at[0]], right[at[1]], toll.count, other.count)
            found[at] = (*found.get(at, ()), replace(clash, about=_happening(left, right) or clash.about))
    return found


def settled_tolls(statements: Sequence[Statement], other: Sequence[Statement]) -> frozenset[Span]:
    """Where a report gives a toll that the other gives too, in whatever sentence: there the two do not clash."""
    told = _told(other)
    return frozenset(
        statement.original(count.start, count.end)
        for statement in statements
        for count in read_counts(statement)
        if count.fact.value in told.get(count.fact.fate, frozenset())
    )


def main_tolls(statements: Sequence[Statement]) -> Mapping[str, tuple[Toll, ...]]:
    """What a report gives as the toll of its happening, by fate: every place of one figure, none where it wavers."""
    leads = leading(statements)
    tolls: dict[str, tuple[Toll, ...]] = {}
    for at in leads:
        for count in _tolls_in(statements[at]) or _only_toll(statements[at]):
            tolls[count.fact.fate] = (*tolls.get(count.fact.fate, ()), Toll(at, count))
    tolls = {fate: found for fate, found in tolls.items() if _is_one(found)}
    for at, statement in enumerate(statements):
        counts = [] if at in leads else _tolls_in(statement)
        repeated = {
            fate: count for count in counts if (fate := count.fact.fate) in tolls and _repeats(count, tolls[fate])
        }
        if not repeated:
            continue
        for count in counts:
            fate = count.fact.fate
            if fate in repeated or (fate not in tolls and sum(other.fact.fate == fate for other in counts) == 1):
                tolls[fate] = (*tolls.get(fate, ()), Toll(at, count))
    return {fate: found for fate, found in tolls.items() if _is_one(found)}


def leading(statements: Sequence[Statement]) -> tuple[int, ...]:
    """The numbers of the headline and of the first sentence of the body, where a report tells its happening."""
    titles = [at for at, statement in enumerate(statements) if statement.sentence.title]
    bodies = [at for at, statement in enumerate(statements) if not statement.sentence.title]
    return (*titles, *bodies[:1])


def _happening(left: Sequence[Statement], right: Sequence[Statement]) -> str:
    """The words of the left report's headline or first sentence that stand in the other's too, its figures aside."""
    keys = {word.key for at in leading(right) for word in right[at].words if not word.key[0].isdigit()}
    return next((words for at in leading(left) if (words := left[at].phrase(left[at].words, keys))), "")


def _tolls_in(statement: Statement) -> list[Count]:
    return [
        count
        for count in read_counts(statement)
        if count.fact.fate in _FATES and count.fact.like in _PEOPLE and not counts_a_part(statement, count)
    ]


def _only_toll(statement: Statement) -> list[Count]:
    """Of a headline or first sentence: its only figure of the dead or hurt, whoever they were («مقتل 3 سياح»)."""
    counts = [count for count in read_counts(statement) if count.fact.fate in _FATES]
    return [] if len(counts) != 1 or counts_a_part(statement, counts[0]) else counts


def _told(statements: Sequence[Statement]) -> dict[str, frozenset[float]]:
    """Every figure of a report by fate, of whatever it is the toll."""
    figures = [fact for statement in statements for fact in statement.figures if fact.fate]
    return {fate: frozenset(fact.value for fact in figures if fact.fate == fate) for fate in _FATES}


def _repeats(count: Count, tolls: Sequence[Toll]) -> bool:
    return all(count.fact.value == toll.count.fact.value for toll in tolls)


def _is_one(tolls: Sequence[Toll]) -> bool:
    return all(agree(tolls[0].count.fact, toll.count.fact) for toll in tolls)


def _clash(count: Count, other: Count) -> bool:
    low, high = sorted((count.fact.value, other.fact.value))
    return not agree(count.fact, other.fact) and high <= _MOST_APART * low
