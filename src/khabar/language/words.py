"""Words of a text in one spelling, and the small words Arabic writes onto them.

Give `words` the text of a `NormalText`; offsets are code points of what was given.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")


class Word(Struct, frozen=True):
    """One word: half-open code points of the text given, and the letters."""

    start: int
    end: int
    text: str


def words(text: str) -> list[Word]:
    """The words and numbers of `text` in order; «٢,٤٦٤» and «4.2» are one word each when digits are ASCII."""
    return list(iterate_words(text))


def iterate_words(text: str) -> Iterator[Word]:
    """`words`, one at a time."""
    for match in _WORD.finditer(text):
        yield Word(match.start(), match.end(), match.group())
