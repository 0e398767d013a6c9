"""On what two sentences disagree: one counted thing, role, time or statement with different values.

Each finder looks for one kind and returns what it found together with what it explains away (a rounded figure, a toll
that grew), so that an alignment can say why two different figures are no conflict.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from khabar.comparison.clashes import Clash
from khabar.comparison.opposites import Opposition, find_oppositions, phrase
from khabar.comparison.quantities import compare_quantities
from khabar.comparison.roles import compare_roles
from khabar.comparison.statements import Statement, weight_of
from khabar.comparison.whens import compare_times
from khabar.records import Span

#: What an opposite is said of must weigh this much in common: one rare word, or two that the articles repeat.
_SAME_THING = 0.4

#: A word is what a sentence says first of all when it is among so many content words at its beginning.
_LEADING = 3


def compare_claims(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """Opposites and negations said of one thing."""
    return tuple(
        Clash(
            "claim",
            left.phrase(left.words, opposition.shared),
            left.original(*phrase(left, opposition.left)),
            right.original(*phrase(right, opposition.right)),
            opposition.why,
            _excuse(left, right, opposition),
            says=opposition.says,
        )
        for opposition in find_oppositions(left, right)
        if weight_of(opposition.shared, weights) >= _SAME_THING
    )


def with_tolls(
    clashes: Sequence[Clash], tolls: Sequence[Clash], settled: AbstractSet[Span], settled_right: AbstractSet[Span]
) -> tuple[Clash, ...]:
    """What two sentences disagree on, with the clashes of the reports' tolls in place of what was found of their figures.

    Tolls that both reports give somewhere (`settled` in either) clash nowhere.
    """
    taken = {toll.left for toll in tolls} | settled
    taken_right = {toll.right for toll in tolls} | settled_right
    rest = [clash for clash in clashes if clash.left not in taken and clash.right not in taken_right]
    return (*tolls, *rest)


def _excuse(left: Statement, right: Statement, opposition: Opposition) -> str:
    if opposition.stage:
        return "one may have followed the other"
    leads = left.words.index(opposition.left) < _LEADING and right.words.index(opposition.right) < _LEADING
    if (left.sentence.title or right.sentence.title) and not leads:
        return "the headline says it of the whole, the sentence of a part"
    return ""


#: Every kind of disagreement, in the order in which they are shown.
FINDERS: tuple[Callable[[Statement, Statement, Mapping[str, float]], tuple[Clash, ...]], ...] = (
    compare_quantities,
    compare_roles,
    compare_times,
    compare_claims,
)


def find_disagreements(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """All that two sentences disagree on, and all that only looks like it (with its excuse)."""
    return tuple(clash for find in FINDERS for clash in find(left, right, weights))
