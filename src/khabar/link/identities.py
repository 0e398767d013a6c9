"""The same person across articles, however the name is spelled, with the evidence for every merge.

Rules, strongest first; each merge names the rule in words. Two people whom one article names side by side are never
merged. A surname alone, or the same name in another role and other company, is not evidence enough: «same name, maybe
another man» stays two people, and says so.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from khabar.language.names import same_name
from khabar.language.normal import normal_text
from khabar.language.words import iterate_words
from khabar.link.people import Appearance, parts_alike, people_in
from khabar.link.stems import stem
from khabar.records import Document, Person, Place, Spelling

#: `same_name` from here on says that two full names are one.
ONE_NAME = 0.5
#: Role words two people must share before alike names are taken for one holder of one office.
SAME_OFFICE = 3
#: Up to this many appearances every two are looked at; beyond it only those with a part of the name in common.
FEW = 300

#: Two articles tell of one subject when this part of the shorter one's long words stands in the other. Reports of one
#: happening share a third and more, others of one day seldom a fifth (2026-11-21).
ONE_SUBJECT = 0.3
_FEWEST_WORDS = 5


class _Meeting(Struct, frozen=True):
    """What two articles share besides the two names: how many other people, and whether the subject is one."""

    people: int
    subject: bool


_Rule = Callable[[Appearance, Appearance, _Meeting], str | None]


def identify_people(documents: Sequence[Document]) -> tuple[Person, ...]:
    """Everyone the articles name, once: the fullest name, each spelling with its places, titles, and why it is one.

    In the order of first appearance. People of a single article are there too, with no merge to explain.
    """
    unique = list({document.id: document for document in documents}.values())
    appearances = [person for document in unique for person in people_in(document)]
    texts = {document.id: document.text for document in unique}
    groups = _Groups(appearances)
    pairs = list(_candidates(appearances))
    meetings = _Meetings(unique, appearances)
    for rule in _RULES:
        for left, right in pairs:
            one, other = appearances[left], appearances[right]
            why = rule(one, other, meetings.of(one, other))
            if why and not (rule in _SHORT and _ambiguous(one, other, appearances)):
                groups.join(left, right, why)
    return tuple(_person([appearances[at] for at in members], reasons, texts) for members, reasons in groups.everyone())


def _same_full_name(one: Appearance, other: Appearance, meeting: _Meeting) -> str | None:
    """Two full names that are one name; where nothing but the name joins two roles it stays open."""
    if min(len(one.parts), len(other.parts)) < 2:
        return None
    score = 1.0 if one.parts == other.parts else same_name(one.name, other.name)
    if score < ONE_NAME or _first_names_clash(one, other):
        return None
    clash = one.office and other.office and not (one.office | one.role) & (other.office | other.role)
    if clash and len(one.parts) == 2 and not meeting.people and not meeting.subject:
        return None
    return f"«{one.name}» and «{other.name}» are one name ({score:.2f})"


def _same_office(one: Appearance, other: Appearance, meeting: _Meeting) -> str | None:
    """Names that are alike in one part at least, for the holder of one office."""
    office = one.role & other.role
    if len(office) < SAME_OFFICE or not _any_part_alike(one, other):
        return None
    return f"«{one.name}» and «{other.name}» are alike and hold one office: {_called(one)}; {_called(other)}"


def _surname_in_company(one: Appearance, other: Appearance, meeting: _Meeting) -> str | None:
    """A name cut to one part, where a shared title or shared company says who is meant."""
    short, full = sorted((one, other), key=lambda person: len(person.parts))
    if len(short.parts) != 1 or not any(parts_alike(short.parts[0], part) for part in full.parts):
        return None
    if meeting.people:
        reason = f"other people stand in both articles ({meeting.people})"
    elif meeting.subject:
        reason = "both articles tell of the same things"
    elif short.office & full.office:
        reason = f"{_called(one)}; {_called(other)}"
    else:
        return None
    return f"«{short.name}» is short for «{full.name}»: {reason}"


#: Every rule, the surest first; the docstrings say what each takes as evidence.
_RULES: tuple[_Rule, ...] = (_same_full_name, _same_office, _surname_in_company)
_SHORT: tuple[_Rule, ...] = (_surname_in_company,)


class _Groups:
    """Appearances joined step by step; two people of one article never come into one group."""

    def __init__(self, appearances: Sequence[Appearance]) -> None:
        self._of = list(range(len(appearances)))
        self._members = {at: [at] for at in self._of}
        self._reasons: dict[int, list[str]] = {at: [] for at in self._of}
        self._documents = {at: {person.document} for at, person in enumerate(appearances)}

    def join(self, left: int, right: int, why: str) -> None:
        one, other = sorted((self._of[left], self._of[right]))
        if one == other or self._documents[one] & self._documents[other]:
            return
        for at in self._members[other]:
            self._of[at] = one
        self._members[one] += self._members.pop(other)
        self._documents[one] |= self._documents.pop(other)
        self._reasons[one] += [*self._reasons.pop(other), why]

    def everyone(self) -> Iterator[tuple[list[int], list[str]]]:
        for first in sorted(self._members):
            yield sorted(self._members[first]), self._reasons[first]


class _Meetings:
    """What each two articles share, worked out once for every pair that is asked for."""

    def __init__(self, documents: Sequence[Document], appearances: Sequence[Appearance]) -> None:
        self._documents = {document.id: document for document in documents}
        self._people: dict[str, set[tuple[str, ...]]] = {}
        for person in appearances:
            self._people.setdefault(person.document, set()).add(_key(person))
        self._long_words: dict[str, frozenset[str]] = {}
        self._subject: dict[tuple[str, str], bool] = {}

    def of(self, one: Appearance, other: Appearance) -> _Meeting:
        company = self._people[one.document] & self._people[other.document] - {_key(one), _key(other)}
        return _Meeting(len(company), self._one_subject(one.document, other.document))

    def _one_subject(self, left: str, right: str) -> bool:
        if (left, right) not in self._subject:
            few, many = sorted((self._words(left), self._words(right)), key=len)
            self._subject[left, right] = bool(few) and len(few & many) >= max(_FEWEST_WORDS, ONE_SUBJECT * len(few))
        return self._subject[left, right]

    def _words(self, document: str) -> frozenset[str]:
        if document not in self._long_words:
            stems = (stem(word.text) for word in iterate_words(self._documents[document].normal.text))
            self._long_words[document] = frozenset(one for one in stems if len(one) > 3)
        return self._long_words[document]


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


def _key(person: Appearance) -> tuple[str, ...]:
    return tuple(sorted(person.parts))


def _first_names_clash(one: Appearance, other: Appearance) -> bool:
    """Whether each name has a part that nothing in the other resembles: سامر الحداد and ماهر الحداد."""
    return _has_stranger(one.parts, other.parts) and _has_stranger(other.parts, one.parts)


def _has_stranger(parts: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(all(same_name(part, one) < ONE_NAME and not parts_alike(part, one) for one in others) for part in parts)


def _called(person: Appearance) -> str:
    return f"«{person.called}»" if person.called else "the same words stand before the name"


def _any_part_alike(one: Appearance, other: Appearance) -> bool:
    return any(parts_alike(part, another) for part in one.parts for another in other.parts)


def _ambiguous(one: Appearance, other: Appearance, appearances: Sequence[Appearance]) -> bool:
    """Whether the part that both share could as well be another person of either article."""
    short, full = sorted((one, other), key=lambda person: len(person.parts))
    bearers = [
        person
        for person in appearances
        if person.document == full.document and any(parts_alike(short.parts[0], part) for part in person.parts)
    ]
    return len(bearers) > 1


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
