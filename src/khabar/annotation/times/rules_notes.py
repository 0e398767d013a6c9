"""What only a note says («عدت في 27», «بعد 3 سنوات», «بقية أسبوعي»), with the span and the days an assistant gives it.

A length from now keeps its preposition and is placed: «قبل شهر» is the same day a month ago, "a few" are three. These rules
come before all others, and only in a note (see `notes`).
"""

import re
from datetime import date

from khabar.annotation.times import calendar
from khabar.annotation.times.calendar import Reading, shifted
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_counts import COUNT, COUNT2, COUNT3, before, length_of
from khabar.annotation.times.rules_durations import around_now, whole
from khabar.annotation.times.rules_periods import early_in_period, relative, relative_period
from khabar.annotation.times.rules_ranges import day_at_hand, days
from khabar.annotation.times.rules_years import edged

_FEW = 3  # what an assistant takes "a few" for
_MONTHS = {"M": 1, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7}
_FROM_NOW = "( {of} {now=present} )"


def from_now(match: Match, context: Context) -> Reading | None:
    """«بعد يومين», «في 3 أسابيع»: the day, or of longer units the one that ends then; «في المستقبل» makes it all until then."""
    counted, today = _counted(match), context.later(match.number("base") or 0)
    if not counted or today is None:
        return None
    number, unit = counted
    if "base" in match:
        return calendar.day(_moved(today, number, unit))
    last = _moved(today, number, unit)
    whole_stretch = "future" in match or "within" in match
    if unit == "D" and not whole_stretch:
        return calendar.day(last)
    before_it = today if whole_stretch else _moved(today, number - 1, unit)
    return calendar.days(shifted(before_it, 1) if before_it else None, last)


def ago(match: Match, context: Context) -> Reading | None:
    """«قبل شهر», «قبل بضعة أيام»: a day."""
    counted = _counted(match)
    if not counted or context.today is None:
        return None
    return calendar.day(_moved(context.today, -counted[0], counted[1]))


def last_few(match: Match, context: Context) -> Reading | None:
    """«الأيام القليلة الماضية»."""
    move, unit, today = match.number("mod") or 0, str(match.value("u")), context.today
    other = _moved(today, move * _FEW, unit) if today and move else None
    return calendar.days(other, today) if move < 0 else calendar.days(shifted(today, 1) if today else None, other)


def decades(match: Match, context: Context) -> Reading | None:
    """«العقدين الماضيين», «العقود الثلاثة القادمة»: whole decades of the calendar."""
    move, number = match.number("mod"), match.number("n") or 2
    if context.today is None or not move or "DE" not in (match.value("two"), match.value("u")):
        return None
    first = context.today.year // 10 * 10 + (10 if move > 0 else -10 * number)
    return calendar.days(calendar.real_day(first, 1, 1), calendar.real_day(first + 10 * number - 1, 12, 31))


def since_counts(match: Match, context: Context) -> Reading | None:
    """«منذ شهر و 5 أيام من الآن», «قبل شهر و 5 أيام»: that day; without منذ or قبل a length."""
    found = length_of(match)
    back = "ago" in match or context.before(match.start, "since")
    if not found or not back or not context.today or "T" in found.value:
        return found
    return calendar.day(before(context.today, found.value))


def fraction_of_unit(match: Match, _: Context) -> Reading | None:
    """«نصف ساعة» PT0.5H, «ساعة ونصف» PT1.5H: in the unit that is said."""
    minutes, unit = match.number("part") or 0, str(match.value("two") if "two" in match else match.value("u"))
    first = match.value("n") if "n" in match else 2 if "two" in match else 1 if "and" in match else 0
    if unit not in ("TH", "D", "W", "M", "Y", "TM") or not isinstance(first, int | float) or minutes == 20:
        return None
    return Reading("DURATION", ("PT" if unit[0] == "T" else "P") + f"{first + minutes / 60:g}{unit.removeprefix('T')}")


def bare_day(match: Match, context: Context) -> Reading | None:
    """«سأعود في 15», «عدت إلى 27», «عدت للثاني والعشرين»: a number that ends the note."""
    if context.text(match.end)[:1].isalnum() or context.text(match.end + 1)[:1].isalnum():
        return None
    number, today = match.number("d"), context.today
    if number is None or today is None or not 1 <= number <= 31:
        return None
    return calendar.day(calendar.real_day(today.year, today.month, number))


def day_and_month(match: Match, context: Context) -> Reading | None:
    """«04/22», «22-4», «4.22», «08/12, 2015»: day first, unless only the other fits or a comma sets the year off."""
    pieces = re.findall(r"\d+", match.word("dotted"))
    if "dotted" in match and len(pieces) != 2:
        return None
    first, last = (int(pieces[0]), int(pieces[1])) if pieces else (match.number("a") or 0, match.number("b") or 0)
    if context.text(match.end)[:1].isalnum() or context.at(match.end, "slash", "dash"):
        return None
    year, two = match.number("y"), match.number("yy")
    if two is not None:
        year = 2000 + two if two < 70 else 1900 + two
    month_first = last > 12 or ("comma" in match and first <= 12)
    month, number = (first, last) if month_first else (last, first)
    if not 1 <= month <= 12 or context.today is None:
        return None
    if year is None:
        year = context.today.year
    return calendar.day(calendar.real_day(year, month, number))


