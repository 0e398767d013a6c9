"""What stands in marks: words of a speaker, or a name; each kind of error that was mended leaves a row of our own."""

import pytest

from khabar.annotation.pipeline import annotate_all
from khabar.annotation.quotations.marks import pair_marks
from khabar.records import Quotation, make_article


def quoted(text: str, *, title: str = "", kind: str = "direct") -> list[str]:
    documents, failures = annotate_all([make_article(text, title=title)])
    assert not failures, failures[0]
    document = documents[0]
    return [found.span.of(document.text) for found in document.of(Quotation) if found.kind == kind]


#: Marks no word of saying takes, told by how they read.
LOOSE = [
    (
        "وبدا العمال متعبين بعد ليلة طويلة. «لم ننم منذ يومين ولا أحد يسأل عنا».",
        ["لم ننم منذ يومين ولا أحد يسأل عنا"],
    ),
    (
        "وعرف الباحث سامي الوردي القلق بأنه «توتر يسبق المهمة ولا يزول بعدها».",
        ["توتر يسبق المهمة ولا يزول بعدها"],
    ),
    ("ويقام المعرض هذا العام تحت شعار «لن نترك حرفة من غير صانع».", []),
    ("2) «لا يوجد في البيت ماء بارد»: تثير هذه الجملة ضيق الضيف.", []),
    ("وألقى الشيخ محاضرة تحدث فيها عن «حقوق الجار وآدابها في المدن».", []),
    ("ثم عاد إلى شريط « الموسم القديم «، ولن يجد فيه أحد ما يبحث عنه اليوم « الحكاية « كلها.", []),
]

#: Marks a verb meets: its own words, or a name.
MET = [
    ("وأبلغت المديرة الصحافيين: «كنا نناقش الأمر منذ شهرين كاملين».", ["كنا نناقش الأمر منذ شهرين كاملين"]),
    ("وأعرب الوردي عن أن «الفكرة التي نحملها اليوم سهلة على الجميع».", ["الفكرة التي نحملها اليوم سهلة على الجميع"]),
    ("ونفى النادي الخبر متحدثا عن «خلاف عابر» بين اللاعبين.", ["خلاف عابر"]),
    ("وكان المدرب متحدثا عن «الكأس الذهبية» طوال الرحلة.", []),
    ("لذا طلبت «مهلة قصيرة للرد»، ولم تحصل عليها.", ["مهلة قصيرة للرد"]),
    ("واعتبرت البلدية الأمر بمثابة «عقاب جماعي» لسكان الحي.", ["عقاب جماعي"]),
    ('وقال "سامي بن فهد الوردي" إنه ينتظر الرد.', []),
    ('وقال "تجمع باعة السوق القديم" في بيان وزعه أمس إن "المحال لن تغلق أبدا".', ["المحال لن تغلق أبدا"]),
    (
        "وبحسب المصدر ذاته كانوا يجهزون لسرقات تطال «متاجر كبيرة» في وسط المدينة.",
        ["متاجر كبيرة"],
    ),
]

#: Names that only look like fragments.
NAMES = [
    ("وأكد الوردي أن تغيير الاسم من «زبون» إلى «ضيف» يعني الكثير، فكلمة «الزبون» قديمة.", []),
    ("وأوضحت أن الصور نشرت في موقع التواصل الاجتماعي «سنبلة» قبل حذفها.", []),
    ("وأشار إلى صدور كتاب الباحث سامي الوردي «مصابيح الحارة القديمة» قريبا.", []),
    ("وأقاموا خيمة أسموها «ركن الضاد»، ويزور «ركن الضاد» كل يوم مئات.", []),
    ("وحذر من ما أسماه «ضياع البوصلة» في الحي.", ["ضياع البوصلة"]),
]

