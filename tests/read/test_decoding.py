"""Which encoding bytes are in, and that no bytes at all are dropped in silence."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import UnreadableInput
from khabar.read.decoding import decode

#: Sentences as they come in files of the two Arabic code pages: with quotes, digits, Latin names, and without.
ARABIC = [
    "قال وزير النقل يونس الصيرفي إن التحقيق سيعلن خلال عشرة أيام.",
    "أكدت الشرطة أن ثلاثة مفقودين ما زالوا في البحر، وأن البحث مستمر منذ أمس الأربعاء.",
    "مباراة ودية",
    "غادر الوفد مطار ميران مساء",
    "ضبط ظرف غامض في غرفة الحارس",
    "وقعت شركة Nord Line عقدا بقيمة 42 مليون دولار مع هيئة الموانئ (الرصيف 7).",
]

#: "لا" in one code page is "نا" in the other.
TOO_SHORT = "لا".encode("iso8859_6")

ONLY_IN_CP1256 = [
    "قال الناطق: “لن نخفي شيئا” – ثم غادر القاعة.",
    "«سنتحمل مسؤوليتنا كاملة»، بحسب رئيس الشركة",
]


@pytest.mark.parametrize("sentence", ARABIC)
@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6"])
def test_the_two_arabic_code_pages_are_told_apart(sentence, encoding):
    found = decode(sentence.encode(encoding), "a.txt")
    assert found.text == sentence
    assert found.note == ""


def test_two_letters_cannot_tell_the_code_pages_apart_and_it_is_said():
    assert "guess" in decode(TOO_SHORT, "a.txt").note


@pytest.mark.parametrize("sentence", ONLY_IN_CP1256)
def test_windows_arabic_with_typographic_quotes(sentence):
    assert decode(sentence.encode("cp1256"), "a.txt").text == sentence


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
@pytest.mark.parametrize("sentence", [*ARABIC[:2], "The port of Marsa al-Dana stays closed until Sunday."])
def test_unicode_with_and_without_a_mark(sentence, encoding, mark):
    assert decode(mark + sentence.encode(encoding), "a.txt").text == sentence


@pytest.mark.parametrize(
    ("sentence", "encoding"),
    [
        ("Le ministre a été blessé à l’épaule près du café.", "cp1252"),
        ("El señor Peña dijo que «no habrá más daños» en España.", "cp1252"),
        ("L'équipe a annoncé qu'elle était « prête » : où ça ? Là-bas.", "cp1252"),
    ],
)
def test_western_text_is_not_taken_for_arabic(sentence, encoding):
    assert decode(sentence.encode(encoding), "a.txt").text == sentence


def test_other_code_pages_are_guessed_and_said_to_be_a_guess():
    sentence = "Министр транспорта заявил во вторник, что порт останется закрытым до воскресенья. " * 3
    found = decode(sentence.encode("cp1251"), "a.txt")
    assert found.text == sentence
    assert "guess" in found.note


def test_a_broken_byte_in_utf8_is_shown_and_told():
    sentence = ARABIC[1]
    data = sentence.encode()
    found = decode(data[:40] + b"\xff" + data[40:], "a.txt")
    assert found.encoding == "utf-8"
    assert found.text.replace("\ufffd", "") == sentence
    assert found.note == "1 broken byte shown as \ufffd"


def test_a_file_cut_in_the_middle_of_a_letter_is_still_utf8():
    data = ARABIC[1].encode()[:-1] + "ا".encode()[:1]
    assert decode(data, "a.txt").encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "zip or office"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "gzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a picture"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "binary"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, words):
    with pytest.raises(UnreadableInput, match=words) as caught:
        decode(data, "scan.txt")
    assert caught.value.source == "scan.txt"


def test_binary_data_is_refused_with_the_byte_it_begins_at():
    with pytest.raises(UnreadableInput) as caught:
        decode(b"report:" + bytes([1, 2, 3, 0xFE]) * 50, "a.txt")
    assert caught.value.place == "byte 7"


@pytest.mark.parametrize("declared", ["windows-1256", "ISO-8859-6"])
def test_a_page_may_declare_its_encoding(declared):
    html = f'<html><head><meta charset="{declared}"></head><body>لا</body></html>'
    assert "لا" in decode(html.encode(declared), "a.html", page=True).text


def test_a_page_that_declares_the_wrong_encoding_is_still_read():
    html = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><p>' + ARABIC[0]
    assert ARABIC[0] in decode(html.encode("utf-8"), "a.html", page=True).text


@pytest.mark.parametrize("declared", ["unicode_escape", "zip", "rot13", "idna", "utf-7", "no-such-thing", "cp99999"])
def test_a_page_cannot_ask_for_a_transformation(declared):
    html = f'<meta charset="{declared}"><p>{ARABIC[0]}'
    assert ARABIC[0] in decode(html.encode("cp1256"), "a.html", page=True).text


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_one_kind_of_error(data):
    try:
        found = decode(data, "a.txt")
    except UnreadableInput as error:
        assert error.source == "a.txt"
    else:
        assert isinstance(found.text, str)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_valid_utf8_is_never_taken_for_anything_else(text):
    assert decode(b"\n" + text.encode(), "a.txt").text in ("\n" + text,)
