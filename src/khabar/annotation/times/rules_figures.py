"""What dates written in figures mean: «26 /9 /1436هـ», «2016/02/22», «13.5.2015», and a clock after them; their rules stand among the days."""

import re

from khabar.annotation.times import calendar
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match


def figures(match: Match, context: Context) -> Reading | None:
    """«26 /9 /1436هـ», «2016/02/22», «6-8-2015»: day first, unless only the year can be; of «16/04/21» the reading nearest to today."""
    first, middle, last = match.number("a"), match.number("b"), match.number("c")
    if first is None or middle is None or last is None or match.word("s1") != match.word("s2"):
        return None
    hijri = match.value("era") == "H"
    readings = [figures_of(first, middle, last, hijri=hijri)]
    if first <= 31 and last <= 31:
        readings.append(figures_of(last, middle, first, hijri=hijri))
    today, known = context.today, [found for found in readings if found]
    if today is None or len(known) < 2:
        return known[0] if known else None
    return min(known, key=lambda found: abs((found.earliest - today).days) if found.earliest else 0)


def figures_and_clock(match: Match, context: Context) -> Reading | None:
    """«07/05/2025 - 10:15», as pages stamp their reports."""
    found = iso(match, context) if "iso" in match else figures(match, context)
    if found is None or found.earliest is None or ":" not in match.word("hm"):
        return None
    return Reading("TIME", f"{found.value}T{match.value('hm')}", found.earliest, found.latest)


def dotted(match: Match, _: Context) -> Reading | None:
    """«13.5.2015»."""
    first, middle, last = map(int, match.word("dotted").split("."))
    return figures_of(first, middle, last, hijri=match.value("era") == "H")


def iso(match: Match, _: Context) -> Reading | None:
    """«2015-08-06»."""
    year, month, number = map(int, re.findall(r"\d+", match.word("iso")))
    if 1300 <= year <= 1500:
        return calendar.hijri(year, month, number) if month and number else None
    return calendar.day(calendar.real_day(year, month, number))


def figures_of(first: int | None, middle: int | None, last: int | None, *, hijri: bool) -> Reading | None:
    """The day of three numbers, the year first or last; a month that can only be a day changes places with it."""
    if first is None or middle is None or last is None:
        return None
    year, month, number = (first, middle, last) if first > 31 else (last, middle, first)
    if year < 100:
        year += 1400 if hijri else 2000 if year < 70 else 1900
    if month > 12 >= number:
        month, number = number, month
    if hijri or 1300 <= year <= 1500:
        return calendar.hijri(year, month, number) if 1 <= month <= 12 and number else None
    return calendar.day(calendar.real_day(year, month, number))
