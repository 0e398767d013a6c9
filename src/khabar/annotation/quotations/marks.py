"""Which quotation marks belong together, whatever marks a newspaper uses and however it forgets to close them.

Marks come in families (guillemets, curly, straight, single, double brackets). A mark's own direction is believed first,
then what stands beside it, because right-to-left text turns marks around and straight ones have no direction. A mark
left open at the end of a paragraph runs on only where the next mark of its family is a closing one; else it ends there
and is `closed=False`. Give normalised text; every offset is one of it.
"""

import re
from bisect import bisect_left

from msgspec import Struct

_MARK = re.compile(r"''|<<|>>|\(\(|\)\)|[«»‹›《》“”„‟❝❞\"‘’'{}]")
#: Every sign that opens or closes a quotation, for stripping what stands between words.
SIGNS = "«»‹›《》<>“”„‟❝❞\"‘’'{}"
_FAMILIES = {
    **dict.fromkeys(("«", "»", "‹", "›", "《", "》", "<<", ">>", "{", "}"), "guillemets"),
    **dict.fromkeys(("“", "”", "„", "‟", "❝", "❞"), "curly"),
    **dict.fromkeys(("‘", "’", "'"), "single"),
    **dict.fromkeys(("((", "))"), "brackets"),
    '"': "straight",
    "''": "straight",
}
_OPENING = frozenset(("«", "‹", "《", "<<", "“", "„", "‟", "❝", "‘", "((", "{"))
_CLOSING = frozenset(("»", "›", "》", ">>", "”", "❞", "’", "))", "}"))
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{:،,؛;-–—/.")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}.،,؛;:!?؟-–—/")
#: Small words written onto the opening mark: و«، لـ«، بـ«، الـ«.
_CLITIC = re.compile(r"(?:^|[\s(،,])[وف]?(?:[بلكو]|[بك]?ال|لل)$")
#: After these alone a mark that looks like a closing one opens.
_THAT = re.compile(r"(?<!ان)\s[وب]?(?:ان|انه|انها)\s?$")
#: A new word of saying that leads to a mark: the quotation before it was never closed.
_SAID_ANEW = re.compile(
    r"[.!؟]\s+(?:كما )?و?(?:قال|يقول|تقول|اضاف|يضيف|تابع|يتابع|اكد|يؤكد|اوضح|يوضح|ذكر|اردف|واصل|ختم|زاد|استطرد)ت?(?:\s+\w+){0,4}\s*[:،]?\s*$"
)
#: A reporter's own sentence (. وكشف المدير أن): marks that never closed ended before it.
_TOLD_ANEW = re.compile(
    r"[.!؟]\s+(?:كما )?و?(?:قال|اضاف|تابع|اكد|اوضح|ذكر|كشف|اشار|لفت|بين|افاد|اعلن|نوه|شدد)ت?(?:\s+\w+){0,6}?\s+(?:الي )?(?:ان|انه|انها|انهم)(?=\s)"
)
#: What a site prints under its reports; no quotation runs into it.
FOOTER = re.compile(r"رابط الخبر ب|اقرا ايضا|اقرا المزيد|شاهد ايضا|للتواصل مع الكاتب")
_BEFORE_NEW = 90
#: A quotation is not followed over more than this many characters without a closing mark.
LONGEST = 12_000
_Pair = tuple[int, int, int, int, bool, str]


