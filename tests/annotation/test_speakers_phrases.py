"""Whose words they are where something stands between the verb and its speaker, or points back in another way."""

import pytest

from khabar.annotation.pipeline import annotate_all
from khabar.records import Quotation, make_article


def speakers_in(text: str) -> list[str | None]:
    documents, failures = annotate_all([make_article(text)])
    assert not failures, failures[0]
    return [found.speaker_name for found in documents[0].of(Quotation)]


#: The speaker of the last quotation of each text.
LAST = [
    ("how it was said", "وقال سامي الحداد وهو يستعرض مراحل البناء إن الجسر سيفتح قريبا.", "سامي الحداد"),
    (
        "a paper that came to hand",
        "وأوردت وزارة الطاقة، ضمن بلاغ توصلت «الواحة» بنسخة منه، أنها ستخفض الأسعار.",
        "وزارة الطاقة",
    ),
    (
        "who broadcast the speech",
        "قال سامي الحداد إن الجسر جاهز. وتابع في حديث بثته الإذاعة أن الطريق آمن.",
        "سامي الحداد",
    ),
    (
        "what و joins to a phrase",
        "قال المدير سامي الحداد إن الجسر جاهز. وأكد في كلمة أمام أصحاب المعالي والسعادة أن الطريق آمن.",
        "سامي الحداد",
    ),
    (
        "the outlet that heard",
        'علمت "الواحة" من مصادر موثوقة أن الوزير سيزور الميناء غدا.',
        "مصادر موثوقة",
    ),
    ("the topic of أما", "أما الطبيبة هند القاسمي فتؤكد أن المشفى يعاني نقصا حادا.", "هند القاسمي"),
    (
        "a topic parted by commas",
        "قال المدير سامي الحداد إن الميناء مفتوح. غير أن موظفا بحريا، رفض كشف هويته، قال: «الميناء مغلق منذ أسبوع».",
        "موظفا بحريا",
    ),
    (
        "a pronoun that means whoever they visited",
        "قال النائب سليم الغالي إن النقاش مفتوح. ونقل زوار الغالي عنه أنه لا يمانع تعديل المادة.",
        "سليم الغالي",
    ),
    (
        "a woman whose office is masculine",
        "أكدت الدكتورة هند القاسمي، محافظ الساحل، أن الحملة مستمرة. وأضافت محافظ الساحل أن المخالفين سيحاسبون.",
        "هند القاسمي",
    ),
    (
        "a body called upon by a man",
        "قال المدير سامي الحداد إن الجسر جاهز، وطالب قوات الحدود بحماية الطريق ليلا.",
        "سامي الحداد",
    ),
    ("a name after تدعى", "وقالت نازحة من مخيم السهل، تدعى حواء إسماعيل: «نشرب من الترعة كل يوم».", "حواء إسماعيل"),
    (
        "a name that ends in يه",
        "واعتبر رئيس نقابة الصيادين مامادو سيسيه أن القانون يخدم السفن الأجنبية.",
        "مامادو سيسيه",
    ),
    (
        "the name of whom he serves",
        "كشف قائد عسكري موال للرئيس سليم الغالي أن القوات ستنسحب قريبا.",
        "قائد عسكري موال للرئيس سليم الغالي",
    ),
    (
        "whom the reporter spoke to before",
        "عاد المصنع إلى العمل، حسب ما أفادنا به مدير المصنع سامي بن عثمان. وأضاف محدثنا أن العمال راضون.",
        "سامي بن عثمان",
    ),
    (
        "the source before قولهم",
        "وذكرت صحيفة الواحة، نقلا عن خبراء مستقلين قولهم إن المفاوضات توقفت.",
        "خبراء مستقلين",
    ),
    (
        "an occasion with a pronoun",
        "عقد المدير سامي الحداد لقاء مع العمال، أكد خلاله أن الرواتب ستصرف الأحد.",
        "سامي الحداد",
    ),
    ("a family whose name is written with آل", "وقال الشيخ نايف بن سالم آل بدر إن التطوع واجب.", "نايف بن سالم آل بدر"),
    ("who the topic calls upon", "أما محافظ الساحل فدعا السكان إلى التعاون مع فرق الإنقاذ.", "محافظ الساحل"),
    ("a rank before a name that is a noun", "وأوضح المقدم عاطي القاسمي أن الطريق مفتوح.", "عاطي القاسمي"),
    (
        "the object after a pronoun that is the subject",
        "قال العقيد كريم الدوسري إن الحدود آمنة، لافتا إلى أنه يطالب مجلس النواب بدعم القوات.",
        "كريم الدوسري",
    ),
    (
        "who is called upon after a place",
        "ناشد تجار سوق دمشق السلطات المحلية التدخل لتهيئة الشوارع.",
        "تجار سوق دمشق",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in LAST], ids=[row[0] for row in LAST])
def test_what_stands_between_verb_and_speaker_is_told_apart(text: str, wanted: str) -> None:
    found = speakers_in(text)
    assert found
    assert found[-1] == wanted


ENGLISH = [
    ("Acme chief Jane Roe said the plant lost money, adding that workers would be paid.", ["Jane Roe", "Jane Roe"]),
    (
        "Northbank Energy said it was cooperating. The company said the fire was out.",
        ["Northbank Energy", "Northbank Energy"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), ENGLISH)
def test_an_english_office_gives_way_to_the_person_and_the_company_keeps_its_name(text: str, wanted: list[str]) -> None:
    assert speakers_in(text) == wanted
