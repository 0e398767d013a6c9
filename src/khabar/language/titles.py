"""What a word tells about the name beside it: titles of people, words that open the name of a body or a place.

The words are data (`arabic/titles.toml`, `arabic/heads.toml`, `english/titles.toml`); here they are only read. Keys are
normalised and stand without ال; `bare` takes ال and the small words written onto a word off it.
"""

from functools import cache, lru_cache

from khabar.language.lexicons import read_lexicon, word_set
from khabar.language.normal import normal_text

#: Father, mother, governor: what looks like و and ال is their own.
_WHOLE = frozenset(
    ("والد", "والدة", "والدا", "والدي", "والدان", "والدين", "والدته", "والدتها", "والده", "والدها", "والي", "والية")
)
#: Conjunctions and prepositions written onto the next word, longest first.
_CLITICS = ("وبال", "وكال", "فبال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")


@cache
def title_kinds() -> dict[str, str]:
    """Every title word of both languages, normalised: "rank", "honorific", "office", "person", "relative" or "attribute"."""
    return {**_kinds("arabic/titles"), **_kinds("english/titles")}


@cache
def head_kinds() -> dict[str, str]:
    """Words that open a longer name: "body", "place" or "thing"."""
    kinds = {word: kind for word, kind in _kinds("arabic/heads").items() if kind != "generic"}
    return {**kinds, **dict.fromkeys(institutions(), "body")}


@cache
def institutions() -> frozenset[str]:
    """Words that are the first part of a body's own name: وزارة الصحة."""
    return word_set("arabic/heads", "institution")


@cache
def generic_bodies() -> frozenset[str]:
    """An institution's word and a noun that together name nothing: مجلس الإدارة."""
    return word_set("arabic/heads", "generic")


@cache
def longest_title() -> int:
    """How many words the longest title of the lexicon has."""
    return max(title.count(" ") + 1 for title in title_kinds())


def bare(word: str) -> str:
    """A normalised word without ال and what is written before it: وللواء gives لواء; short words stay whole."""
    if word in _WHOLE:
        return word
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) >= 2:
            return word[len(clitic) :]
    return word


@lru_cache(maxsize=50_000)
def bare_forms(word: str) -> tuple[str, ...]:
    """The word itself, without ال, and without one letter of و ف ب ل ك: what a lexicon may hold of it."""
    forms = [word, bare(word)]
    if len(word) > 3 and word[0] in "وفبلك":
        forms += [word[1:], bare(word[1:])]
        if len(word) > 4 and word[0] in "وف" and word[1] in "بلك":
            forms.append(word[2:])
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=50_000)
def title_kind(word: str) -> str | None:
    """The kind of title any bare form of a normalised word is, or None; case does not matter."""
    return kind_of(word.casefold(), title_kinds())


@lru_cache(maxsize=50_000)
def head_kind(word: str) -> str | None:
    """What kind of name any bare form of a normalised word opens, or None."""
    return kind_of(word, head_kinds())


def kind_of(word: str, kinds: dict[str, str]) -> str | None:
    """The first kind that any bare form of a normalised word has in `kinds`, or None."""
    for form in bare_forms(word.replace("ى", "ي")):
        if form in kinds:
            return kinds[form]
    return None


def _kinds(name: str) -> dict[str, str]:
    return {normal_text(form).casefold(): kind for kind, forms in read_lexicon(name).items() for form in forms}
