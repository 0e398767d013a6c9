"""Whose words they are: names, titles, dropped subjects, chains and unnamed sources."""

import json
from pathlib import Path

import pytest

from khabar.annotation.pipeline import annotate_all
from khabar.records import Document, Quotation, make_article


def document_of(text: str, **fields: str) -> Document:
    documents, failures = annotate_all([make_article(text, **fields)])
    assert not failures, failures[0]
    return documents[0]


def speakers_in(text: str) -> list[str | None]:
    return [found.speaker_name for found in document_of(text).of(Quotation)]


NAMED = [
    ("وقال وزير النقل سامي الحداد إن الجسر جاهز.", "سامي الحداد"),
    ("وقال سامي الحداد، وزير النقل، إن الجسر جاهز.", "سامي الحداد"),
    ("وأوضح المتحدث الرسمي باسم شرطة الساحل العقيد ماجد السالمي أن الطريق مغلق.", "ماجد السالمي"),
    ("وأكد رئيس لجنة التنمية بالبلدة صالح محمد الغانمي أن المشروع بدأ.", "صالح محمد الغانمي"),
    ("وقال د. فهد الناصر إن العلاج متاح.", "فهد الناصر"),
    ("وقالت وزارة الطاقة في بيان اليوم إن الأسعار ثابتة.", "وزارة الطاقة"),
    ("وكشف عمدة مدينة صفاقس سليم الباجي أن السوق سيفتح غدا.", "سليم الباجي"),
    ('وقال المتحدث باسم "رابطة الصيادين"، قائد منصور، في تصريحات إن الموسم بدأ.', "قائد منصور"),
    ("وقال عاصم شيخ، مدير خدمات الزبائن في المصنع: «الأسعار ترتفع منذ شهرين».", "عاصم شيخ"),
    ("وقال الأمين العام لـ«حزب السنابل»، منير الغالي، إن التحالف مستمر.", "منير الغالي"),
    ("وأوضحت «المياه والكهرباء» أن الخدمة ستعود مساء.", "المياه والكهرباء"),
    ("ووفقا للموقع الرسمي للنادي، فإن التذاكر نفدت.", "الموقع الرسمي للنادي"),
    ("ولكن زيدان البحري الذي ترك الفريق قبل شهر، أكد أنه سيعود قريبا.", "زيدان البحري"),
    ("وذكر سالم المهدي في تدوينة على موقع التواصل «فيس بوك»: «لن أترك المدينة أبدا».", "سالم المهدي"),
    ("وكان مسؤول محلي في الميناء قال لبي بي سي إن السفن توقفت.", "مسؤول محلي في الميناء"),
    ("وقال روسل ماكنتاير (20 عاما) «رأينا النور أخيرا».", "روسل ماكنتاير"),
    ("وأكد المتهم الأول في هذه القضية سالم الخياط أنه بريء.", "سالم الخياط"),
    ("وقالت النائبة عن كتلة السنابل هدى المرزوقي إن القانون ظالم.", "هدى المرزوقي"),
    ("وأكد وزير النقل، سامي الحداد، أن الجسر جاهز.", "سامي الحداد"),
    ("وقال أحدهم، ويدعى سالم الخياط: «انتظرنا ثلاث ساعات كاملة».", "سالم الخياط"),
    ("وقالت والدة سالم الخياط إن ابنها بريء.", "والدة سالم الخياط"),
    ("وأكدت في السياق ذاته وزارة الطاقة أن الأسعار ثابتة.", "وزارة الطاقة"),
    ("وشدد وزير النقل سامي الحداد بحسب صحيفة الواحة على أن الجسر جاهز.", "سامي الحداد"),
    ("وأضاف البيان الصادر عن وزارة الطاقة أن الأسعار ثابتة.", "البيان الصادر عن وزارة الطاقة"),
    ("لكن مسؤولا محليا بارزا قال إن الطريق مغلق.", "مسؤولا محليا بارزا"),
    ("وقال مصرف الواحة المركزي في المدينة، الذي يقول إنه محايد، إن الفائدة ثابتة.", "مصرف الواحة المركزي في المدينة"),
    ("ونقلت الصحف تأكيد الرئيس سليم الغالي أن الحوار مستمر.", "سليم الغالي"),
    ("وأكد عضو مجلس البلدة سابقا نجيب الهاشم أن التطوع مفيد.", "نجيب الهاشم"),
    ("كما حذرت الحكومة المواطنين من السفر ليلا.", "الحكومة"),
    ("وأبلغت «الواحة» مصادر في الوزارة أن الجسر جاهز.", "مصادر في الوزارة"),
    ("ورد في تقرير البلدية أن الطرق تحسنت.", "تقرير البلدية"),
]

