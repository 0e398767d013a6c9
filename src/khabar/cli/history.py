"""`khabar history`: the versions of an article, and what changed from each to the next."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from khabar.cli.options import AsJson
from khabar.cli.output import output_console, print_json
from khabar.cli.stores import StoreAt, open_store
from khabar.records import Version
from khabar.report.visible import isolated, one_line

EXAMPLES = """Examples:

khabar history a7 --store archive.db

khabar history 3f2a9c0d11e45b67 --json"""

Id = Annotated[str, typer.Argument(metavar="ARTICLE", help="The id of any of its versions.", show_default=False)]

#: Unchanged words that are shown on either side of a change.
_AROUND = 6


def history(article: Id, store: StoreAt = None, json: AsJson = False) -> None:
    """Show every version of an article and, word by word, what was taken out and put in."""
    with open_store(store) as opened:
        versions = opened.history(article)
    console = output_console()
    for version in versions:
        if json:
            print_json(version)
        else:
            _print_version(version, console)


def _print_version(version: Version, console: Console) -> None:
    heading = Text(isolated(one_line(version.title or "(no headline)")), style="bold")
    when = f"added {version.added}" + (f", published {version.published}" if version.published else "")
    about = f"{version.article}  {when}" + ("  current" if version.current else "")
    console.print(heading, Text(one_line(about), style="dim"), sep="  ")
    for at, change in enumerate(version.changes):
        if change.op == "equal":
            continue
        before = version.changes[at - 1].left.split()[-_AROUND:] if at else []
        after = version.changes[at + 1].left.split()[:_AROUND] if at + 1 < len(version.changes) else []
        console.print(
            Text("  ").join(
                part
                for part in (
                    Text(_shown(" ".join(before)), style="dim"),
                    Text(_shown(change.left), style="red strike"),
                    Text(_shown(change.right), style="green underline"),
                    Text(_shown(" ".join(after)), style="dim"),
                )
                if part.plain
            )
        )
    console.print()


def _shown(text: str) -> str:
    return isolated(one_line(text))
