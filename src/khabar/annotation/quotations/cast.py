"""Everyone an article names, and who a short form stands for: اللواء، القائد الإيراني، الوزارة، الحارثي.

Persons are joined by the parts of their names and found again by what is said about them; bodies by their words. The
answer is always a form that stands in the article.
"""

from bisect import bisect_left
from functools import cache

from msgspec import Struct, field
from msgspec.structs import replace

from khabar.annotation.quotations.actors import Actor, is_courtesy, is_courtesy_head
from khabar.annotation.quotations.appearances import appearances, is_role
from khabar.annotation.quotations.cues import speaks
from khabar.annotation.quotations.lexicon import bare, speaker_words
from khabar.annotation.quotations.name_parts import name_keys, stem, within
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.references import is_bare_reference, is_kin, same_walk
from khabar.annotation.quotations.reports import Reports
from khabar.language.titles import institutions, title_kinds

#: Of the words of a description, this share must be known of a person for it to be theirs.
SHARED = 0.6
#: Names of bodies longer than this are descriptions that ran on.
LONGEST_BODY = 10
#: A body that is called by its last word alone (المديرية العامة للجوازات) has at most this many.
SHORT_BODY = 5
#: Beside outlets, bodies that have a name of their own: الشركة الهولندية is whichever was named.
_CALLED_BY_NAME = frozenset(("شركة", "نادي", "بنك", "جمعية", "منظمة", "مؤسسة", "مجموعة"))


class Person(Struct):
    """One person of the article: every way the name stands, all that is said about them, and where they appear."""

    fullest: Actor
    names: list[Actor]
    about: set[str]
    seen: list[int]
    gender: str = ""
    heads: set[str] = field(default_factory=set)

    def appears(self, actor: Actor) -> None:
        """Take in one more appearance; the fullest has most parts in the name, the first of several that have."""
        self.names.append(actor)
        self.about |= actor.about
        self.heads.add(actor.head)
        self.seen.append(actor.first)
        if _weight(actor) > _weight(self.fullest):
            self.fullest = actor


