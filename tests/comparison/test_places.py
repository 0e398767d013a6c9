"""One place under two names."""

import pytest

from khabar.comparison.places import compare_places
from khabar.comparison.statements import read_whole
from khabar.records import Document, Mention
from tests.comparison.reports import report, span_of

NAMES = ("الزيتونة", "الزيتون", "الكروم", "الجبل")


def with_place(document: Document) -> Document:
    """The document with the first of our towns named in it."""
    name = next(name for name in NAMES if name in document.text)
    return document.with_annotations([Mention(span=span_of(document, name), by="test", label="LOC", name=name)])


@pytest.mark.parametrize(
    ("left", "right", "clashes"),
    [
        ("وكانت الشاحنة قادمة من مدينة الزيتون إلى الساحل.", "وكانت الشاحنة قادمة من مدينة الكروم.", True),
        ("وكانت الشاحنة قادمة من مدينة الزيتون.", "وكانت الشاحنة قادمة من مدينة الزيتونة.", False),
        ("وكانت الشاحنة قادمة من مدينة الزيتون.", "وكانت الشاحنة متجهة إلى مدينة الكروم.", False),
        ("قادمة من مدينة الزيتون.", "قادمة من مدينة الكروم بعد مرورها بالزيتون.", False),
        ("قادمة من مدينة الزيتون.", "قادمة من محافظة الجبل.", False),
    ],
)
def test_places_clash_only_where_kind_and_what_they_stand_to_agree(left: str, right: str, clashes: bool) -> None:
    first, second = (read_whole(with_place(report(id, text))) for id, text in (("a", left), ("b", right)))
    assert bool(compare_places(first, second, {})) is clashes
    assert bool(compare_places(second, first, {})) is clashes


def test_a_kind_inside_a_longer_name_and_a_mere_adjective_are_no_places() -> None:
    first = read_whole(report("a", "وقوف أهالي المنطقة الشمالية مع الجيران."))
    second = read_whole(report("b", "وقوف أهالي المنطقة الغربية مع الجيران."))
    assert not compare_places(first, second, {})


def test_what_may_go_by_several_names_or_stands_in_both_reports_does_not_clash() -> None:
    airport = [
        read_whole(with_place(report(id, f"هبطت الطائرة في مطار {name} صباحا.")))
        for id, name in (("a", "الزيتون"), ("b", "الكروم"))
    ]
    assert not compare_places(*airport, {})
    first = with_place(report("a", "وصلت القافلة إلى بلدة الزيتون. ثم زارت الكروم."))
    second = with_place(report("b", "وصلت القافلة إلى بلدة الكروم."))
    assert not compare_places(read_whole(first), read_whole(second), {})
