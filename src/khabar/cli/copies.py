"""`khabar copies`: which reports carry the same wording, and who had it first."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from khabar.cli.batches import in_batches
from khabar.cli.inputs import Inputs
from khabar.cli.lazily import Lazily
from khabar.cli.options import AsJson, Sources
from khabar.cli.output import output_console, print_json
from khabar.records import Article, Place, Reuse
from khabar.records.across import copied
from khabar.report.visible import isolated, mixed, one_line

if TYPE_CHECKING:
    from khabar import engine
else:
    engine = Lazily("khabar.engine")

EXAMPLES = """Examples:

khabar copies articles.jsonl

khabar copies monday/ tuesday/ --passages

khabar copies articles.jsonl --json > copies.json"""

Passages = Annotated[bool, typer.Option("--passages", help="Show the shared passages, the longest first.")]

#: Code points of a headline and of a passage that are shown, and how many passages.
_TITLE, _PASSAGE, _PASSAGES = 70, 160, 5
_ARROWS = {"left": "is first; the same words in", "right": "carries words that were first in"}


def copies(files: Sources, passages: Passages = False, json: AsJson = False) -> None:
    """List which reports carry the same wording, how much of it, and who had it first where that can be told.

    The newest 20,000 articles are held against each other. Names, titles, set phrases and words that stand in many
    articles are nobody's wording and do not count.
    """
    inputs = Inputs(files)
    articles: dict[str, Article] = {}
    found = engine.Copies()
    for batch in in_batches(inputs.documents()):
        articles |= {document.id: document.article for document in batch}
        found.add(batch)
    reuses = found.reuses()
    if json:
        print_json(copied(reuses))
    else:
        _print_reuses(reuses, articles, output_console(), passages=passages)
    raise typer.Exit(inputs.exit_code)


def _print_reuses(
    reuses: Sequence[Reuse], articles: Mapping[str, Article], console: Console, *, passages: bool
) -> None:
    """Those of which a whole sentence stands in the other report, most shared first; the rest only counted."""
    shown = sorted((reuse for reuse in reuses if reuse.share), key=lambda one: (-one.share, one.left, one.right))
    for reuse in shown:
        relation = _ARROWS.get(reuse.direction, "and")
        console.print(Text(f"{reuse.share:4.0%}  {_called(reuse.left, articles)}", style="bold"))
        console.print(Text(f"      {relation} {_called(reuse.right, articles)}"))
        console.print(Text(f"      {_manner(reuse)}. {_reason(reuse)}", style="dim"))
        if passages:
            _print_passages(reuse, articles, console)
    less = len(reuses) - len(shown)
    console.print(
        f"{len(articles)} articles: {len(shown)} pairs share whole sentences, {less} more share a passage of at least 12 words."
    )


def _print_passages(reuse: Reuse, articles: Mapping[str, Article], console: Console) -> None:
    longest = sorted(zip(reuse.matches, reuse.how, strict=True), key=lambda one: one[0][0].start - one[0][0].end)
    for (left, right), how in longest[:_PASSAGES]:
        console.print(Text(f"        {how}: {_piece(left, articles)}", style="dim"))
        if how == "edited":
            console.print(Text(f"             ↔ {_piece(right, articles)}", style="dim"))


def _manner(reuse: Reuse) -> str:
    edited = reuse.how.count("edited")
    order = [right.start for _, right in reuse.matches]
    parts = [f"{reuse.words} words in {len(reuse.how)} passages"]
    parts += [f"{edited} of them with light edits"] if edited else ["word for word"]
    parts += ["in another order"] if order != sorted(order) else []
    return ", ".join(parts)


def _reason(reuse: Reuse) -> str:
    told = {"common": "From elsewhere", "unknown": "Cannot tell who was first"}.get(reuse.direction, "Why")
    return f"{told}: {mixed(reuse.why)}"


def _piece(place: Place, articles: Mapping[str, Article]) -> str:
    text = one_line(place.span.of(articles[place.article].text))
    return isolated(text if len(text) <= _PASSAGE else text[:_PASSAGE] + "…")


def _called(id: str, articles: Mapping[str, Article]) -> str:
    article = articles[id]
    outlet = article.outlet or str(article.extra.get("file", article.id))
    return f"{isolated(one_line(outlet))}: {isolated(one_line((article.title or article.text)[:_TITLE]))}"
