import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotation.mentions import find_mentions
from khabar.annotation.sentences import find_sentences
from khabar.language.normal import normalize
from khabar.records import Document, Mention, make_article


def read(text: str, title: str = "") -> Document:
    article = make_article(text, title=title, id="a")
    document = Document(article, normalize(article.text))
    return document.with_annotations(find_sentences(document))


def mentions(text: str, title: str = "") -> tuple[Document, tuple[Mention, ...]]:
    document = read(text, title)
    return document, find_mentions([document])[0]


def shown(text: str) -> list[tuple[str, str]]:
    document, found = mentions(text)
    return [(mention.span.of(document.text), mention.label) for mention in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل اللواء سالم الهاجري إلى القاهرة.", [("سالم الهاجري", "PER"), ("القاهرة", "LOC")]),
        ("وقالت وزارة الصحة إن اللقاح متوفر.", [("وزارة الصحة", "ORG")]),
        ("افتتحت جامعة الملك فيصل مركزا جديدا.", [("جامعة الملك فيصل", "ORG")]),
        ("وقعت الهيئة العامة للإحصاء الاتفاق.", [("الهيئة العامة للإحصاء", "ORG")]),
        ("اندلع حريق في محافظة القطيف فجرا.", [("القطيف", "LOC")]),
        ("عاد الوفد إلى موريتانيا.", [("موريتانيا", "LOC")]),
        ("التقى الرئيس خالد المنصوري نظيره سالم الهاجري.", [("خالد المنصوري", "PER"), ("سالم الهاجري", "PER")]),
        ("تبنى تنظيم «راية الفجر» الهجوم.", [("راية الفجر", "ORG")]),
        ("لم يصدر أي تعليق حتى مساء أمس.", []),
        ("سبق - الدمام: أغلق الميناء أمس.", [("سبق", "ORG"), ("الدمام", "LOC")]),
        ("وقال لـ(الغد) إن الميناء مغلق.", [("الغد", "ORG")]),
        ("وأكدت مديرية الدفاع المدني ذلك.", [("مديرية الدفاع المدني", "ORG")]),
        ("افتتحت المؤسسة العامة للتدريب الفني والمهني فرعا.", [("المؤسسة العامة للتدريب الفني والمهني", "ORG")]),
        ("وأكد المتحدث باسم وزارة الصحة سالم الهاجري ذلك.", [("وزارة الصحة", "ORG"), ("سالم الهاجري", "PER")]),
        ("ونفى المتحدث الرسمي باسم الدفاع المدني تلك الرواية.", [("الدفاع المدني", "ORG")]),
        ("وصل الدكتور باسم المنصوري إلى القاهرة.", [("باسم المنصوري", "PER"), ("القاهرة", "LOC")]),
    ],
)
def test_people_places_and_bodies_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("زار الوفد مصر والقاهرة وبغداد.", "القاهرة"),
        ("غادر الوزير بالطائرة لبغداد مساء.", "بغداد"),
        ("سافر الوفد إلى لبنان.", "لبنان"),
        ("اعترفت المحكمة بوليد المنصوري شاهدا.", "وليد المنصوري"),
    ],
)
def test_small_words_are_cut_off_a_name_and_its_own_letters_stay(text: str, name: str) -> None:
    assert name in [mention for mention, _ in shown(text)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("قال وزير الخارجية السعودي سالم الهاجري إن المحادثات مستمرة.", "سالم الهاجري", "وزير الخارجية السعودي"),
        ("وأكد الدكتور خالد المنصوري أن العلاج آمن.", "خالد المنصوري", "الدكتور"),
        (
            "حضر اللقاء القائد العام للقوات البحرية، اللواء سالم الهاجري.",
            "سالم الهاجري",
            "القائد العام للقوات البحرية، اللواء",
        ),
        ("قال سالم الهاجري، رئيس مجلس إدارة الشركة، إن الأرباح ارتفعت.", "سالم الهاجري", "رئيس مجلس إدارة الشركة"),
        ("وقال سالم الهاجري إن الطريق مغلق.", "سالم الهاجري", None),
        ("وطالب سالم الهاجري بفتح الطريق.", "سالم الهاجري", None),
        ("رعى صاحب السمو الملكي الأمير خالد المنصوري الحفل.", "خالد المنصوري", "صاحب السمو الملكي الأمير"),
    ],
)
def test_the_title_beside_a_person_is_kept_apart_from_the_name(text: str, name: str, title: str | None) -> None:
    document, found = mentions(text)
    people = [mention for mention in found if mention.label == "PER"]
    assert [mention.span.of(document.text) for mention in people] == [name]
    assert (people[0].title_span.of(document.text) if people[0].title_span else None) == title


