"""`khabar copies`: shared wording as JSON or for the eye."""

import json


def test_json_tells_what_is_shared_how_and_from_where(khabar, samples):
    done = khabar("copies", *samples, "--json")
    assert done.exit_code == 0
    (reuses,) = json.loads(done.stdout).values()
    texts = {
        row["id"]: row["text"] for row in map(json.loads, khabar("annotate", *samples, "--json").stdout.splitlines())
    }
    assert reuses
    for reuse in reuses:
        assert reuse["direction"] in ("left", "right", "common", "unknown")
        assert reuse["why"]
        assert len(reuse["how"]) == len(reuse["matches"])
        for (left, start, end), (right, other_start, other_end) in reuse["matches"]:
            assert texts[left][start:end]
            assert texts[right][other_start:other_end]


def test_the_readable_view_shows_outlets_passages_and_the_reason(khabar, samples):
    done = khabar("copies", *samples, "--passages")
    assert done.exit_code == 0
    assert "المرسى اليومية" in done.stdout
    assert "verbatim" in done.stdout
    assert "ناب" in done.stdout


def test_hostile_text_drives_no_terminal(khabar, tmp_path):
    words = " ".join(f"كلمة{n}" for n in range(30))
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"\x1b[31m\u202e{name}\n\n{words}.", encoding="utf-8")
    done = khabar("copies", tmp_path / "a.txt", tmp_path / "b.txt", "--passages")
    assert done.exit_code == 0
    assert "1 pairs" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_nothing_readable_is_no_copy_and_exit_code_one(khabar, tmp_path):
    done = khabar("copies", tmp_path / "missing.txt", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"reuses": []}
