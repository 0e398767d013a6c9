"""Two languages that say the same, with their plurals, digits and dates."""

import re

import pytest

from khabar.errors import InputError
from khabar.report.interface import LANGUAGES, interface

_CATEGORIES = {"en": {"one", "other"}, "ar": {"zero", "one", "two", "few", "many", "other"}}


def test_every_language_has_every_phrase_with_the_same_placeholders() -> None:
    english = interface("en").phrases
    for lang in LANGUAGES:
        phrases = interface(lang).phrases
        plain = {key for key in phrases if not key.startswith("count.")}
        assert plain == {key for key in english if not key.startswith("count.")}
        for key in plain:
            assert set(re.findall(r"\{\w+\}", phrases[key])) == set(re.findall(r"\{\w+\}", english[key])), key
            assert phrases[key].strip(), key


def test_every_counted_noun_has_every_plural_of_its_language() -> None:
    nouns = {key.split(".")[1] for key in interface("en").phrases if key.startswith("count.")}
    for lang, categories in _CATEGORIES.items():
        forms = {key for key in interface(lang).phrases if key.startswith("count.")}
        assert forms == {f"count.{noun}.{category}" for noun in nouns for category in categories}


@pytest.mark.parametrize(
    ("number", "english", "arabic"),
    [
        (0, "0 outlets", "لا وسيلة إعلام"),
        (1, "1 outlet", "وسيلة إعلام واحدة"),
        (2, "2 outlets", "وسيلتا إعلام"),
        (3, "3 outlets", "٣ وسائل إعلام"),
        (10, "10 outlets", "١٠ وسائل إعلام"),
        (11, "11 outlets", "١١ وسيلة إعلام"),
        (99, "99 outlets", "٩٩ وسيلة إعلام"),
        (100, "100 outlets", "١٠٠ وسيلة إعلام"),
        (103, "103 outlets", "١٠٣ وسائل إعلام"),
    ],
)
def test_a_counted_noun_takes_the_right_form(number: int, english: str, arabic: str) -> None:
    assert interface("en").count("outlets", number) == english
    assert interface("ar").count("outlets", number) == arabic


@pytest.mark.parametrize(
    ("stamp", "english", "arabic"),
    [
        ("2026-03-10", "Tuesday 10 March 2026", "الثلاثاء، ١٠ مارس ٢٠٢٦"),
        (
            "2026-03-10T08:15:00+03:00",
            "Tuesday 10 March 2026, 08:15 \u2068UTC+03:00\u2069",
            "الثلاثاء، ١٠ مارس ٢٠٢٦، الساعة ٠٨:١٥ \u2068UTC+03:00\u2069",
        ),
        ("2026-03-10T08:15", "Tuesday 10 March 2026, 08:15", "الثلاثاء، ١٠ مارس ٢٠٢٦، الساعة ٠٨:١٥"),
        ("yesterday", "yesterday", "yesterday"),
    ],
)
def test_a_stamp_is_told_in_words_as_far_as_it_goes(stamp: str, english: str, arabic: str) -> None:
    assert interface("en").instant(stamp) == english
    assert interface("ar").instant(stamp) == arabic


def test_a_stretch_of_days_names_both_ends() -> None:
    assert interface("en").days("2026-03-09", "2026-03-10") == "Monday 9 March 2026 to Tuesday 10 March 2026"
    assert interface("en").days("2026-03-09", "2026-03-09") == "Monday 9 March 2026"


def test_a_kind_without_a_word_is_shown_as_it_is() -> None:
    assert interface("ar").choice("origin_kind", "agency") == "وكالة أنباء"
    assert interface("ar").choice("origin_kind", "oracle") == "oracle"


def test_phrases_are_escaped_in_markup_with_their_values() -> None:
    assert interface("en").markup("headline_of", outlet="<b>") == "Headline of &lt;b&gt;"


def test_an_unknown_language_is_an_input_error_that_names_the_choices() -> None:
    with pytest.raises(InputError, match="en, ar"):
        interface("fr")
