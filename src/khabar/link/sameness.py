"""What speaks for two appearances being one person, rule by rule, each with its reason in words.

A full name written alike speaks for itself, unless it has two parts only and the titles beside it differ: that may be
another man. Anything less (another spelling, a surname alone) needs something beside the name: one office, company that
is not everywhere, or articles that tell of the same things.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from khabar.language.names import same_name
from khabar.language.words import iterate_words
from khabar.link.people import Appearance, parts_alike
from khabar.link.stems import stem
from khabar.records import Document

#: `same_name` from here on says that two names may be one.
ONE_NAME = 0.5
#: Names of so many parts, written alike, are one person whatever their titles.
FULL = 3
#: Two titles are one office when this part of their words is shared; people with alike surnames in one office are one
#: when it has at least `OFFICE_WORDS` words in common.
ONE_OFFICE, OFFICE_WORDS = 0.5, 3
#: Two articles tell of one subject when this part of the shorter one's long words stands in the other, and at least
#: `FEWEST_WORDS`: a judgement, not fitted, since no gold tells people apart across articles.
ONE_SUBJECT, FEWEST_WORDS = 0.3, 5
#: People in more articles than this, or than this part of all, are company to everybody.
EVERYWHERE, EVERYWHERE_PART = 5, 0.02
#: A single part shorter than this is too little of a name.
SHORTEST = 4

Offices = frozenset[frozenset[str]]
Rule = Callable[[Appearance, Appearance, "Meetings"], str | None]


def same_full_name(one: Appearance, other: Appearance, meetings: "Meetings") -> str | None:
    """Two names of two parts or more that are one name."""
    if min(len(one.parts), len(other.parts)) < 2 or names_clash(one.parts, other.parts):
        return None
    said = f"«{one.name}» and «{other.name}» are one name"
    if one.parts == other.parts and (len(one.parts) >= FULL or not _titles_differ(one, other)):
        return said
    score = 1.0 if one.parts == other.parts else same_name(one.name, other.name)
    beside = meetings.beside_the_name(one, other) if score >= ONE_NAME else None
    return f"{said} ({score:.2f}); {beside}" if beside else None


def same_office(one: Appearance, other: Appearance, meetings: "Meetings") -> str | None:
    """Surnames that are alike, and one office: one man, whatever the first names."""
    if (
        not parts_alike(one.parts[-1], other.parts[-1])
        or _office_words(one.offices | one.before, other.offices | other.before) < OFFICE_WORDS
    ):
        return None
    return f"«{one.name}» and «{other.name}» are alike and hold one office: {_called(one)}; {_called(other)}"


def same_surname(one: Appearance, other: Appearance, meetings: "Meetings") -> str | None:
    """A name cut to one part that nobody else in either article has; a given name alone is not enough."""
    short, full = (one, other) if len(one.parts) <= len(other.parts) else (other, one)
    part = short.parts[0]
    if len(short.parts) != 1 or len(part) < SHORTEST or not parts_alike(part, full.parts[-1]):
        return None
    if meetings.bearers(full.document, part) != 1 or meetings.bearers(short.document, part) != 1:
        return None
    beside = meetings.beside_the_name(one, other)
    how = "is short for" if len(full.parts) > 1 else "is the same surname as"
    return f"«{short.name}» {how} «{full.name}»; {beside}" if beside else None


#: Every rule, the surest first.
RULES: tuple[Rule, ...] = (same_full_name, same_office, same_surname)


def names_clash(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of two parts or more contradict each other: سامر الحداد and ماهر الحداد, a father and his son."""
    if min(len(one), len(other)) < 2:
        return False
    return not _may_be_one(one[0], other[0]) or (_has_stranger(one, other) and _has_stranger(other, one))


class Meetings:
    """What each two articles share besides a name, worked out once for every pair that is asked for."""

    def __init__(self, documents: Sequence[Document], appearances: Sequence[Appearance]) -> None:
        self._documents = {document.id: document for document in documents}
        self._people: dict[str, list[Appearance]] = {}
        for person in appearances:
            self._people.setdefault(person.document, []).append(person)
        frequency = Counter(key for people in self._people.values() for key in {_key(person) for person in people})
        most = max(EVERYWHERE, int(EVERYWHERE_PART * len(documents)))
        self._company = {
            document: {
                _key(person): person.name
                for person in people
                if len(person.parts) > 1 and frequency[_key(person)] <= most
            }
            for document, people in self._people.items()
        }
        self._long_words: dict[str, frozenset[str]] = {}
        self._subject: dict[tuple[str, str], bool] = {}

    def beside_the_name(self, one: Appearance, other: Appearance) -> str | None:
        """What else speaks for one person, in words, or None."""
        if _office_words(one.offices, other.offices):
            return f"one office: {_called(one)}; {_called(other)}"
        if self._one_subject(one.document, other.document):
            return "both articles tell of the same things"
        here, there = self._company[one.document], self._company[other.document]
        company = sorted(here.keys() & there.keys() - {_key(one), _key(other)})
        return f"«{here[company[0]]}» stands in both articles too" if company else None

    def bearers(self, document: str, part: str) -> int:
        """How many people of an article have a part like this one in their name."""
        return sum(any(parts_alike(part, one) for one in person.parts) for person in self._people[document])

    def _one_subject(self, left: str, right: str) -> bool:
        if (left, right) not in self._subject:
            few, many = sorted((self._words(left), self._words(right)), key=len)
            self._subject[left, right] = len(few & many) >= max(FEWEST_WORDS, ONE_SUBJECT * len(few))
        return self._subject[left, right]

    def _words(self, document: str) -> frozenset[str]:
        if document not in self._long_words:
            stems = (stem(word.text) for word in iterate_words(self._documents[document].normal.text))
            self._long_words[document] = frozenset(one for one in stems if len(one) > 3)
        return self._long_words[document]


def _office_words(one: Offices, other: Offices) -> int:
    """Words that two titles of one office have in common, at most; 0 where no two titles are one office."""
    pairs = ((a, b) for a in one for b in other)
    return max((len(a & b) for a, b in pairs if len(a & b) >= ONE_OFFICE * len(a | b)), default=0)


def _titles_differ(one: Appearance, other: Appearance) -> bool:
    """Whether both have titles and no word of them is shared."""
    return bool(one.callings) and bool(other.callings) and not one.callings & other.callings


def _called(person: Appearance) -> str:
    return f"«{person.called}»" if person.called else f"the words before «{person.name}»"


def _may_be_one(part: str, other: str) -> bool:
    return parts_alike(part, other) or same_name(part, other) >= ONE_NAME


def _has_stranger(parts: Sequence[str], others: Sequence[str]) -> bool:
    return any(not any(_may_be_one(part, other) for other in others) for part in parts)


def _key(person: Appearance) -> tuple[str, ...]:
    return tuple(sorted(person.parts))
