"""English word order: «last Tuesday», «this morning», «two weeks ago», «the past three days», «8 p.m.».

Dates, lengths, sets and today's names are read by the other tables: their classes hold words of both languages.
"""

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_clock import ENGLISH_DAY, clock
from khabar.annotation.times.rules_days import day_of_month
from khabar.annotation.times.rules_durations import ago, around_now, counted, several
from khabar.annotation.times.rules_parts import numbered_part, parts_later
from khabar.annotation.times.rules_periods import month, relative_period
from khabar.annotation.times.rules_years import named_year, years


def weekday(match: Match, context: Context) -> Reading | None:
    """«last Tuesday», «next Friday evening», «this Monday»."""
    number = match.number("w")
    if number is None:
        return None
    found = resolve.weekday(context, match, number, rel=None, move=match.number("mod"))
    return resolve.with_part(calendar.day(found) or resolve.unresolved_day(weekday_=number), match.value("part"))


def this_part(match: Match, context: Context) -> Reading | None:
    """A part of today: «this morning»."""
    return calendar.part_of_day(context.later(match.number("mod") or 0), str(match.value("part")))


def weekend(match: Match, context: Context) -> Reading | None:
    """«last weekend»."""
    return calendar.weekend(context.later(7 * (match.number("mod") or 0))) or Reading("DATE", "XXXX-WXX-WE")


def season(match: Match, context: Context) -> Reading | None:
    """«last summer», «the summer of 2015»."""
    year, move, name = match.number("y"), match.number("mod") or 0, str(match.value("s"))
    if year is None and context.today:
        this = calendar.season(context.today.year, name)
        year = context.today.year - (
            move < 0 and this is not None and this.latest is not None and this.latest >= context.today
        )
        year += move > 0 and this is not None and this.earliest is not None and this.earliest <= context.today
    return calendar.season(year, name) if year is not None else Reading("DATE", f"XXXX-{name}")


def hyphenated(match: Match, context: Context) -> Reading | None:
    """«a three-day visit»; «45-year-old» is an age."""
    return None if context.at(match.end, "dash") or context.at(match.end, "en_old") else counted(match, context)


def decade_figures(match: Match, _: Context) -> Reading | None:
    """«the 1990s»."""
    number = match.number("y")
    return calendar.decade(number) if number and number % 10 == 0 else None


def from_named(match: Match, context: Context) -> Reading | None:
    """«a week earlier», «three days later»: counted from the day named last; unknown without one."""
    move, number = match.number("move") or 0, match.value("n") if "n" in match else 1
    unit, named = str(match.value("u")), context.day
    if not isinstance(number, int) or unit not in ("D", "W", "M", "Y"):
        return None
    if unit == "Y" and context.part and context.last is context.part and context.part.earliest:
        return parts_later(context.part, move * number)
    if named is None:
        return Reading("DATE", "X")
    if unit in ("D", "W"):
        return calendar.day(calendar.shifted(named, move * number * (7 if unit == "W" else 1)))
    return (
        calendar.month(named.year, named.month + move * number)
        if unit == "M"
        else calendar.year(named.year + move * number)
    )


def times_a(match: Match, _: Context) -> Reading | None:
    """«twice a week»."""
    unit = str(match.value("u"))
    return Reading("SET", f"P1{unit}") if unit in ("D", "W", "M", "Y") else None


def century(match: Match, _: Context) -> Reading | None:
    """«the 21st century»."""
    number = match.number("n")
    return calendar.century(number) if number and match.value("u") == "CE" else None


def part_of(match: Match, context: Context) -> Reading | None:
    """«the evening of March 3», «late Sunday», «early on Thursday»."""
    found = weekday(match, context) if "w" in match else day_of_month(match, context)
    edge = {"START": "MO", "END": "EV", "MID": "MI"}.get(str(match.value("edge")), "")
    return found if "part" in match and "w" not in match else resolve.with_part(found, edge or None)


RULES: tuple[Rule, ...] = (
    Rule("weekday", "{mod=en_move} {w=weekday} {part=part}?", weekday),
    Rule("part of today", "{mod=en_move} {part=part}", this_part),
    Rule("weekend", "{mod=en_move} {en_weekend}", weekend),
    Rule("relative period", "{edge=en_edge}? {mod=en_move} {u=en_unit}", relative_period),
    Rule("relative period", "{edge=en_edge} {u=en_unit}", relative_period),
    Rule("month", "{edge=en_edge}? {mod=en_move} {m=month|weak_month}", month),
    Rule("month", "{edge=edge|en_edge} {dash}? {m=month|weak_month} ( {comma|of}? {y=year} )?", month),
    Rule("year", "{edge=edge|en_edge} {dash}? {y=year}", named_year),
    Rule("from the day named", "( {n=num|en_a} {u=unit|units} ) {move=en_earlier}", from_named),
    Rule("rate", "{num}? {en_times} {en_a} {u=en_unit}", times_a),
    Rule("century", "{n=d31|ord} {en_th}? {u=en_unit}", century),
    Rule("years", "{y=year} {dash|slash} {z=year|yy} {en_season_word}", years),
    Rule("weekday", "{edge=edge} {in}? {w=weekday}", part_of),
    Rule("date", "{part=part} {of} {m=month|weak_month} {d=d31} {en_th}? ( {comma}? {y=year} )?", part_of),
    Rule("ago", "( {n=num|en_a} {u=unit|units} | {en_few} {many=units} | {many=units} ) {en_ago}", ago),
    Rule("around now", "{mod=en_recent} ( {n=num} | {en_few} )? {u=en_units}", around_now),
    Rule("several", "{few=en_few} {u=en_units}", several),
    Rule("hyphenated", "{n=num} {dash} {u=unit}", hyphenated),
    Rule("part of a year", "{n=ord} {q=en_quarter|en_half} (?P<tail> {of} {y=year} | {of} {ymod=en_move} {en_unit} )", numbered_part),
    Rule("part of a year", "{n=ord} {q=en_quarter}", numbered_part),
    Rule("season", "{mod=en_move} {s=en_season}", season),
    Rule("season", "{s=en_season} {of|in}? {y=year}", season),
    Rule("decade", "{edge|en_edge}? {y=year} {quote}? {en_s}", decade_figures),
    Rule("clock", f"{{h=h24}} {{part=en_meridiem}} {{zone=zone}}? {ENGLISH_DAY}", clock),
    Rule("clock", f"{{hm=hm}} {{part=en_meridiem}} {{zone=zone}}? {ENGLISH_DAY}", clock),
    Rule("clock", f"[after en_at]{{hm=hm}} {{zone=zone}}? {ENGLISH_DAY}", clock),
)  # fmt: skip
