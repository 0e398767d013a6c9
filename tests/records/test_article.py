from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.records import Span, article_id, make_article


def test_the_text_is_the_title_a_blank_line_and_the_body():
    article = make_article("وصل الوفد أمس.", title="وصول الوفد")
    assert article.text == "وصول الوفد\n\nوصل الوفد أمس."
    assert article.title_span == Span(0, 10)
    assert article.title == "وصول الوفد"
    assert article.text[article.body_start :] == "وصل الوفد أمس."


def test_an_article_without_a_title_is_its_body():
    article = make_article("وصل الوفد أمس.")
    assert (article.text, article.title, article.body_start) == ("وصل الوفد أمس.", "", 0)


@given(st.text(), st.text(), st.text())
def test_the_same_content_gives_the_same_id(outlet, url, text):
    assert article_id(outlet, url, text) == article_id(outlet, url, text)


def test_joining_differently_gives_another_id():
    assert article_id("ab", "", "c") != article_id("a", "b", "c")


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-08-07", date(2024, 8, 7)),
        ("2024-08-07T23:30:00+03:00", date(2024, 8, 7)),
        ("2024-08-07T23:30:00Z", date(2024, 8, 7)),
        (None, None),
        ("", None),
        ("الأربعاء", None),
        ("2024-13-40", None),
    ],
)
def test_the_day_of_publication_is_read_or_unknown(stamp, day):
    assert make_article("نص", published=stamp).published_day == day
