"""Make docs/images/report.png, the picture of the report in the README, from the samples.

    python docs/images/make_picture.py

Needs Debian's chromium (or CHROMIUM=/path/to/one) and an Arabic font, such as the package fonts-noto-core.
"""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from khabar import engine
from khabar.records import Article
from khabar.report.page import render_page

ROOT = Path(__file__).parents[2]
PICTURE = Path(__file__).with_name("report.png")
WIDTH = 1200
#: What a picture of readable size shows: the summary, the count of origins, the first rows, a conflict, an utterance.
CUT = """
.contents, .skip, footer, .lead, .texts, .verdict ~ .cards, .matrix tbody tr:nth-child(n + 5), .wordings,
section:has(> :is(#reports-1, #lone_claims-1, #lone_quotations-1, #people-1, #debts-1, #timeline-1, #asides-1)),
.conflict:not(:first-of-type), .drift:not(:last-of-type) { display: none !important; }
.shell { display: block !important; max-inline-size: 66rem !important; padding-block-end: 2rem !important; }
section > h2 { margin-block: 2rem .6rem !important; }
.masthead { padding-block-start: 1.5rem !important; }
main { padding: 0 !important; }
"""


def make_picture() -> None:
    """Compare the samples and photograph the page, cut to its main parts."""
    sources = sorted(str(path) for path in (ROOT / "samples").glob("*.txt"))
    articles = [article for article in engine.read_articles(sources) if isinstance(article, Article)]
    documents = [document for document, _ in engine.annotate_stream(articles)]
    page = render_page([(engine.compare_documents(documents), documents)])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(page, "utf-8")
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        view = browser.new_page(viewport={"width": WIDTH, "height": 900}, bypass_csp=True)
        view.goto(file.as_uri())
        view.add_style_tag(content=CUT)
        view.locator("body").screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    make_picture()
