"""What is shown and in which order; every excerpt stands in its report."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.records import Comparison, Document, NormalText, Place, Sentence, Span, make_article
from khabar.report import view
from khabar.report.arrange import arrange
from khabar.report.sources import LONGEST_EXCERPT, cite, sources_of
from khabar.report.visible import visible

Story = tuple[Comparison, Sequence[Document]]


@pytest.fixture(scope="module")
def shown(story: Story) -> view.View:
    return arrange(*story)


def test_claims_of_several_reports_are_rows_and_those_of_one_are_told_apart(shown: view.View) -> None:
    assert [[cell.stance for cell in row.cells] for row in shown.rows] == [
        ["says", "says", "otherwise", "says"],
        ["says", "says", "silent", "says"],
    ]
    assert [(lone.number, [cited.text for cited in lone.cited]) for lone in shown.lone_claims] == [
        (1, ["وأضاف أن الجسر خضع للصيانة قبل عام."]),
        (3, ["سمعنا صوتا كالرعد ثم لم نعد نرى شيئا"]),
    ]


def test_a_report_the_claim_does_not_speak_of_is_not_called_silent(story: Story) -> None:
    comparison, documents = story
    claims = (msgspec.structs.replace(comparison.claims[1], silent=()),)
    row = arrange(msgspec.structs.replace(comparison, claims=claims), documents).rows[0]
    assert [cell.stance for cell in row.cells] == ["says", "says", "unclear", "says"]


def test_the_headline_is_the_one_that_most_sentences_share(shown: view.View) -> None:
    assert (shown.headline, shown.headline_from) == ("انهيار جسر في تل الريم يودي بحياة أربعة أشخاص", 1)


def test_equal_values_of_a_conflict_stand_together_and_are_marked_in_their_sentences(shown: view.View) -> None:
    (conflict,) = shown.conflicts
    assert [(value.value, [cited.number for cited in value.cited]) for value in conflict.values] == [
        ("4", [1, 2]),
        ("5", [3]),
    ]
    assert [cited.hit for value in conflict.values for cited in value.cited] == [
        "أربعة أشخاص",
        "أربعة أشخاص",
        "خمسة أشخاص",
    ]
    assert conflict.values[1].cited[0].text == "قال شهود عيان إن خمسة أشخاص قتلوا في انهيار الجسر."


def test_figures_come_before_statements_that_conflict(story: Story) -> None:
    comparison, documents = story
    claim = msgspec.structs.replace(comparison.conflicts[0], kind="claim")
    shown = arrange(msgspec.structs.replace(comparison, conflicts=(claim, *comparison.conflicts)), documents)
    assert [conflict.kind for conflict in shown.conflicts] == ["number", "claim"]


def test_a_wording_says_how_it_bends_the_first(shown: view.View) -> None:
    first, second = shown.drifts[0].wordings
    assert first.bent == ()
    assert second.bent == ("turned_indirect", "speaker_spelled", "reworded")
    assert [(piece.text, piece.marks) for piece in second.words if piece.text.strip()] == [
        ("لن نعيد فتح الطريق", ("del",)),
        ("الطريق لن يعاد فتحه", ("ins",)),
        ("قبل أن نعرف السبب", ()),
        ("كاملا", ("ins",)),
    ]


def test_two_names_nobody_knows_are_not_called_two_people(story: Story) -> None:
    comparison, documents = story
    shown = arrange(msgspec.structs.replace(comparison, people=()), documents)
    assert "speaker_named" in shown.drifts[0].wordings[1].bent


def test_only_quotations_without_another_wording_are_called_lone(shown: view.View) -> None:
    assert [(one.speaker, one.cited.number) for one in shown.lone_quotations] == [("نادر جبر", 3)]


def test_people_of_several_reports_come_first(shown: view.View) -> None:
    assert [(person.name, person.shared) for person in shown.people] == [("سامر الدهان", True), ("نادر جبر", False)]


def test_debts_come_in_the_order_of_what_is_owed(shown: view.View) -> None:
    assert [(debt.relation, [(pair.left, pair.right) for pair in debt.pairs]) for debt in shown.debts] == [
        ("copy", [(2, 4)]),
        ("common_source", [(1, 2)]),
        ("independent", [(1, 3), (3, 4)]),
    ]
    assert shown.debts[0].pairs[0].share == 0.62
    assert [cited.number for cited in shown.debts[0].pairs[0].matches[0]] == [2, 4]


def test_publication_is_told_apart_from_what_happened_and_ordered_across_zones(shown: view.View) -> None:
    assert [moment.kind for moment in shown.moments] == ["happened", "said"]
    assert [publication.number for publication in shown.publications] == [2, 1, 4, 3]  # 08:15+03:00 is before 07:00Z


def test_a_section_of_another_happening_is_a_block_of_its_own(shown: view.View) -> None:
    assert [block.aside for block in shown.reports[0].blocks] == [False, True]
    assert shown.asides[0].why == "وعلى صعيد آخر"


def test_a_sentence_knows_the_rows_it_stands_in(shown: view.View) -> None:
    claims = {
        passage.anchor: passage.claims for block in shown.reports[0].blocks for p in block.paragraphs for passage in p
    }
    assert claims[shown.rows[0].claim.anchor] == (1,)
    assert claims[shown.rows[1].claim.anchor] == (2,)


def test_ids_in_reasons_become_outlets(story: Story) -> None:
    comparison, documents = story
    long = msgspec.structs.replace(
        documents[0], article=msgspec.structs.replace(documents[0].article, id="e88e87c617c9f01c")
    )
    count = msgspec.structs.replace(comparison.independent, why=("e88e87c617c9f01c: its byline names «سما»",))
    shown = arrange(msgspec.structs.replace(comparison, independent=count), [long, *documents[1:]])
    assert shown.origins.why == ("الميزان: its byline names «سما»",)


def test_a_long_sentence_is_cut_around_what_matters() -> None:
    article = make_article("كلمة " * 400 + "خمسة قتلى " + "كلمة " * 400, id="long")
    document = Document(article, NormalText("", (), (), 0), (Sentence(span=Span(0, len(article.text)), by="test"),))
    start = document.text.index("خمسة")
    cited = cite(sources_of([document]).all[0], Span(start, start + 4), mark=True)
    assert cited.hit == "خمسة"
    assert len(cited.text) < LONGEST_EXCERPT
    assert cited.text.startswith("…") and cited.text.endswith("…")


def test_two_comparisons_share_no_anchor(story: Story) -> None:
    first, second = arrange(*story, first=1), arrange(*story, first=5)
    assert not {report.anchor for report in first.reports} & {report.anchor for report in second.reports}
    assert not {row.anchor for row in first.rows} & {row.anchor for row in second.rows}


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_comparison_can_be_shown_and_loses_no_text(
    data: st.DataObject, any_story: st.SearchStrategy[Story]
) -> None:
    comparison, documents = data.draw(any_story)
    shown = arrange(comparison, documents)
    assert shown == arrange(comparison, documents)
    for report, document in zip(shown.reports, documents, strict=True):
        passages = [*report.title, *(p for block in report.blocks for paragraph in block.paragraphs for p in paragraph)]
        kept = "".join(piece.text for passage in passages for piece in passage.pieces)
        assert "".join(kept.split()) == "".join(visible(document.text).split())


def test_a_place_in_an_unknown_article_is_left_out(story: Story) -> None:
    _, documents = story
    assert sources_of(documents).cite([Place("nobody", 0, 5)]) == ()
