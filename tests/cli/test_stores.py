"""The commands on stores: add, search, quotes, history, check, backup."""

import json
import sqlite3

import pytest


@pytest.fixture
def store(tmp_path):
    """Where a store may be made."""
    return tmp_path / "archive" / "store.db"


@pytest.fixture
def filled(khabar, wire, store):
    """A store with the five articles of `wire`."""
    assert khabar("add", wire, "--store", store).exit_code == 0
    return store


def test_adding_tells_what_became_of_each_article(khabar, wire, store):
    first = khabar("add", wire, "--store", store, "--json")
    assert [json.loads(line)["outcome"] for line in first.stdout.splitlines()] == ["new"] * 5
    assert "5 new, 0 new versions, 0 known already; the store holds 5 articles" in first.stderr
    again = khabar("add", wire, "--store", f"sqlite:///{store}")
    assert "0 new, 0 new versions, 5 known already; the store holds 5 articles" in again.stderr


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(khabar, tmp_path, store):
    path = tmp_path / "half.jsonl"
    path.write_text('{"id": "a", "text": "افتتح الوزير المعرض."}\n{"id": "b", "te\n', encoding="utf-8")
    result = khabar("add", path, "--store", store)
    assert result.exit_code == 1
    assert "half.jsonl, line 2" in result.stderr
    assert "the store holds 1 articles" in result.stderr


def test_a_search_prints_hits_for_the_eye_and_as_json(khabar, filled):
    shown = khabar("search", "معرض", "التمور", "--store", filled)
    assert shown.exit_code == 0
    assert "2026-05-14" in shown.stdout
    assert "التمور" in shown.stdout
    hits = [json.loads(line) for line in khabar("search", "التمور", "--store", filled, "--json").stdout.splitlines()]
    assert {hit["article"] for hit in hits} == {"d1", "d2"}
    assert {"start", "end", "snippet", "score", "marks", "why"} <= hits[0].keys()


def test_a_word_with_a_dash_is_left_out(khabar, filled):
    hits = khabar("search", "التمور", "-دولة", "--store", filled, "--json").stdout.splitlines()
    assert [json.loads(hit)["article"] for hit in hits] == ["d1"]


def test_quotes_are_found_by_speaker(khabar, filled):
    (hit,) = khabar("quotes", "said-by:الوزير", "--store", filled, "--json").stdout.splitlines()
    assert json.loads(hit)["article"] == "p2"
    assert "nothing found" in khabar("quotes", "said-by:السفير", "--store", filled).stdout


def test_history_shows_what_an_outlet_changed(khabar, tmp_path, filled):
    path = tmp_path / "edited.jsonl"
    article = {"id": "d1", "outlet": "أ", "text": "افتتح وزير الزراعة معرض التمور في ميران بمشاركة 150 عارضا."}
    path.write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    assert "1 new versions" in khabar("add", path, "--store", filled).stderr
    shown = khabar("history", "d1", "--store", filled).stdout
    assert "140" in shown
    assert "150" in shown
    old, new = (json.loads(line) for line in khabar("history", "d1", "--store", filled, "--json").stdout.splitlines())
    assert (old["current"], new["current"]) == (False, True)
    assert [c for c in new["changes"] if c["op"] != "equal"] == [{"op": "replace", "left": "140 ", "right": "150 "}]


def test_a_sound_store_passes_the_check_and_a_damaged_one_does_not(khabar, filled):
    assert "5 articles, all is well" in khabar("check", "--store", filled).stdout
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE articles SET content = 'x' WHERE id = 'x1'")
    result = khabar("check", "--store", filled)
    assert result.exit_code == 1
    assert "article x1: its text is not the one that was added" in result.stdout


def test_a_backup_is_a_store(khabar, tmp_path, filled):
    copy = tmp_path / "copy.db"
    assert "5 articles copied" in khabar("backup", copy, "--store", filled).stdout
    assert "5 articles, all is well" in khabar("check", "--store", copy).stdout
    again = khabar("backup", copy, "--store", filled)
    assert again.exit_code == 2
    assert "never writes over" in again.stderr


@pytest.mark.parametrize("command", [("search", "خبر"), ("quotes",), ("history", "a"), ("check",), ("backup", "x.db")])
def test_a_store_that_is_not_there_is_not_made_by_looking(khabar, store, command):
    result = khabar(*command, "--store", store)
    assert result.exit_code == 2
    assert "there is no store" in " ".join(result.stderr.split())
    assert not store.exists()


def test_the_store_can_be_named_once_for_all(khabar, filled, monkeypatch):
    monkeypatch.setenv("KHABAR_STORE", str(filled))
    assert "5 articles, all is well" in khabar("check").stdout


def test_an_unknown_article_and_an_empty_search_are_misuse(khabar, filled):
    assert khabar("history", "nobody", "--store", filled).exit_code == 2
    result = khabar("search", "...", "--store", filled)
    assert result.exit_code == 2
    assert "no word and no filter" in result.stderr


def test_versions_in_one_file_are_versions_and_a_foreign_id_is_told(khabar, tmp_path, store):
    path = tmp_path / "stream.jsonl"
    articles = [
        {"id": "1", "outlet": "صدى", "text": "قتل ثلاثة أشخاص في الحريق."},
        {"id": "1", "outlet": "صدى", "text": "قتل خمسة أشخاص في الحريق."},
        {"id": "1", "outlet": "المرسى", "text": "افتتح الوزير المعرض."},
    ]
    path.write_text("\n".join(json.dumps(article, ensure_ascii=False) for article in articles), encoding="utf-8")
    result = khabar("add", path, "--store", store)
    assert result.exit_code == 1
    assert "article 1: its id belongs to an article of another outlet; not kept" in result.stderr
    assert "1 new, 1 new versions, 0 known already; the store holds 1 articles" in result.stderr


@pytest.mark.parametrize("command", ["search", "quotes"])
def test_a_mistyped_option_is_not_taken_for_a_word(khabar, filled, command):
    result = khabar(command, "معرض", "--jsno", "--store", filled)
    assert result.exit_code == 2
    assert "no such option: --jsno" in result.stderr


@pytest.mark.parametrize("columns", ["text=a,title=a", "text=a,text=b"])
def test_columns_named_twice_are_misuse(khabar, wire, store, columns):
    result = khabar("add", wire, "--store", store, "--columns", columns)
    assert result.exit_code == 2
    assert "stands there twice" in result.stderr


def test_a_store_may_have_any_name(khabar, wire, tmp_path):
    path = tmp_path / "what? 100%.db"
    assert khabar("add", wire, "--store", path).exit_code == 0
    assert path.exists()
    assert "5 articles, all is well" in khabar("check", "--store", path).stdout


@pytest.mark.parametrize("command", ["search", "history"])
def test_words_that_are_no_text_are_no_traceback(khabar, filled, command):
    assert khabar(command, "خبر\udcff", "--store", filled).exit_code in (0, 2)
