"""Files and folders to articles: everything readable is read, everything else is one clear line."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.errors import InputNotice, UnreadableInput
from khabar.read import files, formats
from khabar.read.files import read_articles
from khabar.records import Article

TEXT = "قال الوزير إن ميناء مرسى الدانة سيفتح يوم الأحد."
OTHER = "نفى المتحدث باسم الدفاع المدني تأخر سيارات الإطفاء."
DATED = {"published": "2026-05-14"}


def line(text=TEXT, **fields):
    return json.dumps({"text": text, **DATED, **fields}, ensure_ascii=False)


@pytest.fixture
def write(tmp_path):
    def _write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return _write


def read(*sources):
    """What was read: articles, and the words of each error and notice."""
    items = list(read_articles(sources))
    articles = [item for item in items if isinstance(item, Article)]
    errors = [str(item) for item in items if isinstance(item, UnreadableInput)]
    notices = [str(item) for item in items if isinstance(item, InputNotice)]
    assert len(articles) + len(errors) + len(notices) == len(items)
    return articles, errors, notices


def test_each_format_gives_the_same_article(write):
    html = f"<html><head><title>t</title></head><body><article><p>{TEXT}</p><p>{OTHER}</p></article></body></html>"
    sources = [
        write("1.txt", f"published: 2026-05-14\noutlet: 1\n---\n{TEXT}\n{OTHER}\n"),
        write("2.md", f"---\npublished: 2026-05-14\noutlet: 2\n---\n{TEXT}\n\n{OTHER}\n"),
        write("3.json", line(f"{TEXT}\n{OTHER}", outlet="3")),
        write("4.json", f"[{line(f'{TEXT}{chr(10)}{OTHER}', outlet='4')}]"),
        write("5.jsonl", line(f"{TEXT}\n{OTHER}", outlet="5") + "\n"),
        write("6.html", html),
        write("7", line(f"{TEXT}\n{OTHER}", outlet="7") + "\n" + line(OTHER, outlet="8")),
    ]
    articles, errors, _ = read(*sources)
    assert errors == []
    assert {article.text.removeprefix("t\n\n") for article in articles[:-1]} == {f"{TEXT}\n{OTHER}"}
    assert [article.outlet for article in articles] == ["1", "2", "3", "4", "5", "", "7", "8"]


def test_windows_line_ends_become_line_feeds_in_files_and_stay_in_json(write):
    articles, _, _ = read(write("a.txt", f"{TEXT}\r\n{OTHER}\r"), write("b.json", line(f"{TEXT}\r\n{OTHER}")))
    assert articles[0].text == f"{TEXT}\n{OTHER}"
    assert articles[1].text == f"{TEXT}\r\n{OTHER}"


def test_group_and_unknown_keys_are_kept(write):
    (article,), _, _ = read(write("a.jsonl", line(group=3, desk="محليات", seen="2026-05-15")))
    assert article.extra == {"file": "a.jsonl, line 1", "group": 3, "desk": "محليات"}
    assert article.seen == "2026-05-15"


def test_an_article_remembers_the_file_it_came_from_but_not_its_folder(write):
    articles, _, _ = read(
        write("folder/a.txt", TEXT), write("b.json", f"[{line(OTHER)}]"), write("c.json", line("نص ثالث", file="own"))
    )
    assert [article.extra["file"] for article in articles] == ["a.txt", "b.json, item 1", "own"]


def test_what_goes_wrong_is_one_line_each_and_the_rest_goes_on(write, tmp_path):
    sources = [
        write("empty.txt", b""),
        write("blank.txt", " \n\n"),
        write("digits.txt", "2026 - 14 - 05\n"),
        write("scan.txt", b"%PDF-1.7 ..."),
        write("program.txt", b"\x7fELF" + bytes(300)),
        write("table.xlsx", b"PK\x03\x04"),
        str(tmp_path / "missing.txt"),
        str(tmp_path / "bad\0name.txt"),
        "",
        write("empty.json", b""),
        write("none.json", "[]"),
        write("empty.jsonl", b""),
        write("good.txt", f"published: 2026-05-14\n---\n{TEXT}"),
    ]
    articles, errors, notices = read(*sources)
    assert [article.text for article in articles] == [TEXT]
    assert len(errors) == len(sources) - 1
    assert notices == []
    for source, error in zip(sources, errors, strict=False):
        assert error.startswith(source or "''")
        assert "\n" not in error
    assert "empty" in errors[0]
    assert "not one letter" in errors[2]
    assert "a PDF" in errors[3]
    assert "binary" in errors[4]
    assert ".xlsx is not a format" in errors[5]
    assert "no such file" in errors[6]


def test_a_stream_tells_the_line_and_column_of_each_failure(write):
    source = write("wire.jsonl", f'{line()}\n{{"text": "قال\n{{"text": 5}}\n[1]\n\n{line(OTHER)}\n')
    articles, errors, _ = read(source)
    assert [article.text for article in articles] == [TEXT, OTHER]
    assert [error.removeprefix(f"{source}, ").split(":")[0] for error in errors] == [
        "line 2, column 14",
        "line 3",
        "line 4",
    ]


def test_an_item_of_a_list_is_named_by_its_number(write):
    source = write("a.json", f"[{line()}, 7, {line(OTHER)}]")
    articles, errors, _ = read(source)
    assert len(articles) == 2
    assert errors == [f"{source}, item 2: an article is a JSON object, this is a number"]


def test_a_truncated_json_file_is_named_with_line_and_column(write):
    source = write("a.json", '{\n "text": "قال الوزير')
    _, (error,), _ = read(source)
    assert error.startswith(f"{source}, line 2, column 21: the JSON breaks off")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(write):
    source = write("a.txt", TEXT)
    Path(source).chmod(0)
    assert read(source)[1] == [f"{source}: not allowed to read it"]


def test_a_file_that_may_not_be_opened_is_one_line(write, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    source = write("a.txt", TEXT)
    monkeypatch.setattr(files.Path, "open", refuse)
    assert read(source)[1] == [f"{source}: not allowed to read it"]


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.html", "a.md"])
def test_a_file_that_is_too_big_is_refused_unread(write, tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.truncate(150_000_000)
    _, (error,), _ = read(str(path))
    assert "150 MB, more than the" in error


def test_a_big_stream_of_lines_has_no_limit(write, monkeypatch):
    monkeypatch.setattr(files, "LIMITS", dict.fromkeys(files.LIMITS, 100))
    monkeypatch.setattr(formats, "LIMITS", files.LIMITS)
    articles, errors, _ = read(write("a.jsonl", "\n".join(line(f"{TEXT} {n}") for n in range(50))))
    assert (len(articles), errors) == (50, [])


def test_a_pipe_without_end_is_cut_off_at_the_limit(monkeypatch):
    monkeypatch.setattr(files, "LIMITS", dict.fromkeys(files.LIMITS, 1000))
    monkeypatch.setattr(formats, "LIMITS", files.LIMITS)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode() * 100)))
    assert "over 0 MB" in read("-")[1][0]


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (f"{line()}\n{line(OTHER)}\n", [TEXT, OTHER]),
        (json.dumps({"text": TEXT}, indent=2), [TEXT]),
        (f"[{line()},\n{line(OTHER)}]", [TEXT, OTHER]),
        (f"{TEXT}\n{OTHER}\n", [f"{TEXT}\n{OTHER}"]),
        (f"<!DOCTYPE html><body><article><p>{TEXT}</p><p>{OTHER}</p></article></body>", [f"{TEXT}\n{OTHER}"]),
    ],
)
def test_the_standard_input_shows_its_format(monkeypatch, data, texts):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    articles, errors, _ = read("-")
    assert errors == []
    assert [article.text for article in articles] == texts


def test_a_line_that_breaks_off_at_the_end_of_the_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f'{line()}\n{{"text": "قا'.encode())))
    articles, errors, _ = read("-")
    assert len(articles) == 1
    assert errors == ["standard input, line 2, column 13: the JSON breaks off here (cut short?)"]


def test_a_folder_is_read_in_order_with_everything_inside(write, tmp_path):
    for name in ("b/2.txt", "a.txt", "b/1.txt", "c.jsonl"):
        text = line(f"{TEXT} {name}") if name.endswith("jsonl") else f"published: 2026-05-14\n---\n{TEXT} {name}"
        write(f"news/{name}", text)
    write("news/README.md", "# read me")
    write("news/b/photo.jpg", b"\xff\xd8\xff")
    write("news/.hidden.txt", TEXT)
    articles, errors, notices = read(str(tmp_path / "news"))
    assert [article.text.split()[-1] for article in articles] == ["a.txt", "c.jsonl", "b/1.txt", "b/2.txt"]
    assert errors == []
    assert [notice.partition(": passed over: ")[2] for notice in notices] == ["a README", "not a format Khabar reads"]


def test_a_pipe_in_a_folder_is_not_waited_for(write, tmp_path):
    write("news/a.txt", f"published: 2026-05-14\n---\n{TEXT}")
    os.mkfifo(tmp_path / "news" / "b.txt")
    (tmp_path / "news" / "c.txt").symlink_to(tmp_path / "nowhere")
    articles, errors, notices = read(str(tmp_path / "news"))
    assert len(articles) == 1
    assert errors == [f"{tmp_path}/news/c.txt: no such file"]
    assert notices == [f"{tmp_path}/news/b.txt: passed over: not an ordinary file"]


def test_a_closed_standard_input_is_one_error(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert read("-")[1] == ["standard input: closed"]


def test_an_empty_folder_is_one_error(tmp_path):
    assert read(str(tmp_path))[1] == [f"{tmp_path}: nothing to read in this folder"]


def test_a_folder_that_holds_itself_is_read_once(write, tmp_path):
    write("news/a.txt", f"published: 2026-05-14\n---\n{TEXT}")
    (tmp_path / "news" / "again").symlink_to(tmp_path / "news")
    articles, errors, _ = read(str(tmp_path / "news"))
    assert (len(articles), errors) == (1, [])


def test_an_id_that_has_come_before_is_passed_over_and_both_places_are_named(write):
    first, second = (
        write("a.jsonl", f"{line(id='x')}\n{line(OTHER, id='x')}"),
        write("b.jsonl", line("ثالث نص", id="x")),
    )
    articles, errors, _ = read(first, second)
    assert [article.text for article in articles] == [TEXT]
    assert errors == [
        f"{first}, line 2: its id 'x' already belongs to {first}, line 1; passed over",
        f"{second}, line 1: its id 'x' already belongs to {first}, line 1; passed over",
    ]


def test_the_same_article_twice_is_no_failure(write):
    first, second = write("a.txt", f"published: 2026-05-14\n---\n{TEXT}"), write("b.jsonl", line())
    articles, errors, notices = read(first, second, first)
    assert (len(articles), errors) == (1, [])
    assert notices == [
        f"{second}, line 1: the same article as {first}; passed over",
        f"{first}: the same article as {first}; passed over",
    ]


def test_one_outlets_text_in_another_outlet_is_another_article(write):
    articles, _, notices = read(write("a.jsonl", f"{line(outlet='أ')}\n{line(outlet='ب')}"))
    assert (len(articles), notices) == (2, [])


def test_missing_publication_dates_are_told_once_a_file(write):
    one = write("a.txt", TEXT)
    many = write("b.jsonl", "\n".join(['{"text": "نص أول"}', line(OTHER), '{"text": "نص ثان"}']))
    articles, errors, notices = read(one, many)
    assert (len(articles), errors) == (4, [])
    assert notices[0].startswith(f"{one}: no publication date")
    assert notices[1:] == [f"{many}: 2 of 3 articles have no publication date (line 1 first)"]


def test_a_wrong_date_is_told_and_taken_as_unknown(write):
    source = write("a.jsonl", line(published="2026-02-30"))
    (article,), errors, (notice,) = read(source)
    assert article.published is None
    assert errors == []
    assert notice.startswith(f'{source}, line 1: published "2026-02-30" is not a date')


def test_reading_loads_no_library_it_does_not_need(write):
    code = (
        "import sys; from khabar.read.files import read_articles; list(read_articles(sys.argv[1:]));"
        "print(sorted({'trafilatura', 'py3langid', 'markdown_it', 'charset_normalizer'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, write("a.txt", TEXT), write("b.txt", TEXT.encode("cp1256"))]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl", "a", "a.html"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_as_a_file_never_raise(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    first, second = list(read_articles([str(path)])), list(read_articles([str(path)]))
    assert first
    assert [str(item) for item in first] == [str(item) for item in second]
    for item in first:
        if isinstance(item, Article) and item.title_span:
            assert item.text.startswith(f"{item.title}\n\n")
