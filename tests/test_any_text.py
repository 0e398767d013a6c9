"""The whole engine on any text: nothing raises, every span lies in its text, the same text gives the same bytes."""

import random
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar import engine
from khabar.annotation.pipeline import annotate_all
from khabar.records import Article, Document, Section, contract, make_article

OTHER = make_article(
    "أعلنت وزارة الصحة في رمّانة أن 12 شخصا أصيبوا أمس الأحد.\nوقال الوزير سامر الحلواني: «الوضع تحت السيطرة».",
    title="إصابة 12 شخصا في رمّانة",
    id="other",
    outlet="صحيفة المرفأ",
    published="2026-05-14",
)

PIECES = (
    "قال أحمد النجار إن المدينة آمنة، وأضاف: «لن نغادر». ",
    "وأصيب 12 شخصا أمس الأحد، بحسب وكالة أنباء نورلاند (ناب).\n",
    "ونقلت الوكالة عن مصدر قوله إن الحريق بدأ في 3 فبراير الماضي. ",
    "لم يصدر تعليق من اللواء كارل لينغستروم حتى الآن.\n",
    '"We are ready," said Laura Quinn, the minister, on Monday. ',
)


def _shuffled(length: int) -> str:
    chance = random.Random(7)
    return "".join(chance.choice(PIECES) for _ in range(length // 60))


#: Texts no newspaper prints, each small enough that a step whose cost is the square of the length is not yet felt.
HOSTILE = {
    "empty": "",
    "one letter": "ق",
    "only marks of vowels": "\u064b\u064c\u0651\u0640" * 60,
    "only combining": "\u0301\u0655\u064e" * 400,
    "5,000 opening marks": "«" * 5000,
    "5,000 closing marks": "»" * 5000,
    "marks closed in the wrong order": "»قال»" * 300 + "«" * 300,
    "marks nested 3,000 deep": "«" * 3000 + "قال" + "»" * 3000,
    "only marks": "\"«»“”'‘’" * 200,
    "5,000 brackets": "(" * 5000,
    "lone surrogates": "قال \ud800 أحمد \udfff: «نعم\ud83d» \udc00",
    "bidi controls": "\u202e\u2066قال أحمد\u2069\u202c \u200f«نعم»\u200e " * 30,
    "NUL": "قال\x00 أحمد\x00: «نع\x00م».\x00",
    "other line ends": "قال\u2028أحمد\u2029نعم\x85لا\x0b\x0c\r\n\r" * 20,
    "two directions": "قال John Smith إن the الحكومة said «yes نعم» 5 قتلى dead " * 20,
    "emoji": "قال 👨‍👩‍👧 أحمد 🇸🇦🇪🇬: «🙂» " * 40,
    "Persian": "رئیس‌جمهور گفت «ما می‌توانیم» و پنج‌شنبه به تهران رفت. ۱۲ نفر کشته شدند. " * 10,
    "Urdu": "وزیر نے کہا کہ ’ہم تیار ہیں‘ اور منگل کو 12 افراد ہلاک ہوئے۔ " * 10,
    "Hebrew": 'ראש הממשלה אמר "אנחנו מוכנים" ביום שלישי. ' * 10,
    "Chinese": "总理说：“我们准备好了。”星期二有12人死亡。" * 20,
    "digits": "1234567890 " * 100,
    "one endless number": "9" * 5000,
    "one endless Eastern number": "٩" * 5000,
    "grouped digits": "1,000," * 500,
    "slashes of a date": "1/1/" * 500,
    "only spaces": " \t\u00a0\u200b" * 500,
    "stretched": "ـ" * 2000,
    "ligatures": "ﷲ ﷴ ﻻ ﷺ " * 100,
    "one sentence": _shuffled(6000).replace(".", "").replace("\n", " "),
    "said that": "قال إن " * 400,
    "said": "قال: " * 400,
    "said nothing": "قال «» " * 300,
    "and said that": "وأضاف أحمد أن " * 300,
    "handed on": "نقلت رويترز عن مصدر قوله " * 150,
    "titles without a man": "الرئيس الوزير اللواء " * 150,
    "sons of sons": "محمد بن " * 400,
    "English said": 'said John "yes" ' * 300,
    "English that": "he said that " * 300,
    "according": "according to " * 300,
    "years": "عام 2015 " * 300,
    "days": "يوم الأحد الماضي " * 200,
    "number words": "مئة وخمسة وعشرون ألفا و" * 100,
    "markup": "<b onclick='x'>قال</b> &amp; </script><script>alert(1)</script> " * 20,
    "short lines": "خبر جديد.\n" * 400,
    "empty lines": "\n" * 3000,
}


def _annotated(article: Article) -> Document:
    documents, failures = annotate_all([article])
    assert not failures, failures
    return documents[0]


def _check_document(document: Document) -> None:
    length = len(document.text)
    for annotation in document.annotations:
        assert 0 <= annotation.span.start <= annotation.span.end <= length, annotation
        for name in ("cue", "speaker", "title_span"):
            span = getattr(annotation, name, None)
            assert span is None or 0 <= span.start < span.end <= length, annotation
    sections = document.of(Section)
    if sections:
        assert sections[0].span.start == 0 and sections[-1].span.end == length
        assert all(one.span.end == after.span.start for one, after in pairwise(sections))


def _check_places(told: object, lengths: dict[str, int]) -> None:
    """Every {article, start, end} in what is printed lies in its article."""
    if isinstance(told, dict):
        if {"article", "start", "end"} <= told.keys():
            assert 0 <= told["start"] <= told["end"] <= lengths[told["article"]], told
        told = list(told.values())
    if isinstance(told, list):
        for part in told:
            _check_places(part, lengths)


def _check_engine(text: str) -> None:
    article = make_article(text, id="any", outlet="outlet", published="2026-05-14")
    document, other = _annotated(article), _annotated(OTHER)
    _check_document(document)
    again = _annotated(article)
    assert contract.encode(contract.annotated(document)) == contract.encode(contract.annotated(again))

    compared = contract.encode(contract.compared(engine.compare_documents([document, other])))
    assert compared == contract.encode(contract.compared(engine.compare_documents([again, other])))
    _check_places(msgspec.json.decode(compared), {one.id: len(one.text) for one in (document, other)})
    stories = contract.encode(contract.clustered(engine.cluster_documents([document, other])))
    _check_places(msgspec.json.decode(stories), {one.id: len(one.text) for one in (document, other)})


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_in_a_hostile_text_breaks_the_engine(text):
    _check_engine(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_names_and_relations_of_a_hostile_text_have_an_answer(text):
    piece = text[:400]
    for left, right in ((piece, "أحمد النجار"), ("Ahmad", piece), (piece, piece)):
        assert 0.0 <= engine.same_name(left, right) <= 1.0
        relation = engine.relate(left, right)
        assert relation.label in ("same", "partial", "conflict", "unrelated")
        assert 0.0 <= relation.score <= 1.0
        contract.encode(relation)


def test_an_article_compared_with_its_own_copy_conflicts_with_nothing():
    text = _shuffled(3000)
    comparison = engine.compare([make_article(text, id=one, outlet=one) for one in ("first", "second")])
    assert not comparison.conflicts
    assert [one.relation for one in comparison.dependences] == ["copy"]
    assert comparison.independent.best == 1


_SCRAPS = st.sampled_from(
    [*PIECES, *HOSTILE.values(), "قال", "إن", ":", "«", "»", '"', "\n", " ", "و", "12", "أمس", "said", "بحسب", "(", ")"]
).map(lambda scrap: scrap[:60])
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(_SCRAPS, max_size=40).map("".join), st.lists(_SCRAPS, max_size=20).map(" ".join)
)


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_any_text_goes_through_the_whole_engine(text):
    _check_engine(text)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_names_have_a_likeness_that_does_not_depend_on_their_order(left, right):
    assert engine.same_name(left, right) == pytest.approx(engine.same_name(right, left), abs=1e-6)
