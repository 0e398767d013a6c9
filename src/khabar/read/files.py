"""Files, folders and the standard input to articles, one at a time, in the order they were named.

What cannot be read is yielded as one `UnreadableInput` that names file and place, what is doubtful as one
`InputNotice`; the rest goes on. Text, pages and JSON documents are read whole, up to a limit; a JSONL stream is read
line by line and may be of any length. An article whose id has come before is passed over.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from khabar.errors import InputNotice, UnreadableInput
from khabar.read.decoding import decode
from khabar.read.drafts import Draft, finish
from khabar.read.objects import draft_of_object, parse
from khabar.read.pages import read_markdown, read_page
from khabar.read.streams import read_lines, starts_as_lines
from khabar.read.texts import read_text
from khabar.records import Article, article_id

Read = Article | UnreadableInput | InputNotice

#: The formats, by the end of the file's name.
FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
}
STDIN = "-"

#: Bytes a file of each format may have; "lines" have a limit by line instead. A report has about 3,000 bytes, a book
#: about a million; a page carries scripts, and hostile Markdown ("[" without end) takes 30 s a million (2026-11-21).
LIMITS = {"text": 20_000_000, "page": 5_000_000, "markdown": 1_000_000, "json": 100_000_000}


def read_articles(sources: Sequence[str]) -> Iterator[Read]:
    """Every article in the files, folders (sorted, with those inside) and `-` named; nothing raises.

    Yields `Article`, `UnreadableInput` (something could not be read) and `InputNotice` (something to know).
    """
    places: dict[str, tuple[str, str]] = {}
    for source in sources:
        yield from _first_of_each(_dated(_source(source)), places)


def _source(source: str) -> Iterator[tuple[str, str, Read]]:
    """Each thing read with its file and the place in it."""
    if source == STDIN:
        if sys.stdin is None:  # closed by whoever started us
            yield "standard input", "", UnreadableInput("standard input", "closed")
        else:
            yield from _stream("standard input", sys.stdin.buffer, "")
        return
    path = Path(source)
    try:
        if not source:
            raise UnreadableInput("''", "an empty file name")
        if path.is_dir():
            yield from _folder(source)
            return
        if path.suffix and path.suffix.lower() not in FORMATS and path.is_file():
            raise UnreadableInput(source, f"{path.suffix} is not a format Khabar reads ({', '.join(FORMATS)})")
        yield from _file(source)
    except UnreadableInput as error:
        yield source, "", error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield source, "", UnreadableInput(source or "''", _why(error))


def _folder(folder: str) -> Iterator[tuple[str, str, Read]]:
    refused: list[OSError] = []
    found = False
    for directory, inner, names in os.walk(folder, onerror=refused.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            path = Path(directory, name)
            source = str(path)
            if name.startswith("."):
                continue
            found = True
            if path.stem.upper() == "README" or path.suffix.lower() not in FORMATS:
                reason = "a README" if path.stem.upper() == "README" else "not a format Khabar reads"
                yield source, "", InputNotice(source, f"passed over: {reason}")
            elif path.exists() and not path.is_file():  # opening a pipe would wait for its writer for ever
                yield source, "", InputNotice(source, "passed over: not an ordinary file")
            else:
                yield from _source(source)
    for error in refused:
        yield folder, "", UnreadableInput(str(error.filename), _why(error))
    if not found and not refused:
        yield folder, "", UnreadableInput(folder, "nothing to read in this folder")


def _file(source: str) -> Iterator[tuple[str, str, Read]]:
    path = Path(source)
    kind = FORMATS.get(path.suffix.lower(), "")
    limit = LIMITS.get(kind)
    if limit and path.is_file() and path.stat().st_size > limit:
        raise UnreadableInput(source, _too_big(kind, path.stat().st_size))
    with path.open("rb") as stream:
        yield from _stream(source, stream, kind)


def _stream(source: str, stream: BinaryIO, kind: str) -> Iterator[tuple[str, str, Read]]:
    """Read a stream of a known kind, or of one its first line shows."""
    try:
        if kind == "lines":
            yield from _all_lines(source, stream)
            return
        head = b"" if kind else stream.readline(LIMITS["text"] + 1)
        if not kind and starts_as_lines(head):
            yield from _all_lines(source, stream, head)
            return
        kind = kind or _kind_of(head)
        data = head + stream.read(max(0, LIMITS[kind] + 1 - len(head)))
        if len(data) > LIMITS[kind]:
            raise UnreadableInput(source, _too_big(kind, len(data)))
        if kind == "json":
            yield from _json(source, data)
        else:
            yield from _finished(source, "", _draft(source, data, kind))
    except UnreadableInput as error:
        yield source, "", error
    except OSError as error:
        yield source, "", UnreadableInput(source, _why(error))


def _draft(source: str, data: bytes, kind: str) -> Draft:
    if not data:
        raise UnreadableInput(source, "empty: there is no text in it")
    decoded = decode(data, source, page=kind == "page")
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    notes = (decoded.note,) if decoded.note else ()
    if kind == "page":
        return read_page(text, source, notes)
    return read_markdown(text, notes) if kind == "markdown" else read_text(text, notes)


def _json(source: str, data: bytes) -> Iterator[tuple[str, str, Read]]:
    if not data.strip():
        raise UnreadableInput(source, "empty: there is no text in it")
    head = data.partition(b"\n")[0]
    if starts_as_lines(head) and data[len(head) :].strip():  # one object a line under the wrong name
        yield from _all_lines(source, BytesIO(data))
        return
    decoded = decode(data, source)
    notes = (decoded.note,) if decoded.note else ()
    value = parse(decoded.text, source)
    if not isinstance(value, list):
        yield from _finished(source, "", draft_of_object(value, source, notes=notes))
        return
    if not value:
        raise UnreadableInput(source, "empty: a list without articles")
    for number, item in enumerate(value, 1):
        place = f"item {number}"
        try:
            yield from _finished(source, place, draft_of_object(item, source, place, notes if number == 1 else ()))
        except UnreadableInput as error:
            yield source, place, error


def _all_lines(source: str, stream: BinaryIO, head: bytes = b"") -> Iterator[tuple[str, str, Read]]:
    for place, line in read_lines(stream, source, head):
        try:
            if isinstance(line, UnreadableInput):
                raise line
            yield from _finished(source, place, draft_of_object(parse(line.rstrip(), source, place), source, place))
        except UnreadableInput as error:
            yield source, place, error


def _finished(source: str, place: str, draft: Draft) -> Iterator[tuple[str, str, Read]]:
    for item in finish(draft, source, place):
        yield source, place, item


def _dated(items: Iterable[tuple[str, str, Read]]) -> Iterator[tuple[str, str, Read]]:
    """The same items, with one notice a file on how many of its articles have no publication date at all."""
    source, articles, undated, first = "", 0, 0, ""
    for here, place, item in items:
        if here != source:
            yield from _undated(source, articles, undated, first)
            source, articles, undated, first = here, 0, 0, ""
        if isinstance(item, Article):
            articles += 1
            if item.published is None and "published_as_given" not in item.extra:
                undated += 1
                first = first or place
        yield here, place, item
    yield from _undated(source, articles, undated, first)


def _undated(source: str, articles: int, undated: int, first: str) -> Iterator[tuple[str, str, Read]]:
    if not undated:
        return
    if articles == 1:
        reason = "no publication date; days such as «أمس» are solved only where the text allows one reading"
        yield source, first, InputNotice(source, reason, place=first)
    else:
        yield (
            source,
            "",
            InputNotice(source, f"{undated} of {articles} articles have no publication date ({first} first)"),
        )


def _first_of_each(items: Iterable[tuple[str, str, Read]], places: dict[str, tuple[str, str]]) -> Iterator[Read]:
    """Pass over articles whose id has come before; `places` remembers where each id stands and what it stands for."""
    for source, place, item in items:
        if not isinstance(item, Article):
            yield item
            continue
        where = ", ".join(filter(None, (source, place)))
        content = article_id(item.outlet, item.url, item.text)
        if item.id not in places:
            places[item.id] = (where, content)
            yield item
            continue
        earlier, same = places[item.id]
        if same == content:
            yield InputNotice(source, f"the same article as {earlier}; passed over", place=place)
        else:
            yield UnreadableInput(source, f"its id {item.id!r} already belongs to {earlier}; passed over", place=place)


def _kind_of(head: bytes) -> str:
    """The format of a nameless stream by its first line: JSON, a page, or else text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:100].lower()
    if start.startswith((b"{", b"[")):
        return "json"
    return "page" if start.startswith((b"<!doctype html", b"<html", b"<?xml")) else "text"


def _too_big(kind: str, size: int) -> str:
    limit = LIMITS[kind] // 1_000_000
    held = f"{size / 1_000_000:.0f} MB" if size > LIMITS[kind] + 1 else f"over {limit} MB"
    return f"{held}, more than the {limit} MB one file of this format may have; give many articles as .jsonl"


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"
