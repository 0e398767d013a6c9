"""From days, months and years to TIMEX3 values with their first and last day.

Everything here is pure arithmetic on the calendar; a date that does not exist gives None.
"""

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Gregorian, Hijri
from msgspec import Struct

#: First and last month of each quarter-like part of the year; a winter runs into the next year.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_FIRST_HIJRI, _LAST_HIJRI = 1343, 1500  # the years the Umm al-Qura tables cover


class Reading(Struct, frozen=True):
    """What a time expression means: TIMEX3 type and value, first and last day (None where unresolved)."""

    type: str
    value: str
    earliest: date | None = None
    latest: date | None = None


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):  # OverflowError: «قبل ثلاثة مليارات سنة»
        return None


def shifted(day: date, days: int) -> date | None:
    """The day so many days later, or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def day(at: date | None) -> Reading | None:
    """One day."""
    return Reading("DATE", at.isoformat(), at, at) if at else None


def days(first: date | None, last: date | None) -> Reading | None:
    """A run of days: "2015-08-04/2015-08-08"."""
    if not first or not last or last < first:
        return None
    return Reading("DATE", f"{first.isoformat()}/{last.isoformat()}", first, last)


def part_of_day(at: date | None, part: str) -> Reading | None:
    """A part of one day: "2024-08-07TEV"."""
    return Reading("TIME", f"{at.isoformat()}T{part}", at, at) if at else None


def months_later(day: date, months: int) -> date | None:
    """The same day of a later or earlier month, or that month's last day."""
    there = month(day.year, day.month + months)
    return (
        there.earliest.replace(day=min(day.day, there.latest.day))
        if there and there.earliest and there.latest
        else None
    )


def week(at: date | None) -> Reading | None:
    """The ISO week a day lies in."""
    monday = shifted(at, -at.weekday()) if at else None
    sunday = shifted(monday, 6) if monday else None
    if not monday or not sunday:
        return None
    iso = monday.isocalendar()
    return Reading("DATE", f"{iso.year:04d}-W{iso.week:02d}", monday, sunday)


def weekend(at: date | None) -> Reading | None:
    """The Saturday and Sunday of the ISO week a day lies in."""
    found = week(at)
    if not found or not found.latest:
        return None
    return Reading("DATE", f"{found.value}-WE", shifted(found.latest, -1), found.latest)


def month(year: int, number: int) -> Reading | None:
    """One month; numbers below 1 and above 12 run into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = real_day(year, number, 1)
    return (
        Reading("DATE", f"{year:04d}-{number:02d}", first, first.replace(day=monthrange(year, number)[1]))
        if first
        else None
    )


def year(number: int) -> Reading | None:
    """One year."""
    first = real_day(number, 1, 1)
    return Reading("DATE", f"{number:04d}", first, date(number, 12, 31)) if first else None


def part_of_year(number: int, kind: str, which: int) -> Reading | None:
    """A quarter ("Q"), half ("H") or third ("T") of a year: "2015-Q1"."""
    parts = {"Q": 4, "H": 2, "T": 3}[kind]
    if not 1 <= which <= parts:
        return None
    months = 12 // parts
    first, last = month(number, (which - 1) * months + 1), month(number, which * months)
    return Reading("DATE", f"{number:04d}-{kind}{which}", first.earliest, last.latest) if first and last else None


def season(number: int, name: str) -> Reading | None:
    """A season of a year: "2015-SU"; a winter belongs to the year it begins in."""
    first_month, last_month = _SEASONS[name]
    first, last = month(number, first_month), month(number + (last_month < first_month), last_month)
    return Reading("DATE", f"{number:04d}-{name}", first.earliest, last.latest) if first and last else None


def decade(first_year: int) -> Reading | None:
    """Ten years: 1970 gives "197"."""
    first, last = real_day(first_year, 1, 1), real_day(first_year + 9, 12, 31)
    return Reading("DATE", f"{first_year // 10:03d}", first, last) if first and last else None


def century(number: int) -> Reading | None:
    """A century: 20 gives "19" (1900 to 1999)."""
    first, last = real_day(max((number - 1) * 100, 1), 1, 1), real_day(number * 100 - 1, 12, 31)
    return Reading("DATE", f"{number - 1:02d}", first, last) if first and last else None


def hijri(year_: int, month_: int = 0, day_: int = 0) -> Reading | None:
    """A Hijri year, month or day as "H:1436-09-26", with its Gregorian days (Umm al-Qura) where the tables reach."""
    if not 1 <= year_ <= 1700 or not 0 <= month_ <= 12 or not 0 <= day_ <= 30:
        return None
    value = f"H:{year_}" + (f"-{month_:02d}" if month_ else "") + (f"-{day_:02d}" if day_ else "")
    if not _FIRST_HIJRI <= year_ < _LAST_HIJRI:
        return Reading("DATE", value)
    first = hijri_day(year_, month_ or 1, day_ or 1)
    if day_:
        last = first
    else:
        after = hijri_day(year_ + (month_ in (0, 12)), month_ % 12 + 1 if month_ else 1, 1)
        last = shifted(after, -1) if after else None
    return Reading("DATE", value, first, last) if first and last else Reading("DATE", value)


def hijri_day(year_: int, month_: int, day_: int) -> date | None:
    """The Gregorian day of a Hijri one, or None where the tables have none such."""
    try:
        found = Hijri(year_, month_, day_).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_of(at: date) -> tuple[int, int]:
    """The Hijri year and month of a day; (0, 0) where the tables do not reach."""
    try:
        found = Gregorian(at.year, at.month, at.day).to_hijri()
    except (ValueError, OverflowError):
        return 0, 0
    return found.year, found.month


def narrowed(found: Reading, edge: str) -> Reading:
    """The same value with the days of its beginning, middle or end; a single day stays."""
    first, last = found.earliest, found.latest
    if not first or not last or first == last:
        return found
    length = (last - first).days + 1
    if 360 < length < 370 and edge in ("START", "END"):
        june = date(first.year, 6, 30)
        return Reading(
            found.type,
            found.value,
            first if edge == "START" else june + timedelta(days=1),
            june if edge == "START" else last,
        )
    half, quarter = length // 2, timedelta(days=length // 4)
    if edge == "START":
        last = first + timedelta(days=half - 1)
    elif edge == "END":
        first = last - timedelta(days=length - half - 1)
    elif edge == "MID":
        first, last = first + quarter, last - quarter
    return Reading(found.type, found.value, first, last)
