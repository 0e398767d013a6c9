"""Words of a text, and the form in which they are matched across spellings and inflections.

Give `words` the text of a `NormalText`; offsets are code points of what was given. `lexical_forms` and `content_words`
take the small words off (`clitics.py`) and leave out those without content of their own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from khabar.language.clitics import known_noun, split_all
from khabar.language.lexicons import word_set
from khabar.language.normal import normal_text

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


def word_places(text: str) -> tuple[list[str], list[int], list[int]]:
    """`words` as three lists, for long loops: the letters of each word, where it starts, where it ends."""
    found = list(_WORD.finditer(text))
    return [one.group() for one in found], [one.start() for one in found], [one.end() for one in found]


def word_texts(text: str) -> list[str]:
    """The letters of each word and number of `text` in order, where nobody asks where they stand."""
    return _WORD.findall(text)


@lru_cache(maxsize=65536)
def lexical_forms(word: str) -> tuple[str, ...]:
    """The forms under which one normal word is matched: its stem first, then the word as written where it differs.

    «وللقوات» gives قوات; «حكومتها» حكومة; «بيانا» بيان; "Ministers'" ministers. Index both, compare the first.
    """
    lowered = word.casefold()
    if lowered.isascii():
        stem = re.sub(r"['’]s?$", "", lowered)
    else:
        stem = split_all(lowered).stem
        if stem.endswith("ا") and not stem.endswith("يا") and known_noun(stem[:-1]):
            stem = stem[:-1]  # the alef of the accusative; «سوريا» is not «سوري»
    return (stem,) if stem == lowered else (stem, lowered)


def content_words(text: str) -> list[str]:
    """The words of any text that carry content, in order, each in its lexical form; numbers stay as digits.

    Meant for overlap, search and vectors: «قالت القوات إنها» gives قالت, قوات.
    """
    forms = (lexical_forms(word.text)[0] for word in iterate_words(normal_text(text)))
    return [form for form in forms if not is_stop_word(form)]


def is_stop_word(word: str) -> bool:
    """Whether a word in normal spelling, with or without clitics, carries no content of its own."""
    return word in word_set("arabic/function_words", "stop") or word in word_set("english/function_words", "stop")
