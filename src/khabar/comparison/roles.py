"""One role, two names: the same office held, in two reports, by people whose names cannot be one.

A role is the title the annotation found, together with the words that stand between the name and the mark or name
before it: «رئيس هيئة موانئ سرابة العميد». Names that only differ in spelling, or of
which one is the short form of the other, do not clash.
"""

import re
from collections.abc import Mapping
from itertools import islice

from msgspec import Struct
from rapidfuzz.fuzz import ratio

from khabar.comparison.clashes import Clash
from khabar.comparison.keys import KeyWord, key_words
from khabar.comparison.statements import Statement
from khabar.language.names import same_name
from khabar.language.normal import fold
from khabar.records import Mention, Span

#: So many words before a name are looked at for the role.
_REACH = 12

#: Two roles are one when they share so many content words, and this share of the shorter one's.
_LEAST_SHARED, _LEAST_SHARE = 2, 0.6

#: Two words of names are one word in two spellings from this similarity; أحمد/احمد are folded before (2026-11-21).
_ONE_WORD = 75.0

#: From this score two spellings are one name (قونزاليس, غونثاليث).
_ONE_NAME = 0.5

#: Words of names that are no longer than this only join others.
_JOINT = 3

#: So many people of a report are looked at for a name.
_MOST_PEOPLE = 200

_MARK = re.compile(r"[،,؛;:.!؟?\"«»”“()\n]")
_UNFINISHED = re.compile(r"(?: (?:بن|ابن|ال|ابو))+$")
_TWO_PART = re.compile(r"\b(عبد|ابو|ام|بن|ابن|ال) ")


class Holder(Struct, frozen=True):
    """A name and the role beside it: `span` in the article, `role` the content words of the role."""

    span: Span
    name: str
    role: tuple[KeyWord, ...]


def compare_roles(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """Roles that both sentences speak of, with names that cannot be one; `weights` are not needed.

    The names must have a word in common («وزير الخارجية» may be of two countries), and a person whom both reports name is
    nobody's other name.
    """
    found: list[Clash] = []
    for holder in role_holders(left):
        for other in role_holders(right):
            shared = {word.key for word in holder.role} & {word.key for word in other.role}
            if not _same_role(holder, other, len(shared)) or not names_clash(holder.name, other.name):
                continue
            if same_name(holder.name, other.name) >= _ONE_NAME:
                continue
            if not _share_a_word(holder.name, other.name):
                continue
            if _names_him(right, holder.name) or _names_him(left, other.name):
                continue
            about = left.phrase(holder.role, shared)
            found.append(Clash("name", about, holder.span, other.span, "one role with two different names"))
    return tuple(found)


def role_holders(statement: Statement) -> tuple[Holder, ...]:
    """The people a sentence names together with their role; a name of one word alone is left out."""
    document = statement.document
    mentions = [
        mention
        for mention in statement.mentions
        if mention.label == "PER" and len(_words_of(mention.span.of(document.text))) > 1
    ]
    found: list[Holder] = []
    for mention in mentions:
        before = [other.span.end for other in mentions if other.span.end <= mention.span.start]
        role = _role(statement, mention, max(before, default=statement.sentence.span.start))
        if role:
            found.append(Holder(mention.span, mention.span.of(document.text), role))
    return tuple(found)


def names_clash(left: str, right: str) -> bool:
    """Whether two names cannot be one: each has a word that is no spelling of a word of the other."""
    first, second = _words_of(left), _words_of(right)
    return _words_in_common(first, second) < min(len(first), len(second))


def names_differ_by_one(left: str, right: str) -> bool:
    """Whether two names clash in one word alone: one person under another given name, hardly two people."""
    first, second = _words_of(left), _words_of(right)
    return len(first) == len(second) == _words_in_common(first, second) + 1 > 1


def _share_a_word(left: str, right: str) -> bool:
    """Whether two names have a word in common beyond «بن» and «آل»."""
    first, second = ([word for word in _words_of(name) if len(word) > _JOINT] for name in (left, right))
    return _words_in_common(first, second) > 0


def _names_him(statement: Statement, name: str) -> bool:
    """Whether the report of a statement names a person somewhere, by the same full name or a longer or shorter one."""
    people = {mention.name for mention in statement.document.of(Mention) if mention.label == "PER"}
    full = (other for other in sorted(people) if len(_words_of(other)) > 1)
    return any(not names_clash(name, other) for other in islice(full, _MOST_PEOPLE))


def _words_in_common(words: list[str], others: list[str]) -> int:
    """How many words of two names are one word in two spellings; each counts once, the most alike first."""
    alike = sorted(
        ((ratio(word, other), -at, -place) for at, word in enumerate(words) for place, other in enumerate(others)),
        reverse=True,
    )
    used: set[int] = set()
    used_others: set[int] = set()
    for score, at, place in alike:
        if score >= _ONE_WORD and at not in used and place not in used_others:
            used.add(at)
            used_others.add(place)
    return len(used)


def _words_of(name: str) -> list[str]:
    bare = _UNFINISHED.sub("", fold(name))  # «عبد الله بن» was cut off before the father's name
    return [part.replace("_", "") for part in _TWO_PART.sub(r"\1_", bare).split()]


def _same_role(holder: Holder, other: Holder, shared: int) -> bool:
    shorter = min(len({word.key for word in one.role}) for one in (holder, other))
    return shared >= _LEAST_SHARED and shared / shorter >= _LEAST_SHARE


def _role(statement: Statement, mention: Mention, since: int) -> tuple[KeyWord, ...]:
    """The content words of the title span and of what stands right before the name, back to a mark or a name."""
    normal = statement.document.normal
    start = mention.title_span.start if mention.title_span else mention.span.start
    before = normal.normal(Span(since, max(since, mention.span.start)))
    text = before.of(normal.text)
    marks = list(_MARK.finditer(text))
    after_mark = before.start + (marks[-1].end() if marks else 0)
    begin = min(after_mark, normal.normal(Span(start, mention.span.start)).start)
    words = key_words(normal.text[begin : before.end], begin)
    return words[-_REACH:]
