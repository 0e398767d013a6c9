"""The lists that English names are looked up in: places, bodies and things known by name, words in capitals that name nothing."""

from collections.abc import Sequence
from functools import cache

from khabar.language.lexicons import read_lexicon, word_set
from khabar.language.normal import normal_text
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.tokens import Token

_LONGEST_PHRASE = 6
_COMMON_WORDS = frozenset({"map", "tap", "petra"})  # agencies whose names are words too


@cache
def cue(table: str) -> frozenset[str]:
    """The words of one table of `english/name_cues.toml`."""
    return word_set("english/name_cues", table)


@cache
def firm_words() -> frozenset[str]:
    """Words that end the name of a firm."""
    return frozenset(word for word, kind in read_lexicon("english/name_cues")["body"].items() if kind == "firm")


@cache
def known_places() -> frozenset[str]:
    """Places that the lists of towns lack, folded."""
    return _known("places")


@cache
def known_things() -> frozenset[str]:
    """Contests, prizes and books, folded."""
    return _known("things")


@cache
def known_bodies() -> frozenset[str]:
    """Bodies named without a word that says so, agencies among them, folded."""
    spellings = read_lexicon("english/agencies")["agencies"]
    agencies = {name_key(form) for key, forms in spellings.items() if key != "agencies" for form in forms}
    return _known("bodies") | frozenset(agencies - _COMMON_WORDS)


@cache
def adjectives() -> frozenset[str]:
    """Words for members of nations, faiths and parties, folded: French is no name."""
    return _known("adjectives")


def is_listed_place(text: str) -> bool:
    """Whether folded words are a country, a region or a town of the lists."""
    return text in known_places() or bool(set(gazetteer().of(text)) & set("tCc"))


def known_phrase(tokens: Sequence[Token], start: int) -> int:
    """The end of the longest listed name of two words or more that begins at a token; `start` where none does."""
    for end in range(min(len(tokens), start + _LONGEST_PHRASE), start + 1, -1):
        if tokens[start].text.casefold() in _first_words() and tokens[end - 1].text[0].isupper():
            text = words_key(tokens, start, end)
            if text in known_bodies() or text in known_places() or text in known_things():
                return end
    return start


def words_key(tokens: Sequence[Token], start: int, end: int) -> str:
    """The words of some tokens as the lists have them."""
    return name_key(" ".join(token.text for token in tokens[start:end] if token.text[0].isalnum()))


def name_key(form: str) -> str:
    """A name as the lists have it: folded."""
    return entry_key(normal_text(form))


@cache
def _first_words() -> frozenset[str]:
    names = known_bodies() | known_places() | known_things()
    return frozenset(name.split()[0] for name in names if " " in name)


@cache
def _known(table: str) -> frozenset[str]:
    return frozenset(name_key(form) for form in read_lexicon("english/known_names")[table])
