"""Days and dates: weekdays, today and yesterday, days of a month in both systems and both calendars, figures."""

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_figures import dotted, figures, figures_and_clock, iso

MOD = "the_past|the_next|the_current|the_recent|the_prior|past|next"
YEAR = (
    "( {comma|of|in|slash|dash|for}? {year_word|the_year_word}? {y=year|year_words|the_year_words} (?!{counted}) {era=common_mark|hijri_mark}?"
    "| {of|in|for}? {this}? {the_year_word|year_word} {ymod=the_past|the_next|the_current|the_prior|the_following|past|next} {y=year}?"
    "| {of|in} {the_year_word} {ysame=same_after} | {of|in} {ysame=same} {the_year_word}"
    "| {of|in} {ymod=this} {the_year_word} )?"
).replace("{ymod=this}", "{ythis=this}")
MONTH = "{m=month|weak_month} ( {open} {month|weak_month} {close} | {slash|dash|comma}? {month|weak_month} )?"
HIJRI = "{hm=hijri_month|weak_hijri_month|the_hijri_month|the_weak_hijri_month}"
DAY = "{the}? {d=d31|ord|the_d31|ord_bare} {en_th}? {dash|slash}? {of|in}? ( {month_word|the_month_word} )?"
WEEKDAY = "( {day_word|the_day_word}? {open}? {w=weekday} {close}? {wmod=the_past|the_next|the_current}? {comma}? {for|in|the_day_word}? )?"
PART = "( {part=part|eve} ( {of}? {day_word} )? )?"


#: Words that may follow a date written month first.
_AFTER_A_DATE = ("and", "in", "of", "to", "for", "on", "since", "rel", "part", "clock")


def day_of_month(match: Match, context: Context) -> Reading | None:
    """«السبت 16 يوليو», «الثامن عشر من أغسطس», «أول أغسطس آب», «14 شوال 1436هـ»."""
    number, month, hijri_month = match.number("d"), match.number("m"), match.number("hm")
    if number is None or not 1 <= number <= 31 or _is_bare_ordinal(match, context):
        return None
    if number == 10 and hijri_month == 9 and "y" not in match and context.before(match.start, "not_a_date", reach=5):
        return None  # «مدينة العاشر من رمضان»
    score = context.at(match.end - 2, "slash", "dash") and match.word("hm") == "صفر"
    if score and match.number("y") is None:
        return None  # «فاز 4/صفر»
    if context.before(match.start, "not_a_date", "famous") and match.number("y") is None and month:
        return _famous(match, context, month, number)
    part = match.value("part") if "part" in match else match.value("part2")
    return resolve.with_part(_dated(match, context, number, month, hijri_month), part)


def month_then_day(match: Match, context: Context) -> Reading | None:
    """«يناير 1», «الأحد، مارس الرابع، 2029»."""
    number, written = match.number("d"), match.word("d")
    if number is None or not (written[0].isdigit() or written.startswith("ال")):
        return None
    if ("y" not in match and _counts(match, context)) or ("dot" in match and not match.word("m").isascii()):
        return None
    return _dated(match, context, number, match.number("m"), match.number("hm"))


def every_day_of_month(match: Match, _: Context) -> Reading | None:
    """«الخامس عشر من كل شهر»."""
    number = match.number("d")
    return Reading("SET", f"XXXX-XX-{number:02d}") if number and number <= 31 else None


def relative_day(match: Match, context: Context) -> Reading | None:
    """«أمس», «مساء أمس الأول», «صباح اليوم السبت», «يوم غد الأحد»."""
    move, number = match.number("rel"), match.number("w")
    if move is None or _is_a_name(match, context):
        return None
    part = match.value("part") if "part" in match else match.value("part2")
    if number is not None:
        found = resolve.weekday(context, match, number, rel=move, move=None)
        reading = calendar.day(found) or resolve.unresolved_day(weekday_=number)
    else:
        reading = calendar.day(context.later(move)) or resolve.unresolved_day()
    return resolve.with_part(reading, "EV" if isinstance(part, int) else part)  # «عشية أمس», yesterday evening


