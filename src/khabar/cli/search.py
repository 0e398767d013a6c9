"""`khabar search` and `khabar quotes`: find articles, and what was said, in a store."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from khabar.cli.options import AsJson
from khabar.cli.output import output_console, print_json
from khabar.cli.stores import Limit, Offset, StoreAt, open_store
from khabar.records import Hit
from khabar.records.contract import found
from khabar.report.visible import isolated, one_line, visible

SEARCH_EXAMPLES = """Examples:

khabar search مضيق هرمز

khabar search '"مضيق هرمز" -نفط outlet:صدى from:2026-05-01'

khabar search 'said-by:"سامر الحداد" ميناء' --json"""

QUOTES_EXAMPLES = """Examples:

khabar quotes said-by:الموسوي

khabar quotes 'هرمز from:2026-05-01' --limit 50"""

#: Lets a word to be left out stand as it is (-نفط) instead of being taken for an option.
DASHES = {"ignore_unknown_options": True}

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS",
        help='Words; "side by side"; -without; said-by: outlet: lang: from: to: (days like 2026-05-31).',
        show_default=False,
    ),
]
MaybeWords = Annotated[
    list[str] | None, typer.Argument(metavar="[WORDS]", help="As in `khabar search`; none for all.", show_default=False)
]


def search(words: Words, store: StoreAt = None, limit: Limit = 20, offset: Offset = 0, json: AsJson = False) -> None:
    """Find articles by their words, in every spelling and with every attachment, the best first.

    إيران finds ايران and لإيران too. With said-by: it finds what that speaker said.
    """
    with open_store(store) as opened:
        _tell(opened.search(_line(words), limit=limit, offset=offset), json, offset)


def quotes(
    words: MaybeWords = None, store: StoreAt = None, limit: Limit = 20, offset: Offset = 0, json: AsJson = False
) -> None:
    """Find what was said: quotations by speaker and words, the newest first."""
    with open_store(store) as opened:
        _tell(opened.quotes(_line(words or ()), limit=limit, offset=offset), json, offset)


def _line(words: Sequence[str]) -> str:
    """The words as one line; a mistyped option must not be taken for a word."""
    for word in words:
        if word.startswith("--"):
            raise typer.BadParameter(f"no such option: {word}")
    return " ".join(words)


def _tell(hits: Sequence[Hit], json: bool, offset: int) -> None:
    if json:
        for hit in hits:
            print_json(found(hit))
        return
    console = output_console()
    for hit in hits:
        _print_hit(hit, console)
    if not hits:
        console.print("nothing found" if not offset else "nothing more")


def _print_hit(hit: Hit, console: Console) -> None:
    about = " · ".join(one_line(part) for part in (hit.day, hit.outlet, hit.place.article) if part)
    console.print(
        Text(isolated(one_line(hit.title or "(no headline)")), style="bold"), Text(about, style="dim"), sep="  "
    )
    if hit.speaker:
        console.print(Text(f"  {isolated(one_line(hit.speaker))}:", style="italic"))
    snippet = Text()
    at = hit.place.start
    for mark in hit.marks:
        if mark.start < at:
            continue  # a word that stands in two of the phrases
        snippet.append(_piece(hit, at, mark.start))
        snippet.append(_piece(hit, mark.start, mark.end), style="bold reverse")
        at = mark.end
    snippet.append(_piece(hit, at, hit.place.end))
    console.print(Text("  ") + snippet)
    console.print(Text(f"  {hit.place.start}–{hit.place.end}  {one_line(hit.why)}", style="dim"))
    console.print()


def _piece(hit: Hit, start: int, end: int) -> str:
    return visible(hit.snippet[start - hit.place.start : end - hit.place.start]).replace("\n", " ")
