"""What the reports of one happening cannot all be right about, one `Conflict` a thing, every value with its place.

Aligned pairs that were labelled as conflicts are read again for what they disagree on; disagreements that share a
value are one conflict. People whose spellings cannot be one name are conflicts too, found without any alignment.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from msgspec import Struct

from khabar.comparison.clashes import Clash
from khabar.comparison.disagreements import find_disagreements, with_tolls
from khabar.comparison.roles import names_differ_by_one
from khabar.comparison.statements import Statement, read_statements, weigh_words
from khabar.comparison.tolls import compare_tolls, settled_tolls
from khabar.language.normal import normal_text
from khabar.language.numbers import find_numbers
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
    remark: str = ""
    says: tuple[str, str] | None = None


def find_conflicts(
    documents: Sequence[Document], alignments: Sequence[Alignment], people: Sequence[Person]
) -> tuple[Conflict, ...]:
    """The conflicts of a story in the order in which their first value stands; `about` in the articles' words."""
    by_id = {document.id: document for document in documents}
    order = {document.id: at for at, document in enumerate(documents)}
    disputes = [*_aligned_disputes(documents, alignments), *_name_disputes(people)]
    conflicts = [_conflict(group, by_id, order) for group in _grouped(disputes)]
    return tuple(sorted(conflicts, key=lambda conflict: _position(conflict.values[0].place, order)))


def _aligned_disputes(documents: Sequence[Document], alignments: Sequence[Alignment]) -> Iterator[_Dispute]:
    clashing = [alignment for alignment in alignments if alignment.label == "conflict"]
    if not clashing:
        return
    articles = [read_statements(document) for document in documents]
    weights = weigh_words(articles)
    statements = {statement.place: statement for article in articles for statement in article}
    pairs = {(alignment.left.article, alignment.right.article) for alignment in clashing}
    tolls, settled = _tolls(articles, pairs), _settled(articles, pairs)
    for alignment in clashing:
        if alignment.left in statements and alignment.right in statements:
            left, right = statements[alignment.left], statements[alignment.right]
            found = find_disagreements(left, right, weights)
            own = tolls.get((left.place, right.place), ())
            both = settled[left.document.id, right.document.id]
            yield from _disputes(left, right, with_tolls(found, own, *both))


def _tolls(
    articles: Sequence[Sequence[Statement]], pairs: AbstractSet[tuple[str, str]]
) -> dict[tuple[Place, Place], tuple[Clash, ...]]:
    """The clashes of the reports' tolls, by the two sentences."""
    by_id = {article[0].document.id: article for article in articles if article}
    return {
        (by_id[left][row].place, by_id[right][column].place): clashes
        for left, right in sorted(pairs)
        if left in by_id and right in by_id
        for (row, column), clashes in compare_tolls(by_id[left], by_id[right]).items()
    }


def _settled(
    articles: Sequence[Sequence[Statement]], pairs: AbstractSet[tuple[str, str]]
) -> dict[tuple[str, str], tuple[frozenset[Span], frozenset[Span]]]:
    """Where two reports give a toll that the other gives too, by the two reports."""
    by_id = {article[0].document.id: article for article in articles if article}
    told = [(left, right) for left, right in pairs if left in by_id and right in by_id]
    return {
        (left, right): (settled_tolls(by_id[left], by_id[right]), settled_tolls(by_id[right], by_id[left]))
        for left, right in told
    }


def _disputes(left: Statement, right: Statement, clashes: Sequence[Clash]) -> Iterator[_Dispute]:
    for clash in clashes:
        if not clash.excuse:
            places = _place(left, clash.left), _place(right, clash.right)
            yield _Dispute(clash.kind, clash.about, *places, clash.why, clash.remark, clash.says)


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


def _conflict(group: Sequence[_Dispute], documents: Mapping[str, Document], order: Mapping[str, int]) -> Conflict:
    places = {place for dispute in group for place in (dispute.left, dispute.right)}
    values = [
        ConflictValue(place.span.of(documents[place.article].text), place)
        for place in sorted(places, key=lambda place: _position(place, order))
        if not any(other != place and other.article == place.article and place.span in other.span for other in places)
    ]
    about = max((dispute.about for dispute in group), key=lambda words: (len(words), words))
    ordered = sorted(group, key=lambda dispute: (_position(dispute.left, order), _position(dispute.right, order)))
    reasons = "; ".join([*_reasons(ordered, documents), *dict.fromkeys(d.remark for d in ordered if d.remark)])
    return Conflict(group[0].kind, about, tuple(values), f"{_CALLED[group[0].kind]}: {reasons}.")


def _reasons(group: Sequence[_Dispute], documents: Mapping[str, Document]) -> Iterator[str]:
    """What each side says, once, with the outlets that say it: «seven (a, b); nine (d)»."""
    sides: dict[str, tuple[str, list[str]]] = {}
    for dispute in group:
        if dispute.says is None:
            continue
        for place, says in zip((dispute.left, dispute.right), dispute.says, strict=True):
            _, outlets = sides.setdefault(_value(says), (says, []))
            outlet = documents[place.article].article.outlet or place.article
            if outlet not in outlets:
                outlets.append(outlet)
    yield from (f"{says} ({', '.join(outlets)})" for says, outlets in sides.values())
    yield from dict.fromkeys(dispute.why for dispute in group if dispute.says is None)


def _value(says: str) -> str:
    """One form for one value: «7 قتلى» and «سبعة أشخاص» are both seven."""
    figures = find_numbers(normal_text(says))
    return f"{figures[0].value:g} {figures[0].unit} {figures[0].bound}" if figures else normal_text(says)


def _place(statement: Statement, span: Span) -> Place:
    return Place(statement.document.id, span.start, span.end)


def _position(place: Place, order: Mapping[str, int]) -> tuple[int, int, int]:
    return order.get(place.article, len(order)), place.start, place.end
