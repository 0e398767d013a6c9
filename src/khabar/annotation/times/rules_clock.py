"""Times of day on the clock: «الساعة السابعة والنصف مساء», «(1611 بتوقيت جرينتش)», «منتصف الليل», «الليلة الماضية»."""

import re
from datetime import date

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule

#: «من فجر غد الخميس», «أمس», «اليوم السبت», «الجمعة»: the day after a clock reading.
_DAY = "( {of|in}? {day_word}? ( {rel=rel} {open}? {w=weekday}? {close}? | {w2=weekday} {mod=the_past|the_next}? ) )?"
_MINUTES = "( {and} {plus=fraction|the_fraction} | {except} {minus=fraction} | {and} {min=min60|num} {unit|units} )?"
_PART = "( {of|in}? {part=part|the_part|meridiem} )?"
_ZONE = "( {open|comma}? ( {zone=zone} | {zone_word} {zone_place|plain} ) {close}? )?"
_NEAR = 80  # tokens: a clock reading further from the last day named is of no known day
_EVENING = re.compile(r"T(?:EV|1[2-9]|2\d)")
_LONG_AGO = 3  # days: a day of another sentence that lies further off is not that of a clock reading
_HOUR = "( {hm=hm} | {the}? {h=h24|ord|the_h24} )"


def clock(match: Match, context: Context) -> Reading | None:
    """An hour with its minutes, moved to the afternoon by the part of day said or the one named just before."""
    read = _hour_and_minute(match)
    if read is None:
        return None
    hour, minute = read
    zone = str(match.value("zone") or "")
    day, hijri = _day(match, context)
    part = str(match.value("part") or (context.since_day if day and day == context.day else ""))
    if hour < 12 and (part in ("AF", "EV") or (part == "NI" and hour >= 6) or (part == "MI" and hour < 4)):
        hour += 12
    elif hour == 12 and (
        part in ("NI", "MO") or (part == "EV" and minute == 0 and match.word("part").startswith("ليل"))
    ):
        hour = 0
    stamp = f"T{hour % 24:02d}:{minute:02d}{zone}"
    if hijri:
        return Reading("TIME", hijri + stamp, day, day)
    return Reading("TIME", day.isoformat() + stamp, day, day) if day else Reading("TIME", stamp)


def clock_figures(match: Match, context: Context) -> Reading | None:
    """«في 20:30»: figures with a colon alone."""
    return clock(match, context) if ":" in match.word("colon") else None


def midnight(match: Match, context: Context) -> Reading | None:
    """«منتصف الليل», «منتصف ليل الثلاثاء»."""
    stamp = str(match.value("t"))
    day, _ = _day(match, context)
    evening = context.last and context.last_end > context.sentence and _EVENING.search(context.last.value)
    if (
        day
        and evening
        and day == context.day
        and stamp == "T00:00"
        and "w" not in match
        and "w2" not in match
        and "rel" not in match
    ):
        day = calendar.shifted(day, 1)  # «السابعة مساء ... وبعد منتصف الليل»
    return Reading("TIME", day.isoformat() + stamp, day, day) if day else Reading("TIME", stamp)


def night(match: Match, context: Context) -> Reading | None:
    """«الليلة», «الليلة الماضية», «ليلة أمس»."""
    move = match.number("t") or 0
    return calendar.part_of_day(context.later(move), "NI") or Reading("TIME", "XXXX-XX-XXTNI")


def night_between(match: Match, context: Context) -> Reading | None:
    """«ليل الثلاثاء الأربعاء»: the night that begins on the first."""
    number = match.number("w")
    if "and" in match and match.value("part") != "NI":
        return None  # «مساء الخميس والجمعة», two evenings
    found = resolve.weekday(context, match, number, rel=None, move=None) if number else None
    return calendar.part_of_day(found, "NI") or Reading("TIME", f"XXXX-WXX-{number}TNI")


def part_alone(match: Match, context: Context) -> Reading | None:
    """«في المساء», «مساءً» after a day named in the same sentence."""
    part = match.value("part")
    adverb = context.at(match.start, "part")
    if adverb and (context.written(match.start)[-1] not in "اً" or _in_a_pair(match, context)):
        return None
    near = context.day is not None and context.last_end > context.sentence
    if adverb and near and context.day:
        return calendar.part_of_day(context.day, str(part))
    if part not in ("MO", "EV", "NI") or not near or context.day is None:
        return None
    return calendar.part_of_day(context.day, part)


