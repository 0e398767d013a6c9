"""`khabar judge`: judgements by hand in a file, and what `khabar cluster` makes of them."""

import json


def told(khabar, wire, file):
    done = khabar("cluster", wire, "--judgements", file, "--json")
    assert done.exit_code == 0, done.stderr
    (stories,) = json.loads(done.stdout).values()
    return {frozenset(member["article"] for member in story["members"]) for story in stories}


def test_judged_together_and_apart_and_undone(khabar, wire, tmp_path):
    file = tmp_path / "decided.jsonl"
    file.touch()
    before = told(khabar, wire, file)
    assert khabar("judge", "same", "p1", "x1", "--judgements", file, "--because", "one fire").exit_code == 0
    assert khabar("judge", "different", "d1", "d2", "--judgements", file, "--by", "هدى").exit_code == 0
    after = told(khabar, wire, file)
    assert any({"p1", "x1"} <= group for group in after)
    assert not any({"d1", "d2"} <= group for group in after)
    assert khabar("judge", "undo", "1", "--judgements", file).exit_code == 0
    assert khabar("judge", "undo", "2", "--judgements", file).exit_code == 0
    assert told(khabar, wire, file) == before
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2


def test_list_shows_all_judgements_those_undone_too(khabar, tmp_path):
    file = tmp_path / "decided.jsonl"
    khabar("judge", "same", "a", "b", "--judgements", file, "--because", "one fire")
    khabar("judge", "different", "a", "c", "--judgements", file)
    khabar("judge", "undo", "1", "--judgements", file)
    shown = khabar("judge", "list", "--judgements", file).stdout.splitlines()
    assert "undone" in shown[0] and "one fire" in shown[0]
    assert "undone" not in shown[1]
    rows = [json.loads(line) for line in khabar("judge", "list", "--judgements", file, "--json").stdout.splitlines()]
    assert [row["verdict"] for row in rows] == ["same", "different"]


def test_misuse_is_told_and_changes_nothing(khabar, tmp_path):
    file = tmp_path / "decided.jsonl"
    khabar("judge", "same", "a", "b", "--judgements", file)
    before = file.read_text(encoding="utf-8")
    for words in (
        ("same", "a", "a"),
        ("same", "a"),
        ("undo", "7"),
        ("undo", "x"),
        ("undo",),
        ("list", "a"),
        ("merge", "a"),
    ):
        assert khabar("judge", *words, "--judgements", file).exit_code == 2, words
    assert file.read_text(encoding="utf-8") == before


def test_a_line_that_is_no_judgement_is_told_with_its_place(khabar, wire, tmp_path):
    file = tmp_path / "decided.jsonl"
    file.write_text('{"kind": "story"}\n', encoding="utf-8")
    done = khabar("cluster", wire, "--judgements", file)
    assert done.exit_code == 2
    assert "line 1" in done.stderr


def test_two_names_are_judged_one_person_and_it_is_undone(khabar, samples, tmp_path):
    file = tmp_path / "decided.jsonl"
    before = json.loads(khabar("people", *samples, "--json").stdout)["people"]
    one, other = (next(iter(person["spellings"][0]["outlets"].values()))[0] for person in before[:2])
    names = [f"{article}@{start}-{end}" for article, start, end in (one, other)]
    assert khabar("judge", "same", *names, "--person", "--judgements", file).exit_code == 0
    joined = json.loads(khabar("people", *samples, "--judgements", file, "--json").stdout)["people"]
    assert len(joined) == len(before) - 1
    assert names[0] in khabar("judge", "list", "--judgements", file).stdout.replace("\u2068", "").replace("\u2069", "")
    assert khabar("judge", "undo", "1", "--judgements", file).exit_code == 0
    assert json.loads(khabar("people", *samples, "--judgements", file, "--json").stdout)["people"] == before


def test_a_name_without_its_place_is_misuse(khabar, tmp_path):
    for names in (("a1", "b7"), ("a1@5-5", "b7@1-2"), ("a1@1-x", "b7@1-2"), ("a1@1-2", "a1@1-2")):
        done = khabar("judge", "same", *names, "--person", "--judgements", tmp_path / "decided.jsonl")
        assert done.exit_code == 2
    assert not (tmp_path / "decided.jsonl").exists()
