"""Lengths of time: «أربعة أيام», «شهرين», «نصف ساعة», «الأشهر التسعة الماضية», «قبل أسبوع»; ages are left out."""

import re

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.ages import is_age
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_periods import WHOLE_YEAR

_SAME_STORY = 30  # tokens: how far before it stands the month whose figure is compared
_COMPARED = 6  # tokens: how far before «قبل عام» stands the word that compares
_MONTH = re.compile(r"\d{4}-\d\d")
#: What stands before a lone unit that measures: «منذ عام», «لمدة شهر», «خلال أسبوع».
_MEASURES = "ago|since|for|during|after|whole|about|length"
MODS = "the_past|the_next|the_recent|the_prior|past|next"


def counted(match: Match, context: Context) -> Reading | None:
    """«أربعة أيام», «7 أشهر», «45 يوما», «2.5 مليون عام»."""
    number, unit = match.value("n"), str(match.value("u"))
    if not isinstance(number, int | float) or is_age(match, context, unit) or _is_contract(match, context, unit):
        return None
    if unit == "TH" and context.at(match.end, "watch"):
        return None  # «مائتي ساعة يد»
    if number == 0 or context.at(match.end, "light") or match.word("n") in ("احد", "احدي"):
        return None  # «أحد أيام العيد», one of them
    return duration(number, unit)


def pair(match: Match, context: Context) -> Reading | None:
    """«شهرين», «يومين», «ساعتين»."""
    unit = str(match.value("two"))
    if unit == "CE" and context.at(match.end, "ord"):
        return None
    if _is_contract(match, context, unit) or is_age(match, context, unit):
        return None
    return duration(2, unit)


def single(match: Match, context: Context) -> Reading | None:
    """«شهر واحد», «أسبوع كامل», «لمدة عام», «منذ أسبوع»."""
    unit = str(match.value("u"))
    if "full" not in match and (unit in ("S", "TM") or (unit == "D" and context.before(match.start, "for"))):
        return None
    if unit == "TH" and context.at(match.end, "watch", "quote"):
        return None  # «ساعة يد», a watch
    if context.at(match.end, "year", "num", "ord", "month", "weekday", "hijri_month", "weak_month", "year_kind"):
        return None
    if _is_contract(match, context, unit) or ("full" not in match and _has_genitive(match, context)):
        return None
    return duration(1, unit)


def about_one(match: Match, context: Context) -> Reading | None:
    """«قرابة الشهر»: about one."""
    unit = str(match.value("u"))
    known = context.at(match.end, *MODS.split("|"), "the_current", "ord", "num", "and")
    return duration(1, unit) if unit in ("W", "M", "Y") and not known else None


def each(match: Match, _: Context) -> Reading | None:
    """«للعام الواحد», «في اليوم الواحد»: for each."""
    unit = str(match.value("one"))
    return Reading("SET", f"P1{unit}") if unit in ("D", "W", "M", "Y") else None


def part_of_unit(match: Match, _: Context) -> Reading | None:
    """«نصف ساعة» PT30M, «ربع قرن» P25Y, «نصف عام» P6M."""
    minutes, unit = match.number("part") or 0, str(match.value("u"))
    if unit == "TH":
        return Reading("DURATION", f"PT{minutes}M")
    lengths = {"CE": ("Y", 100), "Y": ("M", 12), "D": ("TH", 24), "DE": ("Y", 10), "TM": ("S", 60), "M": ("D", 30)}
    if unit not in lengths:
        return None
    smaller, length = lengths[unit]
    return duration(length * minutes / 60, smaller)


def several(match: Match, context: Context) -> Reading | None:
    """«بضعة أيام», «عدة أشهر», «سنوات طويلة», «منذ سنوات»: PXD, PXM, PXY."""
    unit = str(match.value("u"))
    if _is_contract(match, context, unit):
        return None
    if (
        "few" not in match
        and "after" not in match
        and (
            context.at(
                match.end,
                "num",
                "ord",
                "the_past",
                "the_next",
                "festival",
                "feast",
                "weekday",
                "hijri_month",
                "month_word",
                "the_unit",
            )
            or _has_genitive(match, context)
        )
    ):
        return None
    return duration("X", unit)


def some(match: Match, _: Context) -> Reading:
    """«فترة طويلة», «وقت قصير», «بعض الوقت»."""
    return Reading("DURATION", "X")


def whole(match: Match, context: Context) -> Reading | None:
    """«طوال العام», «طيلة الأسبوع»."""
    unit = str(match.value("u"))
    if context.at(match.end, "the_past", "the_next", "the_current"):
        return None  # «على مدار الأسبوع الماضي» is that week
    return duration(1, unit) if unit in ("D", "W", "M", "Y", "DE", "CE") else None


