"""Words that name nobody by themselves and point back to whoever was made to speak: المصدر ذاته، محدثنا، الأخير.

What they point to is decided by `speakers`; here it is only told which words point back, and whose walk of life they name.
"""

from functools import cache

from msgspec import Struct

from khabar.annotation.quotations.lexicon import bare, word_list
from khabar.annotation.quotations.name_parts import stem
from khabar.annotation.quotations.reading import Reading
from khabar.language.lexicons import read_lexicon, word_set
from khabar.language.normal import normal_text

#: المصدر الأمني ذاته: words that point back are at most this many.
LONGEST = 4


class Back(Struct, frozen=True):
    """How words point back: `way` same (ذاته), ours (محدثنا), named (الأخير), role (المتحدث); `head` their first stem."""

    way: str
    head: str


def points_back(reading: Reading, first: int, last: int) -> Back | None:
    """Whether the words of a speaker point back to an earlier one, and how."""
    words = reading.words[first:last]
    if not words or len(words) > LONGEST:
        return None
    if words[0] in ("ذات", "نفس") and len(words) > 1:
        return Back("same", stem(words[1]))
    if len(words) > 1 and words[-1] in word_list("the_same"):
        return Back("same", stem(words[0]))
    if len(words) == 1 and words[0] in _words("told_us"):
        return Back("ours", stem(words[0]))
    head = bare(words[0])
    if not words[0].startswith("ال") or any(not word.startswith("ال") for word in words[1:]):
        return None
    if len(words) == 1 and head in _words("named_last"):
        return Back("named", stem(head))
    return Back("role", stem(head)) if head in _words("whoever_spoke") and len(words) <= 2 else None


def is_bare_reference(reading: Reading, first: int, last: int) -> bool:
    """Whether the words can never be the fullest form of anyone: المصدر نفسه، محدثنا، الأخير."""
    back = points_back(reading, first, last)
    return back is not None and back.way != "role"


def is_kin(word: str) -> bool:
    """Whether a word without ال tells whose someone is: والدة، نجل، محامي."""
    return word in _words("kin")


def calls(word: str) -> bool:
    """Whether a word comes before the name of someone described first: ويدعى فلان."""
    return word in _words("called")


def same_walk(head: str, about: set[str]) -> bool:
    """Whether a person known by the stems `about` may be called by `head`: the minister is المسؤول, the coach التقني."""
    return head in _callers() and any(head in walk and walk & about for walk in _walks())


def _words(table: str) -> frozenset[str]:
    return word_set("arabic/references", table)


@cache
def _callers() -> frozenset[str]:
    return frozenset(stem(word) for word in _words("callers"))


@cache
def _walks() -> tuple[frozenset[str], ...]:
    table = read_lexicon("arabic/references")["walks"]
    return tuple(frozenset(stem(normal_text(word)) for word in words) for words in table.values())
