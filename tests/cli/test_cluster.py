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


def test_explained_json_tells_for_each_member_of_a_story_what_it_is_nearest_to(khabar, samples):
    done = khabar("cluster", *samples, "--explain", "--json")
    assert done.exit_code == 0
    (stories,) = json.loads(done.stdout).values()
    assert any(story["why"] for story in stories)
    for story in stories:
        if len(story["members"]) == 1:
            assert story["why"] == []
            continue
        assert [link["member"] for link in story["why"]] == story["members"]
        for link in story["why"]:
            assert link["nearest"] in story["members"]
            assert link["nearest"] != link["member"]
            gains = [feature["value"] * feature["weight"] for feature in link["features"]]
            assert abs(sum(gains) - link["score"]) < 0.01
            assert gains == sorted(gains, key=abs, reverse=True)
            assert all(feature["why"] for feature in link["features"])


def test_without_explain_nothing_is_explained(khabar, samples):
    (stories,) = json.loads(khabar("cluster", *samples, "--json").stdout).values()
    assert all("why" not in story for story in stories)
    assert " near " not in khabar("cluster", *samples).stdout


def test_the_readable_view_explains_in_words(khabar, samples):
    done = khabar("cluster", *samples, "--explain")
    assert done.exit_code == 0
    assert done.stdout.count(" near ") == 4
    assert "both tell of" in done.stdout