#: Who is meant, what is known by a name, which paper.
NAMED = [
    ("ونفى الاتحاد ما ذكرته الوكالة عن رفض المدرب «سامي الوردي» تدريب الفريق.", []),
    ("وقال الوردي في اتصال هاتفي بـ«سنبلة» وهو عائد إلى بيته: «الطريق سالكة الآن».", ["الطريق سالكة الآن"]),
    ("وأوضح الوردي أن كثيرين يعانون مما يعرف بـ«تعب الشاشات» كل مساء.", []),
    ("ونشر النادي تغريدة نصها «أهلا بكم في بيتكم الجديد».", ["أهلا بكم في بيتكم الجديد"]),
    ("وقال المدرب «الأمر صعب». ثم صمت.", ["الأمر صعب"]),
]

#: The same mark at both ends, marks that never close.
SHAPES = [
    ("ما أسماه بـ»الفوضى المنظمة» في الحي", ["الفوضي المنظمة"]),
    ("تحت عنوان»بيوت من طين» أمس", ["بيوت من طين"]),
    ("وتابع:»ليس أمامنا إلا الصبر» ثم خرج", ["ليس امامنا الا الصبر"]),
    ("قال مصدر إن” الفرقة أنهت عملها مبكرا”.", ["الفرقة انهت عملها مبكرا"]),
    ('قال: "نبدأ غدا مع الفجر. وكشف الوردي أن العمل طويل.', ["نبدا غدا مع الفجر"]),
]


@pytest.mark.parametrize(("text", "expected"), LOOSE)
def test_marks_no_verb_takes_are_speech_when_they_read_as_speech(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(("text", "expected"), MET)
def test_marks_on_the_way_of_a_verb_are_its_words_or_a_name(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(("text", "expected"), NAMES + NAMED)
def test_names_in_marks_are_no_fragments(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_marks_pair_whatever_shape_they_have(text: str, expected: list[str]) -> None:
    from_text = make_article(text).text
    normal = annotate_all([make_article(from_text)])[0][0].normal.text
    assert [normal[mark.start : mark.end].strip() for mark in pair_marks(normal)] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("الوردي: الملعب «بحري» ولا شكوى", []),
        ("الوردي: سننهي أزمة «الحوالات السريعة» قريبا", []),
        ("الوردي: هدم السور «عقاب جماعي» للحي", ["عقاب جماعي"]),
    ],
)
def test_a_headline_gives_fragments_but_no_clubs(title: str, expected: list[str]) -> None:
    text = "تحدث رئيس الرابطة سامي الوردي أمس إلى الأعضاء. وقال الوردي إن الموسم يبدأ غدا."
    assert quoted(text, title=title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رأس الوادي - وكالات: ارتفع عدد المصابين إلى عشرة، بحسب الشرطة.", "ارتفع عدد المصابين إلى عشرة"),
        ("رأس الوادي (أنباء الساحل) - ارتفع عدد المصابين إلى عشرة، وفقا للشرطة.", "ارتفع عدد المصابين إلى عشرة"),
        ("صحيفة الوادي- متابعة: ارتفع عدد المصابين إلى عشرة، بحسب الشرطة.", "ارتفع عدد المصابين إلى عشرة"),
        (
            "RAS AL-WADI (Coastwire) - The bridge fell at noon, killing two, police said.",
            "The bridge fell at noon, killing two",
        ),
        (
            "RAS AL-WADI, Nov 3 - The bridge fell at noon, killing two, according to police.",
            "The bridge fell at noon, killing two",
        ),
    ],
)
def test_a_dateline_is_nobodys_words(text: str, expected: str) -> None:
    assert quoted(text, kind="indirect") == [expected]
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "وقال سامي الوردي وهو يشير إلى الجسر المنهار إن العمل سيبدأ غدا.",
        "وقالت سلمى الوردي وهي تشير إلى الجسر المنهار إن العمل سيبدأ غدا.",
    ],
)
def test_a_gesture_is_no_word_of_saying(text: str) -> None:
    assert quoted(text, kind="indirect") == ["العمل سيبدأ غدا"]
