"""`khabar judge`: say by hand that two articles tell of one happening or of two, and take it back."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace
from rich.text import Text

from khabar.cli.judgement_files import read_judgements, write_judgements
from khabar.cli.output import output_console, print_json
from khabar.records import Judgement, Place
from khabar.report.visible import isolated, one_line

EXAMPLES = """Examples:

khabar judge same a1 b7 --judgements decided.jsonl

khabar judge different a1 c3 --because "another fire" --judgements decided.jsonl

khabar judge list --judgements decided.jsonl

khabar judge undo 2 --judgements decided.jsonl

khabar cluster articles.jsonl --judgements decided.jsonl"""


class Verb(StrEnum):
    """What can be done with judgements."""

    same = "same"
    different = "different"
    list = "list"
    undo = "undo"


What = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ARTICLE ARTICLE | N]", help="Two article ids, or the number that list shows."),
]
Rows = Annotated[
    Path, typer.Option("--judgements", metavar="FILE.jsonl", help="The file of judgements; made where it is missing.")
]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="The reason, kept with the judgement.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges, kept with the judgement.")]
AsJson = Annotated[bool, typer.Option("--json", help="With list: print JSON, one judgement a line.")]


def judge(
    verb: Annotated[Verb, typer.Argument(help="The judgement to make, or what to do with those made.")],
    judgements: Rows,
    what: What = None,
    because: Because = "",
    by: By = "",
    json: AsJson = False,
) -> None:
    """Say by hand that two articles tell of the same happening or of different ones, and take it back.

    Nothing is deleted: undo closes a row. The latest judgement wins over older ones it contradicts. An article is named by
    its id, as `khabar cluster --json` prints it, which means the happening it is chiefly about.
    """
    given = what or []
    if verb is Verb.list:
        _expect(given, 0, "list needs no more words")
        _print(read_judgements(judgements), as_json=json)
    elif verb is Verb.undo:
        _expect(given, 1, "undo needs the number of one judgement, as list shows it")
        _undo(given[0], judgements)
    else:
        _expect(given, 2, f"{verb} needs the ids of two articles")
        _add(given[0], given[1], verb, judgements, because, by)


def _expect(given: list[str], count: int, otherwise: str) -> None:
    if len(given) != count:
        raise typer.BadParameter(otherwise, param_hint="ARTICLE ARTICLE | N")


def _print(rows: Sequence[Judgement], *, as_json: bool) -> None:
    console = output_console()
    for number, row in enumerate(rows, start=1):
        if as_json:
            print_json(row)
        else:
            undone = f"(undone {row.undone_at})" if row.undone_at else ""
            told = (f"{number}.", _shown(row.left), row.verdict, _shown(row.right), row.at, _plain(row.by), undone)
            console.print(Text(" ".join(word for word in (*told, _plain(row.evidence)) if word)))


def _undo(number: str, path: Path) -> None:
    rows = read_judgements(path)
    at = int(number) - 1 if number.isascii() and number.isdigit() else -1
    if not 0 <= at < len(rows):
        raise typer.BadParameter(f"there is no judgement {number}; there are {len(rows)}", param_hint="N")
    if rows[at].undone_at:
        raise typer.BadParameter(f"judgement {number} was undone already", param_hint="N")
    rows[at] = replace(rows[at], undone_at=_now())
    write_judgements(path, rows)


def _add(first: str, second: str, verdict: str, path: Path, because: str, by: str) -> None:
    if first == second:
        raise typer.BadParameter("an article cannot be judged against itself", param_hint="ARTICLE")
    rows = read_judgements(path) if path.exists() else []
    row = Judgement(
        kind="story",
        left=Place(first, 0, 0),
        right=Place(second, 0, 0),
        verdict=verdict,
        evidence=because,
        by=by,
        at=_now(),
    )
    write_judgements(path, [*rows, row])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _shown(place: Place) -> str:
    return _plain(place.article) + (f"@{place.start}" if place.start else "")


def _plain(text: str) -> str:
    return isolated(one_line(text)) if text else ""
