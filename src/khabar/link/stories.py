"""Which sections of which articles tell of one happening.

`units` cuts articles into sections and weighs their words, `nearness` says how near two are, `clustering` makes groups.
Here groups become stories. A second happening glued to an article may belong to another story than its first. Copies of
one wire report are near by their words alone; a round-up is near to no single happening.
"""

import hashlib
from collections.abc import Mapping, Sequence

from khabar.link.clustering import grouped
from khabar.link.nearness import Space
from khabar.link.terms import spellings_of
from khabar.link.units import Unit, units_of
from khabar.models.encoder import Encoder
from khabar.records import Document, Link, Place, Story

#: Two groups nearer than this are one story. On a day of 994 reports B-cubed F1 is .968 and pair F1 .873 to .875 all the
#: way from .585 to .605; at .64 pairs are told too seldom (2026-11-21).
LINE = 0.59


def find_stories(documents: Sequence[Document], encoder: Encoder) -> list[Story]:
    """Every happening the articles tell of, those told by many first; each section of each article is in one story.

    An article's own happening stands before the ones glued to it, wherever these belong. The order of the articles
    changes nothing. An article given twice counts once.
    """
    space = Space(_units(documents), encoder)
    near = space.near_pairs()
    groups = grouped(len(space.units), near, LINE)
    stories = [_story([space.units[at] for at in members], _middle(members, near, space.units)) for members in groups]
    return [stories[number] for number in _order(groups, stories, space.units)]


def explain_story(documents: Sequence[Document], story: Story, encoder: Encoder) -> tuple[Link, ...]:
    """For each member of a story the member it is nearest to, and the features of that pair, weightiest first.

    Give it the documents the story was found among: how much a word tells depends on them.
    """
    return explain_stories(documents, [story], encoder)[0]


def explain_stories(
    documents: Sequence[Document], stories: Sequence[Story], encoder: Encoder
) -> list[tuple[Link, ...]]:
    """`explain_story` for each of many stories; none for a story of one member."""
    space = Space(_units(documents), encoder)
    near = space.near_pairs()
    texts = {document.id: document.normal.text for document in documents}
    sections: dict[str, list[int]] = {}
    for at, unit in enumerate(space.units):
        sections.setdefault(unit.document, []).append(at)
    explained = []
    for story in stories:
        members = [
            at
            for place in story.members
            for at in sections.get(place.article, ())
            if space.units[at].span in place.span
        ]
        linked = members if len(members) > 1 else []
        explained.append(tuple(_link(member, members, space, near, texts) for member in linked))
    return explained


def _units(documents: Sequence[Document]) -> list[Unit]:
    """The sections of all articles, in an order of their own so that the order given does not matter."""
    unique = {document.id: document for document in documents}
    return [unit for id in sorted(unique) for unit in units_of(unique[id])]


def _link(
    member: int, members: Sequence[int], space: Space, near: dict[tuple[int, int], float], texts: Mapping[str, str]
) -> Link:
    others = (other for other in members if other != member)
    nearest = max(others, key=lambda other: (_near(near, member, other), -other))
    features = space.explain(member, nearest, spellings_of(texts[space.units[member].document]))
    score = sum(feature.value * feature.weight for feature in features)
    return Link(_place(space.units[member]), _place(space.units[nearest]), round(score, 4), features)


def _order(groups: Sequence[Sequence[int]], stories: Sequence[Story], units: Sequence[Unit]) -> list[int]:
    """Numbers of the stories: big ones first, but each after those its second sections' articles are chiefly about."""
    chief = {units[at].document: number for number, members in enumerate(groups) for at in members if units[at].main}
    before = [
        sorted({chief[units[at].document] for at in members if not units[at].main and units[at].document in chief})
        for members in groups
    ]
    order: list[int] = []
    entered: set[int] = set()
    done: set[int] = set()
    waiting = sorted(range(len(stories)), key=lambda number: (-len(stories[number].members), stories[number].members))
    waiting.reverse()  # a stack: the biggest comes off first
    while waiting:
        number = waiting[-1]
        first = [other for other in before[number] if other not in entered]
        if number not in entered and first:
            entered.add(number)
            waiting += first
            continue
        waiting.pop()
        entered.add(number)
        if number not in done:
            done.add(number)
            order.append(number)
    return order


def _story(units: Sequence[Unit], middle: Unit) -> Story:
    members = _joined(sorted(_place(unit) for unit in units))
    content = "\n".join(f"{place.article}\t{place.start}\t{place.end}" for place in members)
    id = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Story(id, middle.title, members)


def _joined(places: Sequence[Place]) -> tuple[Place, ...]:
    """Neighbouring sections of one article as one place."""
    joined: list[Place] = []
    for place in places:
        last = joined[-1] if joined else None
        if last is not None and last.article == place.article and last.end == place.start:
            joined[-1] = Place(last.article, last.start, place.end)
        else:
            joined.append(place)
    return tuple(joined)


def _middle(members: Sequence[int], near: dict[tuple[int, int], float], units: Sequence[Unit]) -> Unit:
    """The member the others are nearest to, reports with a headline before others."""
    best = max(
        members,
        key=lambda at: (bool(units[at].headline), sum(_near(near, at, other) for other in members), -at),
    )
    return units[best]


def _near(near: dict[tuple[int, int], float], left: int, right: int) -> float:
    return near.get((min(left, right), max(left, right)), 0.0)


def _place(unit: Unit) -> Place:
    return Place(unit.document, unit.span.start, unit.span.end)
