"""Which day, month or year is meant: the choices that several rules share."""

from datetime import date

from khabar.annotation.times import calendar
from khabar.annotation.times.calendar import Reading, shifted
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match

#: Months: a month told without year, day or future word lies at most this far ahead, else it is last year's.
_AHEAD = 4

_HIJRI_BEHIND = 8  # months: a Hijri month so far behind is next year's, a nearer one is past
_STRETCH = 8  # tokens: how far before «حتى الأحد» a «منذ» may stand that makes it a stretch of the past

#: Modifiers by word class: how many units away. The first of these classes that a token has counts.
AWAY = {
    "past": -1, "the_past": -1, "recent": -1, "the_recent": -1, "prior": -1, "the_prior": -1,
    "next": 1, "the_next": 1, "following": 1, "the_following": 1,
    "current": 0, "the_current": 0, "this": 0,
}  # fmt: skip


def away(match: Match, name: str) -> int | None:
    """How many units away the modifier in a group says, or None without one."""
    found = match.value(name)
    return int(found) if isinstance(found, int) else None


def weekday(context: Context, match: Match, number: int, *, rel: int | None, move: int | None) -> date | None:
    """The day of a weekday: beside "yesterday", with "last", "next" or "this", or alone.

    «الأربعاء الماضي» is the week before where the text calls the nearest Wednesday yesterday or today.
    """
    today = context.today
    if today is None:
        return None
    if rel is not None:
        return _nearest(shifted(today, rel), number)
    if move is None:
        called = [day for day in context.reference.named if day.isoweekday() == number]
        if called:
            return called[0]  # the text called it today, yesterday or tomorrow elsewhere
        until = context.text(match.start - 1) == "حتي" and not context.before(match.start, "since", reach=_STRETCH)
        ahead = until or (context.looks_ahead(match.start) and not context.before(match.start, "since", reach=2))
        return shifted(today, (number - today.isoweekday()) % 7 - (0 if ahead else 7) * (number != today.isoweekday()))
    if move == 0:
        return shifted(today, number - today.isoweekday())
    if move < 0:
        back = (today.isoweekday() - number - 1) % 7 + 1
        last = shifted(today, -back - 7 * (-1 - move))
        taken = last in context.reference.named or (back == 1 and context.reference.yesterday)
        return shifted(last, -7) if last and taken else last
    ahead_by = (number - today.isoweekday() - 1) % 7 + 1
    coming = shifted(today, ahead_by)
    return shifted(coming, 7) if coming and coming in context.reference.named and ahead_by == 1 else coming


def year_of_month(context: Context, match: Match, month: int, day: int | None, move: int | None) -> int | None:
    """The year of a month named without one: by its modifier, by since or a future word before it, else the nearest."""
    today = context.today
    if today is None:
        return None
    months = (
        today.year * 12 + today.month
    ) - month  # how many months back this year's one lies, plus twelve years' worth
    back = months - today.year * 12
    if move is not None and move < 0:
        return today.year if back > 0 or (back == 0 and day is not None and day < today.day) else today.year - 1
    if move is not None and move > 0:
        return today.year if back < 0 or (back == 0 and day is not None and day > today.day) else today.year + 1
    if move == 0:
        return today.year
    if context.before(match.start, "since", reach=2):
        return today.year if back >= 0 else today.year - 1
    if context.looks_ahead(match.start):
        return today.year if back <= 0 else today.year + (back > 3)
    if back < (-_AHEAD if day is None else -6):
        return today.year - 1
    return today.year + 1 if back > 6 else today.year


def year(context: Context, match: Match) -> int | None:
    """The year that a month or part of a year is followed by (groups y, era, ymod); None where none is said."""
    said = match.number("y")
    if said is not None:
        return said
    if "ysame" in match:
        return context.last.earliest.year if context.last and context.last.earliest else None
    move = away(match, "ymod")
    if move is None or context.today is None:
        return None
    return context.today.year + move


def year_told_after(context: Context, at: int, month: int) -> int | None:
    """The year that the end of a run tells for its beginning: «بين نوفمبر ومارس 2023», «من 3 مايو إلى 7 يونيو 2023»."""
    if not context.at(at, "and", "to", "dash"):
        return None
    at += 1
    for skipped in (("to",), ("month_word",), ("d31", "ord"), ("of",)):
        at += context.at(at, *skipped)
    if not context.at(at, "month", "weak_month"):
        return None
    known = context.tokens[at].classes
    last = int(known["month"] if "month" in known else known["weak_month"])
    while context.at(at + 1, "open", "close", "slash", "month"):
        at += 1
    return int(context.tokens[at + 1].value("year")) - (month > last) if context.at(at + 1, "year") else None


def is_hijri(match: Match, said: int | None, *, month_is_hijri: bool = False) -> bool:
    """Whether a year is of the Hijri count: marked so, or in its range without a mark for the common era."""
    era = match.value("era")
    if era is not None:
        return era == "H"
    return said is not None and (1300 <= said <= 1500 or (month_is_hijri and said < 1700))


def hijri_year(context: Context, month: int, move: int | None, ahead: bool, *, day: int = 0) -> int | None:
    """The Hijri year of a month, or a day of it, named without one: by its modifier, else the nearest, the past before the future."""
    today = context.today
    if today is None:
        return None
    now_year, now_month = calendar.hijri_of(today)
    if not now_year:
        return None
    if move and day and month == now_month and (named := calendar.hijri_day(now_year, month, day)):
        return now_year + (move if (named > today) == (move < 0) or named == today else 0)
    if move is not None and move < 0:
        return now_year - (month >= now_month)
    if move is not None and move > 0:
        return now_year + (month <= now_month)
    if ahead:
        return now_year + (month < now_month)
    return now_year - (month - now_month > 6) + (now_month - month > _HIJRI_BEHIND)


def unresolved_day(month: int | None = None, day: int | None = None, weekday_: int | None = None) -> Reading:
    """A day of which only a part is known: "XXXX-08-07", "XXXX-WXX-3", "XXXX-XX-XX"."""
    if weekday_ is not None:
        return Reading("DATE", f"XXXX-WXX-{weekday_}")
    written_month = "XX" if month is None else f"{month:02d}"
    written_day = "XX" if day is None else f"{day:02d}"
    return Reading("DATE", f"XXXX-{written_month}-{written_day}")


def with_part(found: Reading | None, part: str | int | float | None) -> Reading | None:
    """A day narrowed to a part of it, where one is said."""
    if found is None or part is None:
        return found
    if isinstance(part, int):  # the eve of it
        return calendar.part_of_day(shifted(found.earliest, part) if found.earliest else None, "EV") or Reading(
            "TIME", "X"
        )
    return Reading("TIME", f"{found.value}T{part}", found.earliest, found.latest)


def _nearest(day: date | None, weekday_: int) -> date | None:
    return shifted(day, (weekday_ - day.isoweekday() + 3) % 7 - 3) if day else None