def weekday(match: Match, context: Context) -> Reading | None:
    """«الجمعة», «يوم الثلاثاء الماضي», «مساء الأربعاء», «ساعة مبكرة من فجر الخميس»."""
    number = match.number("w")
    if number is None or (number == 1 and "part" not in match and "day" not in match and _the_two(match, context)):
        return None
    if match.end - match.start == 1 and match.word("w") in context.surnames:
        return None
    move = match.number("mod") if "mod" in match else (0 if "this" in match else None)
    if move is None and _until_next(match.end, context):
        move = 1
    found = resolve.weekday(context, match, number, rel=None, move=move)
    part = match.value("part") if "part" in match else match.value("part2")
    return resolve.with_part(calendar.day(found) or resolve.unresolved_day(weekday_=number), part)


def weekday_of_week(match: Match, context: Context) -> Reading | None:
    """«الأسبوع المقبل يوم الجمعة», «الجمعة من هذا الأسبوع»."""
    number, move = match.number("w"), match.number("mod") if "mod" in match else 0
    week = calendar.week(context.later(7 * (move or 0)))
    if number is None or week is None or week.earliest is None:
        return None
    return calendar.day(calendar.shifted(week.earliest, number - 1))


def weekday_with_number(match: Match, context: Context) -> Reading | None:
    """«الخميس 21», «الجمعة في الثانية والعشرين»: the nearest day that is both; «الأحد الثاني» is the month's second Sunday."""
    number, day, today = match.number("w"), match.number("d"), context.today
    if number is None or day is None or _counts(match, context) or context.at(match.end, "slash", "dash"):
        return None
    if today is None:
        return Reading("DATE", f"XXXX-XX-{day:02d}")
    in_words = "in" not in match and not match.word("d")[0].isdigit()
    if in_words and day <= 5:
        first = today.replace(day=1)
        return calendar.day(calendar.shifted(first, (number - first.isoweekday()) % 7 + 7 * (day - 1)))
    near = [
        found
        for months in ((0,) if in_words else (0, -1, 1, -2, 2))
        for month in [calendar.month(today.year, today.month + months)]
        if month and month.earliest
        for found in [calendar.real_day(month.earliest.year, month.earliest.month, day)]
        if found and found.isoweekday() == number
    ]
    return calendar.day(near[0]) if near else None


def nth_weekday(match: Match, context: Context) -> Reading | None:
    """«أول يوم أحد من يوليو», «آخر جمعة في هذا الشهر»."""
    number, which, today = match.number("w"), match.number("n") or 1, context.today
    if number is None or today is None:
        return None
    if "m" in match:
        month = match.number("m") or 1
        year = resolve.year(context, match) or resolve.year_of_month(context, match, month, None, None)
        within = calendar.month(year, month) if year else None
    else:
        within = calendar.month(today.year, today.month + (match.number("mod") or 0))
    if within is None or within.earliest is None or within.latest is None:
        return None
    if which < 0:
        return calendar.day(calendar.shifted(within.latest, -((within.latest.isoweekday() - number) % 7)))
    move = (number - within.earliest.isoweekday()) % 7 + 7 * (which - 1)
    return calendar.day(calendar.shifted(within.earliest, move))