def names(text: str) -> list[str]:
    return [mention.name for mention in mentions(text)[1] if mention.label == "PER"]


def test_a_surname_alone_takes_the_fullest_name_of_the_article() -> None:
    text = "استقبل اللواء سالم الهاجري الوفد. وقال الهاجري إن اللقاء مثمر. وأضاف اللواء الهاجري أن العمل مستمر."
    assert names(text) == ["سالم الهاجري"] * 3


def test_the_full_name_may_come_last() -> None:
    assert set(names("وصل الهاجري إلى بغداد. وكان العقيد سالم الهاجري قد غادر القاهرة أمس.")) == {"سالم الهاجري"}


def test_two_people_with_one_surname_stay_two_and_the_bare_surname_names_neither() -> None:
    text = "التقى اللواء سالم الهاجري الدكتور خالد الهاجري. وقال الهاجري إن اللقاء مثمر."
    assert names(text) == ["سالم الهاجري", "خالد الهاجري", "الهاجري"]


def test_a_given_name_under_another_title_is_another_person() -> None:
    text = "افتتح سالم الهاجري المعرض أمس. وكان الملك سالم قد زار المدينة."
    assert names(text) == ["سالم الهاجري", "سالم"]


def test_the_fathers_name_alone_is_another_person() -> None:
    text = "استقبل الأمير خالد بن ماجد الوفد. وكان الملك ماجد قد زار المدينة."
    assert names(text) == ["خالد بن ماجد", "ماجد"]


def test_the_article_swallowed_by_a_preposition_comes_back_in_the_name() -> None:
    _document, found = mentions("وجه الدعوة للولايات المتحدة. وردت الولايات المتحدة بالقبول.")
    assert {mention.name for mention in found} == {"الولايات المتحدة"}


def test_a_name_over_a_line_break_is_shown_on_one_line() -> None:
    assert all("\n" not in mention.name for mention in mentions("قال سالم\nالهاجري إن الطريق مغلق.")[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Salem Hajri arrived in Cairo on Monday.",
            [("Salem Hajri", "PER", "Foreign Minister"), ("Cairo", "LOC", None)],
        ),
        (
            "The Northern Rail Company said Dr. Laila Mansour would resign.",
            [("Northern Rail Company", "ORG", None), ("Laila Mansour", "PER", "Dr.")],
        ),
        ("Talks will resume in France next week.", [("France", "LOC", None)]),
        ("Nothing was decided.", []),
    ],
)
def test_english_names_are_found_by_capitals_lists_and_titles(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    document, found = mentions(text)
    assert [
        (m.span.of(document.text), m.label, m.title_span.of(document.text) if m.title_span else None) for m in found
    ] == expected


@settings(max_examples=80, deadline=None)
@given(st.text(), st.text())
def test_mentions_of_any_text_lie_inside_it_in_order_and_twice_the_same(title: str, text: str) -> None:
    document = read(text, title)
    first, second = find_mentions([document, document])
    assert first == second
    for mention in first:
        assert 0 <= mention.span.start < mention.span.end <= len(document.text)
        assert mention.name and mention.label in ("PER", "LOC", "ORG", "MISC")
        if mention.title_span:
            assert mention.title_span.of(document.text) and not mention.title_span.overlap(mention.span)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(first))


@pytest.mark.parametrize("piece", ["اللواء سالم الهاجري، ", "«" * 8, "الرئيس ", "ل", "وزارة "])
def test_one_piece_repeated_without_end_comes_to_an_end(piece: str) -> None:
    document = read(piece * 4_000)
    (found,) = find_mentions([document])
    assert all(mention.span.end <= len(document.text) for mention in found)
