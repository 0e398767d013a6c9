"""`khabar cluster`: stories as JSON or for the eye."""

import json


def test_json_is_one_object_whose_members_are_places(khabar, samples):
    done = khabar("cluster", *samples, "--json")
    assert done.exit_code == 0
    (stories,) = json.loads(done.stdout).values()
    articles = {
        json.loads(line)["id"]: json.loads(line)["text"]
        for line in khabar("annotate", *samples, "--json").stdout.splitlines()
    }
    assert {member["article"] for story in stories for member in story["members"]} == set(articles)
    for story in stories:
        assert story["id"]
        for member in story["members"]:
            assert 0 <= member["start"] < member["end"] <= len(articles[member["article"]])


def test_the_readable_view_counts_articles_and_stories(khabar, samples):
    done = khabar("cluster", *samples)
    assert done.exit_code == 0
    assert "4 articles" in done.stdout
    assert "المرسى اليومية" in done.stdout


def test_nothing_readable_is_no_story_and_exit_code_one(khabar, tmp_path):
    done = khabar("cluster", tmp_path / "missing.txt", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"stories": []}
