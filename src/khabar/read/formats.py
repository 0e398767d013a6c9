"""One stream of a known format to drafts: the list of formats, how much of each is read, and who takes it apart.

Text, pages, XML and JSON documents are read whole, up to a limit; lines, tables in Parquet and web archives are read piece
by piece and may be of any length.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from khabar.errors import UnreadableInput
from khabar.read.archives import pages_of_archive
from khabar.read.decoding import decode
from khabar.read.drafts import Draft
from khabar.read.feeds import drafts_of_json_feed, is_json_feed
from khabar.read.objects import draft_of_object, parse
from khabar.read.pages import read_markdown, read_page
from khabar.read.streams import read_lines, starts_as_lines
from khabar.read.tables import rows_of_csv, rows_of_parquet
from khabar.read.texts import read_text
from khabar.read.wires import draft_of_ninjs, drafts_of_xml, is_ninjs

Drafted = tuple[str, Draft | UnreadableInput]

#: The formats, by the end of the file's name; ".gz" may follow each.
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
    ".csv": "table",
    ".tsv": "table",
    ".xml": "xml",
    ".nitf": "xml",
    ".newsml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".parquet": "parquet",
    ".warc": "archive",
}

#: Bytes a file of each format may have; the others have a limit by line, row or page instead. A report has about 3,000
#: bytes, a book about a million; a page carries scripts, and hostile Markdown ("[" without end) takes 30 s a million
#: (2026-11-21).
LIMITS = {
    "text": 20_000_000,
    "page": 5_000_000,
    "markdown": 1_000_000,
    "json": 100_000_000,
    "table": 500_000_000,
    "xml": 50_000_000,
}

#: What the beginning of XML that is no page may show.
_XML_ROOTS = (b"<rss", b"<feed", b"<rdf:", b"<nitf", b"<newsitem", b"<newsmessage")
#: How much of a nameless stream shows what it is.
_BEGINNING = 2000


class Form(Struct, frozen=True):
    """How to read a stream: its `kind` ("" for what its beginning shows) and the `columns` of a table or of JSON.

    `columns` maps our field to the name it goes by there.
    """

    kind: str = ""
    columns: Mapping[str, str] = {}


def drafts_of(stream: BinaryIO, source: str, form: Form) -> Iterator[Drafted]:
    """Each article of a stream with its place in it, or the error that names what could not be read there.

    Raises `UnreadableInput` where the whole of it cannot be read.
    """
    if form.kind == "lines":
        yield from _lines(stream, source, form)
    elif form.kind == "archive":
        yield from _archive(stream, source)
    elif form.kind == "parquet":
        yield from _objects(rows_of_parquet(stream, source), source, form)
    elif form.kind:
        yield from _whole(stream, source, form.kind, form, b"")
    else:
        head = stream.readline(LIMITS["text"] + 1)
        if starts_as_lines(head):
            yield from _lines(stream, source, form, head)
        else:
            head += stream.read(max(0, _BEGINNING - len(head)))
            yield from _whole(stream, source, _kind_of(head), form, head)


def too_big(kind: str, size: int) -> str:
    """Why a file of so many bytes is not read."""
    limit = LIMITS[kind] // 1_000_000
    held = f"{size / 1_000_000:.0f} MB" if size > LIMITS[kind] + 1 else f"over {limit} MB"
    return f"{held}, more than the {limit} MB one file of this format may have; give many articles as .jsonl"


def _whole(stream: BinaryIO, source: str, kind: str, form: Form, head: bytes) -> Iterator[Drafted]:
    data = head + stream.read(max(0, LIMITS[kind] + 1 - len(head)))
    if len(data) > LIMITS[kind]:
        raise UnreadableInput(source, too_big(kind, LIMITS[kind] + 1))
    if not data.strip():
        raise UnreadableInput(source, "empty: there is no text in it")
    if kind == "json":
        yield from _json(data, source, form)
    elif kind == "xml":
        yield from drafts_of_xml(data, source)
    else:
        decoded = decode(data, source, page=kind == "page")
        notes = (decoded.note,) if decoded.note else ()
        if kind == "table":
            yield from _objects(rows_of_csv(decoded.text, source), source, form, notes)
            return
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
        if kind == "page":
            yield "", read_page(text, source, notes)
        else:
            yield "", read_markdown(text, notes) if kind == "markdown" else read_text(text, notes)


def _json(data: bytes, source: str, form: Form) -> Iterator[Drafted]:
    head = data.partition(b"\n")[0]
    if starts_as_lines(head) and data[len(head) :].strip():  # one object a line under the wrong name
        yield from _lines(BytesIO(data), source, form)
        return
    decoded = decode(data, source)
    notes = (decoded.note,) if decoded.note else ()
    value = parse(decoded.text, source)
    if isinstance(value, dict) and is_json_feed(value):
        yield from drafts_of_json_feed(value, source)
    elif not isinstance(value, list):
        yield "", _object(value, source, "", form, notes)
    elif not value:
        raise UnreadableInput(source, "empty: a list without articles")
    else:
        yield from _objects(((f"item {number}", item) for number, item in enumerate(value, 1)), source, form, notes)


def _lines(stream: BinaryIO, source: str, form: Form, head: bytes = b"") -> Iterator[Drafted]:
    for place, line in read_lines(stream, source, head):
        try:
            if isinstance(line, UnreadableInput):
                raise line
            yield place, _object(parse(line.rstrip(), source, place), source, place, form)
        except UnreadableInput as error:
            yield place, error


def _objects(
    values: Iterator[tuple[str, object]], source: str, form: Form, notes: tuple[str, ...] = ()
) -> Iterator[Drafted]:
    for place, value in values:
        try:
            if isinstance(value, UnreadableInput):
                raise value
            yield place, _object(value, source, place, form, notes)
        except UnreadableInput as error:
            yield place, error
        notes = ()  # said once


def _object(value: object, source: str, place: str, form: Form, notes: tuple[str, ...] = ()) -> Draft:
    if isinstance(value, dict):
        if is_ninjs(value):
            return draft_of_ninjs(value, source, place)
        value = _renamed(value, form.columns)
    return draft_of_object(value, source, place, notes)


def _renamed(value: dict[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """The object with our names for the fields that go by others there; all else stays as it is."""
    ours = {theirs: name for name, theirs in columns.items()}
    return {**value, **{ours.get(name, name): cell for name, cell in value.items() if name in ours}}


def _archive(stream: BinaryIO, source: str) -> Iterator[Drafted]:
    for page in pages_of_archive(stream, source, limit=LIMITS["page"]):
        if isinstance(page, UnreadableInput):
            yield page.place, page
            continue
        try:
            decoded = decode(page.data, source, page=True)
            draft = read_page(decoded.text, source, (decoded.note,) if decoded.note else ())
            yield page.place, replace(draft, url=draft.url or page.url, seen=page.fetched)
        except UnreadableInput as error:
            yield page.place, UnreadableInput(source, f"{page.url}: {error.reason}", place=page.place)


def _kind_of(head: bytes) -> str:
    """The format of a nameless stream by its beginning: JSON, XML, a page, or else text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"{", b"[")):
        return "json"
    if start.startswith(b"<") and any(root in start for root in _XML_ROOTS) and b"<html" not in start:
        return "xml"
    return "page" if start.startswith((b"<!doctype html", b"<html", b"<?xml")) else "text"