#: The day of a clock reading, for the rules of English word order.
ENGLISH_DAY = "( {in} {w2=weekday} | {rel=rel} )?"

RULES: tuple[Rule, ...] = (
    Rule("clock", f"{{clock}} {{open}}? {_HOUR} {_MINUTES} {_PART} {_ZONE} {{close}}? {_PART.replace('part=', 'part2=')} {_DAY} {_ZONE}", clock),
    Rule("clock", f"{{clock}} {{open}}? {{the}}? {{hm=hhmm}} {_ZONE} {{close}}? {_DAY}", clock),
    Rule("clock", f"{{hm=hm|hhmm}} {{open}}? ( {{zone=zone}} | {{zone_word}} {{zone_place|plain}} ) {_DAY}", clock),
    Rule("clock", f"{{h=h24|ord}} {_MINUTES} {_PART} ( {{zone=zone}} | {{zone_word}} {{zone_place|plain}} ) {_DAY}", clock),
    Rule("clock", f"{{hm=hm}} {{part=part|meridiem}} {_ZONE} {_DAY}", clock),
    Rule("clock", f"[after on|to|of|and|in|for|after|ago|between]{{h=ord|the_h24}} {_MINUTES} {{of}}? {{part=part}} {_ZONE} {_DAY}", clock),
    Rule("clock", f"[after on|to|of|and|in|for|after|ago|between]{{h=h24}} {{part=part}} {_ZONE} {_DAY}", clock),
    Rule("clock", f"[after in|on]{{colon=hm}} {_ZONE} {_DAY}", clock_figures),
    Rule("part of the day named", "[after in]{part=the_part} | {part=part}", part_alone),
    Rule("midnight", "{t=midnight} {of}? {weekday} {slash|dash|to}? {and}? {w2=weekday}", midnight),
    Rule("midnight", f"{{t=midnight}} {_DAY} {_ZONE}", midnight),
    Rule("night between", "{part=part} {w=weekday} {slash|dash|to}? {and=and}? {weekday} {mod=the_past|the_next}?", night_between),
    Rule("night", "( {early_hours} {of} )? {t=tonight|night_past} {w=weekday}?", night),
)  # fmt: skip


def _in_a_pair(match: Match, context: Context) -> bool:
    """Whether «صباحا ومساء» says always."""
    before = context.at(match.start - 1, "and") and context.at(match.start - 2, "part")
    return before or (context.at(match.end, "and") and context.at(match.end + 1, "part"))


def _hour_and_minute(match: Match) -> tuple[int, int] | None:
    said = match.value("hm") or match.value("colon")
    if isinstance(said, str):
        return int(said[:2]), int(said[3:])
    hour = match.number("h")
    if hour is None or hour > 24:
        return None
    minute = (match.number("plus") or 0) + (match.number("min") or 0)
    if "minus" in match:
        hour, minute = (hour - 1) % 24, 60 - (match.number("minus") or 0)
    return (hour, minute) if minute < 60 else None


def _day(match: Match, context: Context) -> tuple[date | None, str]:
    """The day of a clock reading: said beside it, else the last day named, unless a length or a set came between in its sentence."""
    rel, number = match.number("rel"), match.number("w") or match.number("w2")
    if rel is not None and number is None:
        return context.later(rel), ""
    if number is not None:
        return resolve.weekday(context, match, number, rel=rel, move=match.number("mod")), ""
    last = context.last
    named = context.day
    elsewhere = context.day_end <= context.sentence
    if named and elsewhere and context.today:
        ahead = named > context.today and not context.looks_ahead(match.start)
        if ahead or abs((named - context.today).days) > _LONG_AGO:
            return None, ""
    apart = last and context.last_end > context.sentence and (last.type in ("DURATION", "SET") or last.value[0] == "T")
    if apart or match.start - context.day_end > _NEAR:
        return None, ""
    if named and context.since_day == "NI" and "MO" in (match.value("part"), match.value("part2")):
        return calendar.shifted(named, 1), ""  # «ليلة الأحد ... الثالثة فجرا»
    return named, context.hijri
