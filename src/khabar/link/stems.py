"""Rough word stems for linking: enough that والدفاعات and الدفاع, بيلاروسيا and البيلاروسي meet.

Not a morphology: stems are compared with each other and never shown.
"""

import re
from functools import lru_cache

from khabar.language.normal import fold

#: Written onto the front of a word, longest first; what remains must keep `_KEPT` letters.
_FRONT = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال", "و", "ف")
#: One-letter prepositions come off only before a longer word: «بيان» is no «ب» + «يان».
_PREPOSITIONS = ("ب", "ل", "ك")
#: Endings of number, gender, relation and possession, longest first.
_END = (
    "ياتها",
    "اتها",
    "اتهم",
    "يات",
    "يون",
    "يين",
    "يها",
    "تها",
    "تهم",
    "يه",
    "ات",
    "ين",
    "ون",
    "ان",
    "يا",
    "ها",
    "هم",
    "ه",
    "ي",
    "ا",
)
_KEPT = 3
_LONG = 6
_FRONT_OFF = re.compile(f"(?:{'|'.join(_FRONT)})(?=.{{{_KEPT}}})", re.DOTALL)
_END_BY_LETTER = {letter: tuple(end for end in _END if end[-1] == letter) for letter in {end[-1] for end in _END}}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A rough stem of one word of text in one spelling; digits stay as they are."""
    if word[:1].isdigit():
        return word
    plain = fold(word)
    if not plain or plain[0].isascii():
        return plain[:-1] if len(plain) > 4 and plain.endswith("s") else plain
    front = _FRONT_OFF.match(plain)
    if front:
        plain = plain[front.end() :]
    elif len(plain) >= _LONG and plain.startswith(_PREPOSITIONS):
        plain = plain[1:]
    for end in _END_BY_LETTER.get(plain[-1], ()):
        if plain.endswith(end) and len(plain) - len(end) >= _KEPT:
            return plain[: -len(end)]
    return plain
