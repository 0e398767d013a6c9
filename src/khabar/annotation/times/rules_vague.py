"""What no calendar day fits: now, recently, soon, later; and what comes again: daily, every week, on Fridays."""

from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule

_PERIODS = {
    "D": "P1D",
    "W": "P1W",
    "M": "P1M",
    "Y": "P1Y",
    "TH": "PT1H",
    "TM": "PT1M",
    "S": "PT1S",
    "CE": "P100Y",
    "DE": "P10Y",
}
_FAR = 6  # tokens: how far back the number of a rate stands («خمسين حصة في الأسبوع»)


def vague(match: Match, context: Context) -> Reading | None:
    """«الآن» PRESENT_REF, «مؤخرا» PAST_REF, «قريبا» FUTURE_REF."""
    if context.text(match.start) in ("وقتها", "حينها") and context.before(match.start, "in"):
        return None  # «في وقتها», on time
    if context.text(match.start) == "الان" and context.written(match.start).startswith("آ"):
        return None  # «آلان», a name
    if (
        context.text(match.start) == "الان"
        and context.at(match.start - 1, "of")
        and context.at(match.start - 2, "unit", "units", "unit2")
    ):
        return None  # «قبل شهرين من الآن» says the length alone
    if context.text(match.start) == "قريبا" and context.at(match.end, "of"):
        return None  # «كان قريبا من البيت»
    return Reading("DATE", str(match.value("v")))


def adverb(match: Match, context: Context) -> Reading | None:
    """«سنويا», «الأسبوعية»: a set with its period."""
    if context.at(match.end, "d31", "weekday", "the_d31"):
        return None  # «يومي 3 و4», two days
    definite = context.at(match.start, "the_set_adjective")
    if definite and not _is_definite(context.text(match.start - 1)):
        return None  # «محمد الشهري» is a name
    return Reading("SET", str(match.value("s")))


def every(match: Match, context: Context) -> Reading | None:
    """«كل يوم», «كل جمعة», «كل أسبوعين», «كل ثلاثة أشهر»."""
    if "w" in match:
        return Reading("SET", f"XXXX-WXX-{match.number('w')}")
    if "two" in match:
        return Reading("SET", _PERIODS[str(match.value("two"))].replace("1", "2", 1))
    number = match.number("n") or 1
    unit = str(match.value("u"))
    if "n" in match and number == 1:
        return None
    return Reading("SET", _PERIODS[unit].replace("1", str(number), 1))


def weekdays(match: Match, _: Context) -> Reading | None:
    """«أيام الجمعة»."""
    return Reading("SET", f"XXXX-WXX-{match.number('w')}")


def rate(match: Match, context: Context) -> Reading | None:
    """«خمسين حصة في الأسبوع», «مرتين في اليوم»: how often, where a number stands before."""
    start = max(context.sentence, match.start - _FAR)
    counted = context.before(match.start, "num", "times_a", reach=match.start - start)
    unit = str(match.value("u"))
    if unit not in ("D", "W", "M", "Y") or not counted or context.at(match.end, "ord", "num"):
        return None
    return Reading("SET", _PERIODS[unit])


def _is_definite(word: str) -> bool:
    """Whether a noun has the article or a possessive («تقريرها الشهري»)."""
    return word.startswith(("ال", "وال", "بال", "فال", "كال", "لل", "ولل")) or (
        len(word) > 5 and word.endswith(("ه", "ها", "هم", "نا"))
    )


RULES: tuple[Rule, ...] = (
    Rule("vague", "{v=present|past_word|future_word|later|vague|that_day}", vague),
    Rule("vague", "[after in|to]{v=vague_after}", vague),
    Rule("set", "{s=set_adverb|set_adjective|the_set_adjective}", adverb),
    Rule("every", "{every} {n=num}? {u=unit|units}", every),
    Rule("every", "{every} {two=unit2}", every),
    Rule("every", "{every} {day_word}? {w=weekday_bare|weekday}", every),
    Rule("weekdays", "{units} {w=weekday} {of}?".replace(" {of}?", ""), weekdays),
    Rule("rate", "[after in]{u=the_unit}", rate),
)
