"""The words that bound a figure: «نحو 20» is about, «20 على الأقل» at least, "up to 20" at most."""

from collections.abc import Mapping, Sequence
from functools import cache

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import Word

#: What «نحو» allows on either side: a tenth. A judgement, not a measurement.
ABOUT_SHARE = 0.1

_LONGEST_PHRASE = 4
_REACH_AFTER = 4  # «15 قتيلا من الجنود على الأقل»: words between the figure and its bound
_CLITICS = "وفبلك"
_CLAUSE_ENDS = frozenset('،,.؛;:!؟?»«"()\n')

Interval = tuple[float | None, float | None]


def bound_before(tokens: Sequence[Word], at: int, text: str) -> str:
    """The bound in the words that end just before a token: "about", "at least", "more than", ...; "" for none."""
    phrase = ""
    for back in range(1, min(_LONGEST_PHRASE, at) + 1):
        word = tokens[at - back]
        if _CLAUSE_ENDS.intersection(text[word.end : tokens[at - back + 1].start]):
            break
        phrase = f"{word.text} {phrase}".rstrip()
        longer = at - back > 0 and not _CLAUSE_ENDS.intersection(text[tokens[at - back - 1].end : word.start])
        found = _phrase("before", phrase)
        if found and not (
            longer and back < _LONGEST_PHRASE and _phrase("before", f"{tokens[at - back - 1].text} {phrase}")
        ):
            return found
    return ""


def bound_after(tokens: Sequence[Word], stop: int, text: str) -> str:
    """The bound in the few words after a figure, in the same clause; "" for none."""
    for first in range(stop, min(stop + _REACH_AFTER, len(tokens))):
        if _CLAUSE_ENDS.intersection(text[tokens[first - 1].end : tokens[first].start]):
            return ""
        if tokens[first].text.casefold() not in _openers():
            continue
        for size in range(3, 0, -1):
            phrase = " ".join(word.text for word in tokens[first : first + size])
            if found := _phrases("after").get(phrase.casefold()):
                return found
    return ""


def interval(value: float, bound: str) -> Interval:
    """The lowest and highest value a bound allows, None where there is no limit."""
    if bound in ("at least", "more than"):
        return value, None
    if bound in ("at most", "less than"):
        return None, value
    if bound == "about":
        slack = abs(value) * ABOUT_SHARE
        return value - slack, value + slack
    return value, value


def _phrase(table: str, phrase: str) -> str:
    known = _phrases(table)
    lowered = phrase.casefold()
    return known.get(lowered) or (known.get(lowered[1:], "") if lowered[0] in _CLITICS else "")


@cache
def _openers() -> frozenset[str]:
    """The first words of the phrases that follow a figure."""
    return frozenset(phrase.split()[0] for phrase in _phrases("after"))


@cache
def _phrases(table: str) -> Mapping[str, str]:
    languages = ("arabic/numbers", "english/numbers")
    return {
        normal_text(phrase): bound for language in languages for phrase, bound in read_lexicon(language)[table].items()
    }
