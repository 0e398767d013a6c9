"""`khabar cluster`: which articles report the same happening."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from khabar.cli.inputs import Inputs
from khabar.cli.judgement_files import Judgements, read_judgements
from khabar.cli.lazily import Lazily
from khabar.cli.options import AsJson, Model, ModelName, Sources
from khabar.cli.output import output_console, print_json
from khabar.records import Article, Document, Link, Place, Story
from khabar.records.contract import clustered
from khabar.report.visible import isolated, one_line

if TYPE_CHECKING:
    from khabar import engine
else:
    engine = Lazily("khabar.engine")

EXAMPLES = """Examples:

khabar cluster articles.jsonl

khabar cluster monday/ tuesday/ --json > stories.json

khabar cluster articles.jsonl --explain

khabar cluster articles.jsonl --judgements decided.jsonl"""

Explain = Annotated[
    bool,
    typer.Option("--explain", help="Show for each report which other it is nearest to, and what brings them together."),
]

#: Code points of a headline or opening that are shown.
_SHOWN = 80
#: Letters of an ISO 8601 instant that are its day.
_DAY = 10


def cluster(
    files: Sources,
    judgements: Judgements = None,
    explain: Explain = False,
    json: AsJson = False,
    model: Model = ModelName.fast,
) -> None:
    """Group articles into stories: reports of the same happening.

    An article that carries two happenings is a member of two stories, each by its own part of the text.
    """
    rows = read_judgements(judgements) if judgements else []
    inputs = Inputs(files, model=model)
    articles: dict[str, Article] = {}
    documents = _noted(inputs.documents(), articles)
    if explain:
        told = engine.explain_clusters(documents, rows)
        stories, links = [story for story, _ in told], [of for _, of in told]
    else:
        stories, links = engine.cluster_documents(documents, rows), None
    if json:
        print_json(clustered(stories, links))
    else:
        _print_stories(stories, links or [()] * len(stories), articles, output_console())
    raise typer.Exit(inputs.exit_code)


def _noted(documents: Iterable[Document], articles: dict[str, Article]) -> Iterator[Document]:
    """The same documents, noting each article; what was found in them is not kept."""
    for document in documents:
        articles[document.id] = document.article
        yield document


def _print_stories(
    stories: Sequence[Story], links: Sequence[Sequence[Link]], articles: Mapping[str, Article], console: Console
) -> None:
    """Each story of several reports with its members and their links; the rest only counted."""
    several = [(story, of) for story, of in zip(stories, links, strict=True) if len(story.members) > 1]
    for story, of in several:
        console.print(Text(isolated(one_line(story.title)), style="bold"))
        console.print(Text(f"  {_when(story)}, {len(story.outlets)} outlets, origins: {story.origins}", style="dim"))
        for member in story.members:
            console.print(Text(f"  {_called(member, articles)}"))
            for link in of:
                if link.member.article == member.article and link.member.span in member.span:
                    _print_link(link, articles, console)
        console.print()
    alone = len(stories) - len(several)
    console.print(f"{len(articles)} articles, {len(several)} stories of two or more reports, {alone} of one.")


def _when(story: Story) -> str:
    days = sorted({stamp[:_DAY] for stamp in (story.first, story.last) if stamp})
    return isolated(" to ".join(days)) if days else "days unknown"


def _print_link(link: Link, articles: Mapping[str, Article], console: Console) -> None:
    """The member it is nearest to, and what each feature adds to that or takes from it."""
    console.print(Text(f"    {link.score:.2f} near {_called(link.nearest, articles)}", style="dim"))
    for feature in link.features:
        gain = f"{feature.value * feature.weight:+.2f}"
        console.print(Text(f"      {gain} {feature.name}: {isolated(one_line(feature.why))}", style="dim"))


def _called(place: Place, articles: Mapping[str, Article]) -> str:
    """The outlet (or the file) and the headline, or the opening of a part that has none."""
    article = articles[place.article]
    start = article.title if article.title and place.start == 0 else article.text[place.start : place.end][:_SHOWN]
    outlet = article.outlet or str(article.extra.get("file", article.id))
    return f"{isolated(one_line(outlet))}: {isolated(one_line(start))}"
