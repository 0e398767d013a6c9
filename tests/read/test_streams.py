"""JSONL streams: constant memory, places by line, no line too long, any Unicode encoding."""

import codecs
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import UnreadableInput
from khabar.read import streams
from khabar.read.streams import read_lines, starts_as_lines

ONE, TWO = '{"text": "قال الوزير"}', '{"text": "وأضاف المتحدث"}'


def test_each_line_has_its_number_and_blank_lines_are_left_out():
    stream = BytesIO(f"{ONE}\n\n  \n{TWO}".encode())
    assert [(place, str(line).strip()) for place, line in read_lines(stream, "a.jsonl")] == [
        ("line 1", ONE),
        ("line 4", TWO),
    ]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + f"{ONE}\n{TWO}\n".encode(),
        codecs.BOM_UTF16_LE + f"{ONE}\n{TWO}\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + f"{ONE}\n{TWO}".encode("utf-16-be"),
        f"{ONE}\r\n{TWO}\r\n".encode(),
        f"{ONE}\n{TWO}\n".encode("cp1256"),
        f"{ONE}\n{TWO}\n".encode("iso8859_6"),
    ],
)
def test_lines_in_every_encoding(data):
    assert [str(line).strip() for _, line in read_lines(BytesIO(data), "a.jsonl")] == [ONE, TWO]


def test_an_article_longer_than_a_chunk_in_utf16(monkeypatch):
    monkeypatch.setattr(streams, "_CHUNK", 7)
    data = f"{ONE}\n{TWO * 9}\n{ONE}".encode("utf-16")
    assert [str(line).strip() for _, line in read_lines(BytesIO(data), "a.jsonl")] == [ONE, TWO * 9, ONE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_that_is_too_long_is_one_error_and_the_next_is_read(monkeypatch, encoding):
    monkeypatch.setattr(streams, "LONGEST_LINE", 200)
    monkeypatch.setattr(streams, "_CHUNK", 50)
    data = f"{ONE}\n{'x' * 1000}\n{TWO}\n{'y' * 500}".encode(encoding)
    first, second, third, fourth = read_lines(BytesIO(data), "a.jsonl")
    assert str(first[1]).strip() == ONE
    assert isinstance(second[1], UnreadableInput)
    assert second[0] == "line 2"
    assert str(third[1]).strip() == TWO
    assert isinstance(fourth[1], UnreadableInput)


def test_a_binary_line_is_one_error_and_the_next_is_read():
    data = f"{ONE}\n".encode() + bytes([0, 1, 2, 3, 255]) * 20 + f"\n{TWO}\n".encode()
    kinds = [type(line).__name__ for _, line in read_lines(BytesIO(data), "a.jsonl")]
    assert kinds == ["str", "UnreadableInput", "str"]


def test_an_empty_stream_is_one_error():
    ((_, error),) = read_lines(BytesIO(b""), "a.jsonl")
    assert "empty" in str(error)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        (f"{ONE}\n".encode(), True),
        (codecs.BOM_UTF8 + f"{ONE}\n".encode(), True),
        (b"{\n", False),
        (b'{"text": "cut', False),
        (b"[{}]\n", False),
        ("قال الوزير\n".encode(), False),
        (b"", False),
    ],
)
def test_a_stream_of_lines_shows_in_its_first(head, lines):
    assert starts_as_lines(head) is lines


@given(st.binary(max_size=300))
def test_any_bytes_are_lines_or_errors(data):
    for place, line in read_lines(BytesIO(data), "a.jsonl"):
        assert isinstance(line, str | UnreadableInput)
        assert place.startswith("line ") or "empty" in str(line)