def weekdays_of_week(match: Match, context: Context) -> Reading | None:
    """«الأسبوع المقبل من الأحد إلى الثلاثاء»."""
    week = calendar.week(context.later(7 * (match.number("mod") or 0)))
    first, last = match.number("w"), match.number("w2")
    if not week or not week.earliest or first is None or last is None:
        return None
    return calendar.days(shifted(week.earliest, first - 1), shifted(week.earliest, last - 1))


def my_period(match: Match, context: Context) -> Reading | None:
    """«أسبوعي» my week, «يومي» my day, «بقية أسبوعي», «نهاية أسبوعي»."""
    if context.text(match.end)[:1].isalpha() or context.today is None:
        return None
    unit, today = str(match.value("u")), context.today
    found = relative(context, unit, 0)
    if not found or not found.earliest or not found.latest:
        return None
    if "rest" in match:
        return Reading("DATE", found.value, today, found.latest)
    edge = match.value("edge")
    if edge == "END" and unit == "W":
        return calendar.weekend(today)
    return calendar.narrowed(found, str(edge)) if edge else found


def end_of_week(match: Match, context: Context) -> Reading | None:
    """«نهاية الأسبوع المقبل» its second half, «نهاية الأسبوع الحالي» what is left of it; «نهاية هذا الأسبوع» is the weekend."""
    move = match.number("mod") or 0
    found = calendar.week(context.later(7 * move))
    if not found or not found.latest or match.value("edge") != "END" or not context.today:
        return None
    return calendar.narrowed(found, "END") if move else Reading("DATE", found.value, context.today, found.latest)


def middle(match: Match, context: Context) -> Reading | None:
    """«في منتصف الأسبوع المقبل»."""
    return relative_period(match, context) if match.value("edge") == "MID" else None


def last_day(match: Match, context: Context) -> Reading | None:
    """«آخر يوم», where nothing says of what: yesterday."""
    return None if context.text(match.end)[:1].isalpha() else calendar.day(context.later(-1))


def following(match: Match, context: Context) -> Reading | None:
    """«الشهر التالي»: a note has no other month to follow than this one."""
    return relative(context, str(match.value("u")), 1)


def period_alone(match: Match, context: Context) -> Reading | None:
    """«الأسبوع», as the whole note: this one."""
    alone = match.start == 0 and not context.text(match.end)[:1].isalnum()
    return relative(context, str(match.value("u")), 0) if alone else None


def years(match: Match, _: Context) -> Reading | None:
    """«من 2014 حتى 2018», «من ألفين إلى ألفين وعشرة»: until the last begins."""
    first, last = match.number("y"), match.number("z")
    if not first or not last or not 1000 <= first < last <= 2199:
        return None
    found = calendar.days(calendar.real_day(first, 1, 1), calendar.real_day(last, 1, 1))
    return Reading("DATE", f"{first}/{last}", found.earliest, found.latest) if found else None


def two_thousands(match: Match, context: Context) -> Reading | None:
    """«في الألفين»: the first ten years of the century; «الألفين والعشرات» the next ten."""
    if match.number("y") != 2000 or context.at(match.end, "and", "num"):
        return None
    return edged(calendar.decade(2010 if "tens" in match else 2000), match)


def season(match: Match, context: Context) -> Reading | None:
    """«سأرحل صيف»: this year's."""
    if context.today is None or context.text(match.end)[:1].isalnum():
        return None
    return calendar.season(context.today.year, str(match.value("s")))


def week_number(match: Match, context: Context) -> Reading | None:
    """«الأسبوع 16»: the sixteenth of this year, as ISO counts."""
    number = match.number("n")
    if number is None or not 1 <= number <= 53 or context.today is None or context.text(match.end)[:1].isalnum():
        return None
    fourth = calendar.real_day(context.today.year, 1, 4)  # always in the first week
    return calendar.week(shifted(fourth, 7 * (number - 1)) if fourth else None)


def one_unit(match: Match, context: Context) -> Reading | None:
    """«في يوم», «سأغادر ساعة», with nothing after it."""
    unit = str(match.value("u"))
    if context.text(match.end)[:1].isalnum() or unit not in ("TH", "D", "W", "M", "Y"):
        return None
    return Reading("DURATION", f"PT1{unit[1]}" if unit == "TH" else f"P1{unit}")


_AWAY = "the_past|the_next|past|next"
_COUNTED = "( {few=few} {u=units} | {n=num} {u=unit|units} | {two=unit2} )"

