"""From a draft to an article: dates that can be read, dates that cannot, and texts with nothing in them."""

import pytest

from khabar.errors import InputNotice, UnreadableInput
from khabar.read.drafts import Draft, finish
from khabar.records import Article

TEXT = "قال الوزير إن الميناء سيفتح يوم الأحد."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-05-14", "2026-05-14"),
        ("2026-05-14T08:30:00+03:00", "2026-05-14T08:30:00+03:00"),
        ("2026-05-14T05:30:00Z", "2026-05-14T05:30:00Z"),
        ("2026-05-14 08:30", "2026-05-14 08:30"),
        ("Thu, 14 May 2026 08:30:00 +0300", "2026-05-14T08:30:00+03:00"),
    ],
)
def test_a_date_that_can_be_read_is_kept(given, kept):
    (article,) = finish(Draft(text=TEXT, published=given), "a.txt")
    assert isinstance(article, Article)
    assert article.published == kept
    assert article.published_day is not None


@pytest.mark.parametrize(
    "given", ["2026-02-30", "أمس", "14/05/2026", "0001-01-01", "2026-13-01T00:00", "x" * 500, "١٤ مايو"]
)
def test_a_date_that_cannot_be_read_is_unknown_and_told(given):
    notice, article = finish(Draft(text=TEXT, published=given), "a.jsonl", "line 3")
    assert isinstance(notice, InputNotice)
    assert str(notice).startswith('a.jsonl, line 3: published "')
    assert isinstance(article, Article)
    assert article.published is None
    assert article.extra["published_as_given"] == given


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "empty"), (" \n\t", "empty"), ("12 - 7 = 5 !!", "not one letter"), ("٣٤٥ … «»", "not one letter")],
)
def test_a_text_with_nothing_to_read_is_refused(text, words):
    (error,) = finish(Draft(text=text), "a.txt")
    assert isinstance(error, UnreadableInput)
    assert words in str(error)


def test_a_headline_alone_is_an_article():
    (article,) = finish(Draft(text="", title="حريق في ميناء مرسى الدانة"), "a.json")
    assert isinstance(article, Article)
    assert article.text == "حريق في ميناء مرسى الدانة\n\n"


def test_the_same_content_has_the_same_id_and_a_given_id_is_kept():
    (one,), (two,) = finish(Draft(text=TEXT), "a.txt"), finish(Draft(text=TEXT), "b.txt")
    (named,) = finish(Draft(text=TEXT, id="n1"), "c.txt")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert isinstance(named, Article)
    assert one.id == two.id
    assert named.id == "n1"
