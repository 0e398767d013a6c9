import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.models.tagger import default_tagger, names_of
from khabar.models.tokens import text_tokens

SENTENCES = [
    ("سافر عبد الرحمن الدوسري إلى القاهرة أمس", [("عبد الرحمن الدوسري", "PER"), ("القاهرة", "LOC")]),
    ("قالت ليلى المنصوري إن الاتفاق سيوقع في بغداد", [("ليلى المنصوري", "PER"), ("بغداد", "LOC")]),
    ("التقى الرئيس خالد الأحمد الوفد في طهران", [("خالد الاحمد", "PER"), ("طهران", "LOC")]),
    ("اجتمعت الأمم المتحدة في نيويورك", [("الامم المتحدة", "ORG"), ("نيويورك", "LOC")]),
    ("لم يصدر تعليق حتى مساء الخميس", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_plain_names_are_found(sentence: str, expected: list[tuple[str, str]]) -> None:
    words = text_tokens(sentence)
    found = default_tagger().tag([words])[0]
    assert [(" ".join(word.text for word in words[name.start : name.end]), name.label) for name in found] == expected


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-PER", "I-PER", "O"], [(0, 2, "PER")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["I-LOC", "I-ORG"], [(0, 1, "LOC"), (1, 2, "ORG")]),
        (["O", "B-MISC"], [(1, 2, "MISC")]),
        ([], []),
    ],
)
def test_names_are_read_from_tags(tags: list[str], expected: list[tuple[int, int, str]]) -> None:
    assert names_of(tags) == expected


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_is_tagged_inside_its_tokens_and_twice_the_same(text: str) -> None:
    words = text_tokens(text)
    first, second = default_tagger().tag([words, words])
    assert first == second
    assert all(0 <= name.start < name.end <= len(words) and 0 <= name.score <= 1 for name in first)
    assert all(left.end <= right.start for left, right in itertools.pairwise(first))


def test_a_sentence_without_end_is_tagged_in_pieces() -> None:
    words = text_tokens("زار سالم القاهرة ") * 2000
    assert default_tagger().tag([words])[0]
