"""JSONL, line by line: any number of lines in constant memory, each decoded on its own, none longer than a limit."""

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from khabar.errors import UnreadableInput
from khabar.read.decoding import decode

#: Bytes one line may have: the same as a text file, for a line holds one article.
LONGEST_LINE = 20_000_000

_CHUNK = 1 << 20
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def starts_as_lines(head: bytes) -> bool:
    """Whether a stream's first line is a whole JSON object, so that an object a line may be expected."""
    line = head.removeprefix(_BOM).strip()
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def read_lines(stream: BinaryIO, source: str, head: bytes = b"") -> Iterator[tuple[str, str | UnreadableInput]]:
    """Each line that is not blank, with its place ("line 12"); `head` is what was already read of the first.

    A line that is too long or in no known encoding comes as the error that says so.
    """
    found = False
    for number, line in enumerate(_byte_lines(stream, head), 1):
        if line is not None and not line.strip():
            continue
        found = True
        place = f"line {number}"
        if line is None:
            reason = f"longer than {LONGEST_LINE // 1_000_000} MB: more than one article can be"
            yield place, UnreadableInput(source, reason, place=place)
        else:
            try:
                yield place, decode(line, source).text
            except UnreadableInput as error:
                yield place, UnreadableInput(source, error.reason, place=place)
    if not found:
        yield "", UnreadableInput(source, "empty: there is no text in it")


def _byte_lines(stream: BinaryIO, head: bytes) -> Iterator[bytes | None]:
    """Lines as UTF-8 bytes or as they are; None for one over the limit, whose rest is passed over."""
    first = head or stream.readline(LONGEST_LINE + 1)
    if first.startswith(_UTF16):
        yield from _utf16_lines(first, stream)
        return
    line = first.removeprefix(_BOM)
    while line:
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            yield None
        else:
            yield line
        line = stream.readline(LONGEST_LINE + 1)


def _utf16_lines(first: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    """UTF-16 has newline bytes inside other letters, so it is decoded before it is cut."""
    decoder = codecs.getincrementaldecoder("utf-16")("replace")
    chunk, waiting, too_long = first, "", False
    while chunk:
        *lines, waiting = (waiting + decoder.decode(chunk)).split("\n")
        for line in lines:
            yield None if too_long else f"{line}\n".encode("utf-8", "replace")
            too_long = False
        if len(waiting) > LONGEST_LINE:
            waiting, too_long = "", True
        chunk = stream.read(_CHUNK)
    last = waiting + decoder.decode(b"", final=True)
    if last or too_long:
        yield None if too_long else last.encode("utf-8", "replace")
