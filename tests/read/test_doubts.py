"""What is remembered of a stream: the newest ids, not all of them."""

import json

from khabar.read.doubts import Places
from khabar.read.files import read_articles
from khabar.records import Article


def test_an_id_met_before_is_known_with_its_place():
    places = Places()
    assert places.claim("a1", "a.jsonl", "line 1", "x") is None
    assert places.claim("a1", "b.jsonl", "line 9", "y") == ("a.jsonl, line 1", "x")


def test_of_an_endless_stream_the_oldest_ids_are_forgotten():
    places = Places(remembered=10)
    for number in range(1000):
        assert places.claim(str(number), "a.jsonl", f"line {number}", "x") is None
    assert places.claim("995", "a.jsonl", "", "x") is not None
    assert places.claim("3", "a.jsonl", "", "x") is None


def test_of_articles_with_one_id_the_first_is_given_or_as_versions_all(tmp_path):
    path = tmp_path / "a.jsonl"
    texts = ("قال الوزير إن الميناء مفتوح.", "نفى الوزير إغلاق الميناء.")
    lines = [json.dumps({"id": "a1", "text": text, "published": "2026-05-14"}) for text in texts]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [item.text for item in read_articles([str(path)]) if isinstance(item, Article)] == [texts[0]]
    assert [item.text for item in read_articles([str(path)], versions=True)] == list(texts)
