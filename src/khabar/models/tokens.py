"""Tokens for the tagger: words, numbers and single marks of a normalised text, with where they stand.

Small words written onto a word (و ف ب ل ك) stay on it: the features look under them, the mentions cut them off.
"""

import re

from msgspec import Struct

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")


class Token(Struct, frozen=True):
    """One token: half-open code points of the text given, and its letters."""

    start: int
    end: int
    text: str


def tokens(text: str, base: int = 0) -> list[Token]:
    """The tokens of `text` in order, offsets counted from `base`."""
    return [Token(base + found.start(), base + found.end(), found.group()) for found in _TOKEN.finditer(text)]
