"""Finds the times of an article: tokens, then at each place the longest rule that makes sense there.

Order: tokens of the normal text; the day the article speaks from; one pass from left to right in which every rule may
look at what was read before; then Hijri dates that stand beside their Gregorian take its value. A note (see `notes`)
has constructions of its own, tried first, and is cut otherwise.
"""

from functools import cache

from khabar.annotation.times import calendar
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Grammar, compile_rules, symbols
from khabar.annotation.times.notes import Found, cut_as_note
from khabar.annotation.times.reference import solve_reference
from khabar.annotation.times.rules_clock import RULES as CLOCK
from khabar.annotation.times.rules_counts import RULES as COUNTS
from khabar.annotation.times.rules_days import RULES as DAYS
from khabar.annotation.times.rules_durations import RULES as DURATIONS
from khabar.annotation.times.rules_english import RULES as ENGLISH
from khabar.annotation.times.rules_eras import RULES as ERAS
from khabar.annotation.times.rules_festivals import RULES as FESTIVALS
from khabar.annotation.times.rules_notes import NOTE_RULES
from khabar.annotation.times.rules_parts import RULES as PARTS
from khabar.annotation.times.rules_periods import RULES as PERIODS
from khabar.annotation.times.rules_ranges import RULES as RANGES
from khabar.annotation.times.rules_vague import RULES as VAGUE
from khabar.annotation.times.tokens import Token, tokens
from khabar.records import Document, Span, TimeExpression

BY = "times@1"

#: Every rule; of matches equally long the earlier wins.
RULES = (*CLOCK, *DAYS, *FESTIVALS, *RANGES, *ERAS, *PERIODS, *PARTS, *COUNTS, *DURATIONS, *VAGUE, *ENGLISH)

_BESIDE = 4  # tokens between a Hijri date and its Gregorian
_JOINS = ("corresponding", "open", "close", "slash", "dash", "comma", "for", "day_word", "weekday", "hijri_mark")


def find_times(document: Document) -> tuple[TimeExpression, ...]:
    """The times of an article, in order and without overlaps; `rule` tells which construction gave each its value."""
    found = tokens(document.normal.text)
    reference = solve_reference(document.article, found)
    context = Context(found, reference, document)
    read = _beside(found, _read(found, context))
    if context.note:
        read = cut_as_note(read, found)
    return tuple(
        TimeExpression(
            span=_span(document, found[start + _led_in(found[start], context)].start, found[end - 1].end),
            by=BY,
            type=reading.type,
            value=reading.value,
            earliest=reading.earliest.isoformat() if reading.earliest else None,
            latest=reading.latest.isoformat() if reading.latest else None,
            rule=rule,
        )
        for start, end, reading, rule in read
    )


def _led_in(first: Token, context: Context) -> bool:
    """Whether a report's expression begins with a preposition, which is no part of it: «من 3 إلى 7 يونيو», «طوال العام»."""
    return not context.note and not first.classes.keys().isdisjoint(("of", "between", "whole"))


def _span(document: Document, start: int, end: int) -> Span:
    """The original span, with the tatweel a word may end in («1448هـ»)."""
    span, text = document.normal.original(start, end), document.text
    last = span.end
    while last < len(text) and text[last] == "\u0640":
        last += 1
    return Span(span.start, last)


@cache
def _grammar() -> Grammar:
    return compile_rules(RULES)


@cache
def _note_grammar() -> Grammar:
    return compile_rules((*NOTE_RULES, *RULES))


def _read(found: list[Token], context: Context) -> list[Found]:
    grammar, line = _note_grammar() if context.note else _grammar(), symbols(found)
    read: list[Found] = []
    at = 0
    while at < len(found):
        stop = at + 1
        if found[at].classes:
            for rule, match in grammar.matches(found, line, at):
                reading = rule.build(match, context)
                if reading is not None:
                    context.remember(reading, match.start, match.end)
                    why = f"{rule.name}; today: {context.today or 'unknown'}, {context.reference.why}"
                    read.append(Found(match.start, match.end, reading, why))
                    stop = max(match.end, at + 1)
                    break
        for passed in range(at, stop):
            context.pass_by(passed)
        at = stop
    return read


def _on_its_date(found: list[Token], end: int, after: Reading, between: list[Token]) -> bool:
    """Whether a clock reading ends in a weekday and its date follows: «الرابعة عصرا من يوم الأحد بتاريخ 3/5/1447هـ»."""
    dated = after.type == "DATE" and after.earliest is not None and after.earliest == after.latest
    return dated and "weekday" in found[end - 1].classes and any("corresponding" in token.classes for token in between)


def _beside(found: list[Token], read: list[Found]) -> list[Found]:
    """Give a Hijri date the value of the Gregorian beside it («3 محرم 1448هـ الموافق 18 يونيو 2026م»), and back."""
    mended = list(read)
    for here, (_, end, reading, rule) in enumerate(read[:-1]):
        start, _, after, _ = read[here + 1]
        between = found[end:start]
        if (
            rule.startswith("weekday;")
            and after.type == "DATE"
            and any("corresponding" in token.classes for token in between)
        ):
            said = calendar.day(after.earliest) if after.earliest == after.latest else None
            mended[here] = Found(*read[here][:2], said or after, f"{rule}; value of the date it corresponds to")
            continue
        if rule.startswith("clock;") and _on_its_date(found, end, after, between):
            said = Reading("TIME", f"{after.earliest}{reading.value[-6:]}", after.earliest, after.latest)
            mended[here] = Found(*read[here][:2], said, f"{rule}; day of the date it corresponds to")
            continue
        pair = [one for one in (reading, after) if one.value.startswith("H:")]
        plain = [
            one
            for one in (reading, after)
            if not one.value.startswith("H:")
            and one.type == "DATE"
            and len(one.value) in (4, 7, 10)
            and one.value[0].isdigit()
        ]
        joined = start - end <= _BESIDE and all(not token.classes.keys().isdisjoint(_JOINS) for token in between)
        if joined and len(pair) == len(plain) == 1 and len(pair[0].value) == len(plain[0].value) + 2:
            at = here if pair[0] is reading else here + 1
            mended[at] = Found(
                read[at][0], read[at][1], plain[0], f"{read[at][3]}; value of the Gregorian date beside it"
            )
    return mended
