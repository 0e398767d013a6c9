"""The page is one complete file: nothing outside it is asked for, nothing in the reports becomes markup."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.records import Comparison, Document, Sentence
from khabar.report.page import render_page
from khabar.report.visible import visible

Story = tuple[Comparison, Sequence[Document]]

_VOID = {"meta", "link", "br"}
_ALLOWED = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "style",
    "body",
    "a",
    "div",
    "nav",
    "p",
    "ol",
    "ul",
    "li",
    "main",
    "h1",
    "h2",
    "h3",
    "h4",
    "article",
    "header",
    "section",
    "span",
    "bdi",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "mark",
    "ins",
    "del",
    "blockquote",
    "footer",
}


class _Page(HTMLParser):
    """Tags, ids, links and text of a page; complains of tags that do not close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.headings: list[int] = []
        self.sentences: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags[tag] += 1
        self.attributes |= set(named)
        if named.get("id"):
            self.ids[str(named["id"])] += 1
        if "href" in named:
            self.links.append(str(named["href"]))
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in _VOID:
            self._open.append((tag, named))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        for _, named in self._open:
            if named.get("class") == "sentence" and not any(one.get("class") == "back" for _, one in self._open):
                self.sentences[str(named["id"])] = self.sentences.get(str(named["id"]), "") + data


@pytest.fixture(scope="module", params=["en", "ar"])
def page(request: pytest.FixtureRequest, story: Story) -> str:
    return render_page([story], request.param)


def test_every_link_lands_on_one_target_in_the_page(page: str) -> None:
    read = _Page(page)
    assert len(read.links) > 80
    assert [link for link in read.links if not link.startswith("#") and link != "data:,"] == []
    assert [link for link in read.links if link.startswith("#") and link[1:] not in read.ids] == []
    assert [id for id, number in read.ids.items() if number > 1] == []


def test_nothing_outside_is_asked_for(page: str) -> None:
    assert not re.search(r"https?://|//[a-z]|@import|url\(", page)
    assert not _Page(page).tags.keys() & {"script", "img", "iframe", "object", "embed", "video", "form", "base"}
    assert "src" not in _Page(page).attributes
    assert "style" not in _Page(page).attributes


def test_the_policy_allows_this_style_and_nothing_else(page: str) -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page


def test_headings_step_down_one_level_at_a_time(page: str) -> None:
    levels = _Page(page).headings
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_sentence_stands_in_the_page_as_it_was_published(page: str, story: Story) -> None:
    read = _Page(page)
    for number, document in enumerate(story[1], 1):
        for sentence in document.of(Sentence):
            assert read.sentences[f"s-{number}-{sentence.span.start}"] == visible(sentence.span.of(document.text))


def test_the_number_of_origins_never_stands_without_its_range_and_reasons(story: Story) -> None:
    page = render_page([story], "en")
    assert "4 outlets, 2 independent origins" in page
    assert "between 2 and 3" in page
    assert "three reports credit one agency" in page


def test_where_nobody_can_tell_the_number_it_says_so(story: Story) -> None:
    comparison = Comparison(group="", articles=story[0].articles)
    page = render_page([(comparison, story[1])], "en")
    assert "The number of independent origins cannot be told." in page
    assert "independent origins<" not in page


def test_the_interface_has_its_language_and_the_reports_theirs(story: Story) -> None:
    page = render_page([story], "ar")
    assert '<html lang="ar" dir="rtl">' in page
    assert '<div class="text" lang="und" dir="ltr">' in page
    assert render_page([story], "en").count('<div class="text" lang="ar" dir="rtl">') == 3


def test_the_matrix_has_scoped_headers_and_words_beside_its_signs(page: str) -> None:
    assert page.count('<th scope="col">') == 5
    assert page.count('<th scope="row">') == 2
    assert not re.search(r'<span class="sign" aria-hidden="true">.</span>(?!<span class="word">\w|[\w])', page)


def test_hostile_text_stays_text(hostile: Story) -> None:
    for lang in ("en", "ar"):
        page = render_page([hostile], lang)
        read = _Page(page)
        assert set(read.tags) <= _ALLOWED
        assert [name for name in read.attributes if name.startswith("on")] == []
        assert "javascript:" not in "".join(read.links)
        assert not re.search("[\u202a-\u202e\u2066-\u2067\x00-\x08\x0b-\x1f\ud800-\udfff]", page)
        page.encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_comparison_gives_a_sound_page(data: st.DataObject, any_story: st.SearchStrategy[Story]) -> None:
    story = data.draw(any_story)
    page = render_page([story], "ar")
    read = _Page(page)
    assert set(read.tags) <= _ALLOWED
    assert [link for link in read.links if link.startswith("#") and link[1:] not in read.ids] == []
    assert max(read.ids.values()) == 1
    assert page == render_page([story], "ar")


def test_several_comparisons_fit_on_one_page(story: Story, hostile: Story) -> None:
    read = _Page(render_page([story, hostile, story]))
    assert max(read.ids.values()) == 1
    assert read.tags["h1"] == 1
    assert {"story-1", "story-5", "story-10"} <= set(read.ids)
    assert _Page(render_page([])).tags["main"] == 1


@pytest.mark.slow
def test_forty_reports_fit_on_a_page_a_browser_can_hold(crowd: Story) -> None:
    assert len(render_page([crowd])) < 6_000_000