class Cast:
    """The persons and bodies of one article."""

    def __init__(self, reading: Reading, found: Reports) -> None:
        self.reading = reading
        self._title = reading.word_at(reading.title_end) - 1
        self.persons: list[Person] = []
        self.bodies: list[Actor] = []
        self.roles: list[Actor] = []
        self._by_part: dict[str, list[Person]] = {}
        self._resolved: dict[tuple[int, int], Person | Actor] = {}
        for actor in appearances(reading, found):
            if actor.last - actor.first == 1 and not actor.keys and is_role(reading, actor.first):
                self.roles.append(actor)
            else:
                self._add(actor)

    def resolve(self, actor: Actor) -> "Person | Actor":
        """Who the words stand for: a person, or the fullest form of a body, group or description."""
        key = (actor.first, actor.last)
        if key not in self._resolved:
            self._resolved[key] = self._resolve(actor)
        return self._resolved[key]

    def named_last(self, actor: Actor) -> Person | None:
        """The person named last before these words, of their gender: الأخير."""
        before = [one for one in self.persons[-200:] if one.seen[0] < actor.first and self._may_be(one, actor)]
        return max(before, key=lambda person: _before(person.seen, actor.first), default=None)

    def _may_be(self, person: Person, actor: Actor) -> bool:
        """Whether a description fits the gender known: المتحدثة is no man; فلانة، محافظ كذا may be called المحافظ."""
        if not person.gender or is_courtesy(actor) or person.gender == actor.gender:
            return True
        if person.gender != "f" or actor.head not in person.about:
            return False
        head = bare(self.reading.words[actor.first])
        called = {bare(word) for name in person.names[:6] for word in self.reading.words[name.first : name.last]}
        return head in called and not head.endswith("ة")

    def _resolve(self, actor: Actor) -> "Person | Actor":
        if actor.keys:
            return self._person_named(actor) or actor
        name = self.reading.names.get(actor.first)
        if name and name.label == "LOC" and name.first == actor.first:
            return actor  # a country that speaks is not the bodies named after it
        if actor.kind in ("person", "thing") or (name and not speaks(self.reading.words[actor.first])):
            surnamed = self._person_named(_by_surname(self.reading, actor))
            if surnamed:
                return surnamed
            vague = actor.kind == "thing" and actor.last - actor.first > 2
            described = None if vague else self._person_described(actor)
            if described:
                return described
            if actor.first <= self._title and actor.kind == "person" and (played := self._of_one_walk(actor)):
                return played
        return self._fullest(actor)

    def _add(self, actor: Actor) -> None:
        if actor.kind != "person" or not actor.keys:
            if not is_bare_reference(self.reading, actor.first, actor.last):
                self.bodies.append(actor)
            return
        person = self._person_named(actor)
        if person is None:
            person = Person(actor, [], set(), [])
            self.persons.append(person)
        person.appears(actor)
        if actor.gender == "f" and actor.name and actor.name[0] > actor.first and self._is_titled(actor):
            person.gender = person.gender or "f"
        for part in actor.keys:
            known = self._by_part.setdefault(part.removeprefix("ال")[:2], [])
            if person not in known[-8:]:
                known.append(person)

    def _is_titled(self, actor: Actor) -> bool:
        """Whether a feminine word before a name is its bearer's title: السيدة, رئيسة, and not سعادة."""
        word = self.reading.words[actor.first]
        office = word.startswith("ال") or title_kinds().get(word) in ("office", "honorific")
        return office and not is_courtesy_head(actor.head)

    def _person_named(self, actor: Actor) -> Person | None:
        """The latest person whose name holds the parts of this one, or is held by them."""
        candidates: dict[int, Person] = {}
        for part in actor.keys:
            for person in self._by_part.get(part.removeprefix("ال")[:2], ())[-40:]:
                candidates[id(person)] = person
        fitting = [
            person
            for person in candidates.values()
            if any(_one_name(actor.keys, name.keys) for name in person.names[:6])
            and not _two_people(actor.keys, person.fullest.keys)
        ]
        if len(fitting) > 1 and actor.about:
            titled = [person for person in fitting if person.about & actor.about]
            fitting = titled or fitting
        return max(
            fitting, key=lambda person: (_before(person.seen, actor.first), len(person.fullest.keys)), default=None
        )

    def _person_described(self, actor: Actor) -> Person | None:
        """The person of whom this was said: same office and most of the other words, the latest before here."""
        wanted = actor.about - {""}
        best: tuple[float, bool, int, Person] | None = None
        for person in self.persons[-200:]:
            if not self._may_be(person, actor):
                continue
            if actor.kind == "thing" and actor.head not in person.heads:
                continue
            if is_courtesy(actor):
                share = 1.0 if any(word.startswith(actor.head[:3]) for word in person.about) else 0.0
            elif actor.head not in person.about:
                continue
            else:
                known = person.about | {stem(part) for part in person.fullest.keys}
                share = len(wanted & known) / max(1, len(wanted))
            if share >= SHARED:
                rank = (round(share, 1), actor.head in person.heads, _before(person.seen, actor.first), person)
                if best is None or rank[:3] > best[:3]:
                    best = rank
        return best[3] if best else None

    def _of_one_walk(self, actor: Actor) -> Person | None:
        """Whom a headline means by another word for what he is: the coach of a club is its technical director."""
        for person in self.persons[:20]:
            if (
                same_walk(actor.head, person.about)
                and len(actor.about & person.about) > 0
                and self._may_be(person, actor)
            ):
                return person
        return None

    def _fullest(self, actor: Actor) -> Actor:
        """The longest form of a body or description that holds all its words; for one word the latest before here."""
        single = len(actor.about) == 1
        head = self.reading.words[actor.first]
        if single and actor.kind in ("person", "group") and not head.startswith("ال") and actor.first > self._title:
            return actor  # مسؤول: another one
        fitting = [
            other
            for other in self.bodies[:400]
            if actor.about <= other.about
            and actor.last - actor.first < other.last - other.first <= LONGEST_BODY
            and (other.head == actor.head or not single)
            and (other.kind == actor.kind or "thing" in (other.kind, actor.kind) or not single)
        ]
        if not single and actor.kind == "body":
            fitting = [other for other in fitting if other.kind == "body" and _holds(self.reading, other, actor)]
            if actor.head in _own_stems():  # a party is not the wing that is called after it
                fitting = [other for other in fitting if other.head == actor.head]
        if not fitting and actor.kind == "group" and self.reading.words[actor.first].startswith("ال"):
            fitting = [
                other
                for other in self.bodies[:400]
                if other.head == actor.head and other.first < actor.first and other.last - other.first > 1
            ]
            return fitting[0] if fitting else actor
        if not fitting and actor.kind in ("body", "thing") and head.startswith("ال"):
            return self._body_meant(actor) or actor
        if not fitting:
            return actor
        if single:
            earlier = [other for other in fitting if other.first < actor.first]
            if not earlier:
                return actor if actor.kind == "document" else min(fitting, key=lambda other: other.first)
            return max(earlier, key=lambda other: other.first)
        same = [other for other in fitting if other.head == actor.head]
        if not same and actor.kind != "body":
            return actor  # مسؤول محلي is no مصدر مقرب من المسؤولين المحليين
        return max(same or fitting, key=lambda other: (len(other.about), -other.first))

    def _body_meant(self, actor: Actor) -> Actor | None:
        """The body called by its field alone (الجوازات), or the one earlier body of a kind (الصحيفة الإسبانية)."""
        words = self.reading.words
        if actor.last - actor.first == 1:
            whole = [
                other
                for other in self.bodies[:400]
                if other.kind == "body" and other.last - other.first <= SHORT_BODY
                if bare(words[other.first]) in institutions() and stem(words[other.last - 1]) == actor.head
            ]
            return whole[0] if whole else None
        named = speaker_words().outlets | _CALLED_BY_NAME
        adjective = actor.last - actor.first == 2 and words[actor.first + 1].endswith(("ي", "ية"))
        if not adjective or bare(words[actor.first]) not in named:
            return None
        kind = {
            tuple(words[other.first : other.last]): other
            for other in self.bodies[:400]
            if other.head == actor.head and other.first < actor.first and other.last - other.first > 1
        }
        return next(iter(kind.values())) if len(kind) == 1 else None


