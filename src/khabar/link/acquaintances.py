"""One person as far as the articles at hand tell, and everybody known so far under the sound of their names."""

from collections import Counter, deque
from collections.abc import Iterable
from itertools import islice

from khabar.language.name_lists import listed_names
from khabar.link.name_keys import pair_keys, surname_keys
from khabar.link.people import Appearance

#: A surname that so many given names stand before may be common: two people of one name are nothing rare then, if by the
#: share of the given name among all names so many more are to be expected to bear it (of 25 doubts read, half were
#: people of rare names who are one: 2026-11-22).
COMMON, NAMESAKES = 4, 0.15
#: How many people of one key a name is held against, the last met first.
HELD_AGAINST = 24
#: How many appearances of a person, and how many of the titles, are looked at for what stands beside the name.
LOOKED_AT, OFFICES = 4, 8
#: How many reasons of a merge are kept.
REASONS = 12


class Identity:
    """One person: the appearances (by number) and what is needed to hold a name against them."""

    def __init__(self, number: int, id: str) -> None:
        self.number = number
        self.id = id
        self.members: dict[int, None] = {}
        self.documents: dict[str, int] = {}
        self.forms: dict[tuple[str, ...], Appearance] = {}
        self.counts: Counter[tuple[str, ...]] = Counter()
        self.callings: Counter[str] = Counter()
        self.offices: dict[frozenset[str], Appearance] = {}
        self.recent: deque[Appearance] = deque(maxlen=LOOKED_AT)
        self.reasons: dict[str, None] = {}
        self.by_hand = False  # then one article may name him twice, as two

    def take(self, number: int, person: Appearance, why: str = "") -> None:
        """Make an appearance this person's."""
        self.members[number] = None
        self.documents[person.document] = number
        self.forms.setdefault(person.parts, person)
        self.counts[person.parts] += 1
        self.callings.update(person.callings)
        self.recent.append(person)
        for office in sorted(person.offices, key=sorted):
            self.offices.pop(office, None)
            self.offices[office] = person
            if len(self.offices) > OFFICES:
                del self.offices[next(iter(self.offices))]
        if why and len(self.reasons) < REASONS:
            self.reasons[why] = None

    def leave(self, number: int, person: Appearance) -> None:
        """Forget an appearance."""
        del self.members[number]
        self.documents.pop(person.document, None)
        self.counts[person.parts] -= 1
        if not self.counts[person.parts]:
            del self.counts[person.parts], self.forms[person.parts]
        self.callings.subtract(person.callings)
        self.callings = +self.callings


class Blocks:
    """People by the sound of their names, the last met last in each block; and how many bear a surname."""

    def __init__(self) -> None:
        self._held: dict[str, dict[int, Identity]] = {}
        self._bearers: dict[str, Counter[str]] = {}
        self._given: Counter[str] = Counter()  # before how many surnames a given name stands
        self._names = 0

    def note(self, person: Appearance, count: int = 1) -> None:
        """Count a name among the bearers of its surname; -1 takes it back."""
        if len(person.parts) < 2:
            return
        given, surname = person.parts[0], person.parts[-1]
        bearers = self._bearers.setdefault(surname, Counter())
        before = bearers[given]
        bearers[given] += count
        if not before:
            self._given[given] += 1
            self._names += 1
        elif not bearers[given]:
            self._given[given] -= 1
            self._names -= 1
            del bearers[given]
        if not bearers:
            del self._bearers[surname]

    def is_common(self, person: Appearance) -> bool:
        """Whether several people may well be called so: a father's name alone, or a common given name and surname."""
        given, surname = person.parts[0], person.parts[-1]
        if len(person.parts) == 2 and person.fathered and listed_names(surname):
            return True
        bearers = self.bearers(surname)
        return bearers >= COMMON and bearers * self._given[given] >= NAMESAKES * self._names

    def bearers(self, surname: str) -> int:
        """How many given names stand before a surname."""
        return len(self._bearers.get(surname, ()))

    def put(self, identity: Identity, person: Appearance) -> None:
        """Keep a person under the keys of one of the names, as the last met."""
        for key in _keys(person):
            block = self._held.setdefault(key, {})
            block.pop(identity.number, None)
            block[identity.number] = identity

    def drop(self, identity: Identity) -> None:
        """Forget a person."""
        for person in identity.forms.values():
            self._drop_form(identity, person)

    def _drop_form(self, identity: Identity, person: Appearance) -> None:
        """Forget one name of a person."""
        for key in _keys(person):
            block = self._held.get(key, {})
            block.pop(identity.number, None)
            if not block:
                self._held.pop(key, None)

    def alike(self, person: Appearance) -> list[Identity]:
        """People whose full name may be this full one."""
        return self._last(f"full {key}" for key in pair_keys(person.parts))

    def surnamed(self, person: Appearance) -> list[Identity]:
        """People whose surname sounds like the last part of a name."""
        return self._last(f"surname {key}" for key in surname_keys(person.parts))

    def alone(self, person: Appearance) -> list[Identity]:
        """People known by a surname alone that sounds like the last part of a name."""
        return self._last(f"alone {key}" for key in surname_keys(person.parts))

    def _last(self, keys: Iterable[str]) -> list[Identity]:
        found: dict[int, Identity] = {}
        for key in keys:
            for number, identity in islice(reversed(self._held.get(key, {}).items()), HELD_AGAINST):
                found[number] = identity
        return list(found.values())


def _keys(person: Appearance) -> list[str]:
    if len(person.parts) == 1:
        return [f"{kind} {key}" for key in surname_keys(person.parts) for kind in ("alone", "surname")]
    return [
        *(f"full {key}" for key in pair_keys(person.parts)),
        *(f"surname {key}" for key in surname_keys(person.parts)),
    ]
