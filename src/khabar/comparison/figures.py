"""Figures in a sentence, in digits or in words, with the bounds their words give them."""

import re
from functools import cache

from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import Word, iterate_words

_PERCENT = re.compile(r"\s*(?:%|(?:في|ب)\s?ال?م[ائ]+ة|بالم[ائ]+ة|percent|per cent)")
_MORE = re.compile(
    r"(?:اكثر من|ما يفوق|ما يزيد علي|ما يزيد عن|يتجاوز|تتجاوز|علي الاقل|نحو اكثر من|more than|at least|over)\s*$"
)
_LESS = re.compile(r"(?:اقل من|ما لا يزيد علي|لا يتجاوز|less than|up to|ما يصل الي)\s*$")
_ABOUT = re.compile(r"(?:نحو|حوالي|قرابة|زهاء|ما يقارب|نحو|about|around|some|nearly)\s*$")
_AT_LEAST_AFTER = re.compile(r"\s*\S*\s*(?:علي الاقل|at least)")
_CLOCK_OR_YEAR = re.compile(r"(?:الساعة|الساعه|عام|العام|سنة|لعام|موسم|at)\s*(?:ال)?\s*$")

#: What «about» and a bound allow: a tenth either side (2026-11-21, by reading).
_LOOSE = 0.1


class Figure(Struct, frozen=True):
    """A figure: code points of the normal text, its value, what it allows, "%" where it is a share, and its words."""

    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str
    text: str


def read_figures(text: str, offset: int = 0) -> list[Figure]:
    """The figures of a piece of normal text that count something; clock times and years are left out."""
    found: list[Figure] = []
    tokens = list(iterate_words(text))
    at = 0
    while at < len(tokens):
        value, stop = _number(tokens, at, text)
        if value is None:
            at += 1
            continue
        start, end = tokens[at].start, tokens[stop - 1].end
        if not _CLOCK_OR_YEAR.search(text[max(0, start - 12) : start]):
            percent = _PERCENT.match(text, end)
            end = percent.end() if percent else end
            low, high = _bounds(text, start, end, value)
            found.append(
                Figure(start + offset, end + offset, value, low, high, "%" if percent else "", text[start:end])
            )
        at = stop
    return found


def _bounds(text: str, start: int, end: int, value: float) -> tuple[float, float]:
    before = text[max(0, start - 20) : start]
    if _MORE.search(before) or _AT_LEAST_AFTER.match(text, end):
        return value, value * (1 + 2 * _LOOSE)
    if _LESS.search(before):
        return value * (1 - 2 * _LOOSE), value
    if _ABOUT.search(before):
        return value * (1 - _LOOSE), value * (1 + _LOOSE)
    return value, value


def _number(tokens: list[Word], at: int, text: str) -> tuple[float | None, int]:
    """The number that begins at a token, and the token after it; None where none begins."""
    total, group, stop = 0.0, _value(tokens[at].text), at + 1
    if group is None or (tokens[at].text in _lone() and not tokens[at].text[0].isdigit()):
        return None, stop
    while stop < len(tokens) and text[tokens[stop - 1].end : tokens[stop].start].isspace():
        token = tokens[stop].text
        scale = _scales().get(token)
        if scale is not None and group:
            total, group = total + group * scale, 0.0
        elif token[0] == "و" and (more := _value(token[1:])) is not None:
            group += more
        elif not tokens[stop - 1].text[0].isdigit() and (more := _value(token)) is not None and not token[0].isdigit():
            group = group * more if more == 100 and group < 10 else group + more
        else:
            break
        stop += 1
    return total + group, stop


def _value(token: str) -> float | None:
    if not token:
        return None
    if token[0].isdigit():
        plain = (
            token.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", token) else token.replace(",", ".")
        )
        return float(plain) if plain.count(".") < 2 else None
    return _cardinals().get(token)


@cache
def _cardinals() -> dict[str, float]:
    return {
        normal_text(form): float(one["value"])
        for one in read_lexicon("arabic/counting")["cardinal"]
        for form in one["forms"]
    }


@cache
def _lone() -> frozenset[str]:
    """Words for one: far more often «someone» or «one of» than a count."""
    return frozenset(form for form, value in _cardinals().items() if value == 1)


@cache
def _scales() -> dict[str, float]:
    return {
        normal_text(form): float(one["value"])
        for one in read_lexicon("arabic/counting")["scale"]
        for form in one["forms"]
    }
