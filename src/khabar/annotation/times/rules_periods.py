"""Stretches of the calendar: weeks, months, years, quarters, seasons, decades and centuries, and their edges."""

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_days import HIJRI, MONTH, YEAR
from khabar.annotation.times.rules_years import (
    bare_year,
    edged,
    month_of_year_in_pairs,
    named_year,
    year_in_pairs,
    year_in_words,
    years,
)

EDGE = "( {edge=edge|the_edge|rest} {month_word|the_month_word}? )?"
#: «الثلث الأول من شهر رمضان», «النصف الثاني من أغسطس»
PIECE = "( {the_half|the_third} {ord} {of|in} | {edge=tens_of_month} {of} )?"
MODS = "the_past|the_next|the_current|the_recent|the_prior|the_following|past|next"
#: A year as the tail of a quarter, a decade, a season: «من العام الجاري», «من عام 2016», «2016».
WHOLE_YEAR = "( {of|in|for}? {year_word|the_year_word}? {y=year|year_words|the_year_words} {era=common_mark|hijri_mark}? | {of|in|for}? {this=this}? {the_year_word} {kind=the_year_kind}? {ymod=the_past|the_next|the_current|the_prior|the_following}? {y=year}? )"

_OLDEST_YEAR_COUNTED = 15  # «عامها الرابع»; a higher number is mostly somebody's age


def month(match: Match, context: Context) -> Reading | None:
    """«آب (أغسطس) 2012», «مطلع يونيو (حزيران) الماضي», «شهر يونيو», «رمضان الماضي»."""
    hijri_month = match.number("hm")
    if not _is_a_month(match, context) or (
        context.before(match.start, "d31") and context.before(match.start - 1, "not_a_date")
    ):
        return None
    if match.number("y") is None and "mod" not in match and context.before(match.start, "famous"):
        return None
    year, move = resolve.year(context, match), match.number("mod")
    if "ythis" in match and context.today:
        year = context.today.year
    if hijri_month:
        if match.number("y") is None:
            year = resolve.hijri_year(context, hijri_month, move, context.looks_ahead(match.start))
        elif year and year > 1700:
            return edged(calendar.year(year), match)  # a Hijri month beside a common year says only the year for sure
        return edged(calendar.hijri(year, hijri_month), match) if year else Reading("DATE", f"H:XXXX-{hijri_month:02d}")
    number = match.number("m")
    if number is None:
        return None
    if year is None and move is None:
        year = resolve.year_told_after(context, match.end, number)
    if year is None:
        year = resolve.year_of_month(context, match, number, None, move)
    return edged(calendar.month(year, number), match) if year is not None else Reading("DATE", f"XXXX-{number:02d}")


def same_period(match: Match, context: Context) -> Reading | None:
    """«اليوم نفسه», «العام ذاته»: the one named last."""
    unit, named = str(match.value("u")), context.last.earliest if context.last else None
    if unit == "D":
        return resolve.with_part(calendar.day(context.day) or Reading("DATE", "X"), match.value("part"))
    if unit not in ("W", "M", "Y"):
        return None
    if named is None:
        return Reading("DATE", "X")
    return {"W": calendar.week(named), "M": calendar.month(named.year, named.month), "Y": calendar.year(named.year)}[
        unit
    ]


def same_day_of_year(match: Match, context: Context) -> Reading | None:
    """«اليوم نفسه من العام الماضي»: the day named last, or today, in that year."""
    day = context.day or context.today
    if day is None or context.today is None:
        return Reading("DATE", "X")
    year = match.number("y") or context.today.year + (resolve.away(match, "ymod") or 0)
    return calendar.day(calendar.real_day(year, day.month, day.day))