class Marked(Struct, frozen=True):
    """A stretch in marks: `start:end` is what stands inside, `outer_start:outer_end` counts the marks.

    `depth` is 1 for an outermost one, `parent` the index of the one around it or -1.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    depth: int
    parent: int
    closed: bool
    family: str


class _Open(Struct):
    family: str
    outer: int
    start: int


def pair_marks(text: str, *, title_end: int = 0) -> list[Marked]:
    """Every stretch of `text` in quotation marks, in order of its start; a quotation never runs out of the title."""
    found = [(match.start(), match.end(), match.group()) for match in _MARK.finditer(text)]
    hints = [_hint(text, start, end) for start, end, _ in found]
    turned = _turned_families(found, hints)
    roles = [_role(mark, hint, turned) for (_, _, mark), hint in zip(found, hints, strict=True)]
    newlines = [match.start() for match in re.finditer("\n", text)]
    stack: list[_Open] = []
    waiting = dict.fromkeys(_FAMILIES.values(), 0)  # open marks of each family: a stack of thousands is not searched
    pairs: list[_Pair] = []
    for index, (start, end, mark) in enumerate(found):
        newline = newlines[at] if stack and (at := bisect_left(newlines, stack[0].start)) < len(newlines) else start
        if newline < start and not (stack[0].start >= title_end and _runs_on(found, roles, index, stack[0])):
            _end_all(text, newline, stack, pairs)
            waiting = dict.fromkeys(waiting, 0)
        family = _FAMILIES[mark]
        if stack and roles[index] != "close" and (said := _said_anew(text, stack[-1].start, start)) >= 0:
            _end_all(text, said, stack, pairs)
            waiting = dict.fromkeys(waiting, 0)
        opened = waiting[family] > 0
        role = roles[index]
        if role == "close" and not opened and _opens_turned(text, start, end, family):
            role = "open"  # بـ»كذا»: the same mark at both ends
        if role == "open" and opened and family != "straight" and (text[end : end + 1] or " ") in " \t\n،,.؛":
            role = "close"  # «كذا « with the same mark at both ends
        if opened and role in ("close", "either"):
            for gone in _close(stack, pairs, family, start, end):
                waiting[gone] -= 1
        elif role in ("open", "either"):
            stack.append(_Open(family, start, end))
            waiting[family] += 1
    if stack:
        stop = next((at for at in newlines if at >= stack[0].start), len(text))
        _end_all(text, stop, stack, pairs)
    return _nested(pairs)


def _hint(text: str, start: int, end: int) -> str:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = before in _BEFORE_OPENING and not after.isspace() and after not in ".،,؛:!?؟"
    closes = after in _AFTER_CLOSING and not before.isspace()
    if opens != closes:
        return "open" if opens else "close"
    if not opens and before.isspace():  # ” كذا “ with white space inside the marks
        if after in ".،,؛":
            return "close"
        earlier = text[max(0, start - 3) : start].rstrip()[-1:]
        if after.isspace() and earlier == ":":
            return "open"
    if before == '"' and start > 1 and text[start - 2] in _BEFORE_OPENING and after.isalnum():
        return "open"  # ""كذا" and more": marks that open with marks
    if opens and closes:  # between two signs: a bracket or a space before says open, a stop before says close
        return "open" if before.isspace() or before in "([{" else "close"
    if not after.isspace() and _CLITIC.search(text, max(0, start - 5), start):
        return "open"
    return "either"


def _opens_turned(text: str, start: int, end: int, family: str) -> bool:
    """Whether a closing mark opens where none is open: a small word hangs on its left (بـ»كذا»), letters stand on both
    sides, or إن leads to it (إن” كذا”).
    """
    if _THAT.search(text, max(0, start - 8), start):
        return True
    if family != "guillemets" or not text[end : end + 1].isalpha():
        return False
    before = text[max(0, start - 1) : start]
    return before.isalpha() or before == ":" or bool(_CLITIC.search(text, max(0, start - 5), start))


def _turned_families(found: list[tuple[int, int, str]], hints: list[str]) -> set[str]:
    """Families whose marks all stand the wrong way round: »...«."""
    votes: dict[str, int] = {}
    for (_, _, mark), hint in zip(found, hints, strict=True):
        if hint != "either" and mark not in "\"'":
            agrees = (mark in _OPENING) == (hint == "open")
            votes[_FAMILIES[mark]] = votes.get(_FAMILIES[mark], 0) + (1 if agrees else -1)
    return {family for family, vote in votes.items() if vote < 0}


def _role(mark: str, hint: str, turned: set[str]) -> str:
    """open, close, either or none, from the mark's own direction and what stands beside it."""
    family = _FAMILIES[mark]
    if mark == "'":
        return hint if hint != "either" else "none"
    if mark in ('"', "''"):
        return hint
    own = "open" if (mark in _OPENING) != (family in turned) else "close"
    if family == "single" and hint == "either":
        return "none"  # an apostrophe
    if family == "curly" and hint != "either":
        return hint  # “text“ and ”text“ are common
    return own


def _runs_on(found: list[tuple[int, int, str]], roles: list[str], index: int, outer: _Open) -> bool:
    """Whether an open mark is closed in a later paragraph: the next mark of its family (among a few) is a closing one."""
    for later in range(index, min(len(found), index + 8)):
        if _FAMILIES[found[later][2]] == outer.family:
            return roles[later] == "close" and found[later][0] - outer.start <= LONGEST
    return False


def _said_anew(text: str, opened: int, at: int) -> int:
    """Where the stop stands before a word of saying that leads to a mark (. وقال فلان: «), or -1."""
    start = max(opened, at - _BEFORE_NEW)
    match = _SAID_ANEW.search(text, start, at)
    return match.start() if match else -1


def _end_all(text: str, stop: int, stack: list[_Open], pairs: list[_Pair]) -> None:
    anew = _TOLD_ANEW.search(text, stack[0].start, min(stop, stack[0].start + LONGEST)) if stack else None
    stop = anew.start() if anew else stop
    for entry in stack:
        footer = FOOTER.search(text, entry.start, stop) if stop - entry.start <= LONGEST else None
        stop = footer.start() if footer else stop
        if entry.family not in ("single", "brackets"):
            end = entry.start + len(text[entry.start : stop].rstrip(" \t\n\r.،,؛”“»"))
            if end > entry.start:
                pairs.append((entry.outer, entry.start, end, stop, False, entry.family))
    stack.clear()


def _close(stack: list[_Open], pairs: list[_Pair], family: str, start: int, end: int) -> list[str]:
    """Close the last open mark of a family and forget those opened after it; returns the families of all these."""
    gone: list[str] = []
    while stack:
        entry = stack.pop()
        gone.append(entry.family)
        if entry.family == family:
            if start > entry.start:
                pairs.append((entry.outer, entry.start, start, end, True, family))
            break
    return gone


def _nested(pairs: list[_Pair]) -> list[Marked]:
    result: list[Marked] = []
    around: list[int] = []
    for outer_start, start, end, outer_end, closed, family in sorted(pairs, key=lambda pair: (pair[0], -pair[3])):
        while around and result[around[-1]].end < end:
            around.pop()
        parent = around[-1] if around else -1
        result.append(Marked(outer_start, start, end, outer_end, len(around) + 1, parent, closed, family))
        around.append(len(result) - 1)
    return result
