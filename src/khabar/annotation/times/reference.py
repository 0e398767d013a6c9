"""The day an article speaks from: the day of publication, mended or found from the text's own weekdays.

Order: a full date called today or yesterday in the text; else the known day, moved by at most five days back or one on
where the weekdays called today or tomorrow fit another day better, by one where those called yesterday do; else unknown. Never a guess: with
no day known, weekdays alone fit a day in every week, so they decide nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct

from khabar.annotation.times.calendar import real_day, shifted
from khabar.annotation.times.tokens import Token
from khabar.records import Article

#: How far from the known day the text may speak: a print edition one day on either side, a report gathered late some days back.
_FURTHEST_BACK, _FURTHEST_AHEAD = 5, 1
_TAIL = 6  # tokens after today's name in which its date may stand


class Reference(Struct, frozen=True):
    """The day relative expressions count from (None: unknown), how it was found, and which days the text names so.

    `named` holds the days called today, yesterday or tomorrow with their weekday; `yesterday` is whether the text says
    yesterday at all: then «الجمعة الماضي» is not yesterday.
    """

    day: date | None
    why: str
    named: frozenset[date] = frozenset()
    yesterday: bool = False


def solve_reference(article: Article, tokens: Sequence[Token]) -> Reference:
    """The day an article speaks from, and the days its text names relative to it."""
    known, why = _known_day(article)
    said = [(at, _relative(token)) for at, token in enumerate(tokens) if "rel" in token.classes]
    weekdays = [(days, weekday) for at, days in said if (weekday := _weekday_after(tokens, at))]
    exact = {day for at, days in said for day in [_dated(tokens, at, days)] if day}
    if len(exact) == 1 and (known is None or -_FURTHEST_BACK <= (min(exact) - known).days <= _FURTHEST_AHEAD):
        known, why = min(exact), "a full date called today or yesterday in the text"
    elif known and weekdays:
        best = _best_fit(known, weekdays)
        known, why = (best, f"{why}, moved to fit the weekdays of the text") if best != known else (known, why)
    named = {day for days, weekday in weekdays if known and (day := _nearest(shifted(known, days), weekday))}
    return Reference(known, why, frozenset(named), any(days == -1 for _, days in said))


def _known_day(article: Article) -> tuple[date | None, str]:
    for stamp, why in ((article.published, "published"), (article.seen, "seen")):
        try:
            found = datetime.fromisoformat(stamp).date() if stamp else None
        except ValueError:
            found = None
        if found:
            return found, why
    return None, "unknown"


def _relative(token: Token) -> int:
    return int(token.value("rel"))


def _weekday_after(tokens: Sequence[Token], at: int) -> int:
    for token in tokens[at + 1 : at + 3]:
        if "weekday" in token.classes:
            return int(token.value("weekday"))
        if token.classes.keys().isdisjoint(("open", "comma", "quote")):
            break
    return 0


def _dated(tokens: Sequence[Token], at: int, days: int) -> date | None:
    """The publication day that a full date right after "today" or "yesterday" pins down."""
    found: dict[str, int] = {}
    for token in tokens[at + 1 : at + 1 + _TAIL]:
        if "iso" in token.classes:
            year, month, day = map(int, re.findall(r"\d+", token.text))
            found = {"d31": day, "month": month, "year": year}
            break
        kind = next((name for name in ("month", "d31", "ord", "year") if name in token.classes), "")
        if kind:
            found.setdefault({"ord": "d31"}.get(kind, kind), int(token.value(kind)))
        elif token.classes.keys().isdisjoint(("weekday", "open", "close", "comma", "of", "slash", "corresponding")):
            break
        if len(found) == 3:
            break
    named = real_day(found["year"], found["month"], found["d31"]) if len(found) == 3 else None
    return shifted(named, -days) if named else None


def _best_fit(known: date, weekdays: Sequence[tuple[int, int]]) -> date:
    """The day near the known one that most of the named weekdays fit; the known day and then the nearest win ties."""
    fits: Counter[int] = Counter()
    for days, weekday in weekdays:
        back = 1 if days < 0 else _FURTHEST_BACK
        for move in range(-back, _FURTHEST_AHEAD + 1):
            there = shifted(known, move + days)
            fits[move] += there is not None and there.isoweekday() == weekday
    best = max(fits, key=lambda move: (fits[move], -abs(move), -move))
    return shifted(known, best) or known


def _nearest(day: date | None, weekday: int) -> date | None:
    if day is None:
        return None
    move = (weekday - day.isoweekday() + 3) % 7 - 3
    return shifted(day, move)
