import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.comparison.alignments import relate
from khabar.comparison.opposites import find_oppositions
from khabar.comparison.statements import read_whole
from khabar.models.encoder import default_encoder
from khabar.records import Relation
from tests.comparison.reports import report

CLAIMS = Path(__file__).parents[2].parent / "shared" / "gold" / "claims" / "dev.csv"


def between(left: str, right: str) -> Relation:
    return relate(report("left", left), report("right", right), default_encoder())


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        ("بلدية وردان تفتتح مكتبة عامة جديدة", "افتتاح مكتبة عامة جديدة في بلدية وردان", {"same", "partial"}),
        ("أسعار الزيتون ترتفع في سرابة", "ارتفاع أسعار الزيتون في سرابة", {"same", "partial"}),
        ("أسعار الزيتون ترتفع في سرابة", "أسعار الزيتون تنخفض في سرابة", {"conflict"}),
        ("نقابة المعلمين توافق على عرض الوزارة", "نقابة المعلمين ترفض عرض الوزارة", {"conflict"}),
        ("مصرع ثلاثة عمال في انهيار منجم زعتر", "نجاة ثلاثة عمال من انهيار منجم زعتر", {"conflict"}),
        (
            "The mayor opens the new bridge over the river",
            "افتتح رئيس البلدية الجسر الجديد على النهر",
            {"same", "partial"},
        ),
        ("فريق وردان يتعاقد مع مدرب جديد", "أمطار غزيرة تغلق الطريق الساحلي", {"unrelated"}),
    ],
)
def test_headlines_agree_contradict_or_have_nothing_to_do_with_each_other(
    left: str, right: str, labels: set[str]
) -> None:
    found = between(left, right)
    assert found.label in labels
    assert found.evidence
    assert 0 <= found.score <= 1


@pytest.mark.parametrize(("left", "right"), [("", ""), ("...", "نص قصير"), ("\ud800", "\u202e"), ("أ", "ب")])
def test_texts_that_say_nothing_are_unrelated(left: str, right: str) -> None:
    assert between(left, right).label == "unrelated"


@pytest.mark.parametrize(
    ("left", "right", "opposed"),
    [
        ("ارتفع سعر الخبز في العاصمة", "انخفض سعر الخبز في العاصمة", True),
        ("لم يوقع الوزير اتفاق المياه", "وقع الوزير اتفاق المياه", True),
        ("ارتفع سعر الخبز في العاصمة", "انخفضت حرارة الجو في الجبال", False),
        ("ارتفع سعر الخبز بعد أن انخفض سعر الخبز", "انخفض سعر الخبز", False),
        ("ارتفع سعر الخبز", "سيرتفع سعر الخبز", False),
        ("كانت السفينة ترفع علم البلاد", "كانت السفينة تنزل شحنة من القمح", False),
    ],
)
def test_opposites_count_only_where_they_are_said_of_one_thing(left: str, right: str, opposed: bool) -> None:
    assert bool(find_oppositions(read_whole(report("a", left)), read_whole(report("b", right)))) is opposed


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_relate_and_the_same_both_ways_round(left: str, right: str) -> None:
    there, back = between(left, right), between(right, left)
    assert there.label == back.label
    assert there == between(left, right)


@pytest.mark.slow
def test_headline_pairs_of_the_ans_corpus_are_judged_at_mean_f1_75() -> None:
    if not CLAIMS.exists():
        pytest.skip("the headline pairs are not here")
    with CLAIMS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["stance"] in ("agree", "disagree", "other")]
    said = {"same": "agree", "partial": "agree", "conflict": "disagree", "unrelated": "other"}
    pairs = [(row["stance"], said[between(row["s1"], row["s2"]).label]) for row in rows]

    def f1(stance: str) -> float:
        hits = sum(gold == found == stance for gold, found in pairs)
        both = sum((gold == stance) + (found == stance) for gold, found in pairs)
        return float(2 * hits / both)

    assert (f1("agree") + f1("disagree")) / 2 >= 0.75