@cache
def _own_stems() -> frozenset[str]:
    """Stems of the kinds of bodies that stand for themselves: حزب، حركة، جماعة."""
    return frozenset(stem(word) for word in speaker_words().naming - speaker_words().outlets)


def _weight(actor: Actor) -> tuple[int, int]:
    return len(actor.keys), sum(map(len, actor.keys))


def _by_surname(reading: Reading, actor: Actor) -> Actor:
    """The words read as a title and a surname (المقدم القحطاني), or as a surname alone."""
    words = reading.words[actor.first : actor.last]
    if is_kin(words[0]):
        return replace(actor, keys=())  # والدة فلان is not فلان
    title_only = len(words) == 1 and speaks(words[0])
    if len(words) <= 3 and actor.kind == "body":  # the tagger took a surname for a body: آيت حمودة
        return replace(actor, keys=name_keys(words))
    last = words[-1:] if len(words) <= 3 and not title_only else []
    return replace(actor, keys=name_keys(last) if last and not speaks(last[0]) else ())


def _holds(reading: Reading, whole: Actor, part: Actor) -> bool:
    """Whether the words of a body stand in a row inside a longer name: الشؤون الصحية in المديرية العامة للشؤون الصحية."""
    inner = [stem(word) for word in reading.words[part.first : part.last]]
    outer = [stem(word) for word in reading.words[whole.first : whole.last]]
    if [part for part in outer if not part.isdigit() and part != "ال"] == inner:
        return True
    return any(outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1))


def _before(seen: list[int], at: int) -> int:
    """The last appearance before a word, or less than nothing for one that comes only later."""
    index = bisect_left(seen, at)
    return seen[index - 1] if index else -seen[0] - 1


def _two_people(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names of several parts differ in who bears them, whatever surname joins them: two brothers."""
    if len(left) < 2 or len(right) < 2:
        return False
    return not (within(left[:1], right) or within(right[:1], left))


def _one_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left or not right:
        return False
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if within(short, long):
        return len(short) > 1 or len(long) == 1 or short[0] not in long[:1] or len(long) < 3
    return False
