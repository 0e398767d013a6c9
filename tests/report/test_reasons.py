"""The engine's reasons read as Arabic in the Arabic interface; one we have no words for is not half translated."""

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar import engine
from khabar.records import Article
from khabar.report.arrange import arrange
from khabar.report.interface import interface
from khabar.report.reasons import translate_reason


@pytest.mark.parametrize(
    ("why", "arabic"),
    [
        ("no source is named", "لم يُذكر مصدر"),
        (
            "سما (agency): النهر, الميزان: named in the byline of الميزان",
            "سما، وكالة أنباء (النهر، الميزان): مذكورة في توقيع الميزان",
        ),
        (
            "both credit سما (named in the byline of الميزان; named in the text of النهر)",
            "كلاهما يستند إلى سما (مذكورة في توقيع الميزان؛ مذكورة في نص النهر)",
        ),
        (
            "The reports say opposite things: one says opens, the other closes; one says it, the other says that it is not so.",
            "تقول التقارير أشياء متضادة: في أحدهما فتح وفي الآخر إغلاق؛ أحدهما يقوله والآخر ينفيه",
        ),
        ("الميزان adds «أولا; ثانيا»", None),
        ("الميزان adds «كاملا 12»", "الميزان: زيد «كاملا 12»"),
        (
            "71% of the shorter report stands word for word, or nearly, in the other",
            "٧١٪ من التقرير الأقصر ورد في الآخر حرفيا أو يكاد",
        ),
    ],
)
def test_a_reason_is_told_in_arabic_and_quoted_words_stay(why: str, arabic: str | None) -> None:
    words = interface("ar")
    assert words.reason(why) == (arabic or why)
    assert words.knows_reason(why) == (arabic is not None)


def test_a_reason_with_a_part_we_have_no_words_for_stays_english() -> None:
    assert translate_reason("«الدهان» is short for «سامر الدهان»: the moon is full", "ar") is None


@pytest.mark.parametrize(
    ("lang", "day"),
    [
        ("en", "one dates it Sunday 17 May 2026, the other Monday 18 May 2026"),
        ("ar", "أحدهما يؤرخه في الأحد، ١٧ مايو ٢٠٢٦ والآخر في الاثنين، ١٨ مايو ٢٠٢٦"),
    ],
)
def test_days_in_a_reason_are_told_in_words(lang: str, day: str) -> None:
    assert interface(lang).reason("one dates it 2026-05-17, the other 2026-05-18") == day


def test_every_entry_fills_the_same_placeholders() -> None:
    table = tomllib.loads(files("khabar.report").joinpath("words", "reasons.ar.toml").read_text("utf-8"))
    for entry in table["reason"]:
        names = {part.split("}")[0] for part in entry["english"].split("{")[1:]}
        assert names == {part.split("}")[0] for part in entry["says"].split("{")[1:]}, entry


@pytest.mark.slow
def test_every_reason_given_on_the_samples_has_arabic_words() -> None:
    samples = sorted(str(path) for path in (Path(__file__).parents[2] / "samples").glob("*.txt"))
    articles = [one for one in engine.read_articles(samples) if isinstance(one, Article)]
    documents = [document for document, _ in engine.annotate_stream(articles)]
    shown = arrange(engine.compare_documents(documents), documents)
    reasons = [
        *shown.origins.why,
        *(entry.why for entry in shown.origins.entries),
        *(conflict.why for conflict in shown.conflicts),
        *(debt.evidence for debt in shown.debts),
        *(why for person in shown.people for why in person.why),
        *(why for drift in shown.drifts for why in drift.why),
    ]
    assert len(reasons) > 10
    assert [why for why in reasons if why and not interface("ar").knows_reason(why)] == []


@given(st.text(max_size=200))
def test_any_reason_can_be_shown(why: str) -> None:
    assert isinstance(interface("ar").reason(why), str)
    assert interface("en").knows_reason(why)