def over_the(match: Match, context: Context) -> Reading | None:
    """«على مدار السنوات»: however many."""
    told = ("the_past", "the_next", "the_current", "the_recent", "ord", "num", "the_num", "the", "the_few_after")
    return None if context.at(match.end, *told) else duration("X", str(match.value("u")))


def first_part(match: Match, context: Context) -> Reading | None:
    """«الأشهر السبعة الأولى من السنة الماضية»: P7M, and its days."""
    number, unit = match.number("n"), str(match.value("u"))
    found = duration(number, unit) if number else None
    year = match.number("y") or (context.today.year + (resolve.away(match, "ymod") or 0) if context.today else None)
    if not found or not year or not number or unit != "M":
        return found
    first, last = calendar.month(year, 1), calendar.month(year, number)
    return Reading("DURATION", found.value, first.earliest, last.latest) if first and last else found


def around_now(match: Match, context: Context) -> Reading | None:
    """«الأيام المقبلة» FUTURE_REF, «السنوات العشر الماضية» P10Y, «الساعات ال24 الماضية» PT24H, «اليومين المقبلين»."""
    unit = str(match.value("two") if "two" in match else match.value("u"))
    move = match.number("mod") or 0
    if (
        context.at(match.start, "the_span_word")
        and context.at(match.end - 1, "the_recent")
        and context.at(match.end, "of")
    ):
        return None  # «المرحلة الأخيرة من البطولة», its last
    number = match.value("n") if "n" in match else (2 if "two" in match else None)
    if isinstance(number, int | float):
        found = duration(number, unit)
        return _placed(found, number, unit, move, context) if found else None
    if unit in ("S", "TM") or (context.at(match.start, "the_units") and unit == "DE" and move == 0):
        return None
    return Reading("DATE", "PAST_REF" if move < 0 else "FUTURE_REF" if move > 0 else "PRESENT_REF")


def last_counted(match: Match, context: Context) -> Reading | None:
    """«آخر 24 ساعة», «أول ثلاثة أشهر»."""
    number = match.value("n") if "n" in match else 2
    unit = str(match.value("two") if "two" in match else match.value("u"))
    found = duration(number, unit) if isinstance(number, int | float) else None
    return _placed(found, number, unit, -1, context) if found and isinstance(number, int) and "edge" in match else found


def ago(match: Match, context: Context) -> Reading | None:
    """«قبل أسبوع», «قبل ثلاثة أيام», «قبل أيام», «قبل عامين»; «قبل ساعة» is a length, for no clock is known."""
    if context.at(match.end, "of") and context.text(match.end + 1) != "الان":
        return None  # «قبل يومين من الانتخابات» counts from another day
    if match.word("about").endswith(" من"):
        return None  # «قبل أقل من شهرين» is some day since then
    unit = str(match.value("two") if "two" in match else match.value("u"))
    if "many" in match:
        return Reading("DATE", "PAST_REF")
    number = match.value("n") if "n" in match else (2 if "two" in match else 1)
    if not isinstance(number, int) or unit in ("S", "TM", "TH"):
        return None
    today = context.today
    if today is None:
        return Reading("DATE", "X")
    if unit in ("D", "W"):
        return calendar.day(context.later(-number * (7 if unit == "W" else 1)))
    if unit == "M":
        return calendar.month(today.year, today.month - number)
    named = context.last.earliest if context.last and match.start - context.last_end < _SAME_STORY else None
    if unit == "Y" and named and context.last and _MONTH.fullmatch(context.last.value) and _compares(match, context):
        return calendar.month(named.year - number, named.month)  # «في مايو مقارنة بما كانت عليه قبل عام»
    return calendar.year(today.year - number * {"Y": 1, "DE": 10, "CE": 100}[unit])


def between_counts(match: Match, context: Context) -> Reading | None:
    """«2.1 الى 2.5 مليون عام», «بين 20 و30 يوما»: a length that is not one number."""
    unit = str(match.value("u"))
    return None if is_age(match, context, unit) else duration("X", unit)


def duration(number: int | float | str, unit: str) -> Reading | None:
    """So many of a unit as TIMEX3: P3D, PT2H, decades and centuries in years; none of nothing."""
    if number == 0:
        return None
    if unit == "CE":
        number, unit = (
            (number * 100 if not isinstance(number, str) else number),
            "Y" if not isinstance(number, str) else "CE",
        )
    if unit == "DE" and not isinstance(number, str):
        number, unit = number * 10, "Y"
    return Reading(
        "DURATION", ("PT" if unit in ("S", "TM", "TH") else "P") + f"{figure(number)}{unit.removeprefix('T')}"
    )


def figure(number: int | float | str) -> str:
    """A number as TIMEX3 writes it, whole where it is whole."""
    return str(int(number)) if isinstance(number, float) and number == int(number) else str(number)


