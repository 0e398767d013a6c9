"""The same person across articles, however the name is spelled, with the evidence for every merge.

`People` holds a window of articles and takes new ones as they come; `identify_people` is the same for a batch. A name is
only held against those that sound alike (`name_keys`); `sameness` says whether two names can be one and what else speaks
for it; `homes` decides. Two people whom one article names side by side are never merged, nor names that contradict each
other, and what a hand has joined or parted stays so. «Same name, maybe another man» is an answer: two people, and a
`Namesake` that says why.
"""

import hashlib
import heapq
from collections.abc import Iterable, Sequence

from khabar.link.acquaintances import Blocks, Identity
from khabar.link.contexts import Contexts
from khabar.link.hands import Hands
from khabar.link.homes import TELLING, can_be_one, find_home, name_of, relation, surname_home, what_speaks
from khabar.link.people import Appearance, people_in
from khabar.link.portraits import Written, portrait
from khabar.link.sameness import Kinship
from khabar.link.thing_names import ThingNames
from khabar.records import Document, Judgement, Namesake, Person, Place

#: How many articles are held: the newest by day of publication.
WINDOW = 20_000
#: So many new articles are read before the first name is given a home: among them full names come before short ones.
_CHUNK = 2_000
#: Names of so many parts come first, all alike.
_FULL = 3
#: Up to so many appearances a person is new: names cut short that came before may be this one's.
NEW = 3


def identify_people(documents: Sequence[Document], judgements: Iterable[Judgement] = ()) -> tuple[Person, ...]:
    """Everyone the articles name, once: the fullest name, each spelling with its places, titles, and why it is one.

    In the order of first appearance. People of a single article are there too, with no merge to explain.
    """
    people = People(judgements, window=max(1, len(documents)))
    people.add(documents)
    return people.people()