def relative_period(match: Match, context: Context) -> Reading | None:
    """«الأسبوع الماضي», «هذا العام», «نهاية الشهر الجاري», «القرن الماضي»."""
    unit, move = str(match.value("u")), resolve.away(match, "mod")
    if unit == "D" and context.at(match.end, "ord", "the"):
        return None
    if unit == "DE" and "edge" not in match and not context.before(match.start, "in", "since", "during", "whole", "to"):
        return None  # «قيمة العقد الماضي», a contract
    if move is None and "this" not in match and "edge" not in match and "later" not in match:
        return None
    if (
        context.at(match.end, "the_year_kind")
        or _is_general(match, context)
        or ("this" in match and move is not None and move != 0)
    ):
        return None
    if context.at(match.end - 1, "the_following"):
        return _following(unit, move or 0, context)
    if "later" in match:
        found = relative(context, unit, move or 0)
        return calendar.narrowed(found, "END" if match.value("later") == "FUTURE_REF" else "START") if found else None
    if match.value("edge") == "END" and context.text(match.start) in ("بقية", "باقي"):
        return _remaining(relative(context, unit, move or 0), context)
    found = edged(relative(context, unit, move or 0), match)
    bare = move is None and "this" not in match and match.value("edge") == "START"
    over = found and found.latest and context.today and found.latest < context.today
    if bare and over and context.looks_ahead(match.start):
        return edged(relative(context, unit, 1), match)  # «ستعقد الجولة مطلع الأسبوع»
    return found


def its_nth(match: Match, context: Context) -> Reading | None:
    """«تدخل الحرب شهرها الرابع»: the month at hand; «في عامه الثمانين» is an age."""
    unit, number = str(match.value("u")), match.value("n")
    if unit == "Y" and isinstance(number, int) and number > _OLDEST_YEAR_COUNTED:
        return None
    return relative(context, unit, 0)


def early_in_period(match: Match, context: Context) -> Reading | None:
    """«وقت مبكر من الأسبوع المقبل»."""
    found = relative(context, str(match.value("u")), resolve.away(match, "mod") or 0)
    return calendar.narrowed(found, "START") if found and match.value("u") != "D" else None


def bare_period(match: Match, context: Context) -> Reading | None:
    """«خلال العام», «من الشهر»: the current one, where a preposition of time stands before."""
    if (
        _is_general(match, context)
        or context.text(match.end) in ("الذي", "التي")
        or context.at(match.end, "ord", "the_full")
    ):
        return None
    return relative(context, str(match.value("u")), 0)