RULES: tuple[Rule, ...] = (
    Rule("counted", "{the}? {n=num|the_num} {u=unit} {full}?", counted),
    Rule("counted", "{n=num} {u=units} {full}?", counted),
    Rule("counted", "{open} {n=num} {close} {u=unit|units}", counted),
    Rule("counted", "{the}? {n=the_num} {u=the_units|units}", counted),
    Rule("pair", "{two=unit2} {full2}?", pair),
    Rule("pair", "{two=the_unit2}", pair),
    Rule("pair", "{two=the_unit2} {ord|the_ordinal}", pair),
    Rule("single", "{u=unit} {full=full}", single),
    Rule("single", f"[after {_MEASURES}]{{u=unit}}", single),
    Rule("single", "[after about]{u=the_unit}", about_one),
    Rule("single", "[after lasted]{u=unit}", single),
    Rule("single", "[after for|in]{one=the_unit} {the_full}", each),
    Rule("part of a unit", "{part=fraction} {u=unit}", part_of_unit),
    Rule("several", "{few=few} {of}? {u=units|the_units}", several),
    Rule("several", "{u=units} {after=few_after}", several),
    Rule("several", f"[after {_MEASURES}]{{u=units}}", several),
    Rule("some time", "{span_word} {length} | {few} {the_span_word}", some),
    Rule("some time", "{season_word} {full} | {num} {season_units} | {season_units}", some),
    Rule("whole", "{whole} {u=the_unit}", whole),
    Rule("several", "[after whole]{u=the_units}", over_the),
    Rule("first part of a year", f"{{u=the_units}} {{n=the_num|num}} {{ord}} ( {WHOLE_YEAR} | {{of}} {{this}}? {{the_month_word}} {{the_past|the_next|the_current}}? )", first_part),
    Rule("first part of a year", f"{{ord_bare}} {{n=num}} {{u=units}} {WHOLE_YEAR}", first_part),
    Rule("first part of a year", f"{{the}}? {{n=the_num}} {{u=units|unit}} {{ord}} ( {WHOLE_YEAR} | {{of}} {{this}}? {{the_month_word}} {{the_past|the_next|the_current}}? )", first_part),
    Rule("around now", f"{{u=the_units}} {{the}}? {{n=the_num|num}} {{mod={MODS}}}", around_now),
    Rule("around now", f"{{u=the_units|units}} ( {{few_after|the_few_after}} )? {{mod={MODS}|the_current}}", around_now),
    Rule("around now", f"{{the}}? {{n=num|the_num}} {{u=unit|units}} {{mod={MODS}}}", around_now),
    Rule("around now", f"{{n=the_num}} {{u=the_units}} {{mod={MODS}}}", around_now),
    Rule("around now", f"{{two=the_unit2}} {{mod={MODS}}}", around_now),
    Rule("around now", f"{{u=the_span_word}} ( {{few_after|the_few_after}} )? {{mod={MODS}|the_current}}", around_now),
    Rule("last counted", "{edge=edge} ( {n=num} {u=unit|units} | {two=unit2} )", last_counted),
    Rule("ago", "{ago} {about=about}? ( {n=num} {u=unit|units} {full}? | {two=unit2} | {u=unit} {full}? )", ago),
    Rule("ago", "{ago} {few}? {many=units} {few_after}?", ago),
    Rule("between counts", "{num} {to|and|dash} {num} {u=unit|units}", between_counts),
)  # fmt: skip


def _placed(found: Reading, number: int | float, unit: str, move: int, context: Context) -> Reading:
    """A length that ends or begins today, with its days."""
    today = context.today
    if today is None or unit not in ("D", "W", "M", "Y") or not isinstance(number, int):
        return found
    if unit in ("D", "W"):
        other = calendar.shifted(today, move * number * (7 if unit == "W" else 1))
    else:
        other = calendar.months_later(today, move * number * (12 if unit == "Y" else 1))
    first, last = (other, today) if move < 0 else (calendar.shifted(today, 1), other)
    return Reading(found.type, found.value, first, last) if first and last else found


def _compares(match: Match, context: Context) -> bool:
    """Whether what was measured is set beside an earlier measure."""
    reach = min(_COMPARED, match.start - context.sentence)
    return reach > 0 and context.before(match.start, "compared", reach=reach)


def _has_genitive(match: Match, context: Context) -> bool:
    """Whether a definite noun follows that the units belong to: «ساعات الليل»."""
    following = context.text(match.end)
    return following.startswith("ال") and not context.tokens[match.end].classes


def _is_contract(match: Match, context: Context, unit: str) -> bool:
    """Whether «عقود» are contracts: a decade needs a word of time before it, or الزمن after it."""
    if unit != "DE":
        return False
    if context.text(match.end) == "من" and context.text(match.end + 1) in ("الزمن", "الزمان", "السنين"):
        return False
    return not context.before(match.start, "since", "during", "after", "whole", "about", "ago", "age", reach=2)
