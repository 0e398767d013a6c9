"""What is remembered of a stream: the newest ids, not all of them."""

from khabar.read.doubts import Places


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
