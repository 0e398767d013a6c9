"""Words as story linking compares them, and how much each one tells.

A term is a content word without clitics and endings, in one spelling for the letters that outlets write differently
(«الأميركي» and «أمريكي», «غوارديولا» and «جوارديولا»), or a number without its decimals.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress

from khabar.language.words import is_stop_word, lexical_forms, word_texts
from khabar.link.stems import stem

#: How many articles the background stands for, and how many words an article of it has: enough that four articles alone
#: are weighed as they would be among a thousand. On a day of 994 reports 200 reach a pair F1 of .864, 1,000 and 2,000
#: .874, 4,000 .853 (2026-11-21).
BACKGROUND, BACKGROUND_WORDS = 2000, 150
_VARIANTS = str.maketrans({"غ": "ج"})
_LONG_VOWELS = str.maketrans("", "", "اوي")
_SKELETON = 4


def terms_of(normal: str) -> list[str]:
    """The terms of a piece of normal text, in order."""
    return [term for word in word_texts(normal) if (term := term_of(word)) is not None]


def spelled_terms(normal: str, most: int) -> tuple[list[str], dict[str, str]]:
    """The first terms of a piece of normal text, at most so many, and for each the word it first stands as.

    Terms are not for reading.
    """
    words = word_texts(normal)
    found = list(map(term_of, words))
    terms, spelled = list(filter(None, found))[:most], list(compress(words, found))[:most]
    return terms, dict(zip(reversed(terms), reversed(spelled), strict=True))


@lru_cache(maxsize=200_000)
def term_of(word: str) -> str | None:
    """The term of one word of normal text, or None where it has no content of its own."""
    if word[0].isdigit():
        whole = word.replace(",", "").split(".")[0]
        return whole if len(whole) > 1 else None
    form = lexical_forms(word)[0]
    if len(word) < 2 or is_stop_word(word) or is_stop_word(form):
        return None
    plain = stem(form).translate(_VARIANTS)
    bare = plain[:1] + plain[1:].translate(_LONG_VOWELS)
    return (bare if len(bare) >= _SKELETON else plain) or None


def in_everyday_texts(term: str) -> float:
    """In how many of `BACKGROUND` everyday articles a term would stand, going by the word counts of the language."""
    return _background().get(term, 0.0)


@cache
def _background() -> Mapping[str, float]:
    counts: dict[str, int] = defaultdict(int)
    table = files("khabar.language").joinpath("arabic", "stem_counts.tsv").read_text(encoding="utf-8")
    for row in table.splitlines():
        word, bare, with_article = row.split("\t")
        term = term_of(word)
        if term:
            counts[term] += int(bare) + int(with_article)
    total = max(1, sum(counts.values()))
    return {term: BACKGROUND * -math.expm1(-count / total * BACKGROUND_WORDS) for term, count in counts.items()}
