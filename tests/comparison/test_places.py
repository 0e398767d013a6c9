"""One place under two names."""

import pytest

from khabar.comparison.places import compare_places
from khabar.comparison.statements import read_whole
from tests.comparison.reports import report


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
    first, second = read_whole(report("a", left)), read_whole(report("b", right))
    assert bool(compare_places(first, second, {})) is clashes
    assert bool(compare_places(second, first, {})) is clashes
