"""Web archives: pages come out with their address and the moment they were fetched; the rest is passed over."""

import gzip
import zlib
from pathlib import Path

import pytest

from khabar.errors import InputNotice, UnreadableInput
from khabar.read.files import read_articles
from khabar.records import Article

pytest.importorskip("fastwarc", reason="fastwarc is not installed")

SENTENCES = "قال العميد سامر الحداد إن الحريق أخمد بعد ساعتين من اندلاعه. وأضاف أن الميناء مفتوح أمام السفن. " * 4


def page(number: int) -> bytes:
    return (
        f"<html lang='ar'><head><title>خبر {number}</title></head><body><article><h1>خبر {number}</h1>"
        f"<p>{SENTENCES}</p><p>خبر رقم {number}.</p></article></body></html>"
    ).encode()


def record(
    url: str,
    body: bytes,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    length: int | str = 0,
    packed: str = "",
) -> bytes:
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length or len(body)}\r\n{packed}\r\n".encode()
        + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-05-14T08:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def read(path: Path) -> tuple[list[Article], list[str]]:
    items = list(read_articles([str(path)]))
    told = [str(item) for item in items if isinstance(item, (UnreadableInput, InputNotice))]
    return [item for item in items if isinstance(item, Article)], told


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_articles_and_the_rest_is_passed_over(tmp_path: Path, name: str) -> None:
    records = [
        record("https://sada.example/1", page(1)),
        record("https://sada.example/logo.png", b"\x89PNG", "image/png"),
        record("https://sada.example/gone", page(9), status="404 Not Found"),
        record("https://sada.example/2", page(2)),
    ]
    path = tmp_path / name
    path.write_bytes(b"".join(gzip.compress(one) if name.endswith("gz") else one for one in records))
    articles, _ = read(path)
    assert [article.url for article in articles] == ["https://sada.example/1", "https://sada.example/2"]
    assert articles[0].seen == "2026-05-14T08:00:00Z"
    assert "سامر الحداد" in articles[0].text


def test_a_damaged_archive_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    whole = record("https://sada.example/1", page(1)) + record("https://sada.example/2", page(2))
    path.write_bytes(whole[:-300])
    articles, told = read(path)
    assert [article.url for article in articles] == ["https://sada.example/1"]
    assert any("record 2" in line and "cut short" in line for line in told)


def test_what_is_no_archive_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"garbage " * 100)
    articles, told = read(path)
    assert articles == []
    assert len(told) == 1
    assert "archive" in told[0]


def chunked(data: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (data[:99], data[99:])) + b"0\r\n\r\n"


GZIP, CHUNKED = "Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n"


@pytest.mark.parametrize(
    ("body", "packed"),
    [
        (gzip.compress(page(1)), GZIP),
        (chunked(page(1)), CHUNKED),
        (chunked(gzip.compress(page(1))), CHUNKED + GZIP),
        (zlib.compress(page(1)), "Content-Encoding: deflate\r\n"),
        (page(1), CHUNKED + GZIP),
    ],
    ids=["gzip", "chunked", "both", "deflate", "unpacked by the archiver"],
)
def test_a_page_packed_for_sending_is_unpacked(tmp_path: Path, body: bytes, packed: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record("https://sada.example/1", body, packed=packed))
    (article,), _ = read(path)
    assert article.title == "خبر 1"
    assert "سامر الحداد" in article.text


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (record("https://sada.example/1", gzip.compress(b"a" * 50_000_000), packed=GZIP), "over 5 MB"),
        (record("https://sada.example/1", b"\x1f\x8b damaged", packed=GZIP), "cannot be unpacked"),
        (record("https://sada.example/1", b"\x8b\x02\x80", packed="Content-Encoding: br\r\n"), "br is not known"),
    ],
    ids=["bomb", "damaged", "unknown"],
)
def test_a_page_that_cannot_be_unpacked_does_not_end_the_archive(tmp_path: Path, first: bytes, said: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(first + record("https://sada.example/2", page(2)))
    articles, told = read(path)
    assert [article.title for article in articles] == ["خبر 2"]
    assert said in told[0]


@pytest.mark.parametrize("length", ["²", "٣", "9" * 5000], ids=["superscript", "arabic", "endless"])
def test_a_length_that_is_none_does_not_end_the_archive(tmp_path: Path, length: str) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record("https://sada.example/1", page(1), length=length) + record("https://a.example", page(2)))
    assert len(read(path)[0]) == 2
