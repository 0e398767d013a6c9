"""`khabar cluster`: which articles report the same happening."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.text import Text

from khabar.cli.inputs import Inputs
from khabar.cli.lazily import Lazily
from khabar.cli.options import AsJson, Sources
from khabar.cli.output import output_console, print_json
from khabar.cli.progress import progress
from khabar.records import Document, Story
from khabar.records.contract import clustered
from khabar.report.visible import isolated, one_line

if TYPE_CHECKING:
    from khabar import engine
else:
    engine = Lazily("khabar.engine")

EXAMPLES = """Examples:

khabar cluster articles.jsonl

khabar cluster monday/ tuesday/ --json > stories.json"""


def cluster(files: Sources, json: AsJson = False) -> None:
    """Group articles into stories: reports of the same happening.

    An article that carries two happenings is a member of two stories, each by its own part of the text.
    """
    inputs = Inputs(files)
    documents = list(inputs.documents())
    with progress("Clustering", inputs.console):
        stories = engine.cluster_documents(documents)
    if json:
        print_json(clustered(stories))
    else:
        _print_stories(stories, documents, output_console())
    raise typer.Exit(inputs.exit_code)


def _print_stories(stories: Sequence[Story], documents: Sequence[Document], console: Console) -> None:
    """Each story of several reports with its members; the rest only counted."""
    articles = {document.id: document.article for document in documents}
    several = [story for story in stories if len(story.members) > 1]
    for story in several:
        console.print(Text(isolated(one_line(story.title)), style="bold"))
        for member in story.members:
            article = articles[member.article]
            start = article.title or article.text[member.start : member.end][:80]
            console.print(
                Text(
                    f"  {isolated(one_line(article.outlet or str(article.extra.get('file', article.id))))}: {isolated(one_line(start))}"
                )
            )
        console.print()
    alone = len(stories) - len(several)
    console.print(f"{len(articles)} articles, {len(several)} stories of two or more reports, {alone} of one.")
