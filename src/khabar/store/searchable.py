"""Words as they are searched for: one form for all spellings and attachments of a word.

إيران, ايران and لإيران have one form. A number is its digits. Every word keeps its place in the text.
"""

from functools import lru_cache

from msgspec import Struct

from khabar.language.normal import fold, normalize
from khabar.language.words import iterate_words, lexical_forms
from khabar.records import NormalText, Span


class Findable(Struct, frozen=True):
    """One word of a text: where it stands, and the form it is found by."""

    span: Span
    form: str


def findable_words(text: str, normal: NormalText | None = None) -> list[Findable]:
    """The words of a text in order; give `normal` where it is at hand."""
    normal = normal or normalize(text)
    return [
        Findable(normal.original(word.start, word.end), searched_form(word.text)) for word in iterate_words(normal.text)
    ]


def searched_forms(text: str) -> tuple[str, ...]:
    """The forms of the words of a text, in order."""
    return tuple(searched_form(word.text) for word in iterate_words(normalize(text).text))


@lru_cache(maxsize=65536)
def searched_form(word: str) -> str:
    """The form one word in normal spelling is found by; never empty, never with a space."""
    return fold(lexical_forms(word)[0]).replace(" ", "") or word
