"""What is told of one person: the fullest name, each spelling with its places, the titles, and the titles over time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from khabar.language.normal import normal_text
from khabar.link.contexts import Contexts
from khabar.link.people import Appearance
from khabar.records import Person, Place, Role, Spelling

#: The name somebody is told by is the fullest of those that at least two articles use, and this part of all: slips of a
#: few reports are fuller («... أكد») and name nobody (the 14 people of most articles of 21,180, 2026-11-22).
USUAL = 0.03


class Written(Struct, frozen=True):
    """The words of one appearance as they stand in the article: of each name and of each title."""

    names: tuple[str, ...]
    titles: tuple[str, ...]


def portrait(
    id: str,
    members: Sequence[Appearance],
    written: Sequence[Written],
    reasons: Iterable[str],
    contexts: Contexts,
) -> Person:
    """One person from all appearances, in the order they came."""
    counts = Counter(person.name for person in members)
    often = [person for person in members if counts[person.name] >= max(2.0, USUAL * len(members))]
    fullest = max(often or members, key=lambda person: (len(person.parts), len(person.name)))
    names = [
        pair for one, text in zip(members, written, strict=True) for pair in zip(one.names, text.names, strict=True)
    ]
    titles = [
        pair for one, text in zip(members, written, strict=True) for pair in zip(one.titles, text.titles, strict=True)
    ]
    called = spellings(titles)
    return Person(
        name=fullest.name,
        spellings=spellings(names),
        titles=called,
        why=tuple(reasons),
        id=id,
        roles=_roles(called, {one.document: contexts[one.document].published for one in members}),
    )


def spellings(places: Iterable[tuple[Place, str]]) -> tuple[Spelling, ...]:
    """Each way of writing, as it first stands, with all its places."""
    found: dict[str, list[tuple[Place, str]]] = {}
    for place, text in places:
        found.setdefault(normal_text(text), []).append((place, text))
    return tuple(Spelling(at[0][1], tuple(place for place, _ in at)) for at in found.values())


def _roles(titles: Iterable[Spelling], published: Mapping[str, str | None]) -> tuple[Role, ...]:
    roles = []
    for title in titles:
        articles = tuple(dict.fromkeys(place.article for place in title.places))
        days = sorted(day[:10] for one in articles if (day := published[one]))
        roles.append(
            Role(" ".join(title.text.split()), days[0] if days else None, days[-1] if days else None, articles)
        )
    return tuple(sorted(roles, key=lambda role: (role.first is None, role.first or "", role.text)))
