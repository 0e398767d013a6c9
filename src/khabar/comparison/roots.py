"""What one report says it rests on, before it is held against the others: agencies it credits, its own reporter, a
statement, or nothing it tells.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from khabar.comparison.focus import set_aside
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import fold
from khabar.language.titles import head_kind
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.records import Credit, Document, Mention, Place

#: Bylines that name no agency in particular: the report has been put together from unnamed ones.
_GENERIC = frozenset(
    fold(name)
    for name in ("وكالات", "الوكالات", "وكالات الأنباء", "متابعات", "صحف", "agencies", "wires", "news agencies")
)
_BYLINE_CUT = re.compile(r"[-–—ـ:،,;/|()\[\]]|&nbsp;|\bby\b|\bfrom\b|\bمن\b|\bكتب\b|\bكتبت\b", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\(([^()]{2,14})\)$")
_QUOTED = re.compile(r"[«\"“][^»\"”]*[»\"”]")


class Root(Struct, frozen=True):
    """Something one report rests on: `kind` agency, own reporting or unknown; `key` joins spellings of one agency."""

    name: str
    kind: str
    key: str = ""
    places: tuple[Place, ...] = ()
    why: str = ""
    ahead: bool = False


def find_roots(document: Document) -> tuple[Root, ...]:
    """Everything a report credits in the parts compared, agencies first; empty where it tells nothing.

    A byline of unnamed agencies («وكالات») is one root of kind "unknown".
    """
    aside = [place.span for place in set_aside([document])]
    credits = [
        credit for credit in document.of(Credit) if not any(credit.span in span and len(credit.span) for span in aside)
    ]
    outlet = document.article.outlet
    named = [credit for credit in credits if not _is_generic(credit) and not _is_own_name(credit, outlet)]
    found = [_agency(document, same) for same in _by_key(named)]
    if any(_is_generic(credit) for credit in credits) or fold(document.article.byline) in _GENERIC:
        places = tuple(_place(document, credit) for credit in credits if _is_generic(credit) and len(credit.span))
        found.append(Root("", "unknown", places=places, why="it names only «agencies»"))
    reporter = _reporter(document, credits)
    if reporter:
        name = f"{outlet}: {reporter}" if outlet else reporter
        found.append(Root(name, "own reporting", why=f"its byline names «{reporter}»"))
    return tuple(found)


def _agency(document: Document, credits: Sequence[Credit]) -> Root:
    first = credits[0]
    where = {"byline": "in the byline", "dateline": "in the dateline"}.get(first.where, "in the text")
    return Root(
        first.name,
        "agency",
        _key(first),
        tuple(_place(document, credit) for credit in credits if len(credit.span)),
        f"named {where} of {document.article.outlet or document.id}",
        any(credit.where != "text" for credit in credits),
    )


def _by_key(credits: Sequence[Credit]) -> list[list[Credit]]:
    groups: dict[str, list[Credit]] = {}
    for credit in credits:
        groups.setdefault(_key(credit), []).append(credit)
    return list(groups.values())


def _key(credit: Credit) -> str:
    """One word for all spellings of an agency: the short form an unlisted one gives itself in brackets, else its name."""
    short = _SHORT_FORM.search(credit.name)
    return credit.key or fold(short.group(1) if short else credit.name)


def _is_generic(credit: Credit) -> bool:
    return fold(credit.name) in _GENERIC or fold(credit.key) in _GENERIC


def _is_own_name(credit: Credit, outlet: str) -> bool:
    """Whether a credit only says whose report it is: the outlet's own name, or in a byline that of any known outlet."""
    if _without_kind(credit.name) == _without_kind(outlet):
        return True  # «... لـ«السنبلة»» in «جريدة السنبلة»
    outlets, agencies = _outlet_keys()
    if credit.where == "text" or credit.key not in outlets or credit.key in agencies:
        return False
    return fold(outlet) == fold(credit.key) or fold(outlet) not in outlets


def _without_kind(name: str) -> str:
    """A name without the word for newspaper, site or channel in front of it."""
    words = fold(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _kinds() else words)


@cache
def _kinds() -> frozenset[str]:
    tables = (read_lexicon("arabic/agencies")["openers"], read_lexicon("english/agencies").get("openers", ()))
    return frozenset(fold(word) for table in tables for word in table)


@cache
def _outlet_keys() -> tuple[frozenset[str], frozenset[str]]:
    """The keys of outlets and of agencies in the lexicons."""
    tables = [read_lexicon("arabic/agencies"), read_lexicon("english/agencies")]
    return (
        frozenset(key for table in tables for key in table["outlets"]),
        frozenset(key for table in tables for key in table["agencies"]),
    )


def _reporter(document: Document, credits: Sequence[Credit]) -> str:
    """The person a byline names, or "": two to four words that are no agency, outlet in quotes, town or newsroom."""
    names = {fold(credit.name) for credit in credits} | _GENERIC | {fold(document.article.outlet)}
    agency = any(credit.where == "byline" for credit in credits)
    places = tuple(fold(mention.name) for mention in document.of(Mention) if mention.label == "LOC")
    for part in _BYLINE_CUT.split(_QUOTED.sub(" ", document.article.byline)):
        words = fold(part).split()
        is_name = 2 <= len(words) <= 4 and not words[0].startswith("ال") and words[0] not in _newsrooms()
        if is_name and agency and not any(_is_known_name(word) for word in part.split()):
            continue  # beside an agency stands the town («ساوث ليك - أ ف ب»), unless it reads as a person
        if is_name and not _is_place(part, places) and not any(name and name in fold(part) for name in names):
            return " ".join(part.split())
    return ""


def _is_known_name(word: str) -> bool:
    """Whether a word is listed as a given name or surname."""
    return bool(set(gazetteer().of(entry_key(word))) & set("GSgs"))


def _is_place(part: str, places: Sequence[str]) -> bool:
    """Whether a part of a byline is a town, by the article or by the lists («سان فرانسيسكو»), or opens as places do."""
    listed = gazetteer().of(entry_key(part.strip()))
    return _ends_any(places, fold(part)) or "C" in listed or "c" in listed or head_kind(part.split()[0]) == "place"


@cache
def _newsrooms() -> frozenset[str]:
    tables = (read_lexicon("arabic/agencies")["newsrooms"], read_lexicon("english/agencies")["newsrooms"])
    return frozenset(fold(word) for table in tables for word in table)


def _ends_any(names: Sequence[str], part: str) -> bool:
    """Whether a part of a byline is one of these names, or its last words («مرسى كذا» of «ميناء مرسى كذا»)."""
    return any(f" {name}".endswith(f" {part}") for name in names)


def _place(document: Document, credit: Credit) -> Place:
    return Place(document.id, credit.span.start, credit.span.end)
