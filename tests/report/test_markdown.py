"""The comparison as Markdown: a reader sees the same words, and no markup but ours."""

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from khabar.records import Comparison, Document
from khabar.report.markdown import escape, render_markdown

Story = tuple[Comparison, Sequence[Document]]

_OURS = re.compile(r'<a id="[as]-\d+(-\d+)?">|</a>')


def test_every_link_lands_on_an_anchor(story: Story) -> None:
    text = render_markdown(*story)
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links and links <= anchors


def test_the_parts_stand_under_their_headings(story: Story) -> None:
    html = _read(render_markdown(*story))
    headings = re.findall(r"<h2>(.*?)</h2>", html)
    assert headings[0] == "What happened"
    assert headings[-1] == "The reports in full"
    assert len(headings) == 14
    assert html.count("<tr>") == 3
    assert "<strong>كاملا</strong>" in html and "<s>لن نعيد فتح الطريق</s>" in html


def test_the_arabic_interface_speaks_arabic(story: Story) -> None:
    assert "## من يقول ماذا" in render_markdown(*story, "ar")


def test_hostile_text_is_read_as_text(hostile: Story) -> None:
    html = _read(render_markdown(*hostile))
    assert not re.search(r"<(script|img|svg|style|b)\b", html)
    assert set(re.findall(r'href="([^#"][^"]*)"', html)) == set()
    assert "<code>" not in html and "<h3>g" not in html


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_escaped_text_reads_as_itself(text: str) -> None:
    read = MarkdownIt("gfm-like", {"linkify": False, "html": True}).renderInline(f"x {escape(text)} x")
    assert "<" not in read.replace("&lt;", "")
    plain = read.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert plain.split() == ["x", *text.split(), "x"]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_comparison_gives_only_our_markup(data: st.DataObject, any_story: st.SearchStrategy[Story]) -> None:
    text = render_markdown(*data.draw(any_story))
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text)
    html = [child.content for token in tokens for child in (token.children or [token]) if child.type.startswith("html")]
    assert all(_OURS.fullmatch(tag) for tag in html)


def _read(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text))
