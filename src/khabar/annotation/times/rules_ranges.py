"""Runs of days, months in figures, and days told by the month at hand: «من 6 حتى 9 سبتمبر», «20 من الشهر المقبل», «15 الجاري», «يوم 27»."""

import re
from itertools import pairwise

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_days import HIJRI, MONTH, YEAR
from khabar.annotation.times.rules_figures import figures_of

_DAYS = "{d=d31|ord} ( {and}? {e=to} | {e=dash|and} ) {d2=d31|ord}"
_THIS_MONTH = "( {of|in}? {this=this}? {the_month_word} {mod=the_past|the_next|the_current}? )"


def days(match: Match, context: Context) -> Reading | None:
    """Both days of a run and the month they share; «4 و22 يناير» is a run only after بين."""
    first, last = match.number("d"), match.number("d2")
    if first is None or last is None or (_joined_by_and(match) and "between" not in match):
        return None
    if "m" not in match and "this" not in match and "mod" not in match:
        return None
    month = _month_at_hand(match, context)
    if month is None:
        return (
            Reading(
                "DATE", f"XXXX-{match.number('m') or 0:02d}-{first:02d}/XXXX-{match.number('m') or 0:02d}-{last:02d}"
            )
            if "m" in match
            else None
        )
    year, number = month
    return calendar.days(calendar.real_day(year, number, first), calendar.real_day(year, number, last))


def hijri_days(match: Match, context: Context) -> Reading | None:
    """«من الخامس إلى التاسع من رجب المقبل»."""
    first, last, month = match.number("d"), match.number("d2"), match.number("hm")
    if first is None or last is None or month is None or (_joined_by_and(match) and "between" not in match):
        return None
    year = match.number("y") or resolve.hijri_year(
        context, month, match.number("mod"), context.looks_ahead(match.start), day=last
    )
    return _hijri_run(calendar.hijri(year, month, first), calendar.hijri(year, month, last)) if year else None


def figure_days(match: Match, _: Context) -> Reading | None:
    """«من 12 إلى 23 / 4 /1446», «14-2 إلى 9-3-2026»."""
    last = figures_of(match.number("a"), match.number("b"), match.number("c"), hijri=match.value("era") == "H")
    first = figures_of(
        match.number("d"), match.number("m1") or match.number("b"), match.number("c"), hijri=match.value("era") == "H"
    )
    if first and last and first.value.startswith("H:"):
        return _hijri_run(first, last)
    return calendar.days(first.earliest, last.earliest) if first and last else None


def weekdays(match: Match, context: Context) -> Reading | None:
    """«يومي الأربعاء والخميس»."""
    first, last = match.number("w"), match.number("w2")
    move = match.number("mod") if "mod" in match else None
    if first is None or last is None:
        return None
    begin = resolve.weekday(context, match, first, rel=None, move=move)
    end = calendar.shifted(begin, (last - first) % 7) if begin else None
    return calendar.days(begin, end) or Reading("DATE", f"XXXX-WXX-{first}/XXXX-WXX-{last}")


def week_of_day(match: Match, context: Context) -> Reading | None:
    """«أسبوع 30 نوفمبر»: the week the day lies in."""
    number, month = match.number("d"), _month_at_hand(match, context)
    return calendar.week(calendar.real_day(*month, number)) if number and month else None


def every_year(match: Match, _: Context) -> Reading | None:
    """«13 أيلول من كل سنة»."""
    number, month = match.number("d"), match.number("m")
    return Reading("SET", f"XXXX-{month:02d}-{number:02d}") if number and month and number <= 31 else None


def day_at_hand(match: Match, context: Context) -> Reading | None:
    """«العشرين من الشهر المقبل», «15 الجاري», «يوم 27»."""
    number = match.number("d")
    if (
        number is None
        or ("this" not in match and "mod" not in match and not match.word("d")[0].isdigit())
        or not 1 <= number <= 31
        or context.at(match.end, "num", "counted", "unit", "units", "slash", "dash", "month")
    ):
        return None
    month = _month_at_hand(match, context)
    if month is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}")
    return calendar.day(calendar.real_day(*month, number)) or Reading("DATE", f"XXXX-XX-{number:02d}")


def day_of_same_month(match: Match, context: Context) -> Reading | None:
    """«24 من الشهر نفسه»: of the month named last."""
    number, named = match.number("d"), context.last.earliest if context.last else None
    if number is None or number > 31:
        return None
    if context.last and (hijri := re.match(r"H:(\d{4})-(\d\d)", context.last.value)):
        return calendar.hijri(int(hijri[1]), int(hijri[2]), number)
    return calendar.day(calendar.real_day(named.year, named.month, number)) if named else Reading("DATE", "X")


def same_month(match: Match, context: Context) -> Reading | None:
    """«24 منه»: a day of the month named last."""
    number, named = match.number("d"), context.day
    return calendar.day(calendar.real_day(named.year, named.month, number)) if number and named else None


def day_and_month_figures(match: Match, context: Context) -> Reading | None:
    """«يوم 22/4», «في 22/4»."""
    number, month = match.number("d"), match.number("mm")
    if number is None or month is None or context.at(match.end, "slash", "dash", "num"):
        return None
    said = _figures_after(match.end, context)
    if said is not None:
        hijri = 1300 <= said <= 1500
        return calendar.hijri(said, month, number) if hijri else calendar.day(calendar.real_day(said, month, number))
    if context.last and context.last.value.startswith("H:"):
        hijri_year = resolve.hijri_year(context, month, None, context.looks_ahead(match.start), day=number)
        return calendar.hijri(hijri_year, month, number) if hijri_year else None
    year = resolve.year_of_month(context, match, month, number, None)
    return calendar.day(calendar.real_day(year, month, number)) if year else resolve.unresolved_day(month, number)


