"""Counts, money, measures and shares in a text: the figure, its bounds, its unit, and what it counts.

Figures come from `number_words.py`, bounds («نحو», «على الأقل») from `number_bounds.py`, units and things from
`counted_things.py`. A dual noun counts two («شخصين»). What became of people is looked for near the figure: «مقتل 15
شخصا» counts the dead. Refused: years, days of a month, clock times, scores, dates in digits, numbers glued to letters
(F16), ordinals. `number_agreement.py` says whether two facts speak of one thing and whether they agree.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from khabar.language.clitics import split_clitics
from khabar.language.counted_things import counted_key, dual_thing, thing_named, what_became
from khabar.language.figure_names import PERCENT_MARK, SIGNS, names_rather, thing_at
from khabar.language.lexicons import word_set
from khabar.language.number_bounds import bound_after, bound_before, interval
from khabar.language.number_words import Figure, clitic_letters, fraction_at, gap, read_figure
from khabar.language.words import Word, is_stop_word, words

PERCENT = "percent"

_LANGUAGES = ("arabic/numbers", "english/numbers")
_BRACKETED = re.compile(r"\((?=\s?[\d.,]+\s?%?\s?\))([^)]*)\)")
_RANGE = re.compile(r"\s?[-–]\s?|\s(?:الي|to)\s")
_DOTTED_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_OTHERS = frozenset(("اخرين", "اخرون", "اخر", "اخري", "غيرهم", "غيره", "سواهم", "others", "more"))
_REACH = 4  # words either side in which «مقتل», "killed" and the like are looked for
_FATES = frozenset(("dead", "injured", "prisoner", "hostage", "مفقود"))  # classes of people that a noun itself names
_REACH_NUMBER_OF = 6  # «ارتفع عدد قتلى الانفجار في المدينة إلى 15»
_CLAUSE_ENDS = frozenset('،,.؛;:!؟?»«"()\n')


class NumberFact(Struct, frozen=True):
    """A figure in a text: half-open code points of the text given, unit included.

    `value` is the figure itself, `low` and `high` what its words allow (None: no limit), `bound` the word for that:
    exact, about, at least, more than, at most, less than, between or vague. `step` is one in the last written place.
    `unit` is "percent", a currency or a measure by its English name, or ""; `counted` one form for what is counted, or "";
    `like` is the same for things newspapers use for each other (شهيد, قتيل); `fate` what became of them («إصابة 4 عمال»), or "".
    """

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    bound: str
    step: float
    unit: str
    counted: str
    like: str
    fate: str = ""


def find_numbers(text: str) -> list[NumberFact]:
    """Every figure that counts something in normal text, in order; linear in its length.

    Brackets around a bare figure are read over («بلغ عددهم (61,3) ألف راكب») and belong to its span.
    """
    plain = _BRACKETED.sub(r" \1 ", text)
    found = _find_plain(plain)
    return found if plain == text else [_with_brackets(fact, text) for fact in found]


def _find_plain(text: str) -> list[NumberFact]:
    tokens = words(text)
    found: list[NumberFact] = []
    at = 0
    while at < len(tokens):
        figure = read_figure(tokens, at, text)
        if figure is None:
            fact = _dual(tokens, at, text)
            found += [fact] if fact else []
            at += 1
            continue
        second = _range_end(tokens, figure, text)
        if not names_rather(tokens, second or figure, text, first=figure.first):
            found.append(_fact(tokens, figure, second, text))
        at = (second or figure).stop
    return found


def _with_brackets(fact: NumberFact, text: str) -> NumberFact:
    """A figure that begins in brackets, with both of them in its span."""
    if text[fact.start - 1 : fact.start] != "(" or ")" not in text[fact.start : fact.end + 1]:
        return fact
    return replace(fact, start=fact.start - 1, end=fact.end + text.startswith(")", fact.end))


def _fact(tokens: Sequence[Word], figure: Figure, second: Figure | None, text: str) -> NumberFact:
    figure = _with_thousands(tokens, figure, text)
    stop = (second or figure).stop
    start = tokens[figure.first].start + clitic_letters(tokens[figure.first].text)
    end = tokens[stop - 1].end
    unit, sign = "", text[max(0, start - 1) : start]
    if sign in SIGNS:
        unit, start = SIGNS[sign], start - 1
    if (percent := PERCENT_MARK.match(text, end)) is not None:
        unit, end = PERCENT, percent.end()
        while stop < len(tokens) and tokens[stop].start < end:
            stop += 1
    elif (thing := thing_at(tokens, stop, text)) is not None and thing.kind != "counted":
        unit, end, stop = thing.key, tokens[stop].end, stop + 1
        part = fraction_at(tokens, stop, text)
        if part and figure.scale == 1 and second is None:  # «3 أعوام ونصف»
            figure, end, stop = replace(figure, value=figure.value + part, step=0.1), tokens[stop].end, stop + 1
    value, low, high, bound = _bounded(tokens, figure, second, stop, text)
    counted = _counted(tokens, figure.first, stop, text, unit)
    known = thing_named(counted)
    like = known.like if known else counted
    fate = "" if unit else _class_of(_fate(tokens, figure.first, stop, text), like)
    return NumberFact(start, end, value, low, high, bound, figure.step, unit, counted, like, fate)


def _with_thousands(tokens: Sequence[Word], figure: Figure, text: str) -> Figure:
    """«5.706 عمال» counts thousands: people and things are never told in thousandths."""
    thing = thing_at(tokens, figure.stop, text)
    one = figure.stop == figure.first + 1 and _DOTTED_THOUSANDS.fullmatch(tokens[figure.first].text)
    return replace(figure, value=figure.value * 1000, step=1.0) if one and thing and thing.kind == "counted" else figure


def _bounded(
    tokens: Sequence[Word], figure: Figure, second: Figure | None, stop: int, text: str
) -> tuple[float, float | None, float | None, str]:
    if second is not None:
        low = figure.value * (second.scale if figure.scale == 1 and figure.value * second.scale < second.value else 1)
        return (low + second.value) / 2, low, second.value, "between"
    if figure.low is not None:
        return figure.value, figure.low, figure.high, "vague"
    bound = bound_before(tokens, figure.first, text) or bound_after(tokens, stop, text)
    return figure.value, *interval(figure.value, bound), bound or "exact"


def _counted(tokens: Sequence[Word], first: int, stop: int, text: str, unit: str) -> str:
    """What is counted: the noun after the figure, else the one «عدد» names before it; then what became of people."""
    bare_unit = unit and (stop >= len(tokens) or tokens[stop].text not in ("من", "of"))
    noun = "" if bare_unit else _noun_after(tokens, stop, text)
    if not noun and not unit:
        noun = _noun_of_number(tokens, first, text)
        if not noun and first and tokens[first].text.startswith("واحد") and gap(tokens, first, text) == " ":
            noun = counted_key(tokens[first - 1].text)  # «قتيل واحد»
    known = thing_named(noun) if noun else None
    if unit or (noun and (known is None or known.like != "person")):
        return noun
    return _fate(tokens, first, stop, text) or noun


def _noun_after(tokens: Sequence[Word], stop: int, text: str) -> str:
    """The key of the noun after a figure, «من» passed over; "" where a clause ends or no noun comes."""
    while stop < len(tokens) and tokens[stop].text in ("من", "of") and gap(tokens, stop, text).isspace():
        stop += 1
    if stop >= len(tokens) or not _same_clause(tokens, stop, text) or tokens[stop].text in _OTHERS:
        return ""
    if split_clitics(tokens[stop].text).prefixes[:1] == ("و",):
        return ""  # «مقتل 3 وإصابة 5»
    return counted_key(tokens[stop].text) if tokens[stop].text != "ال" else ""


def _noun_of_number(tokens: Sequence[Word], first: int, text: str) -> str:
    """«ارتفع عدد القتلى إلى 15»: the noun after «عدد» or "toll", a few words before the figure."""
    for back in range(first - 1, max(-1, first - 1 - _REACH_NUMBER_OF), -1):
        if not _same_clause(tokens, back + 1, text):
            return ""
        word = tokens[back].text.casefold()
        if word.lstrip("ول") in _number_of() or word in _number_of():
            after = [tokens[at].text for at in range(back + 1, first) if not is_stop_word(tokens[at].text.casefold())]
            if word == "toll":
                after = [tokens[back - 1].text] if back else []  # "death toll"
            return counted_key(after[0].casefold()) if after else ""
    return ""


def _fate(tokens: Sequence[Word], first: int, stop: int, text: str) -> str:
    """What the words near a figure say became of the people it counts; those before it first."""
    for at in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = tokens[at].text
        if not _same_clause(tokens, at + 1, text) or word[0].isdigit() or word == "and":
            break
        if key := what_became(word):
            return key
        if split_clitics(word).prefixes[:1] == ("و",):
            break
    for at in range(stop, min(len(tokens), stop + _REACH)):
        if not _same_clause(tokens, at, text) or tokens[at].text[0].isdigit():
            break
        if split_clitics(tokens[at].text).prefixes[:1] == ("و",):
            break  # «سبعة أشخاص قضوا وجرح 23»
        if key := what_became(tokens[at].text):
            return key
    return ""


def _class_of(fate: str, like: str) -> str:
    """The class of what became of those counted; a noun that says it itself («جرحى») speaks louder than its neighbours."""
    return like if like in _FATES else known.like if (known := thing_named(fate)) else ""


def _dual(tokens: Sequence[Word], at: int, text: str) -> NumberFact | None:
    """A dual noun as the count of two, unless a figure before it already counts it."""
    thing = dual_thing(tokens[at].text)
    if thing is None or "ال" in split_clitics(tokens[at].text).prefixes or (at and tokens[at - 1].text[0].isdigit()):
        return None  # «السجينان» are two already told of
    token = tokens[at]
    unit = "" if thing.kind == "counted" else thing.key
    counted = _fate(tokens, at, at + 1, text) or thing.key if thing.like == "person" else thing.key
    known = thing_named(counted)
    part = fraction_at(tokens, at + 1, text) if unit else 0.0
    end = tokens[at + 1].end if part else token.end
    bound = bound_before(tokens, at, text) or bound_after(tokens, at + 1, text)
    low, high = interval(2 + part, bound)
    counted = "" if unit else counted
    like = known.like if known and counted else counted
    fate = "" if unit else _class_of(_fate(tokens, at, at + 1, text), like)
    start = token.start + (split_clitics(token.text).prefixes[:1] in (("و",), ("ب",), ("ل",), ("ف",)))
    return NumberFact(
        start, end, 2 + part, low, high, bound or "exact", 0.1 if part else 1.0, unit, counted, like, fate
    )


def _range_end(tokens: Sequence[Word], figure: Figure, text: str) -> Figure | None:
    """The second figure of «بين 10 و15», "10-15" or «10 إلى 15»; «من 10 إلى 15» may be a change and is none."""
    if figure.stop >= len(tokens) or figure.low is not None:
        return None
    before = tokens[figure.first - 1].text.casefold() if figure.first else ""
    between = before.lstrip("وب") in ("ين", "بين") or before == "between"
    joint = text[tokens[figure.stop - 1].end : tokens[figure.stop].start]
    at = figure.stop
    if between and tokens[at].text in ("و", "and"):
        at += 1
    elif not (between and tokens[at].text[0] == "و") and not _RANGE.fullmatch(joint):
        if tokens[at].text not in ("الي", "to") or before in ("من", "from") or not joint.isspace():
            return None
        at += 1
    if at >= len(tokens) or before in ("من", "from"):
        return None
    second = read_figure(tokens, at, text)
    if second is None or second.low is not None or second.value <= figure.value:
        return None
    after = thing_at(tokens, second.stop, text) is not None or PERCENT_MARK.match(text, tokens[second.stop - 1].end)
    return second if between or after or not _RANGE.fullmatch(joint) else None


def _same_clause(tokens: Sequence[Word], at: int, text: str) -> bool:
    """Whether no mark stands between a token and the one before it."""
    return at == 0 or not _CLAUSE_ENDS.intersection(gap(tokens, at, text))


@cache
def _number_of() -> frozenset[str]:
    return frozenset().union(*(word_set(language, "number_of") for language in _LANGUAGES))
