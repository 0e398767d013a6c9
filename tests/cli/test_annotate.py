"""`khabar annotate`: a line of JSON an article, or a view for the eye."""

import json

import pytest


def test_json_is_one_line_an_article_with_offsets_into_its_text(khabar, samples):
    done = khabar("annotate", *samples, "--json")
    assert done.exit_code == 0
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(documents) == len(samples)
    for document in documents:
        assert set(document) >= {"id", "text", "sentences", "sections", "mentions", "times", "quotations", "credits"}
        assert document["sentences"]
        for mention in document["mentions"]:
            assert document["text"][mention["start"] : mention["end"]] == mention["text"]


def test_the_same_input_gives_the_same_bytes(khabar, samples):
    assert khabar("annotate", *samples, "--json").stdout == khabar("annotate", *samples, "--json").stdout


def test_the_readable_view_shows_title_outlet_and_what_is_said(khabar, samples):
    done = khabar("annotate", samples[0])
    assert done.exit_code == 0
    for words in ("مقتل سبعة أشخاص", "المرسى اليومية", "Who says what", "When", "Names"):
        assert words in done.stdout


def test_the_view_cannot_be_used_to_drive_the_terminal(khabar, tmp_path):
    hostile = tmp_path / "a.txt"
    hostile.write_text(
        "outlet: \x1b[2J\u202eأ\ntitle: [red]عنوان[/red] \x1b]0;x\x07\n---\nقال الوزير \x1b[31mسالم\x9b1m إن [bold]«الميناء مغلق»[/bold].",
        encoding="utf-8",
    )
    done = khabar("annotate", hostile)
    assert done.exit_code == 0
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.stdout)
    assert "[red]" in done.stdout


def test_one_bad_file_among_good_ones_is_one_line_and_exit_code_one(khabar, samples, tmp_path):
    missing = tmp_path / "missing.txt"
    done = khabar("annotate", samples[0], missing, samples[1], "--json")
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr == f"khabar: {missing}: no such file\n"


def test_a_notice_changes_no_exit_code(khabar, tmp_path):
    undated = tmp_path / "a.txt"
    undated.write_text("قال الوزير إن الميناء مغلق.", encoding="utf-8")
    done = khabar("annotate", undated, "--json")
    assert done.exit_code == 0
    assert done.stderr.startswith(f"khabar: {undated}: no publication date")


@pytest.mark.parametrize("arguments", [(), ("--json",), ("a.txt", "--nonsense"), ("a.txt", "--json", "--lang", "en")])
def test_misuse_is_exit_code_two(khabar, arguments):
    done = khabar("annotate", *arguments)
    assert done.exit_code == 2
    assert "Usage: khabar annotate" in done.stderr


def test_an_error_line_holds_no_control_character_of_a_hostile_name(khabar, tmp_path):
    done = khabar("annotate", tmp_path / "evil\x1b[2J\nname.txt")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


def test_a_file_name_is_shown_as_it_is(khabar, tmp_path):
    missing = tmp_path / "[bold]:smile: خبر.txt"
    assert khabar("annotate", missing).stderr == f"khabar: {missing}: no such file\n"


def test_articles_come_from_the_standard_input(khabar, wire):
    done = khabar("annotate", "-", "--json", stdin=wire.read_bytes())
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["p1", "p2", "d1", "d2", "x1"]
