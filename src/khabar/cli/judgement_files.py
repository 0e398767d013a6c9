"""Judgements by hand in a file: a row a line of JSON, closed when undone and never deleted."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from khabar.cli.output import write_file
from khabar.errors import UnreadableInput
from khabar.records import Judgement
from khabar.records.contract import encode

Judgements = Annotated[
    Path | None,
    typer.Option("--judgements", metavar="FILE.jsonl", help="Judgements by hand to honour (see `khabar judge`)."),
]

_DECODER = msgspec.json.Decoder(Judgement)


def read_judgements(path: Path) -> list[Judgement]:
    """All rows of a file, those that were undone too. Raises `UnreadableInput` where a line is no judgement."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise UnreadableInput(str(path), f"it cannot be read ({error.strerror or error})") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                rows.append(_DECODER.decode(line))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise UnreadableInput(str(path), f"this is no judgement ({error})", place=f"line {number}") from error
    return rows


def write_judgements(path: Path, rows: Sequence[Judgement]) -> None:
    """Write all rows, the whole file or nothing."""
    write_file(path, "".join(encode(row) + "\n" for row in rows))
