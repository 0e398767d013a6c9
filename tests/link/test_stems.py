"""Stems that let one word meet itself in other forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.link.stems import stem


@pytest.mark.parametrize(
    ("word", "other"),
    [("والدفاعات", "الدفاع"), ("بالمصنع", "مصنع"), ("للمدارس", "المدارس"), ("طائراتها", "طائرة"), ("ports", "port")],
)
def test_two_forms_of_a_word_meet(word: str, other: str) -> None:
    assert stem(word) == stem(other)


@pytest.mark.parametrize("word", ["بيان", "وفد", "الو", "2015", "يا"])
def test_short_words_keep_their_letters(word: str) -> None:
    assert stem(word) == word


@given(st.text(max_size=12))
def test_any_string_has_a_stem_the_same_each_time(word: str) -> None:
    first = stem(word)
    stem.cache_clear()
    assert stem(word) == first
