"""Web archives (WARC) to pages: each page that was fetched, with the address and the moment it was fetched at."""

import re
import zlib
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import BinaryIO

from msgspec import Struct

from khabar.errors import UnreadableInput

#: What a record says it holds where it holds a page.
_PAGES = ("text/html", "application/xhtml+xml")
_GZIP = b"\x1f\x8b"
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")
_LENGTH = re.compile("[0-9]{1,18}")


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
            sent = record.reader.read(limit + 1)
            length = http.get("Content-Length", "")
            if _LENGTH.fullmatch(length) and len(sent) < min(int(length), limit):
                yield UnreadableInput(source, f"the page is cut short ({len(sent)} of {length} bytes)", place=place)
                continue
            try:
                data = _unpacked(sent, http.get("Transfer-Encoding", ""), http.get("Content-Encoding", ""), limit)
            except (zlib.error, ValueError) as error:
                yield UnreadableInput(source, f"the page cannot be unpacked ({error})", place=place)
                continue
            if len(sent) > limit or len(data) > limit:
                yield UnreadableInput(source, f"a page of over {limit // 1_000_000} MB", place=place)
                continue
            url = record.headers.get("WARC-Target-URI", "").strip("<>")
            yield ArchivedPage(place, url, record.headers.get("WARC-Date", ""), data)
    except Exception as error:  # fastwarc raises several kinds on a damaged archive; what came before it is kept
        reason = f"the archive is damaged after record {number}: {' '.join(str(error).split()) or type(error).__name__}"
        yield UnreadableInput(source, reason)
        return
    if not number:
        yield UnreadableInput(source, "no fetched page in this archive")


def _unpacked(sent: bytes, transfer: str, encoding: str, limit: int) -> bytes:
    """A page as it was before it was packed for sending, at most a byte over the limit.

    Some archivers write the packed page and some the page itself under the same headers: what shows that it is not
    packed is taken as it is. Raises `ValueError` or `zlib.error`.
    """
    if "chunked" in transfer.lower() and _CHUNK.match(sent):
        sent = b"".join(_chunks(sent))
    encoding = encoding.strip().lower()
    if encoding in ("gzip", "x-gzip") and sent.startswith(_GZIP):
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(sent, limit + 1)
    if encoding == "deflate":
        zlib_header = len(sent) > 1 and sent[0] & 15 == 8 and int.from_bytes(sent[:2], "big") % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS).decompress(sent, limit + 1)
    if encoding in ("br", "zstd", "compress") and not sent.lstrip().startswith(b"<"):
        raise ValueError(f"{encoding} is not known")
    return sent


def _chunks(sent: bytes) -> Iterator[bytes]:
    """The pieces of a page sent in pieces, each after a line with its length; the end may be cut off."""
    at = 0
    while head := _CHUNK.match(sent, at):
        size = int(head[1], 16)
        yield sent[head.end() : head.end() + size]
        at = head.end() + size + 2
