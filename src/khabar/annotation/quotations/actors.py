"""What the words that name a speaker say: the personal name in them, the description around it, gender and number."""

import itertools
import re

from msgspec import Struct

from khabar.annotation.quotations.lexicon import bare, reporting, speaker_words, word_list
from khabar.annotation.quotations.name_parts import name_keys, stem
from khabar.annotation.quotations.personal_names import find_name
from khabar.annotation.quotations.reading import Reading
from khabar.annotation.quotations.word_shapes import is_given_name, is_preposition
from khabar.language.clitics import split_clitics

#: Before several people: كل من فلان وفلان.
_EACH = ("كل", "كلا", "كلتا")


class Actor(Struct, frozen=True):
    """Words `first:last` that name someone: `name` as words (empty where only described), `about` the stems around it.

    `kind` person, body, group, document or thing; `head` is the stem of the first word.
    """

    first: int
    last: int
    name: tuple[int, int] | None
    keys: tuple[str, ...]
    about: frozenset[str]
    head: str
    kind: str
    gender: str
    number: str


def read_actor(reading: Reading, first: int, last: int, *, name: tuple[int, int] | None = None) -> Actor:
    """Divide the words of a speaker into a personal name and its description; `name` where it is known already."""
    words = reading.words[first:last]
    head_word = _without_preposition(words[0])
    head = bare(head_word)
    kind = _kind(reading, first, head)
    if in_marks(reading, first, last):
        kind = "body"
    if name is None and kind not in ("body", "group", "document"):
        name = find_name(reading, first, last)
    several = words[0] in _EACH and joins_people(reading, first, last)
    if (name or several) and joins_people(reading, first, last):
        number = "d" if _are_two(reading, first, last) else "p"
        return Actor(first, last, None, (), frozenset(map(stem, words)), stem(head_word), "group", "m", number)
    if name:
        kind = "person"
    inside = set(range(*name)) if name else set()
    about = frozenset(
        stem(word) for at, word in enumerate(words, first) if at not in inside and not is_preposition(word)
    )
    keys = name_keys(reading.words[name[0] : name[1]]) if name else ()
    return Actor(
        first,
        last,
        name,
        keys,
        about - {""},
        stem(head_word),
        kind,
        _gender(head_word, head),
        "s" if name and name[0] == first else _number(head_word, head, kind),
    )


def joins_people(reading: Reading, first: int, last: int) -> bool:
    """Whether the words name two people: فلان والرئيس فلان."""
    people = list(dict.fromkeys(n for at in range(first, last) if (n := reading.names.get(at)) and n.label == "PER"))
    for left, right in itertools.pairwise(people):
        between = reading.words[left.last : right.first + 1]
        if any(map(_joined, between)):
            return True
    return False


def _are_two(reading: Reading, first: int, last: int) -> bool:
    """Whether و stands once before a title or name: الوزيرة فلانة ووزير كذا فلان."""
    return sum(_joined(word) and word not in speaker_words().titles for word in reading.words[first:last]) == 1


def _joined(word: str) -> bool:
    """Whether و is written onto a word."""
    return split_clitics(word).prefixes[:1] == ("و",) or (
        word[0] == "و" and is_given_name(word[1:]) and not is_given_name(word)
    )


def is_courtesy(actor: Actor) -> bool:
    """Whether the words are a courtesy that stands for a person: سعادته، معاليه، سموه."""
    return actor.last - actor.first == 1 and any(actor.head.startswith(word) for word in word_list("courtesies"))


def is_courtesy_head(head: str) -> bool:
    """Whether a stem is a courtesy, which tells nobody's gender: سعادة، فضيلة."""
    return head in {stem(word.removesuffix("ت") + "ة") for word in word_list("courtesies")} | {"سمو", "معال"}


def in_marks(reading: Reading, first: int, last: int) -> bool:
    """Whether the words are exactly what a pair of marks holds: the name of a body («الصحة»، "كذا للشحن")."""
    index = reading.mark_around(reading.starts[first])
    if index < 0:
        return False
    mark = reading.marks[index]
    return mark.closed and reading.word_at(mark.start) == first and reading.word_at(mark.end) == last


def _kind(reading: Reading, first: int, head: str) -> str:
    known = speaker_words()
    word = reading.words[first]
    owned, owner = (re.sub(r"(?:ه|ها|هم|نا|ي)$", "", form) for form in (head, word))
    forms = (
        head,
        _without_preposition(head),
        owned,
        owned.removesuffix("ت") + "ة",
        owner,
        owner.removesuffix("ت") + "ة",
    )
    for form in dict.fromkeys(forms):
        if form in known.groups:
            return "group"
        if form in known.documents:
            return "document"
        if form in known.bodies and form not in ("سلطان",):
            return "body"
        if form in known.titles:
            return "person"
    name = reading.names.get(first)
    return {"PER": "person", "ORG": "body", "LOC": "body"}.get(name.label, "thing") if name else "thing"


def _without_preposition(word: str) -> str:
    """بالوزارة and لوزارة without what is written before them."""
    if word[:1] in "لبوف" and len(word) > 3 and not speaker_words().speaks(word) and speaker_words().speaks(word[1:]):
        return word[1:]
    return word


def _gender(word: str, head: str) -> str:
    feminine = word.endswith(("ة", "ات", "تنا")) or word in reporting().feminine or head in reporting().feminine
    return "f" if feminine else "m"


def _number(word: str, head: str, kind: str) -> str:
    if word.endswith(("ان", "تان")) and head in speaker_words().groups:
        return "d"
    if kind == "group" and head not in ("احد", "احدي", "واحد", "مصدر", "شاهد", "عدد", "كادر", "عايلة", "اسرة", "عائلة"):
        return "p"
    return "p" if re.search(r"(?:ون|ين)$", word) and len(word) > 5 else "s"
