"""Tokens for the tagger: words, numbers and single marks of a normalised text, with where they stand.

Small words written onto a word (و ف ب ل ك) stay on it: the features look under them, the mentions cut them off.
One thing that the normal spelling folds is kept here: a word's last ى, which tells على (on) from علي (Ali).
"""

import re

from msgspec import Struct

from khabar.language.normal import normalize
from khabar.records import NormalText, Span

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")


class Token(Struct, frozen=True, gc=False):
    """One token: half-open code points of the normal text, and its letters."""

    start: int
    end: int
    text: str


def tokens(normal: NormalText, original: str, place: Span) -> list[Token]:
    """The tokens inside `place`, a span of the normal text, in order."""
    found = []
    for match in _TOKEN.finditer(normal.text, place.start, place.end):
        text, (start, end) = match.group(), match.span()
        if text[-1] == "ي" and original[normal.starts[end - 1]] == "ى":
            text = text[:-1] + "ى"
        found.append(Token(start, end, text))
    return found


def token_texts(text: str) -> list[str]:
    """The tokens of any text, as the tagger takes them."""
    normal = normalize(text)
    return [token.text for token in tokens(normal, text, Span(0, len(normal.text)))]
