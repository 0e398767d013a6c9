"""What a year is: «عام 2014م», «منذ 2003», in words, in pairs, two years of a season; their rules stand among the periods."""

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match

_FIRST_HIJRI_YEAR = 1300  # what is less after «السنة» counts something
_FIRST_BARE_YEAR = 1900  # an older four-digit number is a year only after منذ or بين
#: What may stand before a bare four-digit number that is a year.
_YEAR_LICENCE = "in|of|since|to|during|before|ago|after|for|between|licence|and|edge|year_word|season|comma|open|on"


def named_year(match: Match, context: Context) -> Reading | None:
    """«عام 2014م», «سنة 1436هـ», «منذ 2003», «مطلع 2015»."""
    said = match.number("y")
    if said is None or context.at(match.end, "counted") or context.text(match.end).endswith(("ريال", "دولار")):
        return None
    definite = context.at(match.end - 2, "the_year_word")
    if definite and "era" not in match and 1000 <= said < _FIRST_HIJRI_YEAR:
        return None  # «منذ بداية السنة 1200 حادث»
    if resolve.is_hijri(match, said):
        return edged(calendar.hijri(said), match)
    return edged(calendar.year(said), match)


def bare_year(match: Match, context: Context) -> Reading | None:
    """A four-digit number after a preposition or a noun such as كأس العالم, and not before what it would count."""
    said = match.number("y")
    sure = context.before(match.start, "in", "since", "during", "year_word", "edge")
    since = context.before(match.start, "since", "between") or context.before(match.start - 1, "year")
    first = 1500 if since else _FIRST_BARE_YEAR
    if said is None or not first <= said <= 2100 or context.at(match.end, "num", "slash", "dash", "unit", "units"):
        return None
    following = context.text(match.end)
    accusative = following[-1:] == "ا" and len(following) > 3 and not following.endswith(("ما", "ها", "نا"))
    if accusative and not following.startswith("ال"):
        return None  # «2000 شخصا» counts
    if context.before(match.start, "slash", "dash") or (
        not sure and context.before(match.start, "not_a_year", reach=4)
    ):
        return None
    known = "edge" in match or context.before(match.start, *_YEAR_LICENCE.split("|"))
    ends = (
        not following
        or not following[0].isalnum()
        or context.at(match.end, "and", "in", "of", "to", "for", "on", "since")
    )
    if not known and not (ends and (context.text(match.start - 1).isalpha() or context.text(match.start - 1) == "|")):
        return None
    return named_year(match, context)


def year_in_words(match: Match, context: Context) -> Reading | None:
    """«في ألف وتسعمائة وثلاثة وستين», where nothing counted follows."""
    said, following = match.number("y"), context.text(match.end)
    if (
        not said
        or said < 1000
        or said % 100 == 0
        or (following[:1].isalpha() and not context.at(match.end, "and", "in", "of", "to"))
    ):
        return None
    return named_year(match, context)


def year_in_pairs(match: Match, context: Context) -> Reading | None:
    """«عام تسعة عشر تسعة وتسعين»: 1999; without عام only where the pair is the whole note."""
    hundreds, rest = match.number("y"), match.number("z")
    written = any(match.word(name)[:1].isdigit() for name in ("y", "z"))
    if hundreds is None or rest is None or written or not (10 <= hundreds <= 20 and 10 <= rest <= 99):
        return None
    if "year" not in match and not (context.note and match.start == 0 and not context.text(match.end)):
        return None
    return calendar.year(100 * hundreds + rest)


def month_of_year_in_pairs(match: Match, context: Context) -> Reading | None:
    """«مايو من عام تسعة عشر ستين»."""
    found, number = year_in_pairs(match, context), match.number("m")
    return calendar.month(found.earliest.year, number) if found and found.earliest and number else None


def years(match: Match, _: Context) -> Reading | None:
    """«2014-2018», «بين عامي 2014 و2018», «العام الدراسي 1436/1437هـ»."""
    first, last = match.number("y"), match.number("z")
    if first is None or last is None:
        return None
    if last < 100:
        last += first // 100 * 100  # «موسم 2024-25»
    first, last = min(first, last), max(first, last)
    if last - first > 200:
        return None
    begin = calendar.hijri(first) if resolve.is_hijri(match, first) else calendar.year(first)
    end = calendar.hijri(last) if resolve.is_hijri(match, last) else calendar.year(last)
    if begin is None or end is None:
        return None
    return Reading("DATE", f"{begin.value}/{end.value}", begin.earliest, end.latest)


def edged(found: Reading | None, match: Match) -> Reading | None:
    """A reading narrowed to the edge said before it («مطلع», «نهاية»), where one is said."""
    edge = match.value("edge")
    return calendar.narrowed(found, str(edge)) if found and edge else found
