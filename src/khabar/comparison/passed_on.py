"""What two reports owe each other through others, where nothing ties them directly.

One credits the other's outlet; or both rest on one agency, though one of them only has the words of a report that credits
it: if B copies A, and A and C credit the agency, B and C have one source too.
"""

from collections.abc import Mapping, Sequence

from khabar.comparison.dependences import Tie
from khabar.comparison.roots import Root
from khabar.records import Dependence, Origin

#: How sure such a debt is: two steps, each of which is seen.
SURE = 0.8


def through_others(
    ties: Sequence[Tie],
    circles: Mapping[tuple[str, str], str],
    origins: Sequence[Origin],
    roots: Mapping[str, Sequence[Root]],
) -> tuple[Dependence, ...]:
    """Each tie's dependence, "independent" made "common_source" where the two meet in an outlet or an agency.

    `circles` says which report credits which other report's outlet, and under what name.
    """
    return tuple(
        tie.dependence
        if tie.dependence.relation != "independent"
        else _by_outlet(tie.dependence, circles) or _by_agency(tie.dependence, ties, origins, roots) or tie.dependence
        for tie in ties
    )


def _by_outlet(dependence: Dependence, circles: Mapping[tuple[str, str], str]) -> Dependence | None:
    name = circles.get((dependence.left, dependence.right)) or circles.get((dependence.right, dependence.left))
    return _common(dependence, f"one credits the other: «{name}»") if name else None


def _by_agency(
    dependence: Dependence, ties: Sequence[Tie], origins: Sequence[Origin], roots: Mapping[str, Sequence[Root]]
) -> Dependence | None:
    for origin in origins:
        if origin.kind != "agency" or not {dependence.left, dependence.right} <= set(origin.articles):
            continue
        crediting = [one for one in origin.articles if any(root.name == origin.name for root in roots[one])]
        how = "; ".join(_step(one, crediting, ties) for one in (dependence.left, dependence.right))
        return _common(dependence, f"both rest on {origin.name}: {how}")
    return None


def _step(one: str, crediting: Sequence[str], ties: Sequence[Tie]) -> str:
    """How a report comes to rest on the agency, in words."""
    if one in crediting:
        return f"{one} credits it"
    relations = {
        frozenset((tie.dependence.left, tie.dependence.right)): tie.dependence.relation
        for tie in ties
        if one in (tie.dependence.left, tie.dependence.right)
    }
    for relation, said in (("copy", "is a copy of"), ("common_source", "has words of")):
        for other in crediting:
            if relations.get(frozenset((one, other))) == relation:
                return f"{one} {said} {other}, which credits it"
    return f"{one} has words of reports that rest on it"


def _common(dependence: Dependence, evidence: str) -> Dependence:
    return Dependence(dependence.left, dependence.right, "common_source", SURE, evidence)
