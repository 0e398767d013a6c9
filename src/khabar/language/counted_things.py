"""What a figure counts: one key for all forms of a thing, «قتلى», «قتيلا» and "killed" alike.

Known things lie in `arabic/units.toml` and `english/units.toml`; others are named by their stem, plural and accusative
endings off where what remains is a known noun.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct

from khabar.language.clitics import known_noun, split_clitics
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import is_stop_word, lexical_forms

_LANGUAGES = ("arabic/units", "english/units")
_DUALS = ("تان", "تين", "ان", "ين")
_PLURALS = (("ات", "ة"), ("ات", ""), ("ين", ""), ("ون", ""), ("ان", ""))


class Thing(Struct, frozen=True):
    """A known unit or thing: `kind` money, measure or counted; things newspapers use for each other share `like`."""

    key: str
    kind: str
    like: str


def known_thing(word: str) -> Thing | None:
    """The known thing one normal word names, clitics and accusative ending aside; None for others and for duals."""
    return _found(word)[0]


def dual_thing(word: str) -> Thing | None:
    """The known thing of which a dual noun names two («شخصين»), None where it is no dual or may be a plural."""
    thing, dual = _found(word)
    return thing if dual else None


def thing_named(key: str) -> Thing | None:
    """The known thing with a key, for what became of people."""
    return _by_key().get(key)


def what_became(word: str) -> str:
    """The key of what a word near a figure says of the people it counts («مقتل» → قتيل), "" for none."""
    table = _became()
    lowered = word.casefold()
    return table.get(lowered) or table.get(split_clitics(lowered).stem, "")


@lru_cache(maxsize=16384)
def counted_key(word: str) -> str:
    """One form for the noun after a figure: the key of a known thing, else its stem; "" where it can be no noun."""
    thing = known_thing(word)
    if thing is not None:
        return thing.key
    if is_stop_word(word) or is_stop_word(split_clitics(word).stem) or word[0].isdigit():
        return ""
    stem = lexical_forms(word)[0]
    for ending, singular in _PLURALS:
        rest = stem.removesuffix(ending)
        if rest != stem and known_noun(rest + singular):
            return rest + singular
    accusative = len(stem) > 3 and stem.endswith("ا") and not stem.endswith("يا")
    return stem[:-1] if accusative else stem


@lru_cache(maxsize=16384)
def _found(word: str) -> tuple[Thing | None, bool]:
    lowered = word.casefold()
    forms = _forms()
    stem = split_clitics(lowered).stem
    for candidate in (lowered, stem):
        if candidate in forms:
            return forms[candidate], False
        if candidate.endswith("ا") and candidate[:-1] in forms:
            return forms[candidate[:-1]], False
    for candidate in (lowered, stem):
        for ending in _DUALS:
            rest = candidate.removesuffix(ending)
            singular = rest + "ة" if ending[0] == "ت" else rest
            if rest != candidate and len(rest) > 1 and singular in forms:
                return forms[singular], True
    return None, False


@cache
def _forms() -> Mapping[str, Thing]:
    found: dict[str, Thing] = {}
    for language in _LANGUAGES:
        tables = read_lexicon(language)
        for kind in ("money", "measure", "counted"):
            for key, entry in tables[kind].items():
                plain = normal_text(key)
                thing = Thing(plain, kind, entry.get("like", plain))
                for form in entry["forms"]:
                    found.setdefault(normal_text(form), thing)
    return found


@cache
def _by_key() -> Mapping[str, Thing]:
    return {thing.key: thing for thing in _forms().values()}


@cache
def _became() -> Mapping[str, str]:
    tables = (read_lexicon(language)["became"] for language in _LANGUAGES)
    return {normal_text(word): normal_text(key) for table in tables for word, key in table.items()}