def relative(context: Context, unit: str, move: int) -> Reading | None:
    """The week, month, year ... so many away from the one at hand; its shape where no day is known."""
    today = context.today
    if today is None:
        return Reading("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(unit, "X"))
    if unit == "D":
        return calendar.day(context.later(move))
    if unit == "W":
        return calendar.week(context.later(7 * move))
    if unit == "M":
        return calendar.month(today.year, today.month + move)
    if unit == "Y" and context.hijri_years and (now := calendar.hijri_of(today)[0]):
        return calendar.hijri(now + move)
    if unit == "Y":
        return calendar.year(today.year + move)
    if unit == "DE":
        return calendar.decade((today.year // 10 + move) * 10)
    if unit == "CE":
        return calendar.century(today.year // 100 + 1 + move)
    return Reading("TIME", "X") if unit == "TH" and move else None


RULES: tuple[Rule, ...] = (
    Rule("month", f"{PIECE} {EDGE} {{this}}? ( {{mw=month_word}} )? {MONTH} {YEAR} {{mod=the_past|the_next|the_current|the_recent}}?", month),
    Rule("Hijri month", f"{PIECE.replace('third', 'third|the_week_word').replace('ord', 'ord|the_recent')} {EDGE} ( {{mw=month_word}} )? {HIJRI} {YEAR} {{hijri_mark}}? {{mod=the_past|the_next|the_current}}?", month),
    Rule("same period", "{part=part}? {u=the_unit} {same_after}", same_period),
    Rule("same period", "{same} {u=the_unit}", same_period),
    Rule("same day of a year", f"( {{the_day_word}} {{same_after}} | {{same}} {{the_day_word}} ) {WHOLE_YEAR}", same_day_of_year),
    Rule("year", f"{EDGE} {{year_word|the_year_word}} {{in}}? {{y=year|year_words|the_year_words|year3}} {{era=common_mark|hijri_mark}}?", named_year),
    Rule("year", f"{EDGE} {{y=year}} {{era=common_mark|hijri_mark}}", named_year),
    Rule("year", "{y=year}", bare_year),
    Rule("year", "{edge=edge} {y=year} {era=common_mark|hijri_mark}?", bare_year),
    Rule("year", "[after in|since|to]{y=year_words}", year_in_words),
    Rule("year in pairs", "{year=year_word}? {y=num} {z=num}", year_in_pairs),
    Rule("year in pairs", f"{MONTH} {{of}}? {{year=year_word}} {{y=num}} {{z=num}}", month_of_year_in_pairs),
    Rule("years", "( {the_year_word|year_word} )? {y=year} {hijri_mark}? {dash|slash} {z=year} {era=common_mark|hijri_mark}?", years),
    Rule("relative period", f"{EDGE} {{this=this}} {{u=the_unit}} {{mod=the_current}}?", relative_period),
    Rule("relative period", f"{EDGE} {{u=the_unit}} {{mod={MODS}}}", relative_period),
    Rule("relative period", "{edge=edge|rest} {u=the_unit} {common_mark}?", relative_period),
    Rule("relative period", "{later=later|future_word|past_word} {of|in} {this=this}? {u=the_unit} {mod=the_past|the_current}?", relative_period),
    Rule("relative period", "{later=later|future_word|past_word} {this=this} {u=the_unit}", relative_period),
    Rule("its nth", "{u=its_unit} {the}? {n=ord|the_num|d31}", its_nth),
    Rule("relative period", f"{{early_hours}} {{of}}? ( {{this=this}} {{u=the_unit}} | {{u=the_unit}} {{mod={MODS}}} )", early_in_period),
    Rule("current period", "[after during]{u=the_unit}", bare_period),
    Rule("years", f"{{edge}}? {{the_year_word}} {{the_year_kind}} ( {{mod={MODS}}} | {{the_new}} )? {{y=year}} {{hijri_mark}}? {{dash|slash}} {{z=year}} {{era=common_mark|hijri_mark}}?", years),
    Rule("years", f"{{edge}}? {{season_word|the_season_word|the_year_word}} {{the_year_kind}}? ( {{mod={MODS}}} | {{the_new}} )? {{y=year}} {{hijri_mark}}? {{dash|slash}} {{z=year|yy}} {{era=common_mark|hijri_mark}}?", years),
    Rule("year", f"{EDGE} {{this}}? {{the_year_word}} {{the_current|the_past|the_next}}? {{y=year}} {{era=common_mark|hijri_mark}}?", named_year),
)  # fmt: skip


def _following(unit: str, move: int, context: Context) -> Reading | None:
    """«اليوم التالي», «الشهر التالي»: counted from the last day named, else unresolved."""
    if unit == "D" and context.day and context.last_end >= context.sentence - 40:
        return calendar.day(calendar.shifted(context.day, move))
    told = context.last.earliest if context.last and context.last_end >= context.sentence - 40 else None
    if (
        told
        and context.last
        and len(context.last.value) == {"Y": 4, "M": 7}.get(unit)
        and context.last.value[:4].isdigit()
    ):
        return calendar.year(told.year + move) if unit == "Y" else calendar.month(told.year, told.month + move)
    return Reading("DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(unit, "X"))


def _remaining(found: Reading | None, context: Context) -> Reading | None:
    """What is left of a stretch from today on."""
    if not found or not found.earliest or not found.latest or not context.today or context.today > found.latest:
        return found
    return Reading(found.type, found.value, max(found.earliest, context.today), found.latest)


def _is_a_month(match: Match, context: Context) -> bool:
    """Whether a word that also means something else is a month here: beside شهر, a year, a modifier, a preposition."""
    name = match.word("m") or match.word("hm")
    if name == "اب" and match.end - match.start == 1 and not context.written(match.start).startswith("آ"):
        return False  # «أب», a father
    at = next((i for i in range(match.start, match.end) if context.text(i) == name), match.start)
    if name == "صفر" and context.before(match.start, "for", "dash"):
        return False  # «بهدفين لصفر»
    weak = context.at(at, "weak_month", "weak_hijri_month", "the_weak_hijri_month") or name == "رمضان"
    if not weak or match.end - match.start > 1 or "mw" in match:
        return True
    listed = context.at(match.start - 1, "and") and context.last_end == match.start - 1
    if listed and context.last and context.last.value.startswith("H:"):
        return True  # «شعبان ورمضان»
    return context.before(
        match.start, "in", "since", "to", "during", "ago", "after", "for", "month_word", "edge", "between", "units"
    )


def _is_general(match: Match, context: Context) -> bool:
    """Whether «العام» is an adjective: «الأمين العام الحالي»."""
    if match.value("u") != "Y" or "this" in match or "edge" in match or "later" in match:
        return False
    if context.before(match.start, "general"):
        return "mod" not in match or match.number("mod") != -1
    return (
        "mod" not in match
        and context.text(match.start - 1).startswith("ال")
        and not context.before(match.start, "in", "of")
    )
