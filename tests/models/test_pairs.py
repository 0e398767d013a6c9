"""The reader of two headlines: the same both ways round, and nothing breaks it."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.models.pairs import MOST_PIECES, lay_out, read_pairs_of_texts
from khabar.models.pieces import END, START


def test_both_texts_stand_in_one_row_and_each_place_belongs_to_one_of_them() -> None:
    row, left, right = lay_out("أمطار غزيرة على الساحل", "لا أمطار على الساحل")
    assert row[0] == START and row[-1] == END and len(row) == len(left) == len(right)
    assert sum(left) + sum(right) == len(row) - 4
    assert all(one + other <= 1 for one, other in zip(left, right, strict=True))


def test_a_text_without_end_is_read_to_a_limit() -> None:
    row, _, _ = lay_out("أمطار " * 5000, "شمس")
    assert len(row) <= 2 * MOST_PIECES + 4


def test_one_headline_told_twice_agrees_more_than_with_its_denial() -> None:
    same, denied = read_pairs_of_texts(
        [
            ("الحكومة ترفع أسعار الوقود", "الحكومة تزيد أسعار الوقود"),
            ("الحكومة ترفع أسعار الوقود", "الحكومة تنفي رفع أسعار الوقود"),
        ]
    )
    assert same > denied


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_have_a_finite_answer_the_same_both_ways_round(left: str, right: str) -> None:
    there, back = read_pairs_of_texts([(left, right)]), read_pairs_of_texts([(right, left)])
    assert np.isfinite(there).all() and np.array_equal(there, back)


def test_no_pairs_and_texts_without_words_say_nothing() -> None:
    assert read_pairs_of_texts([]).tolist() == []
    assert read_pairs_of_texts([("", "نص"), ("…", "؟")])[0] == 0.0