FOLLOWED = [
    (
        "قال قائد الجيش اللواء كريم الدوسري إن الحدود آمنة. وأضاف أن القوات منتشرة.",
        ["كريم الدوسري", "كريم الدوسري"],
    ),
    (
        "قالت المديرة هند القاسمي إن المدرسة مفتوحة. وقال عمر الفارس إن الطريق مغلق. وأضافت أن الحافلات تعمل.",
        ["هند القاسمي", "عمر الفارس", "هند القاسمي"],
    ),
    (
        "زار اللواء كريم الدوسري القاعدة. وقال الدوسري إن العمل جيد. وأشار اللواء إلى أن النتائج ظاهرة.",
        ["كريم الدوسري", "كريم الدوسري"],
    ),
    (
        "قالت وزارة الطاقة إن الأسعار ثابتة. وأضافت الوزارة أن الدعم مستمر.",
        ["وزارة الطاقة", "وزارة الطاقة"],
    ),
    (
        "رحب رئيس الغرفة ناصر العلي بالوفد، وقال: «نفتح أبوابنا للجميع»، مؤكدا أن التعاون قديم.",
        ["ناصر العلي", "ناصر العلي"],
    ),
]

#: Words that name nobody by themselves, dropped subjects after others came between, and objects that are no subjects.
POINTED = [
    (
        "أفاد الناطق باسم البلدية هادي المرابط بأن الطريق مغلق. وأضاف محدثنا أن الأشغال بدأت. وأشار المصدر ذاته إلى أن السوق مفتوح.",
        ["هادي المرابط"] * 3,
    ),
    (
        "قالت رئيسة الجمعية السيدة منيرة الغالي إن الدار مغلقة. وأكدت محدثتنا أن الأمر مؤقت. وتابعت المتحدثة ذاتها: «سنفتح قريبا جدا».",
        ["منيرة الغالي"] * 3,
    ),
    (
        "قال وزير الفلاحة كمال أبو النصر إن الموسم جيد. وقالت المزارعة هدى العلمي إن البئر جف. وأوضح المسؤول الحكومي أن الدعم آت.",
        ["كمال أبو النصر", "هدى العلمي", "كمال أبو النصر"],
    ),
    (
        "قال مدرب الواحة فرانك ليمار إن الفوز مهم. وأضاف المدرب الفرنسي أن الفريق جاهز.",
        ["فرانك ليمار", "فرانك ليمار"],
    ),
    (
        "وقالت مصادر محلية إن النار انطفأت. وأضافت المصادر نفسها أن لا ضحايا.",
        ["مصادر محلية", "مصادر محلية"],
    ),
    (
        "وأكد الرئيس سليم الغالي والوزير سامي الحداد أنهما متفقان. وشدد الزعيمان على أن العمل مستمر.",
        ["الرئيس سليم الغالي والوزير سامي الحداد"] * 2,
    ),
    (
        "وقال كل من سالم الخياط وعمر النجار إن الفريق جيد. وقالا إن المدرب ممتاز.",
        ["كل من سالم الخياط وعمر النجار"] * 2,
    ),
    (
        "قال عمر النجار إن الحي هادئ. وقال سالم النجار إن الحي صاخب.",
        ["عمر النجار", "سالم النجار"],
    ),
    (
        "وأبدى المتهم كريم الفاسي ندمه، وطالب بالإفراج عن أخيه. وقال الفاسي إنه أخطأ.",
        ["كريم الفاسي", "كريم الفاسي"],
    ),
    (
        "نفت وزارة الطاقة الأنباء التي تحدثت عن نقص الوقود، فيما أكدت استمرار التوزيع.",
        ["وزارة الطاقة"],
    ),
    (
        "قال المبعوث رولف هانسن إن «الهوة ضاقت كثيرا»، لكنه حذر من «كثرة التفاؤل الآن».",
        ["رولف هانسن", "رولف هانسن"],
    ),
    (
        "أعلنت المديرية العامة للجوازات أن الخدمة عادت. وأوضحت الجوازات أن المكاتب مفتوحة.",
        ["المديرية العامة للجوازات"] * 2,
    ),
    (
        "نشرت وزارة الطاقة بيانا مساء أمس، أوضحت فيه أن الأسعار ثابتة. وقال خبراء إن الأسعار سترتفع. وورد في البيان أن الدعم باق.",
        ["وزارة الطاقة", "خبراء", "وزارة الطاقة"],
    ),
]


@pytest.mark.parametrize(("text", "names"), POINTED)
def test_words_that_point_back_lead_to_whoever_spoke(text: str, names: list[str]) -> None:
    assert speakers_in(text) == names


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_the_speaker_is_the_name_without_its_titles(text: str, name: str) -> None:
    assert speakers_in(text) == [name]


@pytest.mark.parametrize(("text", "names"), FOLLOWED)
def test_dropped_subjects_titles_and_short_forms_lead_to_the_fullest_name(text: str, names: list[str]) -> None:
    assert speakers_in(text) == names


def test_a_dropped_subject_has_no_speaker_span_and_a_standing_one_has() -> None:
    document = document_of("قال الوزير سامي الحداد إن الجسر جاهز. وأضاف أن الطريق مفتوح.")
    first, second = document.of(Quotation)
    assert first.speaker is not None
    assert first.speaker.of(document.text) == "الوزير سامي الحداد"
    assert second.speaker is None


