"""The title or role beside a person: before the name (وزير الخارجية السعودي فلان), or after it (فلان، قائد الجيش،).

A title reaches from the name to its first head word (رئيس، قائد، اللواء) over whatever can hang on one: definite words,
adjectives, names of bodies and places, words that open such a name, and one unknown word in a row.
"""

from collections.abc import Mapping, Sequence

from khabar.annotation.name_bodies import stops
from khabar.language.titles import bare, head_kind, title_kind, title_kinds
from khabar.models.tokens import Token

#: A title longer than this is rather a sentence that happens to hold a title word.
REACH = 16
_HEADS = frozenset({"rank", "honorific", "office", "person", "relative"})
_OPENING = frozenset("«“‘(")
_QUOTES = frozenset("«»\"“”'‘’()")
_COMMAS = frozenset("،,")
_LINKS = frozenset({"في", "لدي", "ب", "ل", "of", "the", "for", "and"})


def title_before(tokens: Sequence[Token], at: int, named: Mapping[int, str]) -> tuple[int, int] | None:
    """The tokens of the title that ends where the name at token `at` begins; `named` are the labels of the tokens inside names."""
    best = None
    unknown = commas = 0
    for here in range(at - 1, max(-1, at - 1 - REACH), -1):
        word = tokens[here].text
        if named.get(here) == "PER":
            break
        if here in named:
            unknown = 0
        elif is_head(word) or _opens_long_title(tokens, here):
            best, unknown = here, 0
        elif word not in _LINKS and (word in stops() or (word[0] in "وف" and word[1:] in stops())):
            break
        elif word in _COMMAS:
            if commas or (best is not None and best != here + 1):
                break
            commas += 1
        elif word in _QUOTES or _may_hang(word):
            unknown = 0
        elif word in _LINKS:
            if here + 1 not in named and tokens[here + 1].text not in _QUOTES and not _may_hang(tokens[here + 1].text):
                break
        else:
            unknown += 1
            if unknown > 1 or not word[0].isalpha() or here + 1 >= at or is_head(tokens[here + 1].text):
                break
    if best is None or (best == at - 1 and _is_rather_a_verb(tokens[best].text)):
        return None
    end = at
    while end > best + 1 and tokens[end - 1].text in _COMMAS | _OPENING:
        end -= 1
    return best, end


def title_after(tokens: Sequence[Token], at: int, named: Mapping[int, str]) -> tuple[int, int] | None:
    """The tokens of the title that follows the name ending at token `at`, between commas: «، قائد الجيش،»."""
    if at + 1 >= len(tokens) or tokens[at].text not in _COMMAS or not is_head(tokens[at + 1].text):
        return None
    if tokens[at + 1].text[0] in "وف" and title_kind(tokens[at + 1].text[1:]):
        return None  # «فلان، والوزير»: another person
    end, unknown = at + 2, 0
    while end < len(tokens) and end - at <= REACH:
        word = tokens[end].text
        if word in _COMMAS or named.get(end) == "PER" or not (word[0].isalpha() or word in _QUOTES):
            break
        known = end in named or word in _QUOTES or word in _LINKS or is_head(word) or _may_hang(word)
        unknown = 0 if known else unknown + 1
        if unknown > 1:
            return None
        end += 1
    closed = end >= len(tokens) or tokens[end].text in _COMMAS or tokens[end].text in ".؛:"
    return (at + 1, end) if closed and unknown == 0 else None


def is_head(word: str) -> bool:
    """Whether a normalised word is a title that can open a role: a rank, an honorific, an office, what someone is."""
    return title_kind(word) in _HEADS


def _opens_long_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether a title of two words begins here whose first alone is none: صاحب السمو."""
    return at + 1 < len(tokens) and f"{bare(tokens[at].text)} {tokens[at + 1].text}" in title_kinds()


def _is_rather_a_verb(word: str) -> bool:
    """Whether a word alone before a name is no title without ال: «طالب سالم» is "Salem demanded"."""
    return title_kind(word) in ("office", "person") and "ال" not in word[:3] and "لل" not in word[:3]


def _may_hang(word: str) -> bool:
    """Whether a word can be part of a title after its head."""
    if word.startswith(("ال", "وال", "لل", "ولل", "بال")):
        return True
    return head_kind(word) is not None or title_kind(word) is not None
