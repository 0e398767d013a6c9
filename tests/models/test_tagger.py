import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.errors import ModelError
from khabar.models.profiles import ACCURATE, FAST, tagger_for
from khabar.models.tokens import text_tokens

SENTENCES = [
    ("سافر عبد الرحمن الدوسري إلى القاهرة أمس", [("عبد الرحمن الدوسري", "PER"), ("القاهرة", "LOC")]),
    ("قالت ليلى المنصوري إن الاتفاق سيوقع في بغداد", [("ليلى المنصوري", "PER"), ("بغداد", "LOC")]),
    ("التقى الرئيس خالد الأحمد وفدا في طهران", [("خالد الاحمد", "PER"), ("طهران", "LOC")]),
    ("اجتمعت الأمم المتحدة في نيويورك", [("الامم المتحدة", "ORG"), ("نيويورك", "LOC")]),
    ("لم يصدر تعليق حتى مساء الخميس", []),
]
PROFILES = [FAST, ACCURATE]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_plain_names_are_found(profile: str, sentence: str, expected: list[tuple[str, str]]) -> None:
    words = text_tokens(sentence)
    found = tagger_for(profile).tag([words])[0]
    assert [(" ".join(word.text for word in words[name.start : name.end]), name.label) for name in found] == expected


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=40, deadline=None)
@given(st.text())
def test_any_text_is_tagged_inside_its_tokens_and_twice_the_same(profile: str, text: str) -> None:
    words = text_tokens(text)
    first, second = tagger_for(profile).tag([words, words])
    assert first == second
    assert all(0 <= name.start < name.end <= len(words) and 0 <= name.score <= 1 for name in first)
    assert all(left.end <= right.start for left, right in itertools.pairwise(first))


@pytest.mark.parametrize("profile", PROFILES)
def test_a_sentence_without_end_is_tagged_in_pieces(profile: str) -> None:
    words = text_tokens("زار سالم القاهرة ") * 1000
    assert tagger_for(profile).tag([words])[0]


@pytest.mark.parametrize("profile", PROFILES)
def test_a_sentence_is_tagged_alike_whatever_stands_beside_it(profile: str) -> None:
    sentences = [text_tokens(sentence) for sentence, _ in SENTENCES]
    alone = [tagger_for(profile).tag([sentence])[0] for sentence in sentences]
    together = tagger_for(profile).tag(sentences)
    assert [[(name.start, name.end, name.label) for name in names] for names in alone] == [
        [(name.start, name.end, name.label) for name in names] for names in together
    ]


def test_an_unknown_profile_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ModelError, match="fast, accurate"):
        tagger_for("best")
