"""Numbered parts of a year or month: «الربع الأول من عام 2015», «النصف الثاني», «الأسبوع الثاني من الشهر», «الربع الحالي»."""

import re

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_days import MONTH, YEAR
from khabar.annotation.times.rules_periods import WHOLE_YEAR, relative
from khabar.annotation.times.rules_years import edged

_PART = "{the_span_word|the_quarter|the_half|the_month_word}"


def numbered_part(match: Match, context: Context) -> Reading | None:
    """«الربع الأول من عام 2015», «النصف الثاني من العام الجاري», «الفصل الثالث من هذه السنة»."""
    kind = str(match.value("q"))
    which = match.number("n") or ({"Q": 4, "T": 3}.get(kind, 2) if "last" in match else None)
    if (
        which is None
        or not 1 <= which <= {"Q": 4, "T": 3}.get(kind, 2)
        or ("tail" not in match and (kind != "Q" or not match.word("q").endswith(("ربع", "quarter"))))
    ):
        return None  # «النصف الأول», «الفصل الأول» alone may be of a match or a book
    year = match.number("y")
    if "kind" in match:
        return Reading("DATE", "X")  # of a financial or school year: its months are not known
    if year is not None and resolve.is_hijri(match, year):
        return Reading("DATE", f"H:{year}-{kind}{which}")
    if year is None and "tail" in match and context.hijri_years and context.today:
        return Reading(
            "DATE", f"H:{calendar.hijri_of(context.today)[0] + (resolve.away(match, 'ymod') or 0)}-{kind}{which}"
        )
    if year is None and context.today:
        year = context.today.year + (resolve.away(match, "ymod") or 0)
        if "ymod" not in match and "tail" not in match and kind == "Q" and not context.looks_ahead(match.start):
            passed = (context.today.month - 1) // 3 + 1
            year -= which > passed  # «أرباح الربع الرابع» told in spring is last year's
    if year is None:
        return Reading("DATE", f"XXXX-{kind}{which}")
    return edged(calendar.part_of_year(year, kind, which), match)


def quarter_at_hand(match: Match, context: Context) -> Reading | None:
    """«الربع الحالي», «هذا الربع», «الثلاثي الماضي»; one may also be a quarter of something else, so it needs its modifier."""
    if context.today is None:
        return Reading("DATE", "X")
    move = resolve.away(match, "mod") or 0
    which = context.today.year * 4 + (context.today.month - 1) // 3 + move
    return edged(calendar.part_of_year(which // 4, "Q", which % 4 + 1), match)


def same_part(match: Match, context: Context) -> Reading | None:
    """«الفترة نفسها من العام الماضي», «الربع المقابل من 2014»: the part named last, of that year."""
    year = match.number("y")
    if year is None and context.today:
        year = context.today.year + (resolve.away(match, "ymod") or 0)
    if year is None or "kind" in match:
        return Reading("DATE", "X")
    if context.part is None or context.part.earliest is None:
        return calendar.year(year)
    return parts_later(context.part, year - context.part.earliest.year)


def parts_later(part: Reading, years: int) -> Reading | None:
    """The same quarter, half or month of a later or earlier year."""
    named = re.fullmatch(r"(\d{4})-(?:([QHT])(\d)|(\d\d))", part.value)
    if named is None:
        return None
    year = int(named[1]) + years
    return calendar.part_of_year(year, named[2], int(named[3])) if named[2] else calendar.month(year, int(named[4]))


def part_of_month(match: Match, context: Context) -> Reading | None:
    """«النصف الثاني من الشهر الجاري»: its days, under the value of the month."""
    found, which = relative(context, "M", resolve.away(match, "mod") or 0), match.number("n")
    halves = match.value("q") == "H"
    if found is None or which not in ((1, 2) if halves else (1, 2, 3)):
        return None
    return calendar.narrowed(found, "START" if which == 1 else "END" if halves or which == 3 else "MID")


def numbered_week(match: Match, context: Context) -> Reading | None:
    """«الأسبوع الثاني من الشهر», «الأسبوع الأول من عام 2017», «الأسبوع الأخير من شهر مايو»."""
    today, which = context.today, match.number("n") or 0
    within: Reading | None
    if "m" in match:
        number = match.number("m") or 1
        year = resolve.year(context, match) or resolve.year_of_month(context, match, number, None, match.number("mod"))
        within = calendar.month(year, number) if year else None
    elif "y" in match or "ymod" in match or "yword" in match:
        year = match.number("y") or (today.year + (resolve.away(match, "ymod") or 0) if today else None)
        within = calendar.year(year) if year else None
    else:
        within = relative(context, "M", resolve.away(match, "mod") or 0)
    if not within or not within.earliest or not within.latest:
        return None
    if not which:
        return calendar.week(within.latest)
    # of a month the first week that begins in it, of a year the week with its first Thursday, as ISO counts
    first = calendar.week(calendar.shifted(within.earliest, 3 if len(within.value) == 4 else 6))
    if not first or not first.earliest:
        return None
    return calendar.week(calendar.shifted(first.earliest, 7 * (which - 1)))


RULES: tuple[Rule, ...] = (
    Rule("part of a year", f"{{edge=edge}}? {{q=the_quarter|the_half|the_third}} ( {{n=ord}} | {{last=the_recent}} ) (?P<tail> {WHOLE_YEAR} )?", numbered_part),
    Rule("part of a year", f"{{q=quarter|half}} {WHOLE_YEAR} {{n=ord}}", numbered_part),
    Rule("part of a year", "{y=year} {q=the_quarter|the_half} {n=ord}", numbered_part),
    Rule("part of a month", "{q=the_half|the_third} {n=ord} {of|in} ( {this} {the_month_word} | {the_month_word} {mod=the_past|the_next|the_current} )", part_of_month),
    Rule("same part of a year", f"( {{same}} {_PART} | {_PART} {{same_after|the_alike}} ) {WHOLE_YEAR}", same_part),
    Rule("quarter at hand", "{edge=edge}? ( {this} {the_quarter} | {the_quarter} {mod=the_past|the_next|the_current|the_prior} )", quarter_at_hand),
    Rule("week of", f"{{the_week_word}} ( {{n=ord}} | {{the_recent}} ) {{of|in}}? ( {{month_word}}? {MONTH} {YEAR} {{mod=the_past|the_next|the_current}}? | {{this}}? {{the_month_word}} {{mod=the_past|the_next|the_current}}? )", numbered_week),
    Rule("week of", "{the_week_word} ( {n=ord} | {the_recent} ) {of|in}? ( {this}? {yword=the_year_word} {ymod=the_past|the_next|the_current}? | {year_word} {y=year} )", numbered_week),
)  # fmt: skip
