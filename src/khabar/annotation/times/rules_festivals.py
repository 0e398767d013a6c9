"""Days with a name: feasts of the Hijri and of the common calendar."""

from datetime import date

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule


def festival(match: Match, context: Context) -> Reading | None:
    """«عطلة عيد الفطر», «رأس السنة الهجرية», «عيد الشكر القادم»."""
    if context.before(match.start, "occasion") or (context.text(match.start - 1) == "ب" and not context.note):
        return None  # «بمناسبة عيد الفطر», «التهنئة بعيد الفطر»: what is kept, not when
    kind, _, when = str(match.value("f")).partition(":")
    if kind == "X":
        return Reading("DATE", "X")
    year, today = match.number("y"), context.today
    month = int(when[:2])
    if kind == "H":
        hijri_year = resolve.hijri_year(context, month, match.number("mod"), context.looks_ahead(match.start))
        if year is not None:
            hijri_year = year if resolve.is_hijri(match, year) else _hijri_year_in(year, month)
        return (
            calendar.day(calendar.hijri_day(hijri_year, month, int(when[3:]))) if hijri_year else Reading("DATE", "X")
        )
    if year is None and today is not None:
        year = _year(match, today, when)
    if year is None:
        return Reading("DATE", f"XXXX-{when}" if "#" not in when else "X")
    return calendar.day(_day_in(year, when))


def note_festival(match: Match, context: Context) -> Reading | None:
    """«عيد الأم», «الجمعة السوداء»: only in a note."""
    return festival(match, context) if context.note else None


def day_of_feast(match: Match, context: Context) -> Reading | None:
    """«اليوم الثاني من أيام عيد الفطر», «ثالث أيام العيد»."""
    which, today = match.number("n") if "n" in match else 1, context.today
    if which is None or not 1 <= which <= 7:
        return None
    if "f" in match:
        first = festival(match, context)
        return calendar.day(calendar.shifted(first.earliest, which - 1)) if first and first.earliest else first
    near = [
        found
        for month, number in ((10, 1), (12, 10))
        for year in [resolve.hijri_year(context, month, None, ahead=False)]
        if year and (found := calendar.hijri_day(year, month, number))
    ]
    feast = min(near, key=lambda found: abs((found - today).days)) if near and today else None
    if feast is None or today is None or abs((feast - today).days) > _NEAR_FEAST:
        return Reading("DATE", "X")
    return calendar.day(calendar.shifted(feast, which - 1))


_NEAR_FEAST = 20  # days: «العيد» told further from both feasts may be either
_WHICH = (
    "( {mod=the_past|the_next} | {of|comma}? {year_word}? {y=year} {era=common_mark|hijri_mark}?"
    "| {of|in}? {this=this} {the_year_word} | {of|in}? {the_year_word} {ymod=the_past|the_next|the_current} )?"
)

RULES: tuple[Rule, ...] = (
    Rule("day of a feast", "{the_unit} {n=ord} ( {of} {units} | {of} | {for} )? {f=festival}", day_of_feast),
    Rule("day of a feast", "{n=ord_bare} {units} ( {f=festival} | {feast} )", day_of_feast),
    Rule("day of a feast", "{the_unit} {n=ord} {of} {units}? {feast}", day_of_feast),
    Rule("day of a feast", "{day_word} {feast}", day_of_feast),
    Rule("festival", f"{{f=festival}} {_WHICH}", festival),
    Rule("festival", f"{{f=note_festival}} {_WHICH}", note_festival),
)  # fmt: skip


def _hijri_year_in(year: int, month: int) -> int | None:
    first, _ = calendar.hijri_of(calendar.real_day(year, 1, 1) or date.min)
    for candidate in (first, first + 1):
        found = calendar.hijri_day(candidate, month, 1)
        if found and found.year == year:
            return candidate
    return None


def _day_in(year: int, when: str) -> date | None:
    """The day of a year that "12-25" means, or "11-#4-4+1": the day after the fourth Thursday of November."""
    month, number = int(when[:2]), when[3:]
    if not number.startswith("#"):
        return calendar.real_day(year, month, int(number))
    nth, weekday_, further = int(number[1]), int(number[3]), int(number[5:] or 0)
    first = calendar.real_day(year, month, 1)
    move = (weekday_ - first.isoweekday()) % 7 + 7 * (nth - 1) + further if first else 0
    return calendar.shifted(first, move) if first else None


def _year(match: Match, today: date, when: str) -> int:
    if "this" in match or "ymod" in match:
        return today.year + (match.number("ymod") or 0)
    this, move = _day_in(today.year, when), match.number("mod")
    if move is None or this is None:
        return _nearest_year(today.year, today.month, int(when[:2]))
    return today.year + (move if (this > today) == (move < 0) or this == today else 0)


def _nearest_year(year: int, now: int, month: int) -> int:
    return year - (month - now > 6) + (now - month > 6)
