"""Where sentences begin and end, in any language that uses . ! ? ؟ ۔ and newlines.

A newline always ends a sentence. A mark ends one when white space follows it, but not

- after one letter («د. سالم», "J. Smith", "U.S. envoy") or a title (Mr., Gen.),
- after the number that opens a line of a list ("2. "),
- inside quotation marks or brackets that were opened on the same line and are closed on it within `LONGEST_QUOTE`:
  words that run over a full stop stay with the sentence that introduces them.

A mark glued to the next word («النجاح.وأوضح») and one inside the closing quotation mark («.. انتهى.» ثم) end nothing.

English tells more by its capitals: nothing ends before a small letter ("the co. said"), and before a capitalised small word a
sentence ends even after a shortened one or a closing quotation mark ("at 5 p.m. The", "of Acme Inc. He", '"It is over." Then').
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from khabar.language.lexicons import word_set
from khabar.records import Span

#: Longer than this a pair of quotation marks is taken for two strays. Direct quotations with a full stop inside were at
#: most 238 code points long in 32 Saudi reports (2026-11-21); statements printed whole run to a few paragraphs.
LONGEST_QUOTE = 800

_END = re.compile(r"[.!?؟۔]+(?:(?=\s|$)|[\"”](?=\s+[A-Z]))")
_SMALL_LETTER_NEXT = re.compile(r"\s+[a-z]")
_CAPITAL_NEXT = re.compile(r"\s+[\"“]?([A-Z][a-z]*)\b")
_DOTTED = re.compile(r"(?:\b[^\W\d_]\.)+[^\W\d_]$")
_MARKS = re.compile(r"[«»“”„‟\"()\[\]]")
_CLOSERS = {"«": "»", "(": ")", "[": "]"}
_CLOSING_MARKS = frozenset('"”')
_SAME_BOTH_WAYS = '“”„‟"'  # curly marks too: Arabic newsrooms type them in either order
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_LONGEST_SHORTENED = 6


def sentence_spans(text: str) -> list[Span]:
    """The sentences of `text` in order, as spans without the white space around them.

    Every code point that is not white space lies in exactly one span.
    """
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans.extend(_line_spans(line, start))
        start += len(line)
    return spans


def _line_spans(line: str, base: int) -> Iterator[Span]:
    quoted = _quoted(line)
    quote_ends = [span.end for span in quoted]
    start = 0
    for mark in _END.finditer(line):
        at = mark.start()
        nearest = bisect_left(quote_ends, at + 1)
        closes = mark.group()[-1] in _CLOSING_MARKS
        if closes and not _small_word_follows(line, mark.end()):
            continue
        inside = nearest < len(quoted) and quoted[nearest].start < at
        if inside and not (closes and quoted[nearest].end == mark.end() - 1):
            continue
        if _ends_sentence(line, start, mark):
            yield from _trimmed(line, start, mark.end(), base)
            start = mark.end()
    yield from _trimmed(line, start, len(line), base)


def _ends_sentence(line: str, start: int, mark: "re.Match[str]") -> bool:
    if _SMALL_LETTER_NEXT.match(line, mark.end()):
        return False
    if mark.group() != ".":
        return True
    before = line[max(start, mark.start() - _LONGEST_SHORTENED) : mark.start()]
    word = _WORD_BEFORE.search(before)
    if word is None:
        return not line[start : mark.start()].strip().isdigit()
    letters = word.group()
    if len(letters) == 1:
        return bool(_DOTTED.search(before)) and _small_word_follows(line, mark.end())
    if not (letters[0].isupper() and letters.casefold() in _shortened()):
        return True
    return letters.casefold() in _may_end() and _small_word_follows(line, mark.end())


def _small_word_follows(line: str, at: int) -> bool:
    """Whether an English word without content, capitalised, comes next: only the head of a sentence makes it so."""
    word = _CAPITAL_NEXT.match(line, at)
    return word is not None and word.group(1).casefold() in word_set("english/function_words", "stop")


def _may_end() -> frozenset[str]:
    """Shortened words that a sentence may end with: firms, streets, "No." as an answer."""
    return word_set("english/abbreviations", "ending")


def _shortened() -> frozenset[str]:
    return word_set("english/abbreviations", "shortened")


def _quoted(line: str) -> list[Span]:
    """The outermost stretches between marks that match, none longer than `LONGEST_QUOTE`, in order."""
    found: list[Span] = []
    opened: dict[str, list[int]] = {char: [] for char in '»)]"'}  # the closing mark looked for -> where, innermost last
    for mark in _MARKS.finditer(line):
        char, at = mark.group(), mark.start()
        if char in _CLOSERS:
            opened[_CLOSERS[char]].append(at)
            continue
        if char in _SAME_BOTH_WAYS:
            char = '"'
            if not opened[char] or _only_opens(line, at):
                opened[char] = [at]
                continue
        if opened[char]:
            start = opened[char].pop()
            if at - start <= LONGEST_QUOTE:
                while found and found[-1].start > start:
                    found.pop()
                found.append(Span(start, at))
    return found


def _only_opens(line: str, at: int) -> bool:
    """Whether a mark that looks the same at both ends stands where only an opening one can: " (word" after a space."""
    after = line[at + 1 : at + 2]
    return (at == 0 or line[at - 1].isspace()) and (after.isalnum() or after in "«(")


def _trimmed(line: str, start: int, end: int, base: int) -> Iterator[Span]:
    piece = line[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield Span(base + left, base + right)
