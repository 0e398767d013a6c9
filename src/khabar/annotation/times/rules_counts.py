"""Lengths said in several units: «شهر و21 يوما», «عام وشهرين و3 أيام», «ساعتين ونصف», «ساعة و20 دقيقة»."""

import re
from datetime import date

from khabar.annotation.times import calendar
from khabar.annotation.times.ages import is_age
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_durations import duration, figure

#: One count of a unit; the group names of the first, second and third.
COUNT = "( {n=num} {u=unit|units} {full}? | {two=unit2} | {u=unit} )"
COUNT2 = COUNT.replace("n=", "n2=").replace("two=", "two2=").replace("u=", "u2=")
COUNT3 = COUNT.replace("n=", "n3=").replace("two=", "two3=").replace("u=", "u3=")

_ORDER = ("Y", "M", "W", "D", "TH", "TM", "S")


def several_counts(match: Match, context: Context) -> Reading | None:
    """«شهر و21 يوما» P1M21D, «سنتين و3 أشهر و4 أيام» P2Y3M4D."""
    return None if is_age(match, context, _count(match, "")[1]) else length_of(match)


def and_a_fraction(match: Match, context: Context) -> Reading | None:
    """«ساعتين ونصف» PT2H30M, «عام ونصف العام» P1.5Y."""
    first, unit = _count(match, "")
    if not isinstance(first, int | float) or is_age(match, context, unit):
        return None
    minutes = match.number("half") or 30
    if unit == "TH":
        return Reading("DURATION", f"PT{figure(first)}H{minutes}M")
    return duration(first + minutes / 60, unit)


def counts_ago(match: Match, context: Context) -> Reading | None:
    """«قبل عام وشهرين»: the month, «قبل شهر و21 يوما»: the day."""
    found, today = length_of(match), context.today
    if not found or today is None or "T" in found.value or context.at(match.end, "of"):
        return None
    day = before(today, found.value)
    if day is None:
        return None
    return calendar.day(day) if found.value[-1] in "WD" else calendar.month(day.year, day.month)


def fraction_ago(match: Match, context: Context) -> Reading | None:
    """«قبل عام ونصف العام»: the month."""
    first, unit = _count(match, "")
    share = (match.number("half") or 30) / 60
    if unit != "Y" or not isinstance(first, int) or context.today is None:
        return None
    day = calendar.months_later(context.today, -round(12 * (first + share)))
    return calendar.month(day.year, day.month) if day else None


def before(today: date, length: str) -> date | None:
    """The day that lies a length of days, weeks, months and years ("P1M21D") before another."""
    day: date | None = today
    for amount, unit in re.findall(r"(\d+)([YMWD])", length):
        if day is not None:
            months, days = {"Y": (12, 0), "M": (1, 0), "W": (0, 7), "D": (0, 1)}[unit]
            number = int(amount)
            day = calendar.months_later(day, -number * months) if months else calendar.shifted(day, -number * days)
    return day


def length_of(match: Match) -> Reading | None:
    """The length that two or three counts make together; None where a unit comes twice."""
    counts = [_count(match, which) for which in ("", "2", "3") if f"u{which}" in match or f"two{which}" in match]
    units = [unit for _, unit in counts]
    if len(set(units)) < len(units) or not set(units) <= set(_ORDER):
        return None
    parts = sorted((_ORDER.index(unit), amount, unit) for amount, unit in counts if isinstance(amount, int | float))
    day = "".join(f"{figure(amount)}{unit}" for _, amount, unit in parts if unit in "YMWD")
    clock = "".join(f"{figure(amount)}{unit[-1]}" for _, amount, unit in parts if unit not in "YMWD")
    return Reading("DURATION", f"P{day}" + (f"T{clock}" if clock else "")) if len(parts) == len(counts) else None


RULES: tuple[Rule, ...] = (
    Rule("counts", "( {n=num} {u=unit|units} | {two=unit2} ) {and|comma} ( {n2=num} {u2=unit|units} | {two2=unit2} )", several_counts),
    Rule("counts", "{u=unit} {and} ( {n2=num} {u2=unit|units} | {two2=unit2} )", several_counts),
    Rule("counts", "{n=num} {u=unit|units} {and} {u2=unit} {full}", several_counts),
    Rule("counts", f"{COUNT} {{and|comma}} {COUNT2} {{and}} ( {{n3=num}} {{u3=unit|units}} | {{two3=unit2}} )", several_counts),
    Rule("counts", "{n=num} {u=unit|units} {n2=num} {u2=unit|units}", several_counts),
    Rule("ago", f"{{ago}} {COUNT} {{and}} {COUNT2} ( {{and}} {COUNT3} )?", counts_ago),
    Rule("ago", "{ago} ( {two=unit2} | {u=unit} | {n=num} {u=units|unit} ) {and} {half=fraction|the_fraction} {the_unit}?", fraction_ago),
    Rule("and a half", "( {two=unit2} | {u=unit} ) {and} {half=fraction|the_fraction} {the_unit}?", and_a_fraction),
    Rule("and a half", "{n=num} {u=units|unit} {and} {half=fraction|the_fraction} {the_unit}?", and_a_fraction),
)  # fmt: skip


def _count(match: Match, which: str) -> tuple[int | float | str, str]:
    """How many of which unit the count with this ending of its group names says."""
    two, number = match.value(f"two{which}"), match.value(f"n{which}")
    amount = number if number is not None else 2 if two is not None else 1
    return amount, str(two if two is not None else match.value(f"u{which}"))