RULES: tuple[Rule, ...] = (
    Rule("date", f"{PART} {WEEKDAY} ( {{rel=rel}} {{comma}}? )? {WEEKDAY.replace('w=', 'w2=').replace('wmod=', 'wmod2=')} {{day_word}}? {DAY} {MONTH} {YEAR} {{mod=the_past|the_next|the_current}}? {{part2=part}}?", day_of_month),
    Rule("date", f"{PART} {{day_word}}? ( {{rel=rel}}? {{w=weekday}} {{wmod=the_past|the_next|the_current}}? | {{rel=rel}} ) {{open}} {DAY} {MONTH} {YEAR} {{close}}", day_of_month),
    Rule("date", f"{{day_word}}? {{weekday_bare}} {DAY} {MONTH} {YEAR} {{mod=the_past|the_next|the_current}}?", day_of_month),
    Rule("hijri date", f"{PART} {WEEKDAY} {{rel=rel}}? {{day_word}}? {DAY} {HIJRI} {YEAR} {{hijri_mark}}? {{mod=the_past|the_next|the_current}}? {{part2=part}}?", day_of_month),
    Rule("month then day", f"{WEEKDAY} {MONTH} ( {{dash|slash|comma|en_the}} | {{dot=dot}} )? {{d=d31|ord}} {{en_th}}? {YEAR}", month_then_day),
    Rule("day of every month", "{the}? {d=d31|ord} {of|in} {every} {month_word}", every_day_of_month),
    Rule("date in figures", f"{{rel=rel}}? {WEEKDAY} {{rel=rel}}? {{day_word}}? {{the}}? {{a=d31|yy}} {{s1=slash|dash}} {{b=d31}} {{s2=slash|dash}} {{c=year|yy}} {{era=common_mark|hijri_mark}}?", figures),
    Rule("date in figures", "{day_word}? {rel=rel}? {w=weekday} {open} {a=d31|yy} {s1=slash|dash} {b=d31} {s2=slash|dash} {c=year|yy} {close}", figures),
    Rule("date and clock in figures", f"{WEEKDAY} {{a=d31|yy}} {{s1=slash|dash}} {{b=d31}} {{s2=slash|dash}} {{c=year|yy}} ( {{dash|comma|slash}} | {{clock}} | {{on}} {{clock}} )? {{hm=hm}}", figures_and_clock),
    Rule("date and clock in figures", "{iso=iso} ( {dash|comma|slash} )? {hm=hm}", figures_and_clock),
    Rule("date in figures", f"{WEEKDAY} {{day_word}}? {{a=year}} {{s1=slash|dash}} {{b=m12}} {{s2=slash|dash}} {{c=d31}} {{era=common_mark|hijri_mark}}?", figures),
    Rule("ISO date", f"{WEEKDAY} {{day_word}}? {{iso=iso}} {{common_mark}}?", iso),
    Rule("date in figures", f"{WEEKDAY} {{day_word}}? {{dotted=dotted_date}} {{era=common_mark|hijri_mark}}?", dotted),
    Rule("relative day", f"{PART} {{this}}? {{day_word}}? {{rel=rel}} ( {{comma}}? {{open|quote}}? {{day_word}}? {{w=weekday}} ( {{close|quote}} )? )? {{part2=part}}?", relative_day),
    Rule("relative day", f"{{part2=early_hours}} {{of|in}}? {PART} {{day_word}}? {{rel=rel}} ( {{w=weekday}} | {{open}} {{w=weekday}} {{close}} )?", relative_day),
    Rule("relative day", "{later} {of}? {day_word}? {rel=rel} {w=weekday}?", relative_day),
    Rule("weekday", "{later} {of}? {day=day_word}? {w=weekday} {mod=the_past|the_next}?", weekday),
    Rule("weekday", f"{PART} {{this=this}}? {{day=day_word|the_day_word}}? {{w=weekday}} {{mod=the_past|the_next|the_current}}? {{part2=part}}?", weekday),
    Rule("weekday", f"{{part2=early_hours}} {{of|in}}? {PART} {{day=day_word}}? {{w=weekday}} {{mod=the_past|the_next}}?", weekday),
    Rule("weekday of a week", "{this}? {the_week_word} {mod=the_past|the_next|the_current}? {day_word}? {w=weekday}", weekday_of_week),
    Rule("weekday of a week", "{day_word}? {w=weekday} ( {of} {this}? {the_week_word} {mod=the_past|the_next|the_current}? | {this} {the_week_word} )", weekday_of_week),
    Rule("weekday and number", "{day_word}? {w=weekday} {in=in}? {d=d31|ord}", weekday_with_number),
    Rule("nth weekday", f"{{n=ord_bare|last_word}} {{day_word}}? {{w=weekday_bare|weekday}} {{of|in}} ( {{month_word}}? {MONTH} {YEAR} | {{this}}? {{the_month_word}} {{mod=the_past|the_next|the_current}}? )", nth_weekday),
)  # fmt: skip


