"""Words into lines of a terminal, each line safe to show beside text that runs the other way.

A terminal lays out each line for itself, so a phrase that is broken over two lines is isolated in both.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.cells import cell_len, chop_cells
from rich.text import Text

from khabar.report.visible import END_ISOLATE, ISOLATE

#: What opens an isolate: by the phrase's own first letter, or in a direction we know.
_OPENING = {"auto": ISOLATE, "rtl": "\u2067", "ltr": "\u2066"}
#: A first strong letter nobody sees: terminals that look for a line's direction find this one.
_RIGHT_TO_LEFT_MARK = "\u200f"


class Run(Struct, frozen=True):
    """Text in one style."""

    text: str
    style: str = ""


class Phrase(Struct, frozen=True):
    """Runs that belong together; `isolate` auto, rtl or ltr keeps them from reordering their line, "" does nothing."""

    runs: tuple[Run, ...]
    isolate: str = ""


class Paragraph(Struct, frozen=True):
    """Phrases with a space between them; `lead` stands before the first line, the others are indented to it."""

    phrases: tuple[Phrase, ...]
    lead: str = ""
    indent: int = 0


class _Word(Struct, frozen=True):
    """A word of the phrase with this number, glued to the word before where no blank stood between."""

    run: Run
    phrase: int
    isolate: str
    glued: bool


def flow(paragraph: Paragraph, width: int, direction: str) -> Iterator[Text]:
    """The lines of a paragraph, none wider than `width` cells."""
    margin = " " * paragraph.indent
    lead = margin + paragraph.lead
    hanging = " " * cell_len(lead)
    room = max(width - cell_len(lead), 8)
    start = _RIGHT_TO_LEFT_MARK if direction == "rtl" else ""
    empty = True
    for words in _fill(_words(paragraph.phrases, room), room):
        line = Text(start + (lead if empty else hanging))
        _write(line, words)
        empty = False
        yield line
    if empty and paragraph.lead:
        yield Text(start + lead)


def _words(phrases: Sequence[Phrase], room: int) -> Iterator[_Word]:
    for number, phrase in enumerate(phrases):
        glued = False
        for run in phrase.runs:
            for at, word in enumerate(run.text.split(" ")):
                glued = glued and at == 0
                if not word:
                    glued = False
                    continue
                for piece in [word] if cell_len(word) <= room else chop_cells(word, room):
                    yield _Word(Run(piece, run.style), number, phrase.isolate, glued)
                    glued = True
            glued = not run.text.endswith(" ")


def _fill(words: Iterator[_Word], room: int) -> Iterator[list[_Word]]:
    """Words gathered to lines; what is glued stays together where it fits on a line at all."""
    line: list[_Word] = []
    used = 0
    for chunk in _chunks(words):
        size = sum(cell_len(word.run.text) for word in chunk)
        if line and used + 1 + size > room:
            yield line
            line, used = [], 0
        for word in chunk:
            step = cell_len(word.run.text) + (1 if line and not word.glued else 0)
            if line and used + step > room:
                yield line
                line, used, step = [], 0, cell_len(word.run.text)
            line.append(word)
            used += step
    if line:
        yield line


def _chunks(words: Iterator[_Word]) -> Iterator[list[_Word]]:
    chunk: list[_Word] = []
    for word in words:
        if chunk and not word.glued:
            yield chunk
            chunk = []
        chunk.append(word)
    if chunk:
        yield chunk


def _write(line: Text, words: Sequence[_Word]) -> None:
    """Append words to a line, an isolate around each stretch of one phrase."""
    open_phrase: int | None = None
    for at, word in enumerate(words):
        new = word.phrase != open_phrase
        if new and open_phrase is not None and words[at - 1].isolate:
            line.append(END_ISOLATE)
        if at and not word.glued:
            line.append(" ")
        if new:
            line.append(_OPENING.get(word.isolate, ""))
            open_phrase = word.phrase
        line.append(word.run.text, style=word.run.style or None)
    if words and words[-1].isolate:
        line.append(END_ISOLATE)
