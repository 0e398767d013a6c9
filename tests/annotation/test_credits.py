"""The agencies and outlets a report names as its source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.annotation.credits import find_credits
from khabar.annotation.pipeline import annotate_all
from khabar.language.normal import normalize
from khabar.records import Credit, Document, make_article


def document_of(text: str, **fields: str) -> Document:
    documents, failures = annotate_all([make_article(text, **fields)])
    assert not failures, failures[0]
    return documents[0]


def credits_in(text: str, **fields: str) -> list[tuple[str, str]]:
    return [(found.name, found.key) for found in document_of(text, **fields).of(Credit)]


NEWS = "ارتفع منسوب النهر مساء أمس."

BYLINES = [
    ("&nbsp;رويترز (لندن)", "", [("رويترز", "reuters")]),
    ("جدة - واس", "", [("واس", "spa")]),
    ("أ ف ب - باريس", "", [("أ ف ب", "afp")]),
    ("برلين- د ب أ", "", [("د ب أ", "dpa")]),
    ("«الضفة» من المدينة", "", [("الضفة", "")]),
    ("سبق- وكالات:", "", [("سبق", "sabq"), ("وكالات", "agencies")]),
    ("اليوم - الدمام", "alyaum", [("اليوم", "alyaum")]),
    ("سليم البحري - الدمام", "", []),
    ("الرياض - فارس النجدي", "alriyadh", []),
    ("الوئام - متابعات :", "", [("الوئام", "alweeam")]),
    ("د.ب.أ + رويترز", "", [("د.ب.أ", "dpa"), ("رويترز", "reuters")]),
    ("وردان/ الواحة", "شبكة الواحة الإخبارية", [("الواحة", "الواحه")]),
    ("إعداد: هند العلي، تحرير: سليم البحري", "", []),
]

TEXTS = [
    ("ونقلت رويترز عن شهود أن النار امتدت.", [("رويترز", "reuters")]),
    ('غادر الوفد صباحا، حسبما ذكرت وكالة "إرنا".', [("إرنا", "irna")]),
    ("قالت الوزارة في بيان نشرته وكالة أنباء الإمارات (وام) إن السعر ثابت.", [("وكالة أنباء الإمارات (وام)", "wam")]),
    ("قالت وكالة أنباء سلوان (سنا) إن السد امتلأ.", [("وكالة أنباء سلوان (سنا)", "سنا")]),
    ('ونقلت وكالة "سنا" عن الوزير أن السد امتلأ.', [("سنا", "سنا")]),
    ("ونقلت صحيفة الضفاف عن شهود أن النار امتدت.", [("صحيفة الضفاف", "")]),
    ("ونقلت صحيفة محلية عن شهود أن النار امتدت.", []),
    ("وقال ناشطون لراديو الواحة إن الطريق مغلق.", [("راديو الواحة", "")]),
    ("وقال الأمين العام لـ«حزب السنابل» إن العمل مستمر.", []),
    ("وكان شاهد قال لبي بي سي إن الطريق مغلق.", [("بي بي سي", "bbc")]),
    ('قالت وكالة "رويترز" إن السعر ثابت.', [("رويترز", "reuters")]),
    ('وبحسب "الفرنسية"، فقد غادر الوفد.', [("الفرنسية", "afp")]),
    ("وفي تصريح لوكالة فرانس برس، قالت المرأة إنها خائفة.", [("وكالة فرانس برس", "afp")]),
    ("وأكد المتحدث لـ«الضفة» أن العمل مستمر.", [("الضفة", "")]),
    ("وتراجعت الأرباح وفقا للألمانية.", [("الألمانية", "dpa")]),
    ("القاهرة (رويترز) - أعلن البنك النتائج.", [("رويترز", "reuters")]),
    ("وأعلن مبايعته لـ«الراية السوداء» في تسجيل.", []),
    ("ووصلت وكالة الفضاء إلى نتيجة جديدة.", []),
    ("وسافر إلى العمانية وعاد.", []),
    ("LONDON (AP) - The minister resigned.", [("AP", "ap")]),
    ("وشدد الوزير بحسب فوكس نيوز على وجوب الحوار.", [("فوكس نيوز", "foxnews")]),
    ('ورأى النائب في حديث إلى "صوت الوادي" أن الأمر انتهى.', [("صوت الوادي", "")]),
    ("وقال في مقابلة مع إذاعة الوادي أف أم إن الأمر انتهى.", [("إذاعة الوادي أف أم", "")]),
    ("هدأت العاصفة، وفق ما أكده لراديو الوادي رئيس البلدية.", [("راديو الوادي", "")]),
    ("هدأت العاصفة.\n* خدمة «نيويورك تايمز»", [("نيويورك تايمز", "nyt")]),
    ("هدأت العاصفة.\nالمصدر: رويترز + وكالات", [("رويترز", "reuters"), ("وكالات", "agencies")]),
    ("وقال الوزير في لقاء مع «أبناء الوادي» أمس إن العمل مستمر.", [("أبناء الوادي", "")]),
]

OWN = [
    ('وكشفت مصادر "الواحة" أن السد امتلأ.', "جريدة الواحة", ["الواحة"]),
    ("وكانت الـ«الواحة» أشارت إلى ذلك في عدد سابق.", "جريدة الواحة", ["الواحة"]),
    ("وأبلغ رئيس المجلس «الواحة» بأن الطريق مغلق.", "جريدة الواحة", ["الواحة"]),
    ("وقال المتحدث للواحة إن العمل مستمر.", "شبكة الواحة الإخبارية", ["الواحة"]),
    ("وقالت العمدة في تصريح لإذاعة الواحة أف أم إن العمل مستمر.", "إذاعة الواحة أف أم", ["إذاعة الواحة أف أم"]),
    ("واستراح الجنود قرب الواحة ثم ساروا.", "جريدة الواحة", []),
]


@pytest.mark.parametrize(("text", "outlet", "expected"), OWN)
def test_the_outlet_itself_is_a_source_where_its_own_pages_name_it(text: str, outlet: str, expected: list[str]) -> None:
    assert [name for name, _ in credits_in(text, outlet=outlet)] == expected


@pytest.mark.parametrize(("byline", "outlet", "expected"), BYLINES)
def test_bylines_name_agencies_and_outlets_but_no_towns_or_people(
    byline: str, outlet: str, expected: list[tuple[str, str]]
) -> None:
    assert credits_in(NEWS, byline=byline, outlet=outlet) == expected


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_text_names_its_sources(text: str, expected: list[tuple[str, str]]) -> None:
    assert credits_in(text) == expected


def test_a_short_form_in_the_byline_counts_where_the_text_explains_it() -> None:
    text = "قالت وكالة أنباء سلوان (سنا) إن السد امتلأ."
    assert credits_in(text, byline="وردان - سنا") == [("سنا", "سنا"), ("وكالة أنباء سلوان (سنا)", "سنا")]
    assert credits_in("امتلأ السد.", byline="وردان - سنا") == []


def test_three_spellings_of_an_unlisted_agency_share_one_key() -> None:
    text = 'قالت وكالة أنباء سلوان (سنا) إن السد امتلأ. ونقلت وكالة "سنا" عن الوزير أن الماء كثير. وقال للوكالة: «الحمد لله».'
    found = credits_in(text, byline="وردان - سنا")
    assert {key for _, key in found} == {"سنا"}
    assert [name for name, _ in found] == ["سنا", "وكالة أنباء سلوان (سنا)"]


def test_the_outlet_itself_has_a_key_that_is_part_of_its_name() -> None:
    assert credits_in("وأكد المتحدث لـ«الضفة» أن العمل مستمر.", outlet="جريدة الضفة") == [("الضفة", "الضفه")]


def test_a_name_counts_once_however_often_it_stands() -> None:
    assert credits_in("ونقلت رويترز الخبر. وذكرت رويترز أن الأمر انتهى.", byline="رويترز - لندن") == [
        ("رويترز", "reuters")
    ]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from(list('رويتز واس«»"()-–:لـنقلتعن\nAP ')), max_size=120), st.text(max_size=30))
def test_any_text_gives_spans_inside_it(text: str, byline: str) -> None:
    article = make_article(text, byline=byline)
    document = Document(article, normalize(text))
    found = find_credits(document)
    assert found == find_credits(document)
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in found)
