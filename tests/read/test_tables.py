"""A row is an article; columns may go by other names; what is wrong names its line."""

import datetime
import gzip
from pathlib import Path

import pytest

from khabar.errors import InputNotice, UnreadableInput
from khabar.read.files import read_articles
from khabar.records import Article

CSV = """id,outlet,headline,body,published
1,صدى,حريق في الميناء,"قال الوزير إن الحريق أخمد.
وأضاف أن الميناء مفتوح.",2026-05-14
2,المرسى,,افتتح الوزير المعرض.,2026-05-15
"""
COLUMNS = {"title": "headline", "text": "body"}


def read(path: Path, columns: dict[str, str] | None = None) -> tuple[list[Article], list[str]]:
    items = list(read_articles([str(path)], columns))
    told = [str(item) for item in items if isinstance(item, UnreadableInput | InputNotice)]
    return [item for item in items if isinstance(item, Article)], told


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "semicolons.csv", "a.csv.gz"])
def test_a_row_is_an_article_and_columns_may_go_by_other_names(tmp_path: Path, name: str) -> None:
    text = CSV.replace(",", "\t") if name.endswith("tsv") else CSV.replace(",", ";") if "semi" in name else CSV
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith("gz") else text.encode())
    articles, told = read(path, COLUMNS)
    assert [article.id for article in articles] == ["1", "2"]
    assert articles[0].text == "حريق في الميناء\n\nقال الوزير إن الحريق أخمد.\nوأضاف أن الميناء مفتوح."
    assert (articles[1].title, articles[1].published) == ("", "2026-05-15")
    assert told == []


def test_a_table_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CSV.encode("cp1256"))
    articles, _ = read(path, COLUMNS)
    assert articles[1].text == "افتتح الوزير المعرض."


def test_a_row_that_is_wrong_names_its_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "id,text,published\n1,أول خبر,2026-05-14\n2,نص,2026-05-14,زيادة\n\n3,,2026-05-14\n4,آخر خبر,2026-05-14\n",
        encoding="utf-8",
    )
    articles, told = read(path)
    assert [article.id for article in articles] == ["1", "4"]
    assert "line 3: 4 cells under 3 column names" in told[0]
    assert 'line 5: the object has no "text"' in told[1]


def test_a_column_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV, encoding="utf-8")
    articles, told = read(path)
    assert articles == []
    assert 'has no "text"' in told[0]


def test_json_lines_may_have_other_names_too(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress('{"body": "نص الخبر", "headline": "عنوان", "published": "2026-05-14"}'.encode()))
    ((article,), _) = read(path, COLUMNS)
    assert (article.title, article.text) == ("عنوان", "عنوان\n\nنص الخبر")


def test_parquet_is_read_row_by_row(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    rows = {
        "id": [7, 8],
        "body": ["أول خبر", "ثاني خبر"],
        "published": [datetime.datetime(2026, 5, 14, 8, 30, tzinfo=datetime.UTC), None],
    }
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table(rows), path)
    articles, told = read(path, {"text": "body"})
    assert [article.id for article in articles] == ["7", "8"]
    assert articles[0].published == "2026-05-14T08:30:00+00:00"
    assert len(told) == 1
    assert "no publication date" in told[0]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.parquet", b"PAR1 not really", "not Parquet"),
        ("a.csv", b"\n\n", "empty"),
        ("a.csv.gz", gzip.compress(CSV.encode())[:-20], "damaged or cut short"),
        ("a.jsonl.gz", b"not compressed", "cannot be read"),
        ("a.exe.gz", b"x", "not a format"),
    ],
)
def test_what_is_no_table_is_told_in_one_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    articles, told = read(path)
    assert articles == []
    assert said in told[0]
    assert "\n" not in told[0]


def test_a_small_file_that_unpacks_to_a_huge_one_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 21_000_000))
    articles, told = read(path)
    assert articles == []
    assert "over 20 MB" in told[0]


def test_a_quotation_mark_that_is_never_closed_does_not_make_one_article_of_many(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"قال الوزير إن القطار رقم {number} وصل.,عنوان\n" for number in range(5))
    path.write_text(f'text,title\nافتتح الوزير المعرض.,معرض\n"قال الوزير,عنوان\n{rows}', encoding="utf-8")
    articles, told = read(path)
    assert [article.title for article in articles] == ["معرض"]
    assert any("line 3: a quotation mark opened on line 3 is never closed" in line for line in told)


def test_of_two_columns_of_one_name_both_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text,tag,text\nافتتح الوزير المعرض.,محلي,نص آخر\n", encoding="utf-8")
    (article,), _ = read(path)
    assert article.text == "افتتح الوزير المعرض."
    assert article.extra["text (2)"] == "نص آخر"


def test_instants_finer_than_python_knows_and_zones_nobody_knows(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    fine, nowhere = tmp_path / "fine.parquet", tmp_path / "nowhere.parquet"
    for path, kind in ((fine, pyarrow.timestamp("ns")), (nowhere, pyarrow.timestamp("ns", tz="Nowhere/Land"))):
        stamps = pyarrow.array([1_778_740_200_000_000_001], kind)
        parquet.write_table(pyarrow.table({"text": ["افتتح الوزير المعرض."], "published": stamps}), path)
    (article,), _ = read(fine)
    assert article.published == "2026-05-14T06:30:00"
    articles, told = read(nowhere)
    assert (articles, len(told)) == ([], 1)