class People:
    """Everyone in a sliding window of articles; articles come one by one or by the thousand.

    An article is known by its id: adding it again changes nothing. When the window is full the oldest leave it, by day
    of publication; an article without a day counts for the newest day seen when it came.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), *, window: int = WINDOW) -> None:
        self._window = window
        self._next = self._turn = self._newest = 0
        self._contexts = Contexts()
        self._blocks = Blocks()
        self._things = ThingNames()
        self._hands = Hands(judgements)
        self._apart: set[tuple[int, int]] = set()
        self._appearances: dict[int, tuple[Appearance, Written]] = {}
        self._turns: dict[int, int] = {}
        self._of_document: dict[str, list[int]] = {}
        self._identity: dict[int, Identity] = {}
        self._doubts: dict[tuple[Identity, Identity], str] = {}
        self._oldest: list[tuple[int, int, str]] = []

    def __len__(self) -> int:
        """How many articles the window holds."""
        return len(self._contexts)

    def add(self, documents: Sequence[Document]) -> tuple[Person, ...]:
        """Take articles in; returns everyone they name, as they are known now."""
        new: list[int] = []
        for at in range(0, len(documents), _CHUNK):
            new += self._added(documents[at : at + _CHUNK])
        touched = {self._identity[number] for number in new if number in self._identity}
        return tuple(map(self._person, sorted(touched, key=_first)))

    def people(self) -> tuple[Person, ...]:
        """Everyone in the window, in the order of first appearance."""
        return tuple(map(self._person, sorted(set(self._identity.values()), key=_first)))

    def namesakes(self) -> tuple[Namesake, ...]:
        """People of one name, or of names that could be one, that were kept apart, and why."""
        return tuple(
            Namesake(one.id, other.id, why)
            for (one, other), why in self._doubts.items()
            if one is not other and one.members and other.members
        )

    def judge(self, judgement: Judgement) -> tuple[Person, ...]:
        """Take a hand's judgement, or undo it; returns everyone it concerns, as they are known now."""
        if not self._hands.note(judgement):
            return ()
        named = [number for place in (judgement.left, judgement.right) if (number := self._named_at(place)) is not None]
        again = sorted(
            {member for number in named for member in self._identity[number].members}, key=self._turns.__getitem__
        )
        self._apart.clear()
        for number in again:
            self._leave(number)
        self._settle(again)
        return tuple(map(self._person, sorted({self._identity[number] for number in again}, key=_first)))

    def _added(self, documents: Sequence[Document]) -> list[int]:
        fresh = list({one.id: one for one in documents if one.id not in self._contexts}.values())
        for document in fresh:
            self._things.add(document)
        new = [number for document in fresh for number in self._read(document)]
        order = sorted(new, key=self._order)
        for number in order:
            self._turns[number] = self._turn = self._turn + 1
        self._settle(order)
        while len(self._contexts) > self._window:
            self._forget(heapq.heappop(self._oldest)[2])
            self._apart.clear()
        return new

    def _read(self, document: Document) -> list[int]:
        """The numbers of the people of a new article."""
        people = people_in(document, self._things)
        published = document.article.published_day
        day = published.toordinal() if published else self._newest
        self._newest = max(self._newest, day)
        self._contexts.add(document, people, day)
        numbers = list(range(self._next, self._next + len(people)))
        self._next += len(people)
        for number, person in zip(numbers, people, strict=True):
            written = Written(
                tuple(place.span.of(document.text) for place in person.names),
                tuple(place.span.of(document.text) for place in person.titles),
            )
            self._appearances[number] = person, written
            self._blocks.note(person)
        self._of_document[document.id] = numbers
        heapq.heappush(self._oldest, (day, len(self._oldest) + self._next, document.id))
        return numbers

    def _order(self, number: int) -> tuple[int, int, str, int]:
        """Full names first, then by day: an order that does not depend on how the articles came."""
        person, _ = self._appearances[number]
        return (
            -min(len(person.parts), _FULL),
            self._contexts[person.document].day,
            person.document,
            person.names[0].start,
        )

    def _settle(self, numbers: Iterable[int]) -> None:
        """Give each appearance a home."""
        for number in numbers:
            person, _ = self._appearances[number]
            joined, parted = self._judged(person)
            home = find_home(person, self._blocks, self._contexts, lambda one: _holds(one, parted))  # noqa: B023
            identity, why = home.identity, home.why
            if identity is None:
                identity = Identity(number, _content_id(person))
                self._doubts.update({(other, identity): doubt for other, doubt in home.doubts})
            self._take(identity, number, why)
            for other, reason in joined.items():
                self._join(self._identity[number], self._identity[other], reason)
                self._identity[number].by_hand = True
            self._absorb(person, self._identity[number])

    def _judged(self, person: Appearance) -> tuple[dict[int, str], frozenset[int]]:
        """The appearances that a hand has joined with this one, with the reason, and those it has parted from it."""
        joined: dict[int, str] = {}
        parted: set[int] = set()
        for place, judgement in self._hands.about(person.names):
            number = self._named_at(place)
            if number is None or number not in self._identity:
                continue
            if judgement.verdict == "same":
                joined[number] = f"joined by hand ({judgement.evidence or judgement.by or 'no reason given'})"
            else:
                parted.add(number)
        return joined, frozenset(parted)

    def _named_at(self, place: Place) -> int | None:
        """The appearance that is named at a place."""
        for number in self._of_document.get(place.article, ()):
            if any(name.span.overlap(place.span) for name in self._appearances[number][0].names):
                return number
        return None

    def _absorb(self, person: Appearance, identity: Identity) -> None:
        """Join people whom a new full name shows to be one with its own."""
        if len(person.parts) == 1:
            return
        for other in self._blocks.alike(person):
            found = what_speaks(person, other, self._contexts) if self._could_join(identity, other, person) else None
            if found is not None and found.weight >= TELLING:
                self._join(identity, other, f"«{person.name}» and «{name_of(other)}» are one name; {found.why}")
                return
        if len(identity.members) > NEW:
            return  # short names that came after it have been held against it already
        for other in self._blocks.alone(person):
            short = next((one for one in reversed(other.recent) if one.document in self._contexts), None)
            if short is None or not self._could_join(identity, other, None):
                continue
            home = surname_home(short, [identity], self._blocks, self._contexts)
            if home.identity is identity:
                self._join(identity, other, home.why)
                return

    def _could_join(self, one: Identity, other: Identity, person: Appearance | None) -> bool:
        pair = (one.number, other.number)
        if one is other or pair in self._apart:
            return False
        if not can_be_one(one, other):
            self._apart.add(pair)  # for good: names and articles only grow
            return False
        if person is not None and (person.document in other.documents or relation(person, other) is Kinship.APART):
            return False
        return not any({one, other} == self._bearers(judgement) for judgement in self._hands.partings())

    def _bearers(self, judgement: Judgement) -> set[Identity | None]:
        numbers = (self._named_at(place) for place in (judgement.left, judgement.right))
        return {self._identity.get(number) if number is not None else None for number in numbers}

    def _take(self, identity: Identity, number: int, why: str = "") -> None:
        person, _ = self._appearances[number]
        identity.take(number, person, why)
        self._identity[number] = identity
        self._blocks.put(identity, person)

    def _join(self, one: Identity, other: Identity, why: str) -> None:
        """Make two people one: the one met first stays."""
        if one is other:
            return
        kept, gone = (one, other) if one.number < other.number else (other, one)
        self._blocks.drop(gone)
        for number in gone.members:
            self._take(kept, number)
        kept.by_hand = kept.by_hand or gone.by_hand
        kept.reasons.update(dict.fromkeys([*gone.reasons, why]))
        gone.members.clear()

    def _leave(self, number: int) -> None:
        """Take an appearance from its person; who has none left is nobody."""
        identity = self._identity.pop(number)
        person, _ = self._appearances[number]
        self._blocks.drop(identity)
        identity.leave(number, person)
        for form in identity.forms.values():
            self._blocks.put(identity, form)

    def _forget(self, document: str) -> None:
        for number in self._of_document.pop(document):
            person, _ = self._appearances[number]
            self._leave(number)
            self._blocks.note(person, -1)
            del self._appearances[number], self._turns[number]
        self._contexts.drop(document)
        self._things.drop(document)
        if len(self._doubts) > 2 * len(self._appearances) + 100:
            self._doubts = {pair: why for pair, why in self._doubts.items() if pair[0].members and pair[1].members}

    def _person(self, identity: Identity) -> Person:
        members = sorted(identity.members)
        return portrait(
            identity.id,
            [self._appearances[number][0] for number in members],
            [self._appearances[number][1] for number in members],
            identity.reasons,
            self._contexts,
        )


def _first(identity: Identity) -> int:
    return min(identity.members)


def _holds(identity: Identity, numbers: Iterable[int]) -> bool:
    return any(number in identity.members for number in numbers)


def _content_id(person: Appearance) -> str:
    """An id from the place where somebody was met first: it survives growth."""
    told = f"{person.document}\t{person.names[0].start}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