#: The constructions of notes, tried before those of every text.
NOTE_RULES: tuple[Rule, ...] = (
    Rule("from now", f"{{after}} {_COUNTED} ( {_FROM_NOW} | {{in}} {{future=vague_after}} )?", from_now),
    Rule("from now", "{after} {u=unit} {full}? ( {of} {now=present} )?", from_now),
    Rule("from now", f"{{after}} ( {_COUNTED} | {{u=unit}} ) {{of}} {{base=rel}}", from_now),
    Rule("within", f"{{in}}? {{within=within}} {_COUNTED}", from_now),
    Rule("from now", "{in} {n=num} {u=unit|units}", from_now),
    Rule("from now", f"{_COUNTED} {_FROM_NOW}", from_now),
    Rule("ago", f"{{ago}} ( {_COUNTED} | {{u=unit}} ) {_FROM_NOW}?", ago),
    Rule("counts from now", f"{COUNT} {{and|comma}}? {COUNT2} ( {{and|comma}}? {COUNT3} )? {_FROM_NOW}", since_counts),
    Rule("counts ago", f"{{ago=ago}} {COUNT} {{and|comma}}? {COUNT2} ( {{and|comma}}? {COUNT3} )? {_FROM_NOW}?", since_counts),
    Rule("around now", f"{{in}} {{u=the_units}} {{the}}? {{n=the_num|num}} {{mod={_AWAY}}}", around_now),
    Rule("around now", f"{{in}} {{the}}? {{n=the_num}} {{u=unit|units}} {{mod={_AWAY}}}", around_now),
    Rule("few around now", f"{{u=the_units}} {{the_few_after}} {{mod={_AWAY}}}", last_few),
    Rule("decades", f"( {{two=the_unit2}} | {{u=the_units}} {{n=the_num|num}} ) {{mod={_AWAY}}}", decades),
    Rule("part of a unit", "{part=fraction} {u=unit}", fraction_of_unit),
    Rule("and a half", "( {two=unit2} | {n=num} {u=units|unit} | {u=unit} ) {and=and} {part=fraction|the_fraction} {the_unit}?", fraction_of_unit),
    Rule("bare day", "[after in]{the}? {d=d31|ord}", bare_day),
    Rule("bare day", "{to} {d=d31|ord}", bare_day),
    Rule("bare day", "{for} {d=ord}", bare_day),
    Rule("day of this month", "{to} {d=d31|ord} ( {of|in}? {this=this}? {the_month_word} {mod=the_past|the_next|the_current}? )", day_at_hand),
    Rule("day and month in figures", "{a=d31} {slash|dash} {b=d31} ( {comma=comma} ( {y=year} | {yy=yy} ) )?", day_and_month),
    Rule("day and month in figures", "[after in|on|day_word]{dotted=num}", day_and_month),
    Rule("run of days", "( {of} | {between=between} )? {d=d31|ord} {e=to|dash|and} {d2=d31|ord} {in|of}? {this=this}? {the_month_word} {mod=the_past|the_next|the_current}?", days),
    Rule("weekdays of a week", "{this}? {the_week_word} {mod=the_past|the_next|the_current}? ( {of} | {between} ) {day_word}? {w=weekday} ( {to} | {and} ) {day_word}? {w2=weekday}", weekdays_of_week),
    Rule("weekdays of a week", "{day_word}? {w=weekday} {to} {day_word}? {w2=weekday} {of|in}? {this}? {the_week_word} {mod=the_past|the_next|the_current}?", weekdays_of_week),
    Rule("my period", "( {rest=rest} | {edge=edge} )? {u=my_unit}", my_period),
    Rule("middle of a period", f"{{in}} {{edge=edge}} {{u=the_unit}} {{mod={_AWAY}|the_current}}", middle),
    Rule("later in a period", "{in} {early_hours} {of}? ( {this} {u=the_unit} | {u=the_unit} {mod=the_past|the_next|the_current} )", early_in_period),
    Rule("later in a period", "{in} {later=later} {of|in} {this}? {u=the_unit}", relative_period),
    Rule("end of a week", f"{{edge=edge}} {{the_week_word}} {{mod={_AWAY}|the_current}}", end_of_week),
    Rule("last day", "{last_word} {day_word}", last_day),
    Rule("following period", "{u=the_unit} {the_following}", following),
    Rule("years", "( {of} | {between} )? {y=year|year_words} ( {to} | {dash} | {and} ) {z=year|year_words}", years),
    Rule("decade", "{edge=edge}? {y=the_year_words} ( {and} {tens=the_tens} )?", two_thousands),
    Rule("day of this month", "{the_month_word} {mod=the_past|the_next|the_current} {day_word} {d=d31|ord}", day_at_hand),
    Rule("season", "{s=season|the_season}", season),
    Rule("whole", "{whole} {u=unit}", whole),
    Rule("period alone", "{u=the_unit}", period_alone),
    Rule("week number", "{week_word|the_week_word} {n=num}", week_number),
    Rule("one unit", "{u=unit}", one_unit),
)  # fmt: skip


def _counted(match: Match) -> tuple[int, str] | None:
    number = match.value("n") if "n" in match else 2 if "two" in match else _FEW if "few" in match else 1
    unit = str(match.value("two") if "two" in match else match.value("u"))
    return (number, unit) if isinstance(number, int) and (unit in _DAYS or unit in _MONTHS) else None


def _moved(day: date, number: int, unit: str) -> date | None:
    if unit in _DAYS:
        return shifted(day, number * _DAYS[unit])
    return calendar.months_later(day, number * _MONTHS[unit])
