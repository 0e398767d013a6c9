"""Clitics: taken off where what remains is a word, and left on where the letter is the word's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.language.clitics import Clitics, split_all, split_clitics
from khabar.language.normal import normal_text
from khabar.language.words import content_words, is_stop_word, lexical_forms, words


@pytest.mark.parametrize(
    "word",
    [
        "وزير",
        "والدتها",
        "والدهم",
        "والديه",
        "وفاته",
        "وطنهم",
        "بيان",
        "كلمة",
        "سلطة",
        "فريق",
        "لبنان",
        "ليبيا",
        "سوريا",
        "فلسطين",
        "بريطانيا",
        "بعيد",
        "كان",
        "بين",
        "بعد",
        "وحدة",
        "وكالة",
        "وصل",
        "وضع",
        "كبير",
        "سيارة",
        "سنة",
        "سلام",
        "فيصل",
        "بكين",
        "لندن",
        "فرنسا",
        "وليد",
        "بغداد",
        "والد",
        "والي",
        "ولاية",
        "لجنة",
        "بطل",
        "كرة",
        "سفير",
        "ستة",
        "وطني",
        "التقى",
        "ألمانيا",
        "الله",
    ],
)
def test_words_keep_letters_of_their_own(word: str) -> None:
    assert split_clitics(normal_text(word)) == Clitics((), normal_text(word))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وقال", "و قال"),
        ("وأضاف", "و اضاف"),
        ("والقوات", "و ال قوات"),
        ("للجيش", "ل ال جيش"),
        ("للجنة", "ل ال لجنة"),
        ("للغة", "ل ال لغة"),
        ("وللمرة", "و ل ال مرة"),
        ("بالمدينة", "ب ال مدينة"),
        ("كالعادة", "ك ال عادة"),
        ("بقوة", "ب قوة"),
        ("وبقيادة", "و ب قيادة"),
        ("لإسرائيل", "ل اسرائيل"),
        ("ستكون", "س تكون"),
        ("وسيكون", "و س يكون"),
        ("فقال", "ف قال"),
        ("وفي", "و في"),
        ("وهو", "و هو"),
        ("الوزير", "ال وزير"),
        ("بالوحدة", "ب ال وحدة"),
        ("ولبنان", "و لبنان"),
    ],
)
def test_small_words_come_off(word: str, parts: str) -> None:
    *prefixes, stem = parts.split()
    assert split_clitics(normal_text(word)) == Clitics(tuple(prefixes), stem)


@pytest.mark.parametrize(
    ("word", "stem"), [("حكومتها", "حكومة"), ("وقواتهم", "قوات"), ("رئيسها", "رئيس"), ("وجه", "وجه")]
)
def test_endings_come_off_known_nouns_only(word: str, stem: str) -> None:
    assert split_all(word).stem == stem


@pytest.mark.parametrize(
    ("left", "right"), [("القوات", "وقواته"), ("بيانا", "البيان"), ("لإيران", "ايران"), ("Minister's", "minister")]
)
def test_inflected_words_share_a_lexical_form(left: str, right: str) -> None:
    assert set(lexical_forms(normal_text(left))) & set(lexical_forms(normal_text(right)))


@pytest.mark.parametrize(("left", "right"), [("سوريا", "سوري"), ("روسيا", "الروسي"), ("سعيد", "عيد"), ("وحدة", "حدة")])
def test_different_words_do_not(left: str, right: str) -> None:
    assert not set(lexical_forms(left)) & set(lexical_forms(right))


def test_content_words_leave_out_the_rest() -> None:
    assert content_words("وقالت القوّات إنّها وصلت إلى المدينة في ٣ مركبات") == [
        "قالت",
        "قوات",
        "وصلت",
        "مدينة",
        "3",
        "مركبات",
    ]
    assert content_words("The minister said that he was in Varna") == ["minister", "said", "varna"]
    assert is_stop_word("الذي")


@given(st.text(st.characters(codec=None), max_size=60) | st.text(st.sampled_from("وفبلكسايتنمهةقد ا"), max_size=40))
def test_any_text_gives_its_own_letters_back(text: str) -> None:
    normal = normal_text(text)
    for word in words(normal):
        assert normal[word.start : word.end] == word.text
        parts = split_clitics(word.text)
        whole = "".join(parts.prefixes) + parts.stem
        assert parts.stem
        assert whole in (word.text, word.text.replace("لل", "لال", 1), word.text.replace("لل", "لالل", 1))
        assert lexical_forms(word.text)[-1] == word.text.casefold()
    assert content_words(text) == content_words(text)


def test_a_quarter_of_a_million_words_are_all_read() -> None:
    line = "وقالت القوات إنها وصلت إلى المدينة. "
    assert len(content_words(line * 50_000)) == 50_000 * len(content_words(line))
