"""Web archives (WARC) to pages: each page that was fetched, with the address and the moment it was fetched at."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import BinaryIO

from msgspec import Struct

from khabar.errors import UnreadableInput

#: What a record says it holds where it holds a page.
_PAGES = ("text/html", "application/xhtml+xml")


class ArchivedPage(Struct, frozen=True):
    """One page of an archive: where it stood, when it was fetched (ISO 8601), and its bytes."""

    place: str
    url: str
    fetched: str
    data: bytes


def pages_of_archive(stream: BinaryIO, source: str, *, limit: int) -> Iterator[ArchivedPage | UnreadableInput]:
    """Every page of a WARC file, compressed or not, in constant memory; pictures and failed fetches are passed over.

    A page of more than `limit` bytes comes as the error that says so. Raises `UnreadableInput` without fastwarc.
    """
    if find_spec("fastwarc") is None:
        raise UnreadableInput(source, "web archives need fastwarc: pip install 'khabar[archives]'")
    warc = import_module("fastwarc.warc")
    number = 0
    try:
        for record in warc.ArchiveIterator(stream, record_types=warc.WarcRecordType.response, parse_http=True):
            number += 1
            place = f"record {number}"
            http = record.http_headers
            kind = (record.http_content_type or "").lower()
            if http is None or http.status_code != 200 or not kind.startswith(_PAGES):
                continue
            data = record.reader.read(limit + 1)
            if len(data) > limit:
                yield UnreadableInput(source, f"a page of over {limit // 1_000_000} MB", place=place)
                continue
            length = http.get("Content-Length", "")
            if length.isdigit() and len(data) < int(length) and not http.get("Content-Encoding"):
                yield UnreadableInput(source, f"the page is cut short ({len(data)} of {length} bytes)", place=place)
                continue
            url = record.headers.get("WARC-Target-URI", "").strip("<>")
            yield ArchivedPage(place, url, record.headers.get("WARC-Date", ""), data)
    except Exception as error:  # fastwarc raises several kinds on a damaged archive; what came before it is kept
        reason = f"the archive is damaged after record {number}: {' '.join(str(error).split()) or type(error).__name__}"
        yield UnreadableInput(source, reason)
        return
    if not number:
        yield UnreadableInput(source, "no fetched page in this archive")
