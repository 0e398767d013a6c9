"""The words that tell time: each form with its word classes, read once from the lexicon files.

A word of class `weekday` may also stand under `the_weekday` when it wears al-. Forms of several words are phrases.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from msgspec import Struct

from khabar.language.normal import normal_text

#: What a word class says of one word: a weekday's number, a month's, a TIMEX3 unit.
Value = int | float | str

#: The classes of one word, each with its value.
Classes = Mapping[str, Value]

NOTHING: Classes = MappingProxyType({})

_FILES = (("arabic", "times"), ("arabic", "counting"), ("english", "times"))

#: A clock reading, a number with its decimal or thousands marks, letters of a word, or one mark.
PIECE = re.compile(
    r"\d{4}[-.]\d{1,2}[-.]\d{1,2}(?!\.?\d)|(?<![.\d])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?!\.?\d)|\d{1,2}:\d{2}(?!\d)|(?<!\d)\d\dر\d\d(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+[.,]\d+(?![.,]?\d)|\d+|[^\W\d_]+|\n|[^\w\s]|_"
)


class Lexicon(Struct, frozen=True):
    """Single words, and phrases by their first word with the longest first."""

    words: Mapping[str, Classes]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Classes], ...]]


@cache
def lexicon() -> Lexicon:
    """Every time word of every language we read."""
    words: dict[str, dict[str, Value]] = {}
    phrases: dict[str, dict[tuple[str, ...], dict[str, Value]]] = {}
    for language, file in _FILES:
        for name, form, value in _entries(language, file):
            pieces = tuple(PIECE.findall(form))
            target = words.setdefault(form, {}) if len(pieces) == 1 else _phrase(phrases, pieces)
            target.setdefault(name, value)
    return Lexicon(words, {first: _longest_first(known) for first, known in phrases.items()})


def _entries(language: str, file: str) -> Iterator[tuple[str, str, Value]]:
    table = tomllib.loads((files("khabar.language") / language / f"{file}.toml").read_text("utf-8"))
    for name, entries in table.items():
        for entry in entries:
            for written in entry["forms"]:
                form = normal_text(written)
                yield name, form, entry["value"]
                if language == "arabic" and " " not in form and not written.startswith("ال"):
                    yield f"the_{name}", f"ال{form}", entry["value"]


def _phrase(phrases: dict[str, dict[tuple[str, ...], dict[str, Value]]], pieces: tuple[str, ...]) -> dict[str, Value]:
    return phrases.setdefault(pieces[0], {}).setdefault(pieces, {})


def _longest_first(known: Mapping[tuple[str, ...], Classes]) -> tuple[tuple[tuple[str, ...], Classes], ...]:
    return tuple(sorted(known.items(), key=lambda item: -len(item[0])))
