"""How each report puts a claim, who is heard, what is left out, and what was known by a moment, on every face."""

import io

import pytest
from msgspec.structs import replace
from rich.console import Console

from khabar.records import Comparison, Document, Hand, Omission, Place, Telling, Voice
from khabar.report.arrange import arrange
from khabar.report.markdown import render_markdown
from khabar.report.page import render_page
from khabar.report.terminal import print_comparison

Story = tuple[Comparison, list[Document]]


@pytest.fixture
def told(story: Story) -> Story:
    """The story, its first claim told through an agency and somebody unnamed, one voice, one omission."""
    comparison, documents = story
    claim = next(claim for claim in comparison.claims if len(claim.support) > 1)
    place = claim.support[0]
    hands = (Hand("outlet", "الميزان"), Hand("agency", "وكالة سما"), Hand("unnamed", ""))
    telling = Telling(place, "affirms", hands)
    claims = tuple(
        replace(one, tellings=(telling,), first=place.article) if one is claim else one for one in comparison.claims
    )
    voice = Voice("سامر الدهان", "person", tuple({p.article for p in claim.support}), claim.support)
    omission = Omission(documents[-1].id, "left out", claim.place, tuple({p.article for p in claim.support}))
    alone = Omission(documents[0].id, "only here", Place(documents[0].id, 0, 5), (documents[0].id,))
    return replace(comparison, claims=claims, voices=(voice,), omissions=(omission, alone)), documents


def test_a_claim_carries_its_strength_its_hands_and_who_had_it_first(told: Story) -> None:
    shown = arrange(*told)
    (row,) = [row for row in shown.rows if row.first]
    (telling,) = [telling for cell in row.cells for telling in cell.told.values()]
    assert (telling.strength, telling.hands) == ("affirms", ("وكالة سما", ""))


def test_only_what_most_others_tell_is_shown_as_left_out(told: Story) -> None:
    shown = arrange(*told)
    assert [one.number for one in shown.omissions] == [len(shown.reports)]
    assert shown.voices[0].name == "سامر الدهان"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            ["as affirmed, on the word of", "an unnamed source", "Left out by a report", "Who is heard", "first in"],
        ),
        ("ar", ["تأكيدا منقولا، على ذمة", "مصدر لم يُسمَّ", "ما أغفله تقرير", "من نسمع صوته", "أول من ذكره"]),
    ],
)
def test_the_page_tells_all_of_it(told: Story, lang: str, words: list[str]) -> None:
    page = render_page([told], lang=lang)
    assert [word for word in words if word not in page] == []


@pytest.mark.parametrize(("lang", "words"), [("en", ["as affirmed", "Who is heard"]), ("ar", ["تأكيدا منقولا"])])
def test_the_terminal_and_the_markdown_tell_it_too(told: Story, lang: str, words: list[str]) -> None:
    console = Console(file=io.StringIO(), width=100)
    print_comparison(*told, console, lang=lang)
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    assert [word for word in words if word not in printed] == []
    assert ("من نسمع صوته" if lang == "ar" else "Who is heard") in render_markdown(*told, lang=lang)


def test_reports_that_were_not_out_yet_are_left_out_and_counted(told: Story) -> None:
    comparison, documents = told
    later = documents[-1].id
    known = replace(comparison, as_of="2026-03-10", later=(later,), omissions=(), articles=comparison.articles[:-1])
    shown = arrange(known, documents)
    assert len(shown.reports) == len(documents) - 1
    assert (shown.as_of, shown.later) == ("2026-03-10", 1)
    page = render_page([(known, documents)], lang="en")
    assert "As of Tuesday 10 March 2026" in page
    assert "1 report" in page
