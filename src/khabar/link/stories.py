"""Which sections of which articles tell of one happening.

`units` cuts articles into sections and weighs their words, `nearness` says how near two are, `clustering` makes groups.
Here groups become stories. A second happening glued to an article may belong to another story than its first. Copies of
one wire report are near by their words alone; a round-up is near to no single happening.
"""

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from khabar.link.clustering import grouped
from khabar.link.nearness import Feature, Space
from khabar.link.terms import spellings_of
from khabar.link.units import Unit, units_of
from khabar.models.encoder import Encoder
from khabar.records import Document, Place, Story

#: Two groups nearer than this are one story. On a day of 994 reports .61 to .63 are best (B-cubed F1 .968, pair F1 .88);
#: from .59 to .66 both stay within half a point and two points of that (2026-11-21).
LINE = 0.62


class Link(Struct, frozen=True):
    """Why a member belongs to a story: the member it is nearest to, how near, and the features that brought them there."""

    member: Place
    nearest: Place
    score: float
    features: tuple[Feature, ...]


def find_stories(documents: Sequence[Document], encoder: Encoder) -> list[Story]:
    """Every happening the articles tell of, those told by many first; each section of each article is in one story.

    The order of the articles changes nothing. An article given twice counts once.
    """
    space = Space(_units(documents), encoder)
    near = space.near_pairs()
    groups = grouped(len(space.units), near, LINE)
    stories = [_story([space.units[at] for at in members], _middle(members, near, space.units)) for members in groups]
    return sorted(stories, key=lambda story: (-len(story.members), story.members))


def explain_story(documents: Sequence[Document], story: Story, encoder: Encoder) -> tuple[Link, ...]:
    """For each member of a story the member it is nearest to, and the features of that pair, weightiest first.

    Give it the documents the story was found among: how much a word tells depends on them.
    """
    space = Space(_units(documents), encoder)
    near = space.near_pairs()
    at_place = {_place(unit): at for at, unit in enumerate(space.units)}
    texts = {document.id: document.normal.text for document in documents}
    members = [at_place[place] for place in story.members if place in at_place]
    links = []
    for member in members:
        others = [other for other in members if other != member]
        if others:
            nearest = max(others, key=lambda other: (_near(near, member, other), -other))
            spelled = spellings_of(texts[space.units[member].document])
            features = space.explain(member, nearest, spelled)
            score = sum(feature.value * feature.weight for feature in features)
            links.append(Link(_place(space.units[member]), _place(space.units[nearest]), round(score, 4), features))
    return tuple(links)


def _units(documents: Sequence[Document]) -> list[Unit]:
    """The sections of all articles, in an order of their own so that the order given does not matter."""
    unique = {document.id: document for document in documents}
    return [unit for id in sorted(unique) for unit in units_of(unique[id])]


def _story(units: Sequence[Unit], middle: Unit) -> Story:
    members = tuple(sorted(_place(unit) for unit in units))
    content = "\n".join(f"{place.article}\t{place.start}\t{place.end}" for place in members)
    id = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Story(id, middle.title, members)


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