def _dated(match: Match, context: Context, number: int, month: int | None, hijri_month: int | None) -> Reading | None:
    year, move = resolve.year(context, match), match.number("mod") if "mod" in match else match.number("wmod")
    if "ythis" in match and context.today:
        year = context.today.year
    if hijri_month:
        ahead = context.looks_ahead(match.start)
        said = (
            year if match.number("y") is not None else resolve.hijri_year(context, hijri_month, move, ahead, day=number)
        )
        return (
            calendar.hijri(said, hijri_month, number)
            if said
            else Reading("DATE", f"H:XXXX-{hijri_month:02d}-{number:02d}")
        )
    if month is None:
        return None
    if year is None and move is None:
        year = context.years_of_days.get((month, number))
    if year is None and move is None:
        year = resolve.year_told_after(context, match.end, month)
    if year is None:
        year = resolve.year_of_month(context, match, month, number, move)
    if year is None:
        return resolve.unresolved_day(month, number)
    return calendar.day(calendar.real_day(year, month, number))


def _famous(match: Match, context: Context, month: int, number: int) -> Reading | None:
    """The day of «هجمات 11 سبتمبر»; None for a city, a bloc or a bridge named after a day."""
    before = context.tokens[match.start - 1]
    if "famous" not in before.classes:
        return None
    years = dict(entry.split(":") for entry in str(before.value("famous")).split())
    year = years.get(f"{month:02d}-{number:02d}")
    return calendar.day(calendar.real_day(int(year), month, number)) if year else resolve.unresolved_day(month, number)


def _is_bare_ordinal(match: Match, context: Context) -> bool:
    """Whether the day is an ordinal without al- («خامسة»), which counts something else; «أول أغسطس» is a day."""
    at = next((at for at in range(match.start, match.end) if context.text(at) == match.word("d")), match.start)
    return context.at(at, "ord_bare") and not context.at(at, "d31", "ord") and match.word("d") != "اول"


def _is_a_name(match: Match, context: Context) -> bool:
    """Whether «اليوم» names a newspaper or means "the day"."""
    at = match.end - 1
    if context.text(at) == "امس" and context.at(at - 1, "for") and not context.written(at).startswith("أ"):
        return True  # «لامس», he touched
    if context.text(at) == "امس" and context.text(at + 1) in ("الحاجة", "حاجة"):
        return True  # «في أمس الحاجة», in the direst need
    if context.text(at) != "اليوم" or match.end - match.start > 1:
        return False
    if (
        context.at(at - 1, "paper")
        or context.text(at + 1) in ("السابع", "العالمي", "الوطني", "الدولي", "الذي")
        or context.at(at + 1, "ord")
    ):
        return True
    if context.text(at - 1) == "في" and not context.note:
        return True  # «في اليوم الحر», «مئتي دينار في اليوم»: the day, a day
    quoted = context.text(at - 1) in ("«", '"', "“") and context.text(at + 1) in ("»", '"', "”")
    dateline = context.text(at - 1) in ("", "\n") and context.at(at + 1, "dash", "comma", "open")
    return quoted or dateline


def _until_next(at: int, context: Context) -> bool:
    """Whether «حتى الاثنين المقبل» follows, which makes the day before it lie ahead too."""
    if not context.at(at, "to"):
        return False
    at += 1 + context.at(at + 1, "day_word")
    return context.at(at, "weekday") and context.at(at + 1, "the_next")


def _the_two(match: Match, context: Context) -> bool:
    """Whether «الاثنين» means "the two" after a dual: «البلدين الاثنين»."""
    before = context.text(match.start - 1)
    return (before.endswith(("ين", "ان", "هما")) and before.startswith("ال")) or before in ("بين", "كلا", "هذين")


def _counts(match: Match, context: Context) -> bool:
    """Whether the number is no day but counts what follows: «السبت 18 غارة», «في يوليو خمسة مصانع»."""
    written, following = match.word("d"), context.text(match.end)
    if not (written[0].isdigit() or written.startswith("ال")):
        return True
    noun = following[:1].isalpha() and not following.isascii() and not context.at(match.end, *_AFTER_A_DATE)
    return written[0].isdigit() and (noun or following[:1].isdigit())
