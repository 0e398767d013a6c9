"""Normalisation: one spelling, and the way back to every original code point."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khabar.language.normal import fold, is_arabic, normal_text, normalize

ANY_TEXT = st.text(st.characters(codec=None), max_size=80) | st.text(
    st.sampled_from(
        "اأإٱلﻻﷺﷲهۀةىیےكکگ٣۳ـًَُّْٰ\u0654\u200f\u200c\u202b\u2066\u00ad\ufeff aé\u0301ö\u0308\ud800\udfff\n\t\u00a0٪،"
    ),
    max_size=60,
)


@given(ANY_TEXT)
@example("\u0301\u0301")
@example("\ud800")
@example("c\u0640\u0327")
def test_the_way_back_is_monotone_and_inside_the_text(text: str) -> None:
    normal = normalize(text)
    assert len(normal.text) == len(normal.starts) == len(normal.ends)
    assert normal.length == len(text)
    for start, end in zip(normal.starts, normal.ends, strict=True):
        assert 0 <= start < end <= len(text)
    assert list(normal.starts) == sorted(normal.starts)
    assert list(normal.ends) == sorted(normal.ends)


@given(ANY_TEXT)
def test_normal_text_is_a_fixed_point_without_marks(text: str) -> None:
    once = normal_text(text)
    assert normal_text(once) == once
    assert not any(unicodedata.combining(char) for char in once)


@given(ANY_TEXT, ANY_TEXT)
def test_the_original_of_a_stretch_normalises_to_it(before: str, after: str) -> None:
    text = f"{before} وزير {after}"
    normal = normalize(text)
    at = normal.text.index("وزير")
    assert "وزير" in normal_text(normal.original(at, at + 4).of(text))


@given(ANY_TEXT, st.data())
def test_original_covers_what_normal_gives(text: str, data: st.DataObject) -> None:
    normal = normalize(text)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    span = normal.original(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    if start < end:
        back = normal.normal(span)
        assert back.start <= start
        assert end <= back.end
    else:
        assert len(span) == 0


@given(ANY_TEXT)
def test_letters_that_leave_something_are_covered(text: str) -> None:
    normal = normalize(text)
    covered = {at for start, end in zip(normal.starts, normal.ends, strict=True) for at in range(start, end)}
    for at, char in enumerate(text):
        if char.isalnum() and char not in "ـٴ" and normal_text(char):
            assert at in covered


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x6FF), max_size=60))
def test_composed_and_decomposed_forms_are_one(text: str) -> None:
    assert normal_text(unicodedata.normalize("NFD", text)) == normal_text(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("الإمــارات", "الامارات"),
        ("آلاف الأطنان", "الاف الاطنان"),
        ("قُتِلَ شخصٌ", "قتل شخص"),
        ("على مستوى", "علي مستوي"),
        ("گیلان کرج", "كيلان كرج"),
        ("پرویز چمران", "برويز جمران"),
        ("ﷺ", "صلي الله عليه وسلم"),
        ("ﻻ ﻷن", "لا لان"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("٢٬٤٦٤ و ۱۴٫۵٪", "2,464 و 14.5%"),
        ("\u202bالخبر\u202c\u200f", "الخبر"),
        ("می\u200cرود", "ميرود"),
        ("هيئة ومؤتمر", "هيئة ومؤتمر"),
        ("جدة ـ وكالات", "جدة - وكالات"),
        ("المدينة\u00a0الكبرى", "المدينة الكبري"),
        ("cafe\u0301", "café"),
        ("سطر\nثان\tهنا", "سطر\nثان\tهنا"),
    ],
)
def test_one_spelling(written: str, normal: str) -> None:
    assert normal_text(written) == normal


def test_fold_joins_what_names_and_searches_confuse() -> None:
    assert fold("مكّة المكرمة،") == fold("مكه المكرمه")
    assert fold("لؤي") == fold("لوي")
    assert fold("عائشة") == fold("عايشه")
    assert fold("Al-Hadi") == "al hadi"


def test_is_arabic_counts_letters() -> None:
    assert is_arabic("قال Smith في الرياض")
    assert not is_arabic("Smith met السفير in London")
    assert not is_arabic("2015 - 3")


@pytest.mark.parametrize("hostile", ["ا" + "\u064b" * 400_000, "\u0301\u0316" * 200_000, "ﷺ" * 50_000, "ـ" * 400_000])
def test_hostile_runs_come_to_an_end(hostile: str) -> None:
    assert normalize(hostile).length == len(hostile)
