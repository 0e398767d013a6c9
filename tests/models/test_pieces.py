from hypothesis import given
from hypothesis import strategies as st

from khabar.models.pieces import MOST_LETTERS, UNKNOWN, WORD, default_pieces


def texts(word: str) -> list[str]:
    pieces = default_pieces()
    by_number = {number: text for text, (_, number) in pieces.numbers.items()}
    return [by_number.get(number, "?") for number in pieces.cut(word)]


def test_a_common_word_is_one_piece_and_a_rare_one_several() -> None:
    assert texts("الرئيس") == [WORD + "الرئيس"]
    assert len(texts("والمستخلصون")) > 1


def test_pieces_together_are_the_word() -> None:
    for word in ("إيران", "فلانسكي", "Khabar", "2026", "لبيروت"):
        assert "".join(texts(word)) == WORD + word


def test_a_mark_stands_without_the_sign_of_a_word() -> None:
    assert texts("،") == ["،"]


def test_a_letter_that_no_piece_has_is_unknown() -> None:
    assert default_pieces().cut("ꙮ")[-1] == UNKNOWN


@given(st.text(min_size=1, max_size=200))
def test_any_word_is_cut_into_at_least_one_piece_and_not_more_than_its_letters(word: str) -> None:
    pieces = default_pieces()
    found = pieces.cut(word)
    assert 1 <= len(found) <= min(len(word), MOST_LETTERS) + 1
    assert all(0 <= number < len(pieces.table) for number in found)
    assert found == pieces.cut(word)
