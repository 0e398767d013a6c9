"""`make bench`: what each step costs, per article and as a share, in one run.

Real articles where a corpus lies beside the checkout, the samples otherwise. Shares and ratios travel between machines,
milliseconds do not.
"""

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from evaluation.gold import to_article
from evaluation.growth import growth_table
from khabar import engine
from khabar.annotation.pipeline import DEFAULT
from khabar.language.normal import normalize
from khabar.records import Article, Document

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "saudinewsnet.jsonl.gz"
#: Articles are taken evenly from the whole corpus: its first thousand are much longer than the rest.
_IN_CORPUS = 21_180
Result = TypeVar("Result")


def main() -> None:
    """Time every step, linking and comparing on real articles, and starting cold."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=400, help="how many articles of the corpus (default 400)")
    options = parser.parse_args()
    console = Console()
    articles = _articles(options.articles)
    console.print(f"{len(articles)} articles, median {median(len(a.text) for a in articles):.0f} characters")
    documents, rows = _annotation_costs(articles)
    console.print(_table("Annotation, one core", rows, len(articles)))
    groups = [documents[at : at + 4] for at in range(0, min(80, len(documents)), 4)]
    across = [
        ("stories (all articles)", _timed(lambda: engine.cluster_documents(documents))[0]),
        (
            "comparison (groups of 4)",
            _timed(lambda: [engine.compare_documents(group) for group in groups])[0]
            * len(documents)
            / (4 * len(groups)),
        ),
    ]
    console.print(_table("Across articles", across, len(articles)))
    console.print(_cold_table())
    console.print(growth_table())


def _annotation_costs(articles: Sequence[Article]) -> tuple[list[Document], list[tuple[str, float]]]:
    for step in DEFAULT:  # load every lexicon and model before the clock starts
        step.run([Document(articles[0], normalize(articles[0].text))])
    seconds, documents = _timed(lambda: [Document(article, normalize(article.text)) for article in articles])
    rows = [("one spelling", seconds)]
    for step in DEFAULT:
        run, given = step.run, documents
        seconds, found = _timed(lambda run=run, given=given: run(given))  # type: ignore[misc]
        documents = [document.with_annotations(new) for document, new in zip(documents, found, strict=True)]
        rows.append((step.name, seconds))
    return documents, rows


def _cold_table() -> Table:
    samples = sorted(map(str, (ROOT / "samples").glob("*.txt")))
    table = Table("cold start, whole process", "s", title="Starting")
    khabar = [sys.executable, "-m", "khabar"]
    for name, command in (
        ("import khabar", [sys.executable, "-c", "import khabar"]),
        ("khabar --help", [*khabar, "--help"]),
        ("khabar compare samples/*.txt", [*khabar, "compare", *samples]),
    ):
        runs = [_timed(lambda c=command: subprocess.run(c, check=True, capture_output=True))[0] for _ in range(3)]  # type: ignore[misc]
        table.add_row(name, f"{min(runs):.2f}")
    return table


def _table(title: str, rows: Sequence[tuple[str, float]], articles: int) -> Table:
    total = sum(seconds for _, seconds in rows)
    table = Table("step", "ms an article", "share", "articles a second", title=title)
    for name, seconds in (*rows, ("all", total)):
        table.add_row(name, f"{1000 * seconds / articles:.2f}", f"{seconds / total:.0%}", f"{articles / seconds:.0f}")
    return table


def _articles(count: int) -> list[Article]:
    if CORPUS.is_file():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
            return [to_article(json.loads(line)) for line in islice(lines, 0, None, max(1, _IN_CORPUS // count))][
                :count
            ]
    samples = sorted(map(str, (ROOT / "samples").glob("*.txt")))
    return [one for one in engine.read_articles(samples) if isinstance(one, Article)] * max(1, count // 4)


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


if __name__ == "__main__":
    main()
