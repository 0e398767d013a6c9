"""On how many independent origins the reports of one happening rest: «seven outlets, two origins», with the reasons.

In this order: what each report credits (`roots`), what each two owe each other (`dependences`), then reports in one
wording become one text, which rests on one origin: the agency any of them credits, else whoever makes the statement
they hand on, else the reporter one of them names, else something nobody tells. A report with much text of its own and
a reporter's name keeps its own reporting as an origin beside. Reports that credit each other have no origin to show.
Unknown is not independent: the count is a range.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from khabar.comparison.dependences import ONE_NAME, Tie, find_ties
from khabar.comparison.independence import count_origins
from khabar.comparison.passed_on import through_others
from khabar.comparison.roots import Root, find_roots
from khabar.language.names import same_name
from khabar.language.normal import fold
from khabar.records import Alignment, Dependence, Document, Mention, Origin, OriginCount, Place, Quotation, Reuse, Span

#: Reports are one text when this part of the shorter one stands in the other, be it an update with other figures.
ONE_TEXT = 0.4
#: A report keeps its own reporting as an origin when at most this part of it stands in another.
OWN_TEXT = 0.65
#: An outlet is credited by name when the names are this alike, across scripts too.
ONE_OUTLET = 0.8

_Roots = Mapping[str, Sequence[Root]]


def weigh_origins(
    documents: Sequence[Document], reuses: Sequence[Reuse], alignments: Sequence[Alignment]
) -> tuple[tuple[Dependence, ...], tuple[Origin, ...], OriginCount]:
    """What each pair of reports owes each other, the origins with their evidence, and how many are independent."""
    unique = list({document.id: document for document in documents}.values())
    credited = _under_one_name({document.id: find_roots(document) for document in unique})
    circles, roots = _without_outlets(unique, credited)
    ties = find_ties(unique, reuses, alignments, roots)
    texts = _one_texts(unique, ties, circles)
    origins = _merged(
        [*_text_origins(unique, texts, roots, ties, circles), *_statements_between(unique, texts, roots, ties)]
    )
    dependences = through_others(ties, circles, origins, roots)
    return dependences, tuple(origins), count_origins(unique, origins, dependences, also=_other_agencies(texts, roots))


def _under_one_name(roots: _Roots) -> _Roots:
    """Each agency by the shortest name any report gives it, which is what it is known by: «ناب» before «وكالة أنباء كذا (ناب)»."""
    known_by: dict[str, str] = {}
    for found in roots.values():
        for root in found:
            known_by[root.key] = min(known_by.get(root.key, root.name), root.name, key=len)
    return {
        one: [replace(root, name=known_by[root.key]) if root.key else root for root in found]
        for one, found in roots.items()
    }


def _without_outlets(documents: Sequence[Document], roots: _Roots) -> tuple[dict[tuple[str, str], str], _Roots]:
    """Credits that name another report's outlet, or the report's own, are no roots: they lead back into the group.

    Returns who credits whom (with the name used), and the roots that lead out of it.
    """
    inside: dict[tuple[str, str], str] = {}
    left: dict[str, list[Root]] = {document.id: [] for document in documents}
    for document in documents:
        for root in roots[document.id]:
            named = [other for other in documents if root.kind == "agency" and _names_outlet(root, other)]
            for other in named:
                if other.id != document.id:
                    inside[document.id, other.id] = root.name
            if not named:
                left[document.id].append(root)
    return inside, left


def _names_outlet(root: Root, document: Document) -> bool:
    outlet = document.article.outlet
    if not fold(outlet):
        return False
    return fold(outlet) in (fold(root.name), fold(root.key)) or same_name(root.name, outlet) >= ONE_OUTLET


def _one_texts(
    documents: Sequence[Document], ties: Sequence[Tie], circles: Mapping[tuple[str, str], str]
) -> list[list[str]]:
    """Reports joined where one wording runs through them or one names another as its source."""
    group = {document.id: document.id for document in documents}
    joined = [(tie.dependence.left, tie.dependence.right) for tie in ties if _is_one_text(tie)]
    for left, right in [*joined, *circles]:
        old, new = group[right], group[left]
        group = {one: new if of == old else of for one, of in group.items()}
    return [[one for one in group if group[one] == of] for of in dict.fromkeys(group.values())]


def _is_one_text(tie: Tie) -> bool:
    return tie.dependence.relation == "copy" or max(tie.shared) >= ONE_TEXT


def _text_origins(
    documents: Sequence[Document],
    texts: Sequence[Sequence[str]],
    roots: _Roots,
    ties: Sequence[Tie],
    circles: Mapping[tuple[str, str], str],
) -> Iterable[Origin]:
    by_id = {document.id: document for document in documents}
    for text in texts:
        yield from _main_origins(text, by_id, roots, ties, circles)
        if len(text) > 1:
            yield from (_own(one, roots) for one in text if _has_own_part(one, roots, ties))


def _main_origins(
    text: Sequence[str],
    by_id: Mapping[str, Document],
    roots: _Roots,
    ties: Sequence[Tie],
    circles: Mapping[tuple[str, str], str],
) -> Iterable[Origin]:
    """What one text rests on: several agencies only where a single report credits several."""
    agencies = [root for one in text for root in roots[one] if root.kind == "agency"]
    by_credit = Counter(root.key for root in agencies if root.ahead) or Counter(root.key for root in agencies)
    if len(text) == 1 and agencies:
        for root in agencies:
            yield Origin(root.name, "agency", tuple(text), root.places, root.why)
        if not any(root.ahead for root in agencies) and any(root.kind == "own reporting" for root in roots[text[0]]):
            yield _own(text[0], roots)
        return
    if agencies:
        key = max(by_credit, key=lambda one: by_credit[one])
        same = [root for root in agencies if root.key == key]
        others = sorted({root.name for root in agencies if root.key != key})
        why = list(dict.fromkeys(root.why for root in same))
        silent = [one for one in text if all(root.key != key for root in roots[one])]
        if silent:
            why.append(f"the same words stand in {', '.join(silent)}")
        if others:
            why.append(f"{', '.join(others)}, also credited, passes on the same words")
        yield Origin(
            same[0].name, "agency", tuple(text), tuple(p for root in same for p in root.places), "; ".join(why)
        )
    elif _is_circle(text, circles):
        named = ", ".join(sorted({name for pair, name in circles.items() if set(pair) <= set(text)}))
        yield Origin("", "unknown", tuple(text), (), f"these reports credit each other ({named}): no origin is shown")
    elif len(text) > 1 and (speaker := _speaker_of(text, by_id, ties)):
        name, places = speaker
        yield Origin(name, "statement", tuple(text), places, f"all hand on what {name} said, in the same words")
    elif len(reporters := [one for one in text if any(root.kind == "own reporting" for root in roots[one])]) > 1:
        yield Origin(
            "", "unknown", tuple(text), (), "several reporters sign the same words: where these come from is not told"
        )
    elif reporters:
        own = _own(reporters[0], roots)
        yield Origin(own.name, own.kind, tuple(text), own.evidence, own.why)
    else:
        told = [root.why for one in text for root in roots[one]]
        yield Origin("", "unknown", tuple(text), (), told[0] if told else "no source is named")


def _is_circle(text: Sequence[str], circles: Mapping[tuple[str, str], str]) -> bool:
    """Whether following the credits inside the text never comes to a report that credits no other."""
    crediting = {left for left, right in circles if left in text and right in text}
    return bool(crediting) and all(one in crediting for one in text)


def _own(one: str, roots: _Roots) -> Origin:
    root = next(root for root in roots[one] if root.kind == "own reporting")
    return Origin(root.name, "own reporting", (one,), root.places, root.why)


def _has_own_part(one: str, roots: _Roots, ties: Sequence[Tie]) -> bool:
    if not any(root.kind == "own reporting" for root in roots[one]):
        return False
    shares = [(tie, tie.shared[0], tie.shared[1]) for tie in ties if tie.dependence.left == one]
    shares += [(tie, tie.shared[1], tie.shared[0]) for tie in ties if tie.dependence.right == one]
    if any(tie.dependence.relation == "copy" and here > there for tie, here, there in shares):
        return False  # it is the shorter of two: the copy, or what was copied and is counted as the other's origin
    return max((here for _, here, _ in shares), default=0.0) <= OWN_TEXT


def _statements_between(
    documents: Sequence[Document], texts: Sequence[Sequence[str]], roots: _Roots, ties: Sequence[Tie]
) -> Iterable[Origin]:
    """Statements that two texts hand on beside what else they rest on."""
    by_id = {document.id: document for document in documents}
    text_of = {one: number for number, text in enumerate(texts) for one in text}
    for tie in ties:
        left, right = tie.dependence.left, tie.dependence.right
        if tie.dependence.relation != "common_source" or tie.agency or text_of[left] == text_of[right]:
            continue
        found = _speaker_of((left, right), by_id, (tie,))
        if found:
            name, places = found
            yield Origin(name, "statement", (left, right), places, tie.dependence.evidence)
        else:
            places = tuple(place for pair in tie.passages for place in pair)
            yield Origin("", "statement", (left, right), places, tie.dependence.evidence)


def _speaker_of(
    text: Sequence[str], by_id: Mapping[str, Document], ties: Sequence[Tie]
) -> tuple[str, tuple[Place, ...]] | None:
    """Who is quoted in the wording that these reports share, most often, and where."""
    inside = [tie for tie in ties if {tie.dependence.left, tie.dependence.right} <= set(text)]
    places: dict[str, list[Place]] = {tie.speaker: [] for tie in inside if tie.speaker}
    for one in text:
        document = by_id[one]
        shared = sorted({at.span for tie in inside for pair in tie.passages for at in pair if at.article == one})
        named = {word for mention in document.of(Mention) for word in fold(mention.name).split()}
        for quotation in _within_reach(document.of(Quotation), shared):
            name = quotation.speaker_name
            if name and not quotation.anonymous and named & set(fold(name).split()):
                span = quotation.speaker or quotation.span
                places.setdefault(name, []).append(Place(one, span.start, span.end))
    if not places:
        return None
    name = max(places, key=lambda one: (len(set(places[one])), -len(one), one))
    return name, tuple(sorted(set(places[name])))


def _within_reach(quotations: Sequence[Quotation], spans: Sequence[Span]) -> Iterable[Quotation]:
    """The quotations that overlap one of some sorted spans; one pass over both."""
    at, reached = 0, 0
    for quotation in quotations:
        while at < len(spans) and spans[at].start < quotation.span.end:
            reached = max(reached, spans[at].end)
            at += 1
        if reached > quotation.span.start:
            yield quotation


def _merged(origins: Iterable[Origin]) -> list[Origin]:
    """Origins of one kind and name as one, with all their reports; nameless statements join one they share reports with."""
    merged: list[Origin] = []
    for origin in origins:
        at = next((at for at, other in enumerate(merged) if _is_one_origin(origin, other)), None)
        if at is None:
            merged.append(origin)
            continue
        old = merged[at]
        merged[at] = Origin(
            old.name or origin.name,
            old.kind,
            tuple(dict.fromkeys((*old.articles, *origin.articles))),
            tuple(dict.fromkeys((*old.evidence, *origin.evidence))),
            "; ".join(dict.fromkeys(part for part in (old.why, origin.why) if part)),
        )
    return merged


def _other_agencies(texts: Sequence[Sequence[str]], roots: _Roots) -> int:
    """How many agencies are credited for wording that another agency is credited for as well."""
    credited = [{root.key for one in text for root in roots[one] if root.key} for text in texts if len(text) > 1]
    return sum(len(keys) - 1 for keys in credited if keys)


def _is_one_origin(one: Origin, other: Origin) -> bool:
    if one.kind == "statement" and not one.name:
        return other.kind != "own reporting" and bool(set(one.articles) & set(other.articles))
    if one.kind != other.kind or not one.name or not other.name:
        return False
    return fold(one.name) == fold(other.name) or (
        one.kind == "statement" and same_name(one.name, other.name) >= ONE_NAME
    )
