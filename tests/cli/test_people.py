"""`khabar people`: who and what the reports name, as JSON or for the eye."""

import json


def test_json_lists_people_places_and_bodies_with_spellings_by_outlet(khabar, samples):
    done = khabar("people", *samples, "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert set(told) == {"people", "namesakes", "places", "bodies"}
    texts = {
        row["id"]: row["text"] for row in map(json.loads, khabar("annotate", *samples, "--json").stdout.splitlines())
    }
    assert len({person["id"] for person in told["people"]}) == len(told["people"])
    for one in (*told["people"], *told["places"], *told["bodies"]):
        for spelling in one["spellings"]:
            places = [place for at in spelling["outlets"].values() for place in at]
            assert places
            assert all(texts[article][start:end] for article, start, end in places)
    several = next(person for person in told["people"] if len(person["articles"]) > 1)
    assert several["why"]


def test_the_readable_view_shows_spellings_and_reasons(khabar, samples):
    done = khabar("people", *samples)
    assert done.exit_code == 0
    assert "المرسى اليومية" in done.stdout
    assert "one:" in done.stdout
    assert "Bodies" in done.stdout


def test_a_judgement_joins_two_and_an_undone_one_does_not(khabar, samples, tmp_path):
    people = json.loads(khabar("people", *samples, "--json").stdout)["people"]
    first, second = (
        next(place for at in one["spellings"][0]["outlets"].values() for place in at) for one in people[:2]
    )
    row = {"kind": "person", "left": first, "right": second, "verdict": "same"}
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(row) + "\n", encoding="utf-8")
    joined = json.loads(khabar("people", *samples, "--judgements", rows, "--json").stdout)["people"]
    assert len(joined) == len(people) - 1
    rows.write_text(json.dumps(row | {"undone_at": "2026-06-01"}) + "\n", encoding="utf-8")
    assert json.loads(khabar("people", *samples, "--judgements", rows, "--json").stdout)["people"] == people


def test_nothing_readable_is_nobody_and_exit_code_one(khabar, tmp_path):
    done = khabar("people", tmp_path / "missing.txt", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"people": [], "namesakes": [], "places": [], "bodies": []}
