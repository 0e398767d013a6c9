"""Nothing invisible acts: what is shown holds no control that moves, hides or drives anything."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.report.visible import direction, isolated, one_line, split_at_arabic, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("انهار الجسر مساء أمس.", "انهار الجسر مساء أمس."),
        ("عدد\tالقتلى", "عدد القتلى"),
        ("سطر\nسطر", "سطر\nسطر"),
        ("قال \u202eرستم\u202c ذلك", "قال ⟦RLO⟧رستم⟦PDF⟧ ذلك"),
        ("\u2067الجسر\u2069", "⟦RLI⟧الجسر⟦PDI⟧"),
        ("\x1b[31mأحمر", "␛[31mأحمر"),
        ("نص\u2029نص", "نص\nنص"),
        ("\ud83d", "\ufffd"),
        ("\x9b2J", "\ufffd2J"),
        ("الـجِسْر ١٢٪ \u200fو\u200cک", "الـجِسْر ١٢٪ \u200fو\u200cک"),
    ],
)
def test_only_what_acts_unseen_is_replaced(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not any(
        unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        for char in shown
    )
    assert all(char == "\n" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"} for char in shown)
    assert "\n" not in one_line(text)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "side"),
    [("قال Reuters إن الجسر انهار", "rtl"), ("The governor, سامر, said so", "ltr"), ("", "ltr"), ("12:30", "ltr")],
)
def test_the_direction_is_that_of_most_letters(text: str, side: str) -> None:
    assert direction(text) == side


def test_arabic_in_an_english_line_is_cut_out_with_its_figures() -> None:
    assert split_at_arabic("both credit سما (المرسى اليومية, النهر); the other 23 جريحا.")[1::2] == [
        "سما",
        "المرسى اليومية",
        "النهر",
        "23 جريحا",
    ]


@given(st.text())
def test_cutting_at_arabic_loses_nothing(text: str) -> None:
    assert "".join(split_at_arabic(text)) == text


def test_nothing_is_isolated_where_there_is_nothing() -> None:
    assert isolated("") == ""
    assert isolated("سما") == "\u2068سما\u2069"
