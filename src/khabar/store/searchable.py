"""Words as they are searched for: one form for all spellings and attachments of a word.

إيران, ايران and لإيران have one form. A number is its digits. Every word keeps its place in the text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from khabar.language.normal import fold, normalize
from khabar.language.words import lexical_forms, word_places, word_texts
from khabar.records import NormalText, Span


class Findable(Struct, frozen=True):
    """The words of a text in order: the form each is found by, and where each stands in the normal text."""

    normal: NormalText
    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, first: int, last: int) -> Span:
        """Where the words `first` to `last` stand in the text itself."""
        return self.normal.original(self.starts[first], self.ends[last])

    def since(self, place: int) -> int:
        """The number of the first word that stands at or after a place in the text itself."""
        return bisect_left(self.starts, place, key=lambda start: self.normal.starts[start])


def findable_words(text: str, normal: NormalText | None = None) -> Findable:
    """The words of a text; give `normal` where it is at hand."""
    normal = normal or normalize(text)
    letters, starts, ends = word_places(normal.text)
    return Findable(normal, [searched_form(word) for word in letters], starts, ends)


def searched_forms(text: str) -> tuple[str, ...]:
    """The forms of the words of a text, in order."""
    return tuple(map(searched_form, word_texts(normalize(text).text)))


@lru_cache(maxsize=65536)
def searched_form(word: str) -> str:
    """The form one word in normal spelling is found by; never empty, never with a space."""
    return fold(lexical_forms(word)[0]).replace(" ", "") or word
