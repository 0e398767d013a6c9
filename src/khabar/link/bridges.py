"""What two reports in different scripts can have in common without a translation: names by their consonants, countries,
days, and figures.

A bridge is a word such as «@skt» that both scripts lead to. It is coarse on purpose: it proposes a pair, and the meaning
of the headlines must agree before two reports are joined.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from babel import Locale

from khabar.language.lexicons import read_lexicon
from khabar.language.name_parts import name_parts
from khabar.language.normal import fold
from khabar.records import Document, Mention, Span, TimeExpression

#: Fewer consonants than this make no key: too many names would meet.
LEAST_CONSONANTS = 2
_NAMED = ("PER", "LOC", "ORG")
#: Consonants that transliteration mixes fall together; vowels, h and ayn are not told apart.
_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("غجقكخgjkqc", "k"),
        **dict.fromkeys("سزظصشsz", "s"),
        **dict.fromkeys("تطدضثذtd", "t"),
        **dict.fromkeys("بفbfpv", "b"),
        **dict.fromkeys("لl", "l"),
        **dict.fromkeys("مm", "m"),
        **dict.fromkeys("نn", "n"),
        **dict.fromkeys("رr", "r"),
    }
)
_SOFT_C = re.compile("c(?=[eiy])")
_OTHER = re.compile("[^kstblmnr]")
_TWICE = re.compile(r"(.)\1+")


def bridges_of(document: Document, span: Span) -> frozenset[str]:
    """The bridges of one piece of an article: names, countries and days; figures are terms already."""
    names = {mention.name for mention in document.within(Mention, span) if mention.label in _NAMED}
    found = {bridge for name in names for bridge in _of_name(name)}
    days = (time.earliest for time in document.within(TimeExpression, span) if time.earliest == time.latest)
    return frozenset({*found, *(f"@{day}" for day in days if day)})


@lru_cache(maxsize=20_000)
def _of_name(name: str) -> tuple[str, ...]:
    country = _countries().get(fold(name).casefold())
    return (f"@{country}",) if country else tuple(_keys(name))


def _keys(name: str) -> Iterator[str]:
    for part in name_parts(name).parts:
        sounds = _OTHER.sub("", _SOFT_C.sub("s", part.removeprefix("ال").replace("x", "ks")).translate(_SOUNDS))
        key = _TWICE.sub(r"\1", sounds)
        if len(key) >= LEAST_CONSONANTS:
            yield f"@{key}"


@cache
def _countries() -> Mapping[str, str]:
    """Names of countries, folded, in Arabic and English, each with its ISO code."""
    english = {name: code for code, name in Locale("en").territories.items() if len(code) == 2}
    found = {fold(name).casefold(): code for name, code in english.items()}
    found |= {fold(name).casefold(): code for code, name in Locale("ar").territories.items() if len(code) == 2}
    for name, gloss in read_lexicon("arabic/places")["country"].items():
        if gloss in english:
            found[fold(name).casefold()] = english[gloss]
    return found
