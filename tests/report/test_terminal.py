"""The comparison in a terminal: complete at any width, readable without colour, never driven by a report."""

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from khabar.records import Comparison, Document
from khabar.report.flow import Paragraph, Phrase, Run, flow
from khabar.report.terminal import print_comparison

Story = tuple[Comparison, Sequence[Document]]


def _printed(story: Story, *, width: int = 80, lang: str = "en", colour: bool = False) -> str:
    file = io.StringIO()
    print_comparison(
        *story,
        Console(file=file, width=width, force_terminal=colour, color_system="truecolor" if colour else None),
        lang,
    )
    return file.getvalue()


def _plain(text: str) -> str:
    return re.sub("[\u2066-\u2069\u200f]", "", text)


def test_every_part_is_there(story: Story) -> None:
    printed = _plain(_printed(story))
    for heading in (
        "What happened",
        "On whose word",
        "Who says what",
        "Said by one report only",
        "Where they conflict",
        "Quotations side by side",
        "Other quotations",
        "Names and spellings",
        "What the reports owe each other",
        "Timeline",
        "Published",
        "Set aside: another happening",
    ):
        assert f"\n{heading}\n" in printed
    assert "4 outlets, 2 independent origins: between 2 and 3" in printed
    assert "●  ●  ×  ●   انهار جسر الوادي" in printed
    assert "[-لن نعيد فتح الطريق-] {+الطريق لن يعاد فتحه+} قبل أن نعرف السبب {+كاملا+}" in printed
    assert "● says" in printed and "○ silent" in printed and "× says otherwise" in printed


@pytest.mark.parametrize("width", [24, 40, 60, 80, 200])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_line_is_wider_than_the_terminal(story: Story, width: int, lang: str) -> None:
    lines = _printed(story, width=width, lang=lang).splitlines()
    assert max(cell_len(line) for line in lines) <= width


def test_a_narrow_terminal_gets_a_list_instead_of_the_matrix(story: Story) -> None:
    printed = _plain(_printed(story, width=40))
    assert "   ● says: [1] [2] [4]\n   × says otherwise: [3]\n" in printed


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_line_closes_the_isolates_it_opens(story: Story, lang: str) -> None:
    for line in _printed(story, width=50, lang=lang).splitlines():
        depth = 0
        for char in line:
            depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0


def test_arabic_words_and_digits_in_the_arabic_interface(story: Story) -> None:
    printed = _plain(_printed(story, lang="ar"))
    assert "٤ وسائل إعلام، أصلان مستقلان: بين ٢ و٣" in printed
    assert "[١:١]" in printed


def test_a_report_cannot_drive_the_terminal(hostile: Story) -> None:
    printed = _printed(hostile)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", printed)
    assert "[bold red]rich[/]" in _plain(printed)
    codes = set(re.findall("\x1b[^m]*m?", _printed(hostile, colour=True)))
    assert all(re.fullmatch("\x1b\\[[0-9;]*m", code) for code in codes)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_comparison_can_be_printed(data: st.DataObject, any_story: st.SearchStrategy[Story]) -> None:
    printed = _printed(data.draw(any_story), width=40)
    assert max((cell_len(line) for line in printed.split("\n")), default=0) <= 40


def test_a_phrase_broken_over_lines_is_isolated_in_each() -> None:
    phrase = Phrase((Run("انهار جسر "), Run("الوادي", "bold"), Run("، مساء الاثنين")), "rtl")
    lines = [
        line.plain
        for line in flow(
            Paragraph(
                (
                    phrase,
                    Phrase((Run("[1:1]"),)),
                ),
                lead="- ",
            ),
            16,
            "ltr",
        )
    ]
    assert lines == ["- \u2067انهار جسر\u2069", "  \u2067الوادي، مساء\u2069", "  \u2067الاثنين\u2069 [1:1]"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    lines = [line.plain for line in flow(Paragraph((Phrase((Run("x" * 25),)),)), 10, "ltr")]
    assert lines == ["x" * 10, "x" * 10, "x" * 5]
