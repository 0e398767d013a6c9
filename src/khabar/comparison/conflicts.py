"""What the reports of one happening cannot all be right about, one `Conflict` a thing, every value with its place.

Aligned pairs that were labelled as conflicts are read again for what they disagree on; disagreements that share a
value are one conflict. People whose spellings cannot be one name are conflicts too, found without any alignment.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from khabar.comparison.disagreements import find_disagreements
from khabar.comparison.roles import names_differ_by_one
from khabar.comparison.statements import Statement, read_statements, weigh_words
from khabar.records import Alignment, Conflict, ConflictValue, Document, Person, Place, Span

#: What each kind of conflict is called to the reader.
_CALLED = {
    "number": "The reports give different figures",
    "name": "The reports give different names",
    "place": "The reports name different places",
    "time": "The reports date it differently",
    "claim": "The reports say opposite things",
}


class _Dispute(Struct, frozen=True):
    kind: str
    about: str
    left: Place
    right: Place
    why: str


def find_conflicts(
    documents: Sequence[Document], alignments: Sequence[Alignment], people: Sequence[Person]
) -> tuple[Conflict, ...]:
    """The conflicts of a story in the order in which their first value stands; `about` in the articles' words."""
    texts = {document.id: document.text for document in documents}
    order = {document.id: at for at, document in enumerate(documents)}
    disputes = [*_aligned_disputes(documents, alignments), *_name_disputes(people)]
    conflicts = [_conflict(group, texts, order) for group in _grouped(disputes)]
    return tuple(sorted(conflicts, key=lambda conflict: _position(conflict.values[0].place, order)))


def _aligned_disputes(documents: Sequence[Document], alignments: Sequence[Alignment]) -> Iterator[_Dispute]:
    clashing = [alignment for alignment in alignments if alignment.label == "conflict"]
    if not clashing:
        return
    articles = [read_statements(document) for document in documents]
    weights = weigh_words(articles)
    statements = {statement.place: statement for article in articles for statement in article}
    for alignment in clashing:
        if alignment.left in statements and alignment.right in statements:
            yield from _disputes(statements[alignment.left], statements[alignment.right], weights)


def _disputes(left: Statement, right: Statement, weights: Mapping[str, float]) -> Iterator[_Dispute]:
    for clash in find_disagreements(left, right, weights):
        if not clash.excuse:
            yield _Dispute(clash.kind, clash.about, _place(left, clash.left), _place(right, clash.right), clash.why)


def _name_disputes(people: Sequence[Person]) -> Iterator[_Dispute]:
    """One person under names that cannot be one: the first place of each, across articles."""
    for person in people:
        titles = Counter({title.text: len(title.places) for title in person.titles})
        about = max(titles, key=lambda text: (len(text), text), default=person.name)
        full = [spelling for spelling in person.spellings if len(spelling.text.split()) > 1 and spelling.places]
        for first, second in combinations(full, 2):
            if first.places[0].article != second.places[0].article and names_differ_by_one(first.text, second.text):
                yield _Dispute("name", about, first.places[0], second.places[0], "one person under two different names")


def _grouped(disputes: Sequence[_Dispute]) -> list[list[_Dispute]]:
    """Disputes of one kind that share a value belong together, and so do those of one sentence pair on one thing."""
    groups: list[list[_Dispute]] = []
    for dispute in disputes:
        joined = [dispute]
        rest: list[list[_Dispute]] = []
        for group in groups:
            if any(_of_one_thing(dispute, other) for other in group):
                joined = [*group, *joined]
            else:
                rest.append(group)
        groups = [*rest, joined]
    return groups


def _of_one_thing(dispute: _Dispute, other: _Dispute) -> bool:
    return dispute.kind == other.kind and any(
        place.article == known.article and place.span.overlap(known.span) > 0
        for place in (dispute.left, dispute.right)
        for known in (other.left, other.right)
    )


def _conflict(group: Sequence[_Dispute], texts: Mapping[str, str], order: Mapping[str, int]) -> Conflict:
    places = {place for dispute in group for place in (dispute.left, dispute.right)}
    values = [
        ConflictValue(place.span.of(texts[place.article]), place)
        for place in sorted(places, key=lambda place: _position(place, order))
        if not any(other != place and other.article == place.article and place.span in other.span for other in places)
    ]
    about = max((dispute.about for dispute in group), key=lambda words: (len(words), words))
    reasons = "; ".join(dict.fromkeys(dispute.why for dispute in group))
    return Conflict(group[0].kind, about, tuple(values), f"{_CALLED[group[0].kind]}: {reasons}.")


def _place(statement: Statement, span: Span) -> Place:
    return Place(statement.document.id, span.start, span.end)


def _position(place: Place, order: Mapping[str, int]) -> tuple[int, int, int]:
    return order.get(place.article, len(order)), place.start, place.end
