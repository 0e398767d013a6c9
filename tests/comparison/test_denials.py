"""What a sentence denies, and what it leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.comparison.denials import find_denied, find_left_open, says_plainly
from khabar.comparison.disagreements import find_disagreements
from khabar.comparison.statements import Statement, read_whole
from tests.comparison.reports import report


def whole(text: str) -> Statement:
    return read_whole(report("a", text))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("نفى الوزير نيته تقديم استقالته بسبب السد.", ["استقالته"]),
        ("وقال المحافظ إن الطريق سالكة، نافيا أن تكون السيول قد قطعته.", ["السيول"]),
        ("ولم ترصد المحطة أي هزات بعد الزلزال.", ["هزات"]),
        ("وأكد الناطق أن شائعات الإفلاس لا أساس لها من الصحة.", ["الافلاس"]),
        ("واستبعد المدير إغلاق المصنع هذا العام.", ["اغلاق"]),
        ("نفى المتحدث باسم البلدية وقوع إصابات.", ["اصابات"]),
        ("Mayor Lina Farrow said there was no evidence of a gas leak.", ["gas", "leak"]),
        ("The ministry denied that talks had begun.", ["talks"]),
        ("وقال المدير إن المصنع سيفتح أبوابه غدا.", []),
        ("طالب الأهالي بإقالة المدير.", []),
    ],
)
def test_only_the_head_of_what_is_denied_is_denied(text: str, denied: list[str]) -> None:
    assert [one.word.text for one in find_denied(whole(text))] == denied


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ولم يستبعد خبراء انهيار السد.", "انهيار"),
        ("Officials could not rule out sabotage at the plant.", "sabotage"),
    ],
)
def test_what_is_not_ruled_out_is_left_open_and_not_said(text: str, word: str) -> None:
    statement = whole(text)
    assert word in [one.word.text for one in find_left_open(statement)]
    assert not find_denied(statement)
    at = next(at for at, other in enumerate(statement.words) if other.text == word)
    assert not says_plainly(statement, at)


@pytest.mark.parametrize(
    ("left", "right", "clashes"),
    [
        ("نفى وزير الري محمود سليمان تقديم استقالته.", "قدم وزير الري محمود سليمان استقالته إلى الرئيس.", True),
        ("ولم يستبعد خبراء انهيار السد القديم.", "استبعد المحافظ انهيار السد القديم.", True),
        ("There was no evidence of a gas leak at the plant.", "Inspectors found a gas leak at the plant.", True),
        ("نفى الحزب تورطه في هجوم الميناء.", "وقع هجوم الميناء فجر الأحد.", False),
        ("نفى وزير الري تقديم استقالته.", "نفى وزير الري محمود سليمان أنباء استقالته.", False),
        ("نفى وزير الري تقديم استقالته.", "طالب نواب باستقالة وزير الري.", False),
    ],
)
def test_a_denial_clashes_with_what_the_other_says_plainly_and_with_nothing_else(
    left: str, right: str, clashes: bool
) -> None:
    for one, other in ((left, right), (right, left)):
        found = find_disagreements(whole(one), whole(other), {})
        assert any(clash.kind == "claim" and not clash.excuse for clash in found) is clashes


@given(st.text(alphabet="نفىلميستبعدأي حريق. no denied,", max_size=60))
def test_any_text_gives_heads_inside_it(text: str) -> None:
    statement = whole(text)
    for one in (*find_denied(statement), *find_left_open(statement)):
        assert statement.words[one.at] == one.word
        assert statement.normal.start <= one.start < one.end <= statement.normal.end
