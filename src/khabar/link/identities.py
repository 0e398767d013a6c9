"""The same person across articles, however the name is spelled, with the evidence for every merge.

Rules, strongest first (`sameness`); each merge names the rule in words. Two people whom one article names side by side
are never merged, nor two groups with names that contradict each other. A name alone is evidence only where it has three
parts: «same name, maybe another man» stays two people.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from khabar.language.normal import normal_text
from khabar.link.people import Appearance, names_of_things, people_in
from khabar.link.sameness import RULES, Meetings, names_clash, same_office
from khabar.records import Document, Person, Place, Spelling

#: Up to this many appearances every two are looked at; beyond it only those with a part of the name in common.
FEW = 300


def identify_people(documents: Sequence[Document]) -> tuple[Person, ...]:
    """Everyone the articles name, once: the fullest name, each spelling with its places, titles, and why it is one.

    In the order of first appearance. People of a single article are there too, with no merge to explain.
    """
    unique = list({document.id: document for document in documents}.values())
    things = names_of_things(unique)
    appearances = [person for document in unique for person in people_in(document, things)]
    texts = {document.id: document.text for document in unique}
    pairs = list(_candidates(appearances))
    meetings = Meetings(unique, appearances)
    groups = _Groups(appearances)
    for rule in RULES:
        for left, right in pairs:
            why = rule(appearances[left], appearances[right], meetings)
            if why:
                groups.join(left, right, why, strictly=rule is not same_office)
    return tuple(_person([appearances[at] for at in members], reasons, texts) for members, reasons in groups.everyone())


class _Groups:
    """Appearances joined step by step; two people of one article, or of clashing names, never come into one group."""

    def __init__(self, appearances: Sequence[Appearance]) -> None:
        self._of = list(range(len(appearances)))
        self._members = {at: [at] for at in self._of}
        self._reasons: dict[int, list[str]] = {at: [] for at in self._of}
        self._documents = {at: {person.document} for at, person in enumerate(appearances)}
        self._names = {at: {person.parts} for at, person in enumerate(appearances)}

    def join(self, left: int, right: int, why: str, *, strictly: bool) -> None:
        """Make the groups of two appearances one; `strictly` where no two of their names may contradict each other."""
        one, other = sorted((self._of[left], self._of[right]))
        if one == other or self._documents[one] & self._documents[other]:
            return
        if strictly and any(names_clash(name, another) for name in self._names[one] for another in self._names[other]):
            return
        for at in self._members[other]:
            self._of[at] = one
        self._members[one] += self._members.pop(other)
        self._documents[one] |= self._documents.pop(other)
        self._names[one] |= self._names.pop(other)
        self._reasons[one] += [*self._reasons.pop(other), why]

    def everyone(self) -> Iterator[tuple[list[int], list[str]]]:
        """Each group's members and what joined them, in the order of the first member."""
        for first in sorted(self._members):
            yield sorted(self._members[first]), self._reasons[first]


def _candidates(appearances: Sequence[Appearance]) -> Iterator[tuple[int, int]]:
    """Pairs of two articles' people worth a look, as numbers, in order."""
    if len(appearances) <= FEW:
        pairs = set(combinations(range(len(appearances)), 2))
    else:
        index: dict[str, list[int]] = {}
        for at, person in enumerate(appearances):
            for key in {_skeleton(part) for part in person.parts}:
                index.setdefault(key, []).append(at)
        pairs = {pair for held in index.values() for pair in combinations(held[:FEW], 2)}
    yield from sorted(pair for pair in pairs if appearances[pair[0]].document != appearances[pair[1]].document)


def _skeleton(part: str) -> str:
    return "".join(char for char in part if char not in "اوي")[:3]


def _person(members: Sequence[Appearance], reasons: Sequence[str], texts: dict[str, str]) -> Person:
    fullest = max(members, key=lambda person: (len(person.parts), len(person.name)))
    return Person(
        name=fullest.name,
        spellings=_spellings([place for person in members for place in person.names], texts),
        titles=_spellings([place for person in members for place in person.titles], texts),
        why=tuple(reasons),
    )


def _spellings(places: Sequence[Place], texts: dict[str, str]) -> tuple[Spelling, ...]:
    """Each way of writing, as it first stands, with all its places."""
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(normal_text(place.span.of(texts[place.article])), []).append(place)
    return tuple(Spelling(at[0].span.of(texts[at[0].article]), tuple(at)) for at in found.values())
