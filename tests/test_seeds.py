"""The two reports Khabar starts from: whatever else works, these two must come out right.

They belong to their publishers and lie beside the checkout; without them these tests skip.
"""

from pathlib import Path

import pytest

from evaluation.gold import DEFAULT_GOLD, find_gold, json_lines, load_scorer, to_article
from evaluation.parts import comparison_seeds, quotations_seeds, times_seeds
from khabar import engine
from khabar.records import Section, Sentence, TimeExpression, make_article

GOLD = find_gold(DEFAULT_GOLD)
pytestmark = pytest.mark.skipif(GOLD is None, reason="the gold is not beside this checkout")


@pytest.fixture(scope="module")
def documents():
    assert GOLD is not None
    rows = json_lines(GOLD / "seeds" / "articles.jsonl")
    return [engine.annotate(to_article(row)) for row in rows]


@pytest.fixture(scope="module")
def comparison(documents):
    return engine.compare_documents(documents)


def test_quotations_reach_their_floors(tmp_path):
    figures = quotations_seeds(GOLD, load_scorer(GOLD), tmp_path)
    assert figures["direct"] >= 0.95, figures
    assert figures["indirect"] >= 0.80, figures


def test_all_six_times_are_right(tmp_path):
    assert times_seeds(GOLD, load_scorer(GOLD), tmp_path) == {"exact": 1.0, "exact and value": 1.0}


def test_without_a_publication_day_the_times_are_solved_or_left_open(documents):
    """The weekdays say that it was a Thursday, not which one: every span stands, no day is guessed."""
    text = Path(GOLD / "seeds" / "b.txt").read_text(encoding="utf-8")
    undated = engine.annotate(make_article(text))
    assert [t.span for t in undated.of(TimeExpression)] == [t.span for t in documents[1].of(TimeExpression)]
    assert all(t.earliest is None for t in undated.of(TimeExpression)), undated.of(TimeExpression)


def test_alignments_reach_their_floor(tmp_path):
    figures = comparison_seeds(GOLD, load_scorer(GOLD), tmp_path)
    assert figures["aligned"] >= 0.80, figures
    assert figures["relations"] == 1.0, figures


def test_the_last_five_sentences_of_the_second_report_are_a_second_happening(documents):
    _, second = documents
    aside = [section for section in second.of(Section) if section.kind == "second"]
    assert len(aside) == 1
    assert second.within(Sentence, aside[0].span) == second.of(Sentence)[-5:]
    assert not [section for section in documents[0].of(Section) if section.kind == "second"]


def test_both_rest_on_one_agency(comparison):
    assert [d.relation for d in comparison.dependences] == ["common_source"]
    assert comparison.independent.best == 1
    assert [(o.kind, set(o.articles)) for o in comparison.origins if "إرنا" in o.name] == [("agency", {"a", "b"})]


def test_the_general_spelled_two_ways_is_one_person_and_a_naming_conflict(comparison):
    (general,) = [p for p in comparison.people if any("لوكيانوفيتش" in s.text for s in p.spellings)]
    assert any("لوكانوفيتش" in s.text for s in general.spellings)
    names = [{v.place.article for v in c.values} for c in comparison.conflicts if c.kind == "name"]
    assert {"a", "b"} in names
    assert any("لوكيانوفيتش" in v.value for c in comparison.conflicts if c.kind == "name" for v in c.values)


def test_the_two_generals_stay_two(comparison):
    assert not [
        p
        for p in comparison.people
        if any("موسوي" in s.text for s in p.spellings) and any("لوكانوفيتش" in s.text for s in p.spellings)
    ]


def test_clustering_puts_the_meeting_in_one_story_and_the_rest_in_another(documents):
    stories = engine.cluster_documents(documents)
    of_both = [story for story in stories if {m.article for m in story.members} == {"a", "b"}]
    of_second = [story for story in stories if {m.article for m in story.members} == {"b"}]
    assert len(of_both) == 1
    assert len(of_second) == 1
    (late,) = of_second[0].members
    assert late.end == len(documents[1].text)
