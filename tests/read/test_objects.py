"""JSON articles: types are checked, places are named, unknown keys are kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import UnreadableInput
from khabar.read.objects import draft_of_object, parse

TEXT = "قال الوزير إن الميناء سيفتح يوم الأحد."

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["text", "id", "title", "group", "x"]), inner),
    max_leaves=6,
)


def test_fields_and_unknown_keys():
    value = {
        "id": "a1",
        "outlet": "أ",
        "title": "ت",
        "text": TEXT,
        "published": "2026-05-14",
        "group": "fire",
        "page": 3,
    }
    draft = draft_of_object(value, "a.json")
    assert (draft.id, draft.outlet, draft.title, draft.text) == ("a1", "أ", "ت", TEXT)
    assert draft.extra == {"group": "fire", "page": 3}


def test_text_is_taken_exactly_as_it_is():
    text = "  سطر أول\r\nسطر ثان\t\n "
    assert draft_of_object({"text": text}, "a.json").text == text


def test_null_is_absent():
    assert draft_of_object({"text": TEXT, "title": None, "group": None}, "a.json").extra == {}


@pytest.mark.parametrize(("given", "kept"), [(7, "7"), ("7", "7"), (0, "0")])
def test_numbered_articles_are_taken_by_their_number(given, kept):
    assert draft_of_object({"text": TEXT, "id": given}, "a.json").id == kept


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([TEXT], "an article is a JSON object, this is a list"),
        (TEXT, "this is text"),
        (None, "this is null"),
        ({}, 'no "text"'),
        ({"title": "ت"}, 'no "text"'),
        ({"text": None}, '"text" must be text, not null'),
        ({"text": 5}, '"text" must be text, not a number'),
        ({"text": [TEXT]}, '"text" must be text, not a list'),
        ({"text": TEXT, "title": ["ت"]}, '"title" must be text, not a list'),
        ({"text": TEXT, "published": 20260514}, '"published" must be text, not a number'),
        ({"text": TEXT, "id": True}, '"id" must be text, not true or false'),
        ({"text": TEXT, "outlet": {"name": "أ"}}, '"outlet" must be text, not an object'),
        ({"text": TEXT, "group": ["a"]}, '"group" must be text or a whole number, not a list'),
        ({"text": TEXT, "group": True}, '"group" must be text or a whole number, not true or false'),
    ],
)
def test_a_wrong_type_is_named(value, words):
    with pytest.raises(UnreadableInput) as caught:
        draft_of_object(value, "a.jsonl", "line 4")
    assert words in str(caught.value)
    assert str(caught.value).startswith("a.jsonl, line 4: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"text": "قال', "line 4, column 14: the JSON breaks off here"),
        ('{"text": "قال"', "line 4, column 15: the JSON breaks off here"),
        ('{"text": }', "line 4, column 10: not JSON: expecting value"),
        ("قال الوزير", "line 4, column 1: not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "not JSON"),
    ],
)
def test_what_is_not_json_is_told_with_its_column(text, words):
    with pytest.raises(UnreadableInput) as caught:
        parse(text, "a.jsonl", "line 4")
    assert words in str(caught.value)


@given(values)
def test_any_value_gives_a_draft_or_one_kind_of_error(value):
    try:
        draft = draft_of_object(value, "a.json")
    except UnreadableInput:
        return
    assert draft.text == value["text"]


@given(st.text())
def test_any_text_parses_or_fails_in_one_way(text):
    try:
        parse(text, "a.json")
    except UnreadableInput as error:
        assert error.source == "a.json"


def test_lone_surrogates_survive():
    assert draft_of_object(parse(json.dumps({"text": "قال \ud800"}), "a.json"), "a.json").text == "قال \ud800"


def test_keys_nested_without_end_are_refused():
    inner: object = []
    for _ in range(300):
        inner = [inner]
    with pytest.raises(UnreadableInput, match="nested over 100 deep"):
        draft_of_object({"text": TEXT, "x": inner}, "a.json")