def figure_month(match: Match, context: Context) -> Reading | None:
    """«3-2015», «شهر 5»."""
    number, year = match.number("a"), match.number("y")
    written = context.tokens[match.start : match.end]
    if "word" not in match and any(left.end != right.start for left, right in pairwise(written)):
        return None  # «7 - 2015» apart is no month
    if number and not year:
        year = resolve.year_of_month(context, match, number, None, None)
    return calendar.month(year, number) if number and year else None


RULES: tuple[Rule, ...] = (
    Rule("month in figures", "{edge}? {word=month_word} {a=m12} ( {slash|dash|of|comma}? {y=year} )?", figure_month),
    Rule("month in figures", "[not after slash|dash]{a=m12} {dash|slash} {y=year} (?!{slash|dash})", figure_month),
    Rule("month in figures", "[not after slash|dash]{y=year} {dash|slash} {a=m12} (?!{slash|dash})", figure_month),
    Rule("run of weekdays", "{two_days} {w=weekday} {and} {w2=weekday} {mod=the_past|the_next}?", weekdays),
    Rule("week of a day", f"( {{week_word}} {{d=d31|ord}} | {{the_week_word}} {{d=d31}} ) {{of}}? {MONTH} {YEAR}", week_of_day),
    Rule("day of every year", f"( {{day_word}} )? {{d=d31|ord}} {{of}}? {MONTH} {{of|in}} {{every}} {{year_word}}", every_year),
    Rule("run of days", f"{{between=two_days}} {_DAYS} {{of|in}}? ( {{month_word}} )? {MONTH} {YEAR} {{mod=the_past|the_next|the_current}}?", days),
    Rule("run of days", f"( {{of}} | {{between=between}} )? {_DAYS} {{of|in}}? ( {{month_word}} )? {MONTH} {YEAR} {{mod=the_past|the_next|the_current}}?", days),
    Rule("run of days", f"( {{of}} | {{between=between}} )? {_DAYS} {_THIS_MONTH}", days),
    Rule("run of Hijri days", f"( {{of}} | {{between=between}} )? {_DAYS} {{of|in}}? ( {{month_word}} )? {HIJRI} {YEAR} {{hijri_mark}}? {{mod=the_past|the_next|the_current}}?", hijri_days),
    Rule("run of days in figures", "{of}? {d=d31|ord} {and}? {to} {a=d31} {slash|dash} {b=d31} {slash|dash} {c=year} {era=common_mark|hijri_mark}?", figure_days),
    Rule("run of days in figures", "{of}? {d=d31} {slash|dash} {m1=m12} {to} {a=d31} {slash|dash} {b=d31} {slash|dash} {c=year} {era=common_mark|hijri_mark}?", figure_days),
    Rule("run of days in figures", "( {two_days} {weekday} {and} {weekday} {colon|comma}? )? {d=d31} {dash} {a=d31} {slash} {b=m12} {slash} {c=year} {era=common_mark|hijri_mark}?", figure_days),
    Rule("run of days", f"( {{month_word}} )? {MONTH} ( {{between=between}} | {{of}} )? {_DAYS} {YEAR}", days),
    Rule("day of this month", f"( {{day_word}}? {{weekday}}? {{comma}}? )? {{the}}? {{d=d31|ord}} {_THIS_MONTH}", day_at_hand),
    Rule("day of this month", "( {day_word}? {weekday}? {comma}? )? {d=d31|ord} {of|in}? {mod=the_current}", day_at_hand),
    Rule("day of this month", "{day_word} {d=d31}", day_at_hand),
    Rule("day of that month", "{the}? {d=d31|ord} {of} ( {the_month_word} {same_after} | {same} {the_month_word} )", day_of_same_month),
    Rule("day of that month", "{the}? {d=d31|ord} {of_it}", same_month),
    Rule("day and month in figures", "[after in|day_word|weekday]{d=d31} {slash} {mm=m12}", day_and_month_figures),
    Rule("day and month in figures", "{day_word} {weekday}? {d=d31} {slash} {mm=m12}", day_and_month_figures),
)  # fmt: skip


def _figures_after(at: int, context: Context) -> int | None:
    """The year that the end of a run in figures tells for its beginning: «4/9 وحتى 2/10/1446»."""
    at += context.at(at, "and")
    shape = ("to",), ("d31",), ("slash", "dash"), ("m12",), ("slash", "dash"), ("year",)
    if not all(context.at(at + step, *names) for step, names in enumerate(shape)):
        return None
    return int(context.tokens[at + len(shape) - 1].value("year"))


def _hijri_run(first: Reading | None, last: Reading | None) -> Reading | None:
    if not first or not last or (first.earliest and last.latest and last.latest < first.earliest):
        return None
    return Reading("DATE", f"{first.value}/{last.value}", first.earliest, last.latest)


def _joined_by_and(match: Match) -> bool:
    """Whether the two days are joined by و."""
    return match.value("e") == "and" or match.word("e") == "و"


def _month_at_hand(match: Match, context: Context) -> tuple[int, int] | None:
    today, move = context.today, match.number("mod")
    number = match.number("m")
    if number is not None:
        year = resolve.year(context, match) or resolve.year_of_month(context, match, number, match.number("d"), move)
        return (year, number) if year else None
    if today is None:
        return None
    months = today.month - 1 + (move or 0)
    return today.year + months // 12, months % 12 + 1
