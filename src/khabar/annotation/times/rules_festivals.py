"""Days with a name: feasts of the Hijri and of the common calendar."""

from datetime import date

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule


def festival(match: Match, context: Context) -> Reading | None:
    """«عطلة عيد الفطر», «رأس السنة الهجرية»."""
    kind, _, when = str(match.value("f")).partition(":")
    year, today = match.number("y"), context.today
    month, number = int(when[:2]), when[3:]
    if kind == "H":
        hijri_year = resolve.hijri_year(context, month, match.number("mod"), context.looks_ahead(match.start))
        if year is not None:
            hijri_year = year if resolve.is_hijri(match, year) else _hijri_year_in(year, month)
        return calendar.day(calendar.hijri_day(hijri_year, month, int(number))) if hijri_year else Reading("DATE", "X")
    if year is None and today is not None:
        year = (
            today.year + (match.number("mod") or 0) if "mod" in match else _nearest_year(today.year, today.month, month)
        )
    if year is None:
        return Reading("DATE", f"XXXX-{when}" if "#" not in when else "X")
    if number.startswith("#"):
        nth, weekday_ = int(number[1]), int(number[3])
        first = calendar.real_day(year, month, 1)
        move = (weekday_ - first.isoweekday()) % 7 + 7 * (nth - 1) if first else 0
        return calendar.day(calendar.shifted(first, move)) if first else None
    return calendar.day(calendar.real_day(year, month, int(number)))


RULES: tuple[Rule, ...] = (
    Rule("festival", "{f=festival} {mod=the_past|the_next}? ( {of|comma}? {year_word}? {y=year} {era=common_mark|hijri_mark}? )?", festival),
)  # fmt: skip


def _hijri_year_in(year: int, month: int) -> int | None:
    first, _ = calendar.hijri_of(calendar.real_day(year, 1, 1) or date.min)
    for candidate in (first, first + 1):
        found = calendar.hijri_day(candidate, month, 1)
        if found and found.year == year:
            return candidate
    return None


def _nearest_year(year: int, now: int, month: int) -> int:
    return year - (month - now > 6) + (now - month > 6)
