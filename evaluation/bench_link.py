"""What stories, copies, people and things cost an article as their windows fill, and how the cost grows: part of `make bench`.

    python -m evaluation.bench_link [--articles 2000]

Annotation is not timed. The corpus is taken from its beginning, so that reports of one day stand together as they would
come. An exponent of 1.0 is linear growth from a tenth of the articles to all of them.
"""

import argparse
import gzip
import json
import math
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from rich.console import Console
from rich.table import Table

from evaluation.bench import CORPUS
from evaluation.gold import to_article
from khabar import engine
from khabar.link.terms import in_everyday_texts
from khabar.models.encoder import default_encoder
from khabar.records import Article, Document

#: Articles that come at a time, and into how many portions a run is cut.
_BATCH, _PORTIONS = 500, 10
Add = Callable[[Sequence[Document]], object]


def main() -> None:
    """Annotate the articles as they come and time each stream's part."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench_link", description=__doc__)
    parser.add_argument("--articles", type=int, default=2000, help="how many articles (default 2000)")
    options = parser.parse_args()
    console = Console()
    if not CORPUS.is_file():
        console.print("There is no corpus beside the checkout: linking was not timed.")
        return
    portions = _portions(
        (document for document, _ in engine.annotate_stream(_articles(options.articles))), options.articles
    )
    console.print(link_table(portions))


def link_table(portions: Iterator[list[Document]]) -> Table:
    """Articles a second of each stream by portion, and the exponent of growth over the whole run."""
    stories, encoder = engine.StoryStream(), default_encoder()
    encoder.encode(["warm"])  # its weights and the word counts, a quarter of a second, are read before the clock starts
    in_everyday_texts("warm")
    streams: dict[str, Add] = {
        "stories": lambda documents: stories.add(documents, encoder),
        "copies": engine.Copies().add,
        "people": engine.People().add,
        "places and bodies": engine.Things().add,
    }
    seconds: dict[str, list[float]] = {name: [] for name in streams}
    counts: list[int] = []
    for documents in portions:
        counts.append(len(documents))
        for name, add in streams.items():
            start = time.process_time()
            for at in range(0, len(documents), _BATCH):
                add(documents[at : at + _BATCH])
            seconds[name].append(time.process_time() - start)
    table = Table("articles", *streams, title="Across articles, articles a second on one core")
    for number, count in enumerate(counts):
        cells = (f"{count / max(1e-9, costs[number]):.0f}" for costs in seconds.values())
        table.add_row(str(sum(counts[: number + 1])), *cells)
    table.add_row("n^", *(f"{_exponent(counts, costs):.2f}" for costs in seconds.values()))
    table.caption = f"peak memory of the process, documents included: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    return table


def _exponent(counts: Sequence[int], costs: Sequence[float]) -> float:
    """How the cost grows from the first portion to the whole run: 1.0 is linear."""
    if len(counts) < 2 or not costs[0]:
        return math.nan
    return math.log(sum(costs) / costs[0]) / math.log(sum(counts) / counts[0])


def _portions(documents: Iterator[Document], articles: int) -> Iterator[list[Document]]:
    while portion := list(islice(documents, max(1, articles // _PORTIONS))):
        yield portion


def _articles(count: int) -> Iterator[Article]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        yield from (to_article(json.loads(line)) for line in islice(lines, count))


if __name__ == "__main__":
    main()
