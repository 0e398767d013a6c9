"""Set phrases that nobody copies from anybody: greetings, prayers, condolences, lines of law and of navigation.

The phrases are data (`arabic/formulas.toml`, `english/formulas.toml`), matched word by word in any spelling.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import iterate_words
from khabar.link.word_codes import word_code

_LEXICONS = ("arabic/formulas", "english/formulas")

_Phrase = tuple[int, ...]


def formulas_in(codes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of coded words that are set phrases, half-open, the longest at each word; linear in their number."""
    phrases = _phrases()
    at = 0
    while at < len(codes):
        for phrase in phrases.get(codes[at], ()):
            if tuple(codes[at : at + len(phrase)]) == phrase:
                yield at, at + len(phrase)
                at += len(phrase)
                break
        else:
            at += 1


@cache
def _phrases() -> dict[int, tuple[_Phrase, ...]]:
    """Every phrase by its first word, longer ones first."""
    by_first: dict[int, set[_Phrase]] = {}
    for name in _LEXICONS:
        for table in read_lexicon(name).values():
            for written in table:
                phrase = tuple(word_code(word.text) for word in iterate_words(normal_text(written)))
                by_first.setdefault(phrase[0], set()).add(phrase)
    return {first: tuple(sorted(of, key=lambda one: (-len(one), one))) for first, of in by_first.items()}
