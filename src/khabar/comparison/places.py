"""One place, two names: «قادمة من مدينة أريحة» beside «القادمة من مدينة بيسا».

Only towns, quarters, provinces and the like that both sentences name with one word for what they are and that stand to
the same word («قادمة») clash, only where each sentence has one such place, and only where neither report names the other's.
"""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from rapidfuzz.fuzz import ratio

from khabar.comparison.clashes import Clash
from khabar.comparison.keys import KeyWord
from khabar.comparison.statements import Statement
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import fold, normal_text
from khabar.language.titles import bare_forms
from khabar.records import Span

#: What may clash, by its gloss in `heads.toml`. Of real pairs of reports states and airports clashed 5 times, wrongly.
_SETTLEMENTS = frozenset(
    {"city", "town", "village", "quarter", "suburb", "camp", "district", "province", "governorate"}
)

#: Two spellings of one name are at least this alike. As for people's names (`roles.py`).
_ONE_NAME = 75.0


class Standing(Struct, frozen=True):
    """A place in a sentence: its span in the article, the keys of its kind and of what it stands to, its name, and whether
    the annotation found the name.
    """

    span: Span
    kind: KeyWord
    beside: str
    name: str
    found: bool


def compare_places(left: Statement, right: Statement, weights: Mapping[str, float]) -> tuple[Clash, ...]:
    """Places of one kind that stand to one word and have different names; `weights` are not needed."""
    found: list[Clash] = []
    others = {(place.kind.key, place.beside): place for place in find_places(right)}
    for place in find_places(left):
        other = others.get((place.kind.key, place.beside))
        if other is None or _one_name(place.name, other.name) or not (place.found or other.found):
            continue
        if _tells_of(right, place.name) or _tells_of(left, other.name):
            continue
        about = left.phrase(left.words, {place.kind.key, place.beside})
        says = place.name, other.name
        found.append(Clash("place", about, place.span, other.span, "one place has two names", says=says))
    return tuple(found)


def find_places(statement: Statement) -> tuple[Standing, ...]:
    """The named places of which a sentence has only one of the kind, in text order."""
    found = [standing for at in range(len(statement.words) - 1) if (standing := _standing(statement, at))]
    kinds = [standing.kind.key for standing in found]
    return tuple(standing for standing in found if kinds.count(standing.kind.key) == 1)


def _standing(statement: Statement, at: int) -> Standing | None:
    """The place whose kind the word at a place names, with a name right after it and a word before it."""
    kind, named = statement.words[at : at + 2]
    text = statement.document.normal.text
    if (
        not at
        or not _settlements().intersection(bare_forms(kind.text))
        or text[kind.end : named.start] != " "
        or named.key[0].isdigit()
    ):
        return None
    if _mentioned(statement, kind):
        return None  # a part of a longer name: «المملكة العربية السعودية»
    inside = _mentioned(statement, named)
    span = Span(named.start, inside.end if inside else named.end)
    if not (inside or named.text.startswith("ال")):
        return None
    original = statement.original(span.start, span.end)
    return Standing(original, kind, statement.words[at - 1].key, original.of(statement.document.text), bool(inside))


def _mentioned(statement: Statement, word: KeyWord) -> Span | None:
    """The name that holds a word, in normal text, people's aside."""
    normal = statement.document.normal
    spans = (normal.normal(mention.span) for mention in statement.mentions if mention.label != "PER")
    return next((span for span in spans if span.start <= word.start < span.end), None)


def _one_name(name: str, other: str) -> bool:
    first, second = fold(name), fold(other)
    return first in second or second in first or ratio(first, second) >= _ONE_NAME


def _tells_of(statement: Statement, name: str) -> bool:
    """Whether the report of a statement names a place anywhere: then it is not its other name for this one."""
    return normal_text(name) in statement.document.normal.text


@cache
def _settlements() -> frozenset[str]:
    """Words for places of which each has one name; an airport or a state may go by several."""
    heads = read_lexicon("arabic/heads")["place"]
    return frozenset(normal_text(head) for head, gloss in heads.items() if gloss in _SETTLEMENTS)
