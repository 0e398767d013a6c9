"""Whether a figure names rather than counts: a date, a clock time, a score, a year, a code, a brigade.

Reads the few characters and words around a figure; `numbers.py` leaves out what is named here.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from khabar.language.counted_things import Thing, dual_thing, known_thing
from khabar.language.lexicons import read_lexicon, word_set
from khabar.language.normal import normal_text
from khabar.language.number_words import Figure, gap
from khabar.language.words import Word

SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₪": "shekel"}
PERCENT_MARK = re.compile(r"\s?%|\s(?:بالمئة|بالمائة|بالمية|في المئة|في المائة|per ?cent)\b", re.IGNORECASE)

_LANGUAGES = ("arabic/numbers", "english/numbers")
_GLUED_BEFORE = re.compile(r"[\w.,:/]$|[\w][-–/:]$|\d?/ $")
_GLUED_AFTER = re.compile(r"ر\d|:\d| ?/ ?\d|[-–][^\W\d_]|[.,]\d|\.[^\W\d_]")
_PARTS = frozenset(
    ("ارباع", "اخماس", "اثلاث", "اعشار", "thirds", "quarters", "fifths", "tenths")
)  # «ثلاثة أرباع السكان»
_ALWAYS_NAMES = frozenset(("hour of the clock", "day of the month"))  # «الجولة 3 أهداف» counts, «يوم 3» does not
_LAST_DAY = 31
_GLUE = 4  # characters after a figure that may glue it to another («24 / 10»)


def names_rather(tokens: Sequence[Word], figure: Figure, text: str, *, first: int) -> bool:
    """Whether digits name rather than count: dates, clock times, scores, years, codes."""
    token = tokens[first]
    if figure.stop < len(tokens) and tokens[figure.stop].text.casefold() in _PARTS:
        return True
    if not token.text[0].isdigit():
        return _is_month(tokens, figure.stop, text)
    before, after = (
        text[max(0, token.start - 2) : token.start],
        text[tokens[figure.stop - 1].end : tokens[figure.stop - 1].end + _GLUE],
    )
    if _GLUED_AFTER.match(after) or (_GLUED_BEFORE.search(before) and before[-1:] not in ("و", "ب", "ل", "ف", "ك")):
        return True
    score = re.match(r"\s?[-–]\s?\d", text[tokens[figure.stop - 1].end : tokens[figure.stop - 1].end + 4])
    if score or re.search(r"\d\s?[-–]\s?$", text[max(0, token.start - 4) : token.start]):
        return True
    back = first - 1 - (first > 1 and tokens[first - 1].text == "ال")  # «الساعة الـ13»
    previous = tokens[back].text.casefold() if back >= 0 and not gap(tokens, back + 1, text).strip() else ""
    year = 1300 <= figure.value < 2100 and token.text.isdigit() and figure.stop == first + 1
    name = _naming().get(previous) or (_naming().get(previous[1:]) if previous[:1] in tuple("وبلفك") else None)
    counts = thing_at(tokens, figure.stop, text) is not None or PERCENT_MARK.match(text, tokens[figure.stop - 1].end)
    if name and (year if name == "year" else not counts or name in _ALWAYS_NAMES):
        return True
    if (
        year
        and len(token.text) == 4
        and before[-1:] not in SIGNS
        and (not counts or _is_month(tokens, first - 1, text))
    ):
        return True
    of_month = figure.value <= _LAST_DAY and [word.text for word in tokens[figure.stop : figure.stop + 2]] == [
        "من",
        "شهر",
    ]
    return of_month or _is_month(tokens, figure.stop, text)


def thing_at(tokens: Sequence[Word], at: int, text: str) -> Thing | None:
    """The known unit or thing at a token beside a figure; duals and nouns with al- are none."""
    if at >= len(tokens) or gap(tokens, at, text).strip(" -"):
        return None
    word = tokens[at].text
    return known_thing(word) if dual_thing(word) is None and not word.startswith("ال") else None


def _is_month(tokens: Sequence[Word], at: int, text: str) -> bool:
    if not 0 < at < len(tokens) or not gap(tokens, at, text).isspace():
        return False
    word = tokens[at].text.casefold()
    return word in word_set("arabic/numbers", "no_count_after") or word in word_set("english/numbers", "no_count_after")


@cache
def _naming() -> Mapping[str, str]:
    """Words before a figure that make it a name -> their gloss; "year" makes only a year one."""
    tables = (read_lexicon(language)["no_count_before"] for language in _LANGUAGES)
    return {normal_text(word): gloss for table in tables for word, gloss in table.items()}