def test_the_outlet_told_and_the_agency_that_passed_on_are_the_way() -> None:
    (told,) = document_of("وقال المتحدث سعد الماجد لـ«الضفة» إن العمل مستمر.").of(Quotation)
    assert told.via == ("الضفة",)
    (passed,) = document_of("ونقلت رويترز عن وزير النقل سامي الحداد أن الجسر جاهز.").of(Quotation)
    assert (passed.speaker_name, passed.via) == ("سامي الحداد", ("رويترز",))
    (said,) = document_of("ونقلت رويترز عن مسؤول محلي قوله إن الجسر جاهز.").of(Quotation)
    assert (said.speaker_name, said.via, said.anonymous) == ("مسؤول محلي", ("رويترز",), True)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("وقال المتحدث سعد الماجد في تصريح لإذاعة الوادي أف أم إن العمل مستمر.", ("إذاعة الوادي أف أم",)),
        ("ورأى النائب إيلي الحاج في حديث إلى «صوت الوادي» أن الأمر انتهى.", ("صوت الوادي",)),
        ("وقالت وزارة الطاقة في بيان نشرته وكالة أنباء سلوان (سنا) إن السعر ثابت.", ("وكالة أنباء سلوان (سنا)",)),
        ("وقال سعد الماجد إن العمل مستمر، حسبما نقلت رويترز.", ("رويترز",)),
    ],
)
def test_who_was_told_or_carried_the_words_is_the_way(text: str, via: tuple[str, ...]) -> None:
    (found,) = document_of(text).of(Quotation)
    assert found.via == via


def test_an_outlet_told_once_is_the_way_of_all_that_the_speaker_says() -> None:
    text = "قال العمدة سعد الماجد إن الجسر جاهز. وأوضح الماجد لـ«الضفة» أن العمل انتهى. وأضاف أن الطريق مفتوح."
    assert [found.via for found in document_of(text).of(Quotation)] == [("الضفة",)] * 3


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("وقالت مصادر مطلعة إن الاتفاق قريب.", True),
        ("وأكد مصدر أمني أن المتهم اعتقل.", True),
        ("وأفاد شهود عيان بأن النار امتدت.", True),
        ("وقال الوزير سامي الحداد إن الاتفاق قريب.", False),
        ("وقالت وزارة الطاقة إن الاتفاق قريب.", False),
    ],
)
def test_unnamed_sources_are_told_apart(text: str, anonymous: bool) -> None:
    (found,) = document_of(text).of(Quotation)
    assert found.anonymous is anonymous


def test_a_passive_has_no_known_speaker() -> None:
    assert speakers_in("وأُفيد أن عددا من البيوت تضرر.") == ["unknown"]


ENGLISH = """Transport Minister Laura Hensley said on Tuesday that the bridge would stay closed.
"We cannot take risks," Hensley told Reuters. "The inspection found three cracks."
She added that two companies had been asked to help.
"It is a disgrace," said Omar Fielding, a shopkeeper.
According to the city council, 4,000 cars use it every day."""


def test_an_english_report_is_read_end_to_end() -> None:
    document = document_of(ENGLISH)
    found = [(one.kind, one.span.of(document.text), one.speaker_name) for one in document.of(Quotation)]
    assert found == [
        ("indirect", "the bridge would stay closed", "Laura Hensley"),
        ("direct", "We cannot take risks", "Laura Hensley"),
        ("direct", "The inspection found three cracks.", "Laura Hensley"),
        ("indirect", "two companies had been asked to help", "Laura Hensley"),
        ("direct", "It is a disgrace", "Omar Fielding"),
        ("indirect", "4,000 cars use it every day", "city council"),
    ]


SEEDS = Path(__file__).parents[2].parent / "shared" / "gold" / "seeds" / "quotations.jsonl"


@pytest.mark.skipif(not SEEDS.exists(), reason="the gold of the two seed reports is not here")
def test_the_two_seed_reports_are_read_with_their_speakers() -> None:
    wanted = found = named = 0
    for line in SEEDS.read_text("utf-8").splitlines():
        gold = json.loads(line)
        document = document_of(gold["article"]["text"])
        told = {(one.kind, one.span.of(document.text)): one.speaker_name or "" for one in document.of(Quotation)}
        for one in gold["quotations"]:
            wanted += 1
            name = told.get((one["kind"], one["content"]))
            found += name is not None
            named += name is not None and set(one["speaker_name"].split()) <= set(name.split())
    assert found >= 0.9 * wanted
    assert named >= 0.85 * wanted


def test_what_a_speaker_ends_is_no_part_of_the_name() -> None:
    text = "علق المدير رامي الجندول بقوله: «العطل بسيط جدا». وختم الجندول حديثه قائلا: «نعتذر من الجميع اليوم»."
    assert speakers_in(text) == ["رامي الجندول", "رامي الجندول"]


def test_a_masculine_body_is_called_upon_by_a_feminine_verb() -> None:
    text = "أصدرت الأمانة العامة بيانا دعت فيه حزب السنابل إلى العودة للحوار. كما طالبت الحزب بتسليم المقر."
    assert speakers_in(text) == ["الأمانة العامة", "الأمانة العامة"]
