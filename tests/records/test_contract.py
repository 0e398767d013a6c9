import json

from hypothesis import given
from hypothesis import strategies as st

from khabar.records import (
    Alignment,
    Comparison,
    Conflict,
    ConflictValue,
    Dependence,
    OriginCount,
    Person,
    Place,
    Spelling,
    Story,
)
from khabar.records.contract import clustered, compared, encode


def test_a_comparison_keeps_the_names_of_the_contract():
    comparison = Comparison(
        group="g",
        articles=("a", "b"),
        alignments=(Alignment(Place("a", 0, 5), Place("b", 1, 6), "same", 0.9, ("كلمات", "أسماء")),),
        dependences=(Dependence("a", "b", "copy", 1.0, "9 of 10 sentences"),),
        independent=OriginCount(1, 1, 2, ("one agency",)),
        conflicts=(
            Conflict("number", "قتلى", (ConflictValue("3", Place("a", 0, 1)), ConflictValue("5", Place("b", 2, 3)))),
        ),
        people=(Person("ناصر", (Spelling("ناصر", (Place("a", 0, 4), Place("a", 9, 13), Place("b", 0, 4))),)),),
    )
    shown = json.loads(encode(compared(comparison)))
    assert {"group", "articles", "alignments", "copies", "origins", "independent_origins", "claims"} <= shown.keys()
    assert {"conflicts", "people", "drifts", "timeline"} <= shown.keys()
    assert shown["alignments"] == [
        {"a": ["a", 0, 5], "b": ["b", 1, 6], "label": "same", "score": 0.9, "why": "كلمات; أسماء"}
    ]
    assert shown["copies"][0]["relation"] == "copy"
    assert shown["independent_origins"] == 1
    assert shown["conflicts"][0]["values"][1] == {"value": "5", "article": "b", "start": 2, "end": 3}
    assert shown["people"][0]["spellings"] == {"ناصر": ["a", "b"]}


def test_a_story_keeps_the_names_of_the_contract():
    shown = json.loads(encode(clustered([Story("s1", "عنوان", (Place("a", 0, 9),))])))
    (story,) = shown["stories"]
    assert story["id"] == "s1"
    assert story["title"] == "عنوان"
    assert story["members"] == [{"article": "a", "start": 0, "end": 9}]
    assert story.keys() >= {"first", "last", "outlets", "origins", "people", "places", "aliases"}


@given(st.text(st.characters(), max_size=40))
def test_any_text_becomes_one_line_of_json(text):
    line = encode({"text": text})
    line.encode("utf-8")
    assert "\n" not in line
    assert isinstance(json.loads(line)["text"], str)


def test_a_lone_surrogate_is_replaced_and_the_rest_kept():
    assert json.loads(encode({"text": "قبل\ud800بعد"})) == {"text": "قبل\ufffdبعد"}
