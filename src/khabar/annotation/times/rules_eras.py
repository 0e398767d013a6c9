"""Weekends, seasons of the year and of sport, school years, decades and centuries."""

from khabar.annotation.times import calendar, resolve
from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.context import Context
from khabar.annotation.times.grammar import Match, Rule
from khabar.annotation.times.rules_periods import MODS, WHOLE_YEAR
from khabar.annotation.times.rules_years import edged


def season(match: Match, context: Context) -> Reading | None:
    """«صيف 2014», «الصيف الماضي», «فترة الصيف»."""
    if match.end - match.start == 1 and match.value("s") == "SP":
        return None  # «الربيع العربي»
    name, year, move, today = str(match.value("s")), match.number("y"), resolve.away(match, "mod"), context.today
    if year is None and "ymod" in match and today:
        year = today.year + (resolve.away(match, "ymod") or 0)
    if year is None and today:
        year = today.year
        this = calendar.season(year, name)
        if this and this.earliest and this.latest and move is not None:
            year += move if move * (today - this.earliest).days >= 0 and move > 0 else 0
            year -= 1 if move < 0 and this.latest >= today else 0
    found = calendar.season(year, name) if year is not None else Reading("DATE", f"XXXX-{name}")
    return edged(found, match)


def year_of_a_kind(match: Match, _: Context) -> Reading:
    """«العام الدراسي المقبل»: like a sport's season, its days are not known."""
    move = resolve.away(match, "mod") if "mod" in match else match.number("new")
    return Reading("DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}.get(move or 0, "X"))


def sport_season(match: Match, _: Context) -> Reading | None:
    """«الموسم الماضي»: which years it covers no rule can know."""
    move = (resolve.away(match, "mod") if "mod" in match else match.number("new")) or 0
    return Reading("DATE", "PAST_REF" if move < 0 else "FUTURE_REF" if move > 0 else "PRESENT_REF")


def decade(match: Match, context: Context) -> Reading | None:
    """«السبعينيات», «ثمانينات القرن الماضي»: of the twentieth century, save the twenties where nothing says so."""
    tens = match.number("d") or 0
    if context.at(match.end, "of") and context.at(match.end + 1, "age"):
        return None  # «في السبعينات من عمره»
    century = 1900
    if tens <= 2 and "cmod" not in match and context.today:
        century = context.today.year // 100 * 100
    return edged(calendar.decade(century + 10 * tens), match)


def century(match: Match, _: Context) -> Reading | None:
    """«القرن الحادي والعشرين», «النصف الأول من القرن العشرين»."""
    number = match.number("n")
    if number and number <= 20 and match.value("era") == "H":
        return Reading("DATE", f"H:{number - 1:02d}")
    found = calendar.century(number) if number and number <= 30 else None
    if found and match.value("half") == "H":
        return calendar.narrowed(found, "START" if match.number("which") == 1 else "END")
    return edged(found, match)


def weekend(match: Match, context: Context) -> Reading | None:
    """«عطلة نهاية الأسبوع», «نهاية هذا الأسبوع»."""
    if "edge" in match and match.word("edge") != "نهاية":
        return None  # «أواخر الأسبوع» is its second half
    return calendar.weekend(context.later(7 * (resolve.away(match, "mod") or 0))) or Reading("DATE", "XXXX-WXX-WE")


RULES: tuple[Rule, ...] = (
    Rule("weekend", f"{{break_word}}? {{edge=edge}} {{this}}? {{the_week_word}} {{mod={MODS}}}?", weekend),
    Rule("season", f"{{edge=edge}}? ( {{span_word|season_word}} )? {{s=season|the_season}} ( {WHOLE_YEAR} | {{mod={MODS}}} )", season),
    Rule("season", "{edge=edge}? {this} {s=the_season} {the_current}?", season),
    Rule("season", "{edge=edge}? {span_word|season_word} {s=the_season}", season),
    Rule("season", "( {edge=edge} | {quarter} ) {s=the_season}", season),
    Rule("season", "[after in|during]{s=the_season}", season),
    Rule("sport season", f"{{edge}}? {{the_season_word}} {{the_year_kind}}? {{mod={MODS}}}", sport_season),
    Rule("sport season", f"{{the_season_units}} {{the_num|num}}? {{mod={MODS}}}", sport_season),
    Rule("sport season", "{edge}? {the_season_word} {the_year_kind}? {new=the_new}", sport_season),
    Rule("sport season", "{this=this} {the_season_word} {mod=the_current}?", sport_season),
    Rule("year of a kind", f"{{edge}}? {{this}}? {{the_year_word}} {{the_year_kind}} ( {{mod={MODS}}} | {{new=the_new}} )", year_of_a_kind),
    Rule("part of a year of a kind", f"{{edge}}? {{this}}? {{the_quarter}} {{the_year_kind}} ( {{mod={MODS}}} | {{new=the_new}} )", year_of_a_kind),
    Rule("decade", "{edge=edge}? {d=decade|the_decade} ( {of}? {the_century_word} {cmod=the_past} )?", decade),
    Rule("century", "( {half=the_half|the_third} {which=ord} {of} )? {edge=edge}? {the_century_word} {n=ord} {era=common_mark|hijri_mark}?", century),
    Rule("weekend", f"{{weekend}} {{mod={MODS}}}?", weekend),
)  # fmt: skip
