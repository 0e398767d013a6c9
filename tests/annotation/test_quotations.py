"""Which stretches are speech, direct or indirect, and exactly where they begin and end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotation.pipeline import annotate_all
from khabar.annotation.quotations import find_quotations
from khabar.language.normal import normalize
from khabar.records import Document, Quotation, make_article


def document_of(text: str, **fields: str) -> Document:
    documents, failures = annotate_all([make_article(text, **fields)])
    assert not failures, failures[0]
    return documents[0]


def said_in(text: str, *, title: str = "") -> list[tuple[str, str]]:
    document = document_of(text, title=title)
    return [(found.kind, found.span.of(document.text)) for found in document.of(Quotation)]


DIRECT = [
    ("قال الوزير سامي الحداد: «لن نغلق المصنع».", ["لن نغلق المصنع"]),
    ('وأضاف "المشروع سينتهي في موعده".', ["المشروع سينتهي في موعده"]),
    ("وقالت مديرة المتحف: “فتحنا ثلاث قاعات جديدة”.", ["فتحنا ثلاث قاعات جديدة"]),
    ("وقال النائب: ''هذا القرار متأخر جدا''.", ["هذا القرار متأخر جدا"]),
    ("وقال النائب: <<هذا القرار متأخر جدا>>.", ["هذا القرار متأخر جدا"]),
    ("وقال النائب: ((هذا القرار متأخر جدا)).", ["هذا القرار متأخر جدا"]),
    ("وقال النائب: »هذا القرار متأخر جدا«.", ["هذا القرار متأخر جدا"]),
    ("وقال النائب: ”هذا القرار متأخر جدا“.", ["هذا القرار متأخر جدا"]),
    ("وقال رئيس النادي إن «الفريق جاهز للموسم».", ["الفريق جاهز للموسم"]),
    ("وتابع: باشرت الفرق عملها منذ الفجر.", ["باشرت الفرق عملها منذ الفجر"]),
    ("«لا نعرف شيئا عن الاتفاق»، قال فؤاد المنصوري في ختام اللقاء.", ["لا نعرف شيئا عن الاتفاق"]),
    ("وعدّ القرار، «خطوة في الفراغ لا تفيد أحدا»، على حد قوله.", ["خطوة في الفراغ لا تفيد أحدا"]),
    ("واصفا المدينة بأنها «جوهرة الساحل».", ["جوهرة الساحل"]),
    ("وقال الحارس وهو يشير إلى البوابة: «دخلوا من هنا ليلا».", ["دخلوا من هنا ليلا"]),
    ('وأثنى المدرب على ما سماه "الروح العالية" للاعبين.', ["الروح العالية"]),
    ('وطالب السكان بـ"حل سريع للأزمة".', ["حل سريع للأزمة"]),
    (
        "«كما قالت الجدات، لا يعود الماء إلى نبعه»، يقول الكاتب فؤاد المنصوري.",
        ["كما قالت الجدات، لا يعود الماء إلى نبعه"],
    ),
    ("وردد المحتجون «الماء حق للجميع».", ["الماء حق للجميع"]),
]

INDIRECT = [
    ("قال وزير النقل إن الجسر سيفتح غدا.", ["الجسر سيفتح غدا"]),
    ("وأوضح أنه تم نقل المصابين.", ["تم نقل المصابين"]),
    ("وذكرت الشركة بأنها باعت ألف سيارة.", ["باعت ألف سيارة"]),
    ("وأكد المدير على ضرورة الصيانة الدورية.", ["ضرورة الصيانة الدورية"]),
    ("وطالب السكان بإصلاح الطريق فورا.", ["إصلاح الطريق فورا"]),
    ("ودعا الاتحاد إلى حوار بين الطرفين.", ["حوار بين الطرفين"]),
    ("وهدد العمال باللجوء إلى القضاء.", ["اللجوء إلى القضاء"]),
    ("أعلنت الشرطة مقتل ثلاثة مهربين قرب الحدود.", ["مقتل ثلاثة مهربين قرب الحدود"]),
    ("وكشفت الهيئة عن خطة لتوسيع الميناء.", ["خطة لتوسيع الميناء"]),
    ("وحذرت البلدية من خطورة السباحة ليلا.", ["خطورة السباحة ليلا"]),
    ("ونفى متحدث باسم النادي صحة الخبر.", ["صحة الخبر"]),
    ("وبحسب وزارة الزراعة، فإن المحصول تراجع كثيرا.", ["المحصول تراجع كثيرا"]),
    ("وارتفع عدد الزوار إلى مليونين هذا العام، بحسب وزارة السياحة.", ["ارتفع عدد الزوار إلى مليونين هذا العام"]),
    ("وكان صندوق التنمية، قد توقع أن يرتفع النمو.", ["يرتفع النمو"]),
    ("وتساءل النائب عن مصير المشروع المؤجل.", ["مصير المشروع المؤجل"]),
    ("معربا عن أمله في أن يعود الهدوء.", ["يعود الهدوء"]),
    ("وأشارت الهيئة عبر موقعها إلى ارتفاع عدد المسافرين.", ["ارتفاع عدد المسافرين"]),
    ("وارتفعت الأسعار كثيرا، ووفقا لتقارير محلية فإن السوق سيهدأ قريبا.", ["السوق سيهدأ قريبا"]),
    ("وأقر المدير بأن الجهاز قديم، لكنه رفض الحديث عن الأسباب.", ["الجهاز قديم"]),
    ("أعلنت «سارينا» عن خفض الإنتاج إلى النصف.", ["خفض الإنتاج إلى النصف"]),
    ("وشدد على أهمية الحوار، مسجلا أن النقابات رفضت العرض.", ["أهمية الحوار", "النقابات رفضت العرض"]),
    ("من جانبه بين المهندس وليد الراعي، وكيل الأمانة، أنه تم حفر بئرين.", ["تم حفر بئرين"]),
    ("وأُفيد أن عددا من البيوت تضرر.", ["عددا من البيوت تضرر"]),
    ("وأكّد وزير التربية، اليوم الثلاثاء، أنّ الامتحانات في موعدها.", ["الامتحانات في موعدها"]),
]

BOTH = [
    (
        "وقالت الخارجية إن بلادها «تدين بشدة هذا الهجوم».",
        [("direct", "تدين بشدة هذا الهجوم"), ("indirect", "بلادها «تدين بشدة هذا الهجوم»")],
    ),
    (
        "وقال المدرب إن لديه «خطة واضحة تماما» للمباراة، مشيرا إلى أن اللاعبين جاهزون.",
        [
            ("indirect", "لديه «خطة واضحة تماما» للمباراة"),
            ("direct", "خطة واضحة تماما"),
            ("indirect", "اللاعبين جاهزون"),
        ],
    ),
    (
        "مؤكدا أن «الميناء آمن تماما»، وأن بلاده «ترحب بكل السفن».",
        [("direct", "الميناء آمن تماما"), ("direct", "ترحب بكل السفن")],
    ),
]

NOTHING = [
    "وبالتأكيد فإننا ندرك أن الطريق طويل.",
    "قد يقول قائل إن المشروع متأخر.",
    "ويمكن القول إن الموسم كان جيدا.",
    "وخفضت المصانع الإنتاج قدر الإمكان ولا يمكن وقف العمل.",
    "لكن ذلك لا ينفي وجود عقبات أخرى في الطريق.",
    "كما شددت إجراءاتها على دخول الشاحنات إلى السوق.",
    "ويبلغ طول الجسر ألف متر ومن المنتظر أن يفتح غدا.",
    "ويمكن أن تضيف المصفاة وحدتين، وأن تنتج أكثر.",
    "زار الوفد مقر صحيفة «الضفة الأخرى» أمس.",
    "وعرض المهرجان فيلم «ليل المدينة» في الافتتاح.",
    "يذكر أن المباراة السابقة انتهت بالتعادل.",
    "وشكر المدير جميع المشاركين على جهودهم.",
    "وأشاد الوزير بدور المتطوعين.",
    "ووجه المحافظ بتشكيل لجنة عاجلة.",
    "وسيطر تنظيم «الراية السوداء» على القرية بعد أن انسحبت القوات.",
    "ويعتبر المتحف من أقدم متاحف المنطقة.",
    "اتفق الجانبان على عقد لقاء آخر.",
    "وذلك بعد إجراءات أمنية مشددة على الحدود.",
]


@pytest.mark.parametrize(("text", "contents"), DIRECT)
def test_direct_speech_is_what_stands_inside_the_marks(text: str, contents: list[str]) -> None:
    assert [content for kind, content in said_in(text) if kind == "direct"] == contents


@pytest.mark.parametrize(("text", "contents"), INDIRECT)
def test_indirect_speech_is_the_clause_without_its_particle(text: str, contents: list[str]) -> None:
    assert said_in(text) == [("indirect", content) for content in contents]


@pytest.mark.parametrize(("text", "expected"), BOTH)
def test_a_clause_that_holds_a_fragment_gives_both(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(said_in(text)) == sorted(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_names_thanks_orders_and_formulas_are_no_speech(text: str) -> None:
    assert said_in(text) == []


def test_a_quotation_runs_over_paragraphs_until_its_closing_mark() -> None:
    text = 'وقال الباحث "كانت الرياح أشد.\nوربما كانت أدفأ". وانتهت الدراسة.'
    assert said_in(text) == [("direct", "كانت الرياح أشد.\nوربما كانت أدفأ")]


def test_a_quotation_without_closing_mark_ends_with_its_paragraph() -> None:
    text = 'وتابع، "لا تزال الأسعار مرتفعة جدا.\nوبين أن الطلب يتراجع.'
    assert said_in(text) == [("direct", "لا تزال الأسعار مرتفعة جدا"), ("indirect", "الطلب يتراجع")]


def test_marks_inside_marks_stay_inside() -> None:
    text = 'وقال المتحدث: "الهيئة تعمل بفرق "الاستجابة" والطائرات أيضا". وأضاف: "الفرق جاهزة".'
    assert said_in(text) == [("direct", 'الهيئة تعمل بفرق "الاستجابة" والطائرات أيضا'), ("direct", "الفرق جاهزة")]


def test_a_new_word_of_saying_ends_the_one_before() -> None:
    text = "وقال الوزير إن الأزمة انتهت، لافتا إلى أن المخزون يكفي عاما، كما أكد أن الأسعار مستقرة."
    contents = [content for _, content in said_in(text)]
    assert contents == ["الأزمة انتهت", "المخزون يكفي عاما", "الأسعار مستقرة"]


def test_a_headline_with_a_colon_is_indirect_without_marks() -> None:
    body = "قال مدرب الفريق نادر الصباغ إن اللقاء صعب."
    assert said_in(body, title="الصباغ: لقاء الغد صعب على الجميع")[0] == ("indirect", "لقاء الغد صعب على الجميع")


def test_a_headline_with_a_topic_before_the_colon_is_no_speech() -> None:
    assert said_in("ارتفعت الأسعار أمس.", title="الوقود: أسعار جديدة من الغد") == []


def test_what_a_speaker_believes_himself_is_no_report_of_another() -> None:
    text = 'وقال المدرب: "الفريق قوي، وأعتقد أن الفوز قريب جدا".'
    assert [kind for kind, _ in said_in(text)] == ["direct"]


def test_an_outlet_told_is_no_quotation() -> None:
    text = "وقال المتحدث لـ«الضفة» إن العمل مستمر."
    assert said_in(text) == [("indirect", "العمل مستمر")]


@settings(max_examples=120, deadline=None)
@given(
    st.text(alphabet=st.sampled_from(list("قال إنأكدوف «»\"“”:.،\n(لـ)الوزيرم 1aA'\u202b\u0651\ud800")), max_size=160)
)
def test_any_text_gives_spans_inside_it_and_the_same_twice(text: str) -> None:
    document = Document(make_article(text), normalize(text))
    found = find_quotations(document)
    assert found == find_quotations(document)
    for one in found:
        for span in (one.span, one.cue, one.speaker):
            assert span is None or 0 <= span.start < span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    find_quotations(Document(make_article(text), normalize(text)))


@pytest.mark.parametrize(
    "piece", ["قال «", '"', "وقال فلان إن كذا، مشيرا إلى أن ", "وقال محمد الفلاني إن ", "«أ» على حد قوله "]
)
def test_hostile_repetition_ends(piece: str) -> None:
    text = piece * 1500
    find_quotations(Document(make_article(text), normalize(text)))


def test_it_works_without_mentions() -> None:
    text = "وقال الوزير سامي الحداد إن العمل بدأ."
    found = find_quotations(Document(make_article(text), normalize(text)))
    assert [one.span.of(text) for one in found] == ["العمل بدأ"]
    assert document_of("").of(Quotation) == ()
