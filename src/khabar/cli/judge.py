"""`khabar judge`: say by hand that two articles tell of one happening, or two names are one person, and take it back."""

import re
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

khabar judge same a1@120-131 b7@40-52 --person --judgements decided.jsonl

khabar judge list --judgements decided.jsonl

khabar judge undo 2 --judgements decided.jsonl

khabar cluster articles.jsonl --judgements decided.jsonl"""


_PLACE = re.compile(r"(.+)@(\d{1,9})-(\d{1,9})", re.DOTALL)


class Verb(StrEnum):
    """What can be done with judgements."""

    same = "same"
    different = "different"
    list = "list"
    undo = "undo"


What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[ARTICLE ARTICLE | N]",
        help="Two article ids (or, with --person, places of two names: ARTICLE@START-END), or the number that list shows.",
    ),
]
Rows = Annotated[
    Path, typer.Option("--judgements", metavar="FILE.jsonl", help="The file of judgements; made where it is missing.")
]
Person = Annotated[
    bool,
    typer.Option("--person", help="Judge whether two names are one person, not whether two articles are one story."),
]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="The reason, kept with the judgement.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges, kept with the judgement.")]
AsJson = Annotated[bool, typer.Option("--json", help="With list: print JSON, one judgement a line.")]


def judge(
    verb: Annotated[Verb, typer.Argument(help="The judgement to make, or what to do with those made.")],
    judgements: Rows,
    what: What = None,
    person: Person = False,
    because: Because = "",
    by: By = "",
    json: AsJson = False,
) -> None:
    """Say by hand that two articles tell of the same happening, or that two names are one person, or not; take it back.

    Nothing is deleted: undo closes a row. The latest judgement wins over older ones it contradicts. An article is named by
    its id, as `khabar cluster --json` prints it, which means the happening it is chiefly about. With --person a name is named by
    its place, as `khabar people --json` prints it.
    """
    given = what or []
    if verb is Verb.list:
        _expect(given, 0, "list needs no more words")
        _print(read_judgements(judgements), as_json=json)
    elif verb is Verb.undo:
        _expect(given, 1, "undo needs the number of one judgement, as list shows it")
        _undo(given[0], judgements)
    else:
        _expect(given, 2, f"{verb} needs the {'places of two names' if person else 'ids of two articles'}")
        left, right = (_name_at(one) if person else Place(one, 0, 0) for one in given)
        if left == right:
            raise typer.BadParameter("it cannot be judged against itself", param_hint="ARTICLE")
        rows = read_judgements(judgements) if judgements.exists() else []
        kind = "person" if person else "story"
        row = Judgement(kind=kind, left=left, right=right, verdict=verb, evidence=because, by=by, at=_now())
        write_judgements(judgements, [*rows, row])


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


def _name_at(place: str) -> Place:
    """The place of a name, written ARTICLE@START-END."""
    found = _PLACE.fullmatch(place)
    if not found or int(found[2]) >= int(found[3]):
        raise typer.BadParameter(f"{place!r} should be like a1@120-131", param_hint="ARTICLE@START-END")
    return Place(found[1], int(found[2]), int(found[3]))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _shown(place: Place) -> str:
    return _plain(place.article) + (f"@{place.start}-{place.end}" if place.end else "")


def _plain(text: str) -> str:
    return isolated(one_line(text)) if text else ""
