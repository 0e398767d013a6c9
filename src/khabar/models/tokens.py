"""Tokens for the tagger: words, numbers and single marks of a normalised text, with where they stand.

Small words written onto a word (و ف ب ل ك) stay on it: the features look under them, the mentions cut them off.
One thing that the normal spelling folds is kept here: a word's last ى, which tells على (on) from علي (Ali). The spelling of
the article itself, without vowel signs, is kept beside it: إيران is a commoner piece of text than ايران.
"""

import re
import unicodedata

from msgspec import Struct

from khabar.language.normal import normalize
from khabar.records import NormalText, Span

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]|_")
#: Letters that a spelling may hold as they are; whatever else stands in a token is looked at letter by letter.
_PLAIN = re.compile("[!-~\u00ab\u00bb\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a]+")
_TATWEEL = "\u0640"


class Token(Struct, frozen=True, gc=False):
    """One token: half-open code points of the normal text, its letters, and the article's own spelling of it."""

    start: int
    end: int
    text: str
    spelling: str = ""


def tokens(normal: NormalText, original: str, place: Span) -> list[Token]:
    """The tokens inside `place`, a span of the normal text, in order."""
    found = []
    for match in _TOKEN.finditer(normal.text, place.start, place.end):
        text, (start, end) = match.group(), match.span()
        if text[-1] == "ي" and original[normal.starts[end - 1]] == "ى":
            text = text[:-1] + "ى"
        found.append(Token(start, end, text, _spelling(original[normal.starts[start] : normal.ends[end - 1]]) or text))
    return found


def token_texts(text: str) -> list[str]:
    """The normalised tokens of any text."""
    return [token.text for token in text_tokens(text)]


def text_tokens(text: str) -> list[Token]:
    """The tokens of any text."""
    normal = normalize(text)
    return tokens(normal, text, Span(0, len(normal.text)))


def _spelling(written: str) -> str:
    """What is written, composed and without vowel signs, tatweel and controls."""
    if _PLAIN.fullmatch(written):
        return written
    composed = unicodedata.normalize("NFKC", written)
    return "".join(
        letter for letter in composed if letter != _TATWEEL and unicodedata.category(letter) not in ("Mn", "Cf", "Cs")
    )
