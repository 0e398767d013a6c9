"""The page in a real browser: complete in itself, usable without a script, on a phone, in the dark and in both scripts."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from khabar.records import Comparison, Document
from khabar.report.page import render_page

pytestmark = pytest.mark.slow

Story = tuple[Comparison, Sequence[Document]]

_CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Computed in the page: the contrast of each element that holds text of its own against the paper behind it.
_CONTRASTS = """() => {
  const parts = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const light = ([r, g, b]) => { const f = v => { v /= 255; return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; };
    return .2126 * f(r) + .7152 * f(g) + .0722 * f(b); };
  const paper = e => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor); if (c[3] > 0) return c; }
    return [255, 255, 255, 1]; };
  return [...document.querySelectorAll("body *")]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && !e.closest(".unseen, .skip"))
    .map(e => { const a = light(parts(getComputedStyle(e).color)), b = light(paper(e));
      return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.className + ": " + e.textContent.slice(0, 40)]; })
    .filter(([ratio]) => ratio < 4.5);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not _CHROMIUM.exists():
        pytest.skip("needs Debian's chromium at /usr/bin/chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(_CHROMIUM), args=_ARGUMENTS)
        yield running
        running.close()


def _open(browser: Browser, folder: Path, story: Story, *, lang: str = "en", **context: Any) -> Page:
    """The page of a story; whatever it asks for and complains of is kept in `page.asked` and `page.said`."""
    path = folder / "report.html"
    path.write_text(render_page([story], lang), "utf-8")
    page = browser.new_context(**context).new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path.as_uri())
    page.asked, page.said = asked, said  # type: ignore[attr-defined]  # handed along with the page they belong to
    return page


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_page_asks_for_nothing_and_complains_of_nothing(
    browser: Browser, tmp_path: Path, story: Story, hostile: Story, scripts: bool
) -> None:
    for one in (story, hostile):
        page = _open(browser, tmp_path, one, java_script_enabled=scripts)
        assert [url for url in page.asked if not url.startswith(("file://", "data:"))] == []
        assert len([url for url in page.asked if url.startswith("file://")]) == 1
        assert page.said == []
        page.context.close()


def test_hostile_text_runs_nothing(browser: Browser, tmp_path: Path, hostile: Story) -> None:
    page = _open(browser, tmp_path, hostile)
    assert "owned" not in page.title() or "<script>" in page.title()
    assert (
        page.evaluate("document.scripts.length + document.images.length + document.querySelectorAll('svg').length") == 0
    )
    assert "<script>document." in page.locator(".text").first.inner_text()
    page.context.close()


def test_a_script_would_be_refused_even_if_it_got_in(browser: Browser, tmp_path: Path, story: Story) -> None:
    path = tmp_path / "injected.html"
    path.write_text(render_page([story]).replace("</main>", "<script>document.title='owned'</script></main>"), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.title() != "owned"
    page.close()


def test_without_scripts_a_cell_opens_its_sentence_and_lights_it_up(
    browser: Browser, tmp_path: Path, story: Story
) -> None:
    page = _open(browser, tmp_path, story, java_script_enabled=False)
    page.locator("td.otherwise a").click()
    target = page.locator(page.url[page.url.index("#") :])
    assert "قال شهود عيان إن خمسة أشخاص قتلوا" in target.inner_text()
    box = target.bounding_box()
    assert box is not None and 0 <= box["y"] < 720
    page.context.close()


def test_the_other_wordings_of_a_claim_unfold_in_its_row(browser: Browser, tmp_path: Path, story: Story) -> None:
    page = _open(browser, tmp_path, story, java_script_enabled=False)
    unfolding = page.locator(".wordings").first
    assert not unfolding.locator("li").first.is_visible()
    unfolding.locator("summary").click()
    assert unfolding.locator("li").count() == 4  # the row's own among them: it too is put in some way
    assert "says otherwise: قال شهود عيان" in " ".join(unfolding.inner_text().split())
    page.context.close()


def test_the_sentence_arrived_at_is_highlighted(browser: Browser, tmp_path: Path, story: Story) -> None:
    page = _open(browser, tmp_path, story)
    anchor = page.locator("td.says a").first.get_attribute("href")
    colour = f"getComputedStyle(document.querySelector('{anchor}')).backgroundColor"
    before = page.evaluate(colour)
    page.locator("td.says a").first.click()
    assert page.evaluate(colour) != before
    page.context.close()


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_nothing_sticks_out_sideways(
    browser: Browser, tmp_path: Path, story: Story, hostile: Story, dozen: Story, lang: str, width: int
) -> None:
    for one in (story, hostile, dozen):
        page = _open(browser, tmp_path, one, lang=lang, viewport={"width": width, "height": 740})
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_on_a_phone_the_matrix_scrolls_in_its_box_and_keeps_the_statement(
    browser: Browser, tmp_path: Path, story: Story, lang: str
) -> None:
    page = _open(browser, tmp_path, story, lang=lang, viewport={"width": 360, "height": 740})
    assert page.evaluate("(e => e.scrollWidth > e.clientWidth)(document.querySelector('.scroll'))")
    first = page.locator(".matrix tbody th").first
    before = first.bounding_box()
    page.evaluate("sign => document.querySelector('.scroll').scrollBy(sign * 200, 0)", -1 if lang == "ar" else 1)
    assert page.evaluate("Math.abs(document.querySelector('.scroll').scrollLeft)") > 100
    after = first.bounding_box()
    assert before is not None and after is not None and abs(before["x"] - after["x"]) <= 1
    page.context.close()


def test_each_text_runs_in_its_own_direction(browser: Browser, tmp_path: Path, story: Story) -> None:
    for lang, side in (("en", "ltr"), ("ar", "rtl")):
        page = _open(browser, tmp_path, story, lang=lang)
        assert page.evaluate("getComputedStyle(document.documentElement).direction") == side
        directions = "[...document.querySelectorAll('.text')].map(one => getComputedStyle(one).direction)"
        assert page.evaluate(directions) == ["rtl", "rtl", "rtl", "ltr"]
        assert page.evaluate("getComputedStyle(document.querySelector('.named bdi')).unicodeBidi") == "isolate"
        page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_all_text_stands_out_from_what_is_behind_it(
    browser: Browser, tmp_path: Path, story: Story, lang: str, scheme: Any
) -> None:
    page = _open(browser, tmp_path, story, lang=lang, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) < 200) == (scheme == "dark")
    assert page.evaluate(_CONTRASTS) == []
    page.context.close()


def test_the_keyboard_reaches_the_content_first_and_shows_where_it_is(
    browser: Browser, tmp_path: Path, story: Story
) -> None:
    page = _open(browser, tmp_path, story)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.context.close()


def test_the_page_prints(browser: Browser, tmp_path: Path, story: Story) -> None:
    page = _open(browser, tmp_path, story)
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF") and 1 < len(re.findall(rb"/Type\s*/Page\b", printed)) < 12
    page.emulate_media(media="print")
    assert not page.locator(".contents").is_visible()
    page.context.close()
