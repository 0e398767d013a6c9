"""Where the text of a report begins after its dateline: «رأس الوادي - وكالات:», «RAS AL-WADI (Agency) - ».

A dateline stands at the head of a line: a place of a few words, then an agency in brackets or after a dash, a date after
a comma, and a dash or a colon. It is nobody's words.
"""

import re

from khabar.annotation.quotations.lexicon import reporting
from khabar.annotation.quotations.reading import Reading

_PLACE = r"[^\W\d_][\w'’.]*(?:[ -][^\W\d_][\w'’.]*){0,4}?"
_ARABIC = re.compile(
    rf"{_PLACE}\s*(?:\([^()\n]{{2,40}}\)\s*[-–—:]|[-–—،,]\s*{_PLACE}\s*(?:[-–—:](?=\s)|\([^()\n]{{2,30}}\)\s*[-–—:])|\s[-–—](?=\s)|:(?=\s))\s*"
)
_ENGLISH = re.compile(
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,4}(?:, [A-Z]\w+\.?(?: \d{1,2})?)?\s*(?:\([A-Z][^()\n]{1,30}\)\s*[-–—]+|[-–—]+(?=\s))\s*"
)
#: Words before the dash of a dateline.
_HEAD = 6


def past_dateline(reading: Reading, start: int, stop: int, *, arabic: bool = True) -> int:
    """Where a statement that begins at `start` goes on after a dateline, or `start`; never beyond `stop`."""
    line = reading.text.rfind("\n", 0, start) + 1
    lead = reading.text[line:start]
    if lead.strip(" \t-–—•*\u00a0"):
        return start
    match = (_ARABIC if arabic else _ENGLISH).match(reading.text, start, min(stop, start + 120))
    if match is None or match.end() >= stop:
        return start
    words = reading.words[reading.word_at(start) : reading.word_at(match.end())]
    forms = (reporting().forms.get(word.removeprefix("و")) for word in words if arabic)
    if any(form is not None and form.shape in ("past", "present") for form in forms):
        return start  # وقال الوزير: is no dateline
    return match.end()


def is_in_dateline(reading: Reading, first: int, past: int) -> bool:
    """Whether words stand between a dash and a colon at the head of a line: «الوادي - متابعة:»."""
    if first == 0 or reading.gap(first).strip(" ") not in ("-", "–", "—") or not reading.gap(past).startswith(":"):
        return False
    line = reading.text.rfind("\n", 0, reading.starts[first]) + 1
    return first - reading.word_at(line) <= _HEAD
