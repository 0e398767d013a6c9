"""Figures: digits and number words read to a value, «خمسة وعشرون ألفا» to 25000 and "1.2 billion" to 1200000000.

A figure is read word by word: small numbers, tens and hundreds add up to a group, a scale word multiplies the group, and
«و» joins what is smaller than the last scale. The words lie in `arabic/numbers.toml` and `english/numbers.toml`.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import Word

_LANGUAGES = ("arabic/numbers", "english/numbers")
_KINDS = ("small", "before_ten", "tens", "hundreds", "scale", "two_of_scale", "fraction")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")
_HEAD_OF_THOUSANDS = re.compile(r"[1-9]\d{0,2}")
_THREE_DIGITS = re.compile(r"\d{3}")
_DUAL_OR_ACCUSATIVE = frozenset(("الفا", "مليونا", "مليارا"))
_CLITICS = "وفبلك"
_SHORTEST = 3  # a number word with a clitic has more letters than this
_MOST_DIGITS = 18  # longer ones are no counts: account numbers, hashes
_MOST_WORDS = 24
_TEN = 10


class Figure(Struct, frozen=True):
    """Tokens `first:stop` that make one figure. `step` is what one more in its last written place would add.

    `low` and `high` are None but for vague words («مئات»: 200 to 1000). `scale` is the last scale word's value, or 1.
    """

    first: int
    stop: int
    value: float
    step: float
    scale: float = 1
    low: float | None = None
    high: float | None = None


class _Term(Struct, frozen=True):
    kind: str
    value: float
    step: float = 1


class _Reading:
    """A figure while it is being read."""

    def __init__(self) -> None:
        self.total = self.group = 0.0
        self.step = self.scale = 1.0
        self.last = ""

    def add(self, term: _Term, *, joined: bool) -> bool:
        """Take one more term in; False where it does not belong to this figure."""
        if term.kind in ("scale", "two_of_scale"):
            return self._add_scale(term, joined=joined)
        if term.kind == "fraction":
            return self._add_fraction(term, joined=joined)
        if term.kind == "hundreds" and self.last == "small" and 2 < self.group < 10 and not joined:
            self.group, self.last = self.group * 100, "hundreds"  # «ثلاث مئة» written apart
            return True
        if not self._fits(term, joined=joined):
            return False
        if not self.group:
            self.step = term.step
        self.group += term.value
        self.last = term.kind
        return True

    def _add_scale(self, term: _Term, *, joined: bool) -> bool:
        times = 2 if term.kind == "two_of_scale" else 1
        scale = term.value / times
        if self.total and scale >= self.scale:
            return False
        if not self.group and (joined or not self.last):  # «مليون» alone, or «... وألفان»
            self.total += term.value
            self.step = scale
        elif self.group and not joined and times == 1:
            if scale == 100:  # English "three hundred and five thousand"
                self.group, self.last = self.group * 100, "hundreds"
                return True
            self.total += self.group * scale
            self.step *= scale
        else:
            return False
        self.group, self.scale, self.last = 0.0, scale, "scale"
        return True

    def _add_fraction(self, term: _Term, *, joined: bool) -> bool:
        if not joined or self.last not in ("scale", "digits", "small"):
            return False
        if self.last == "scale":
            self.total += term.value * self.scale
            self.step = self.scale / 10
        else:
            self.group += term.value
            self.step = 0.1
        self.last = "fraction"
        return True

    def _fits(self, term: _Term, *, joined: bool) -> bool:
        if not self.last:
            return True
        if self.last == "scale":
            return joined and term.value < self.scale
        if term.kind == "digits" or self.last in ("digits", "fraction"):
            return False
        units = self.group % 100
        if not joined:
            teen = term.value == 10 and self.last in ("small", "before_ten") and 0 < units < 10
            english = term.kind == "small" and term.value < 10 and self.last == "tens"
            return teen or english or (self.last == "hundreds" and term.kind in ("small", "tens"))
        if term.kind == "tens":
            return self.last == "hundreds" or (self.last == "small" and 0 < units < 10)
        return self.last == "hundreds" and term.kind in ("small", "before_ten")


def read_figure(tokens: Sequence[Word], at: int, text: str) -> Figure | None:
    """The figure that begins at a token of normal text, as long as it can be; None where none begins."""
    vague = _vague(tokens[at].text)
    if vague is not None:
        return _vague_figure(tokens, at, text, vague)
    first = _term(tokens[at].text, clitics=True)
    if first is None:
        return None
    if first.kind == "fraction":
        return _part_of_scale(tokens, at, text, first)
    if (spaced := _spaced_thousands(tokens, at, text)) is not None:
        return spaced
    if first.kind == "scale" and _stands_for_two(tokens, at, text):
        first = _Term("two_of_scale", 2 * first.value)
    reading = _Reading()
    reading.add(first, joined=False)
    stop = at + 1
    while stop < len(tokens) and stop - at < _MOST_WORDS:
        taken = _next_term(tokens, stop, text)
        if taken is None:
            break
        term, after, joined = taken
        if joined and reading.last == "scale" and _closes_higher(tokens, after, text, reading.scale):
            break
        if not reading.add(term, joined=joined):
            break
        stop = after
    if reading.last == "before_ten":
        return None
    if reading.last == "fraction" and stop < len(tokens) and _repeats_scale(tokens[stop].text):
        stop += 1  # «مليون ونصف المليون»
    value = reading.total + reading.group
    return Figure(at, stop, value, reading.step, reading.scale)


def fraction_at(tokens: Sequence[Word], at: int, text: str) -> float:
    """The value of «ونصف» and the like at a token, 0 where there is none."""
    taken = _next_term(tokens, at, text) if 0 < at < len(tokens) else None
    return taken[0].value if taken and taken[2] and taken[0].kind == "fraction" and taken[1] == at + 1 else 0.0


@lru_cache(maxsize=16384)
def clitic_letters(word: str) -> int:
    """How many letters of clitics stand before a number word («وبخمسة»: 2); 0 for all other words."""
    known = _terms().keys() | _vague_words().keys()
    if word.casefold() in known or len(word) <= _SHORTEST or word[0] not in _CLITICS:
        return 0
    if word[1:] in known:
        return 1
    return 2 if word[0] in "وف" and word[1] in "بلك" and word[2:] in known else 0


def gap(tokens: Sequence[Word], at: int, text: str) -> str:
    """What stands between a token and the one before it."""
    return text[tokens[at - 1].end : tokens[at].start]


def _next_term(tokens: Sequence[Word], at: int, text: str) -> tuple[_Term, int, bool] | None:
    """The term at a token, the token after it, and whether «و» joins it; None where the figure ends."""
    between = gap(tokens, at, text)
    word = tokens[at].text
    if between == "-" and tokens[at - 1].text.isascii() and word.isascii() and not word[0].isdigit():
        between = " "  # twenty-one
    if between.strip(" ") or (not between and not tokens[at - 1].text[0].isdigit()):
        return None
    if word in ("و", "and") and at + 1 < len(tokens) and not gap(tokens, at + 1, text).strip(" "):
        term = _term(tokens[at + 1].text)
        return None if term is None else (term, at + 2, True)
    if word[0] == "و" and len(word) > 1 and (term := _term(word[1:])) is not None:
        return term, at + 1, True
    term = _term(word)
    return None if term is None else (term, at + 1, False)


def _part_of_scale(tokens: Sequence[Word], at: int, text: str, part: _Term) -> Figure | None:
    """«نصف مليون», "half a million": that share of the scale; None for «نصف السكان»."""
    stop = at + 1
    if stop < len(tokens) and tokens[stop].text.casefold() == "a":
        stop += 1
    if stop >= len(tokens) or any(gap(tokens, place, text).strip(" ") for place in range(at + 1, stop + 1)):
        return None
    scale = _terms().get(tokens[stop].text.casefold())
    if scale is None or scale.kind != "scale":
        return None
    return Figure(at, stop + 1, part.value * scale.value, scale.value / 10, scale.value)


def _spaced_thousands(tokens: Sequence[Word], at: int, text: str) -> Figure | None:
    """«12 500 دينار», as French and the Maghreb write it: only where a word follows that a figure can count."""
    if not _HEAD_OF_THOUSANDS.fullmatch(tokens[at].text):
        return None
    stop = at + 1
    while stop < len(tokens) and len(gap(tokens, stop, text)) == 1 and gap(tokens, stop, text).isspace():
        if not _THREE_DIGITS.fullmatch(tokens[stop].text):
            break
        stop += 1
    if stop == at + 1 or stop >= len(tokens) or not tokens[stop].text[0].isalpha() or gap(tokens, stop, text) != " ":
        return None
    value = float("".join(token.text for token in tokens[at:stop]))
    return Figure(at, stop, value, 1.0)


def _stands_for_two(tokens: Sequence[Word], at: int, text: str) -> bool:
    """Whether «ألفا», «مليونا» before its noun is the dual («ألفا شخص»); after a figure or before و it is one («53 ألفا»)."""
    word = tokens[at].text[clitic_letters(tokens[at].text) :]
    if word not in _DUAL_OR_ACCUSATIVE or at + 1 >= len(tokens) or gap(tokens, at + 1, text) != " ":
        return False
    after = tokens[at + 1].text
    return after[0] != "و" and after.isalpha() and not after.endswith("ا") and not after.startswith(("من", "في", "على"))


def _repeats_scale(word: str) -> bool:
    term = _terms().get(word.removeprefix("ال"))
    return word.startswith("ال") and term is not None and term.kind == "scale"


def _closes_higher(tokens: Sequence[Word], at: int, text: str, scale: float) -> bool:
    """Whether the joined figure has a scale of its own that is not smaller: «53 ألفا و60 ألفا» are two."""
    taken = _next_term(tokens, at, text) if at < len(tokens) else None
    return taken is not None and taken[0].kind == "scale" and not taken[2] and taken[0].value >= scale


def _vague_figure(tokens: Sequence[Word], at: int, text: str, span: tuple[float, float]) -> Figure:
    low, high = span
    stop = at + 1
    if stop < len(tokens) and gap(tokens, stop, text).isspace():
        word = tokens[stop].text
        scale = _terms().get(word.removeprefix("ال"))
        if low < _TEN and (many := _vague_words().get(word)) is not None and many[0] > _TEN:
            low, high, stop = low * many[0] / 2, high * many[0] / 2, stop + 1  # «بضعة آلاف»
        elif scale is not None and scale.kind == "scale":
            low, high, stop = low * scale.value, high * scale.value, stop + 1
        elif word == "of" and stop + 1 < len(tokens) and (many := _vague(tokens[stop + 1].text)) is not None:
            low, high, stop = low * many[0] / 2, high * many[1] / 10, stop + 2
    return Figure(at, stop, low, low, 1, low, high)


@lru_cache(maxsize=16384)
def _term(word: str, *, clitics: bool = False) -> _Term | None:
    if word[0].isdigit():
        return _digits(word)
    return _terms().get(word.casefold()[clitic_letters(word) if clitics else 0 :])


def _digits(word: str) -> _Term | None:
    if len(word) > _MOST_DIGITS or not word.isascii():
        return None
    if _THOUSANDS.fullmatch(word):
        plain = word.replace(",", "") if "," in word else word.replace(".", "")
    elif word.count(",") + word.count(".") > 1:
        return None
    else:
        plain = word.replace(",", ".")
    decimals = len(plain.partition(".")[2])
    return _Term("digits", float(plain), 10.0**-decimals)


@cache
def _terms() -> dict[str, _Term]:
    found: dict[str, _Term] = {}
    for language in _LANGUAGES:
        tables = read_lexicon(language)
        for kind in _KINDS:
            for word, value in tables[kind].items():
                found.setdefault(normal_text(word), _Term(kind, float(value)))
    return found


@lru_cache(maxsize=16384)
def _vague(word: str) -> tuple[float, float] | None:
    return _vague_words().get(word.casefold()[clitic_letters(word) :])


@cache
def _vague_words() -> dict[str, tuple[float, float]]:
    tables = (read_lexicon(language)["vague"] for language in _LANGUAGES)
    return {normal_text(word): (float(low), float(high)) for table in tables for word, (low, high) in table.items()}
