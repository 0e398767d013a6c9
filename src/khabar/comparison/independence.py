"""How many origins are independent: a likeliest number between a lowest and a highest, never without reasons.

Lowest: reports with anything in common count once, those that tell no source not at all. Highest: every origin that
anything speaks for. Unnamed people («informed sources») make no origin that could be held independent, and an unknown one
adds none to the likeliest number where each of its reports has its own reporting beside.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from khabar.records import Dependence, Document, Origin, OriginCount, Quotation


def count_origins(
    documents: Sequence[Document],
    origins: Sequence[Origin],
    dependences: Sequence[Dependence],
    *,
    also: int = 0,
) -> OriginCount:
    """The likeliest number, the lowest and the highest that can be defended, and what makes them differ.

    `also` is how many further agencies are credited for wording that already has an origin.
    """
    if not documents:
        return OriginCount(0, 0, 0, ("there is no report",))
    known = [origin for origin in origins if origin.kind != "unknown"]
    unknown = [origin for origin in origins if origin.kind == "unknown"]
    nameless = [origin for origin in unknown if _rests_on_unnamed_people(origin, documents)]
    reported = {one for origin in origins if origin.kind == "own reporting" for one in origin.articles}
    covered = [origin for origin in unknown if origin not in nameless and reported.issuperset(origin.articles)]
    best = max(1, len(origins) - len(nameless) - len(covered))
    low = min(best, max(1, min(len(known), _separate_groups(documents, dependences, unknown))))
    high = max(best, len(origins)) + also
    return OriginCount(
        best, low, high, tuple(_reasons(origins, (best, low, high), nameless, covered, dependences, also))
    )


def _rests_on_unnamed_people(origin: Origin, documents: Sequence[Document]) -> bool:
    said = [q for document in documents if document.id in origin.articles for q in document.of(Quotation)]
    return bool(said) and all(quotation.anonymous for quotation in said)


def _separate_groups(
    documents: Sequence[Document], dependences: Sequence[Dependence], unknown: Sequence[Origin]
) -> int:
    """Groups of reports with nothing in common that could be found, not counting those that tell no source."""
    group = {document.id: document.id for document in documents}
    for dependence in dependences:
        if dependence.relation != "independent":
            old, new = group[dependence.right], group[dependence.left]
            group = {one: new if of == old else of for one, of in group.items()}
    silent = {one for origin in unknown for one in origin.articles}
    return len({of for one, of in group.items() if one not in silent})


def _reasons(
    origins: Sequence[Origin],
    numbers: tuple[int, int, int],
    nameless: Sequence[Origin],
    covered: Sequence[Origin],
    dependences: Sequence[Dependence],
    also: int,
) -> Iterable[str]:
    """Why the numbers (likeliest, lowest, highest) are what they are: each origin, then what makes them differ."""
    best, low, _ = numbers
    for origin in origins:
        who = ", ".join(origin.articles)
        yield (
            f"{origin.name} ({origin.kind}): {who}: {origin.why}"
            if origin.name
            else f"unknown origin: {who}: {origin.why}"
        )
    relations = Counter(dependence.relation for dependence in dependences)
    if relations["copy"] and relations["copy"] == len(dependences):
        yield "the reports are copies of one text and count once"
    elif relations["copy"]:
        yield f"copies count once: {relations['copy']} of the {len(dependences)} pairs of reports"
    if low < best and relations["common_source"]:
        yield "reports that share a source count once at the lowest"
    if low < best and any(origin.kind == "unknown" and origin not in (*nameless, *covered) for origin in origins):
        yield "reports that tell no source may rest on one of the others: the lowest number leaves them out"
    if covered:
        yield "an unknown source behind reports that also have their own reporting counts at the highest only"
    if nameless:
        yield "reports that rest on unnamed people alone are not counted as independent"
    if also:
        yield "reports in one wording credit several agencies: they count once, and more only at the highest"
