"""Where sentences begin and end, in any language that uses . ! ? ؟ ۔ and newlines.

A newline always ends a sentence. A mark ends one when white space (or a closing quote and white space) follows, but
not after a single letter (أ. د.), not inside a number, and not inside open quotation marks on the same line: a quote
that runs over a full stop stays in the sentence that introduces it.
"""

import re

from khabar.records import Span

_END = re.compile(r"[.!?؟۔…]+")


def sentence_spans(text: str) -> list[Span]:
    """The sentences of `text` as spans without the white space around them; a text without letters may have some."""
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        spans.extend(_line_spans(line, start))
        start += len(line)
    return spans


def _line_spans(line: str, base: int) -> list[Span]:
    found: list[Span] = []
    start = 0
    for match in _END.finditer(line):
        if _ends_sentence(line, match):
            found.append(Span(start, match.end()))
            start = match.end()
    found.append(Span(start, len(line)))
    return [Span(base + s.start, base + s.end) for s in (_trim(line, s) for s in found) if len(s)]


def _ends_sentence(line: str, match: "re.Match[str]") -> bool:
    after = line[match.end() : match.end() + 1]
    return not after or after.isspace()


def _trim(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, span.start + len(piece.rstrip())))
