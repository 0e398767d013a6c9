"""English times. Published on Wednesday 2024-05-15."""

import pytest

from khabar.annotation.times import find_times
from khabar.language.normal import normalize
from khabar.records import Document, make_article

PUBLISHED = "2024-05-15"


def read(text: str) -> list[tuple[str, str]]:
    article = make_article(text, published=PUBLISHED)
    found = find_times(Document(article, normalize(article.text)))
    return [(time.span.of(text), time.value) for time in found]


ENGLISH = [
    ("They met on Tuesday.", [("Tuesday", "2024-05-14")]),
    (
        "They met last Monday and will meet next Friday evening.",
        [("last Monday", "2024-05-13"), ("next Friday evening", "2024-05-17TEV")],
    ),
    ("The deal of August 7, 2014, expires tomorrow.", [("August 7, 2014", "2014-08-07"), ("tomorrow", "2024-05-16")]),
    ("It was signed two years ago, on 5 March 2022.", [("two years ago", "2022"), ("5 March 2022", "2022-03-05")]),
    ("The three-day visit starts at 8 p.m.", [("three-day", "P3D"), ("8 p.m.", "T20:00")]),
    (
        "In the first quarter of 2015, and over the past three days",
        [("first quarter of 2015", "2015-Q1"), ("past three days", "P3D")],
    ),
    (
        "earlier this month, last week, in the 1990s",
        [("earlier this month", "2024-05"), ("last week", "2024-W19"), ("1990s", "199")],
    ),
    (
        "They signed on Jan. 12, 2024; two weeks later the bridge opened.",
        [("Jan. 12, 2024", "2024-01-12"), ("two weeks later", "2024-01-26")],
    ),
    ("The train had left a day earlier.", [("a day earlier", "X")]),
    (
        "It began early on Tuesday and ended at 10:30 p.m. on Sunday.",
        [("early on Tuesday", "2024-05-14TMO"), ("10:30 p.m. on Sunday", "2024-05-12T22:30")],
    ),
    (
        "On the evening of April 3 and late Sunday",
        [("evening of April 3", "2024-04-03TEV"), ("late Sunday", "2024-05-12TEV")],
    ),
    ("three times a week in the 2022-23 season", [("three times a week", "P1W"), ("2022-23 season", "2022/2023")]),
    ("in the 19th century and on New Year's Eve", [("19th century", "18"), ("New Year's Eve", "2023-12-31")]),
    ("at 18:00 GMT every day", [("18:00 GMT", "T18:00Z"), ("every day", "P1D")]),
    (
        "Officials said on Monday that the port would reopen on Thursday.",
        [("Monday", "2024-05-13"), ("Thursday", "2024-05-16")],
    ),
    (
        "The port will reopen next week, the ministry said on Monday.",
        [("next week", "2024-W21"), ("Monday", "2024-05-13")],
    ),
    ("The name will be announced on Friday.", [("Friday", "2024-05-17")]),
    ("Shops shut in the early hours of Monday.", [("early hours of Monday", "2024-05-13TMO")]),
    (
        "Sales fell in the first quarter from a year earlier.",
        [("first quarter", "2024-Q1"), ("a year earlier", "2023-Q1")],
    ),
    ("Homes stood empty by the end of 2022.", [("end of 2022", "2022")]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_each_english_time_has_its_span_and_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
