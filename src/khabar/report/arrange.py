"""From a comparison and its documents to the view: what is shown, in which order, and what is left out.

Nothing is invented here: every sentence is an excerpt of a report. An article that is named but not among the
documents is left out; a part with nothing to show stays empty, and the faces say so.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from khabar.records import (
    Claim,
    Comparison,
    Conflict,
    Document,
    Moment,
    Origin,
    Person,
    Place,
    Reuse,
    Section,
    Spelling,
)
from khabar.report import view
from khabar.report.fulltext import show_report
from khabar.report.quotations import show_drift, show_lone_quotations
from khabar.report.sources import Source, Sources, sources_of
from khabar.report.tellings import show_omissions, show_tellings, show_voices
from khabar.report.visible import one_line

#: Stretches that stand in two reports shown for one pair; the share tells the rest.
MATCHES_SHOWN = 12
#: That one spelling is one name needs no saying.
_SAME_SPELLING = re.compile(r"«([^»]+)» and «\1» are one name")
_CONFLICT_KINDS = ("number", "name", "place", "time", "claim", "attribution")
_RELATIONS = ("copy", "common_source", "independent")


def arrange(comparison: Comparison, documents: Sequence[Document], *, first: int = 1) -> view.View:
    """The view of one comparison; its reports are numbered from `first`, so that several fit on one page."""
    later = set(comparison.later)
    sources = sources_of([document for document in documents if document.id not in later], first=first)
    rows, lone = _claims(comparison.claims, sources)
    headline_from = _headline(comparison, sources)
    standing = _rows_by_sentence(rows)
    return view.View(
        prefix=str(first),
        headline=one_line(headline_from.document.article.title) if headline_from else "",
        headline_from=headline_from.number if headline_from else 0,
        reports=tuple(
            show_report(
                source,
                [place.span for place in comparison.set_aside if sources.of(place) is source],
                standing,
            )
            for source in sources.all
        ),
        summary=sources.cite(comparison.summary),
        origins=_origins(comparison, sources),
        rows=rows,
        lone_claims=lone,
        drifts=tuple(
            shown
            for drift in comparison.drifts
            if len((shown := show_drift(drift, comparison.people, sources)).wordings) > 1
        ),
        lone_quotations=show_lone_quotations(comparison, sources),
        conflicts=_conflicts(comparison.conflicts, sources),
        people=_people(comparison.people, sources),
        debts=_debts(comparison, sources),
        moments=_moments(comparison.timeline, sources),
        publications=_publications(sources),
        asides=_asides(comparison.set_aside, sources),
        omissions=show_omissions(comparison.omissions, sources),
        voices=show_voices(comparison.voices, sources),
        as_of=one_line(comparison.as_of),
        later=len(comparison.later),
    )


def _headline(comparison: Comparison, sources: Sources) -> Source | None:
    """The report whose headline says what most other sentences say; the first one with a headline where none does."""
    titled = [source for source in sources.all if source.document.article.title.strip()]
    told: Counter[str] = Counter()
    for alignment in comparison.alignments:
        if alignment.label in ("same", "partial"):
            for place in (alignment.left, alignment.right):
                source = sources.of(place)
                span = source.document.article.title_span if source else None
                if span and place.start < span.end:
                    told[place.article] += 1
    return max(titled, key=lambda source: told[source.document.id], default=None)


def _origins(comparison: Comparison, sources: Sources) -> view.Origins:
    named = {source.outlet for source in sources.all if source.outlet}
    count = comparison.independent
    return view.Origins(
        outlets=len(named) + sum(not source.outlet for source in sources.all),
        reports=len(sources.all),
        best=count.best,
        low=count.low,
        high=count.high,
        why=tuple(sources.explain(why) for why in count.why),
        entries=tuple(_origin(origin, sources) for origin in comparison.origins),
    )


def _origin(origin: Origin, sources: Sources) -> view.OriginEntry:
    return view.OriginEntry(
        name=one_line(origin.name),
        kind=one_line(origin.kind),
        reports=sources.numbers(origin.articles),
        why=sources.explain(origin.why),
        evidence=sources.cite(origin.evidence, mark=True),
    )


def _claims(claims: Sequence[Claim], sources: Sources) -> tuple[tuple[view.Row, ...], tuple[view.Lone, ...]]:
    """Claims that several reports speak of as rows, most told and then most disputed first; the others by report."""
    shared: list[Claim] = []
    alone: dict[int, list[Place]] = {}
    for claim in claims:
        speaking = sources.numbers(place.article for place in (*claim.support, *claim.denied))
        if len(speaking) > 1:
            shared.append(claim)
        elif speaking:
            alone.setdefault(speaking[0], []).append(claim.place)
    shared.sort(
        key=lambda claim: (-len({place.article for place in (*claim.support, *claim.denied)}), -len(claim.denied))
    )
    first = sources.all[0].number if sources.all else 1
    rows = tuple(_row(claim, number, f"c-{first}-{number}", sources) for number, claim in enumerate(shared, 1))
    lone = tuple(
        view.Lone(source.number, source.outlet, sources.cite(sorted(alone[source.number])))
        for source in sources.all
        if source.number in alone
    )
    return rows, lone


def _row(claim: Claim, number: int, anchor: str, sources: Sources) -> view.Row:
    return view.Row(
        number=number,
        anchor=anchor,
        claim=sources.cite((claim.place, *claim.support, *claim.denied))[0],
        cells=tuple(_cell(claim, source, sources) for source in sources.all),
        origins=tuple(shown for origin in claim.origins if (shown := one_line(origin))),
        first=sources.by_id[claim.first].number if claim.first in sources.by_id else 0,
    )


def _cell(claim: Claim, source: Source, sources: Sources) -> view.Cell:
    says = sources.cite(place for place in claim.support if sources.of(place) is source)
    denies = sources.cite(place for place in claim.denied if sources.of(place) is source)
    told = show_tellings(claim, source, sources)
    if says and denies:
        return view.Cell(source.number, "both", (*says, *denies), told)
    if says or denies:
        return view.Cell(source.number, "says" if says else "otherwise", says or denies, told)
    silent = source.document.id in claim.silent
    return view.Cell(source.number, "silent" if silent else "unclear", ())


def _rows_by_sentence(rows: Sequence[view.Row]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for row in rows:
        for cited in dict.fromkeys(cited.anchor for cell in row.cells for cited in cell.cited):
            found[cited] = (*found.get(cited, ()), row.number)
    return found


def _conflicts(conflicts: Sequence[Conflict], sources: Sources) -> tuple[view.Conflict, ...]:
    """What a reader can check most easily first."""
    order = {kind: place for place, kind in enumerate(_CONFLICT_KINDS)}
    shown = [_conflict(conflict, sources) for conflict in conflicts]
    return tuple(sorted(shown, key=lambda conflict: order.get(conflict.kind, len(order))))


def _conflict(conflict: Conflict, sources: Sources) -> view.Conflict:
    places: dict[str, list[Place]] = {}
    for value in conflict.values:
        places.setdefault(one_line(value.value), []).append(value.place)
    return view.Conflict(
        kind=one_line(conflict.kind),
        about=one_line(conflict.about),
        why=sources.explain(conflict.why),
        values=tuple(view.ConflictValue(value, sources.cite(at, mark=True)) for value, at in places.items()),
    )


def _people(people: Sequence[Person], sources: Sources) -> tuple[view.Person, ...]:
    shown = [_person(person, sources) for person in people]
    return tuple(sorted(shown, key=lambda person: (not person.shared, -_told(person))))


def _person(person: Person, sources: Sources) -> view.Person:
    articles = sources.numbers(place.article for spelling in person.spellings for place in spelling.places)
    return view.Person(
        name=one_line(person.name),
        shared=len(articles) > 1 or len(person.spellings) > 1,
        spellings=tuple(_spelling(spelling, sources) for spelling in person.spellings),
        titles=tuple(_spelling(title, sources) for title in person.titles),
        why=tuple(dict.fromkeys(sources.explain(why) for why in person.why if not _SAME_SPELLING.match(why))),
    )


def _spelling(spelling: Spelling, sources: Sources) -> view.Spelling:
    """The first place in each report."""
    firsts: dict[str, Place] = {}
    for place in spelling.places:
        firsts.setdefault(place.article, place)
    cited = sources.cite(firsts.values(), mark=True)
    return view.Spelling(one_line(spelling.text), tuple(sorted(cited, key=lambda one: one.number)))


def _told(person: view.Person) -> int:
    return len({cited.number for spelling in person.spellings for cited in spelling.cited})


def _debts(comparison: Comparison, sources: Sources) -> tuple[view.Debt, ...]:
    """What is owed, copies first; pairs with the same evidence stand together."""
    reuses = {frozenset((reuse.left, reuse.right)): reuse for reuse in comparison.reuses}
    pairs: dict[tuple[str, str], list[view.Pair]] = {}
    for dependence in comparison.dependences:
        left, right = sources.by_id.get(dependence.left), sources.by_id.get(dependence.right)
        if left and right:
            reuse = reuses.get(frozenset((dependence.left, dependence.right)))
            shown = _pair(left.number, right.number, reuse, sources)
            pairs.setdefault((dependence.relation, sources.explain(dependence.evidence)), []).append(shown)
    order = {relation: place for place, relation in enumerate(_RELATIONS)}
    debts = [
        view.Debt(relation, evidence, tuple(sorted(found, key=lambda pair: (pair.left, pair.right))))
        for (relation, evidence), found in pairs.items()
    ]
    return tuple(sorted(debts, key=lambda debt: (order.get(debt.relation, len(order)), debt.pairs[0].left)))


def _pair(left: int, right: int, reuse: Reuse | None, sources: Sources) -> view.Pair:
    if reuse is None:
        return view.Pair(left, right, None, ())
    cited = [(sources.cite([one]), sources.cite([other])) for one, other in reuse.matches[:MATCHES_SHOWN]]
    return view.Pair(left, right, reuse.share, tuple((one[0], other[0]) for one, other in cited if one and other))


def _moments(timeline: Sequence[Moment], sources: Sources) -> tuple[view.Moment, ...]:
    shown = [
        view.Moment(
            kind=one_line(moment.kind),
            earliest=one_line(moment.earliest),
            latest=one_line(moment.latest),
            text=one_line(moment.text),
            cited=sources.cite(moment.places, mark=True),
        )
        for moment in timeline
        if moment.kind != "published"  # the reports' own stamps say that, also where no step has looked
    ]
    return tuple(sorted(shown, key=lambda moment: (moment.earliest, moment.latest)))


def _publications(sources: Sources) -> tuple[view.Publication, ...]:
    shown = [
        view.Publication(source.number, one_line(source.document.article.published or "")) for source in sources.all
    ]
    return tuple(sorted(shown, key=lambda one: (not one.stamp, _instant(one.stamp), one.number)))


def _instant(stamp: str) -> str:
    """A stamp in an order that holds across zones; a stamp without one is taken as it stands."""
    try:
        moment = datetime.fromisoformat(stamp)
        return moment.astimezone(UTC).isoformat()[:19] if moment.tzinfo else moment.isoformat()
    except (ValueError, OverflowError):
        return stamp


def _asides(places: Sequence[Place], sources: Sources) -> tuple[view.Aside, ...]:
    return tuple(
        view.Aside(cited, one_line(_cue(source, place)))
        for place in places
        if (source := sources.of(place))
        for cited in sources.cite([place])
    )


def _cue(source: Source, place: Place) -> str:
    """The words that opened a section, where the annotation names them."""
    return next((s.why for s in source.document.of(Section) if s.span.start == place.start), "")
