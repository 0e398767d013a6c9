"""The language of a text: script first, then the letters of each language, else cannot tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.read.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال وزير النقل يونس الصيرفي إن التحقيق سيعلن خلال عشرة أيام.", "ar"),
        ("قال گاسپر پيترسون رئيس شركة پورتلاين إن الشركة ستتعاون مع المحققين في الميناء.", "ar"),
        ("قال وزیر النقل إن التحقیق سیعلن خلال عشرة أیام، وأکد إغلاق المیناء.", "ar"),  # typed on a Persian keyboard
        ("وزیر راه گفت که بندر تا روز یکشنبه بسته می‌ماند و گروه نجات در پی سه ملوان گمشده است.", "fa"),
        ("وزیر نے کہا ہے کہ بندرگاہ اتوار تک بند رہے گی اور تین ملاحوں کی تلاش جاری ہے۔", "ur"),
        ("The minister said on Tuesday that the port was closed until Sunday.", "en"),
        ("Le ministre a déclaré mardi que le port restera fermé jusqu'à dimanche.", "fr"),
        ("Министр заявил во вторник, что порт останется закрытым до воскресенья.", "ru"),
    ],
)
def test_the_language_of_a_sentence(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Reuters", "قال", "12345", "xkcd qwrt zzpl mnbv hjkl", "\ud800" * 40, "🚢" * 40])
def test_too_little_or_nonsense_is_cannot_tell(text):
    assert language_of(text) == ""


@given(st.text())
def test_any_text_has_a_language_or_none(text):
    assert language_of(text) == language_of(text)
