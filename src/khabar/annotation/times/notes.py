"""Tells a note («سأعود يوم الجمعة», «ذكرني بعد 3 أيام») from a report, and cuts the times of a note the way assistants do.

A note is one line without a headline or quotation in which somebody speaks of themselves or asks for something, or
that is nothing but a time, with a label or a verb before it («المدة: 3 أيام», «سيحدث بعد يومين»). Reports are cut by the annotators' guide for news (see `rules_days`); a note differs
in three things: «يوم» before a weekday is no part of its time, a run from one day to another is one time, and a length counted
from now keeps its preposition («بعد 3 أيام»; `rules_notes`). The days meant are the same in both.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from khabar.annotation.times.calendar import Reading
from khabar.annotation.times.tokens import Token
from khabar.records import Document

_LONGEST = 40  # tokens: what is longer is no note
#: «سأعود», «سوف أعود»: the future in the first person; the hamza tells it from «سار» and «سالم».
_I_SHALL = re.compile(r"(?<!\w)[وف]?(?:سأ|سوف\s+أ)\w{2}")
#: «سيحدث»: a future verb that opens a text of nothing else but a time.
_IT_WILL = re.compile(r"س[يت]\w{3,}")
_SAID = frozenset(':«»“”"\n')


class Found(NamedTuple):
    """One time: its first token, the token after it, what it means, and the rule that says so."""

    start: int
    end: int
    reading: Reading
    rule: str


def is_note(document: Document, tokens: Sequence[Token]) -> bool:
    """Whether the text is a note to oneself or to an assistant, and no report."""
    if len(tokens) > _LONGEST or document.article.title or any(token.text in _SAID for token in tokens):
        return False
    if _I_SHALL.search(document.text) or any("note_word" in token.classes for token in tokens):
        return True
    labelled = bool(tokens) and ("note_label" in tokens[0].classes or bool(_IT_WILL.fullmatch(tokens[0].text)))
    return all(token.classes or not token.text.isalpha() for token in tokens[labelled:])


def cut_as_note(read: Sequence[Found], tokens: Sequence[Token]) -> list[Found]:
    """The times of a note: runs of two days made one, and the words before a day left out."""
    cut: list[Found] = []
    for found in read:
        run = _run(cut[-1], found, tokens) if cut else None
        if run:
            cut[-1] = run
        else:
            cut.append(_without_day_word(found, tokens))
    return cut


def _run(first: Found, last: Found, tokens: Sequence[Token]) -> Found | None:
    """«3 مايو إلى 9 مايو», «اليوم حتى الغد», «بين 3 مايو و7 مايو»: from the first day of one to the last of the other."""
    between = tokens[first.end : last.start]
    joins = between[0].classes if between else {}
    day_word = len(between) == 2 and "day_word" in between[1].classes
    if not between or (len(between) > 1 and not day_word):
        return None
    opened = first.start > 0 and "between" in tokens[first.start - 1].classes
    if not ("to" in joins or "dash" in joins or (opened and "and" in joins)):
        return None
    begin, end = first.reading, last.reading
    if (begin.type, end.type) != ("DATE", "DATE") or not begin.earliest or not end.latest:
        return None
    if begin.earliest >= end.latest:
        return None
    value = f"{begin.value}/{end.value}"
    reading = Reading("DATE", value, begin.earliest, end.latest)
    return Found(first.start - opened, last.end, reading, f"run; {first.rule}; {last.rule}")


def _without_day_word(found: Found, tokens: Sequence[Token]) -> Found:
    """«يوم الاثنين» is cut to «الاثنين», «هذا اليوم» to «اليوم»; «يوم 27» and «يوم عيد الميلاد» stay whole."""
    first, rest = tokens[found.start].classes, tokens[found.start + 1 : found.end]
    if not rest:
        return found
    named = "weekday" in rest[0].classes or (rest[0].text[0].isdigit() and len(rest) > 1)
    this_day = "this" in first and len(rest) == 1 and "rel" in rest[0].classes
    return found._replace(start=found.start + 1) if ("day_word" in first and named) or this_day else found
