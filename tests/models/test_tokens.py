import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.language.normal import normalize
from khabar.models.tokens import token_texts, tokens
from khabar.records import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل سالم إلى المرسى.", ["وصل", "سالم", "الى", "المرسى", "."]),
        ("دفع ٢٬٥٠٠ درهم، لا أكثر", ["دفع", "2,500", "درهم", "،", "لا", "اكثر"]),
        ("«دار النخيل»", ["«", "دار", "النخيل", "»"]),
        ("", []),
    ],
)
def test_words_numbers_and_single_marks_are_tokens(text: str, expected: list[str]) -> None:
    assert token_texts(text) == expected


def test_the_last_alef_maksura_tells_on_from_ali() -> None:
    assert token_texts("على علي") == ["على", "علي"]


@given(st.text())
def test_tokens_of_any_text_lie_inside_it_in_order(text: str) -> None:
    normal = normalize(text)
    found = tokens(normal, text, Span(0, len(normal.text)))
    assert all(0 <= token.start < token.end <= len(normal.text) for token in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
