"""What stands around the names of each article of a window: who else is named, and what the article tells of.

Two articles keep company where both name a person who is not named everywhere; they tell of one subject where enough of
the shorter one's long words stand in the other.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from zlib import crc32

from msgspec import Struct

from khabar.language.words import word_places
from khabar.link.people import Appearance, parts_alike
from khabar.link.stems import stem
from khabar.records import Document

#: Two articles tell of one subject when this part of the shorter one's long words stands in the other, and at least
#: `FEWEST_WORDS`: a judgement, not fitted, since no gold tells people apart across articles.
ONE_SUBJECT, FEWEST_WORDS = 0.3, 5
#: Code points of an article that are looked at for its subject: about 250 words.
OPENING = 1500
#: People in more articles than this, or than this part of all, are company to everybody.
EVERYWHERE, EVERYWHERE_PART = 5, 0.005
_REMEMBERED = 100_000

Key = tuple[str, ...]


class Context(Struct, frozen=True):
    """The people of one article by the parts of their names, the hashes of its long words, where and when it stood."""

    people: dict[Key, str]
    words: "array[int]"
    outlet: str
    published: str | None
    day: int


class Contexts:
    """The contexts of a window of articles."""

    def __init__(self) -> None:
        self._of: dict[str, Context] = {}
        self._met: Counter[Key] = Counter()
        self._bearers: dict[tuple[str, str], int] = {}

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, document: str) -> bool:
        return document in self._of

    def __getitem__(self, document: str) -> Context:
        return self._of[document]

    def add(self, document: Document, people: Iterable[Appearance], day: int) -> None:
        """Take an article in."""
        found = Context(
            {person_key(person): person.name for person in people},
            long_words(document),
            document.article.outlet,
            document.article.published,
            day,
        )
        self._of[document.id] = found
        self._met.update(found.people.keys())

    def drop(self, document: str) -> None:
        """Forget an article."""
        gone = self._of.pop(document)
        self._bearers.clear()
        for key in gone.people:
            self._met[key] -= 1
            if not self._met[key]:
                del self._met[key]

    def bearers(self, document: str, part: str) -> int:
        """How many people of an article have a part like this one in their name."""
        if len(self._bearers) > _REMEMBERED:
            self._bearers.clear()
        if (document, part) not in self._bearers:
            people = self._of[document].people
            self._bearers[document, part] = sum(any(parts_alike(part, one) for one in key) for key in people)
        return self._bearers[document, part]

    def company(self, left: str, right: str, besides: tuple[Key, Key]) -> str | None:
        """The name of a person whom both articles name and few others do, besides the two in question."""
        here, there = self._of[left].people, self._of[right].people
        most = max(EVERYWHERE, int(EVERYWHERE_PART * len(self._of)))
        shared = sorted(
            key for key in here.keys() & there.keys() if len(key) > 1 and key not in besides and self._met[key] <= most
        )
        return here[shared[0]] if shared else None

    def one_subject(self, left: str, right: str) -> bool:
        """Whether two articles tell of the same things."""
        few, many = sorted((self._of[left].words, self._of[right].words), key=len)
        needed = max(FEWEST_WORDS, ONE_SUBJECT * len(few))
        return len(few) >= needed and len(set(few).intersection(many)) >= needed


def person_key(person: Appearance) -> Key:
    """The parts of a name in an order of their own: two people turned round are company all the same."""
    return tuple(sorted(person.parts))


def long_words(document: Document) -> "array[int]":
    """Hashes of the stems of an article's long words, each once."""
    letters, _, _ = word_places(document.normal.text[:OPENING])
    stems = map(stem, letters)
    return array("I", sorted({crc32(one.encode("utf-8", "surrogatepass")) for one in stems if len(one) > 3}))
