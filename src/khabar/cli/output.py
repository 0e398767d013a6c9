"""What the commands give out: lines of JSON, a console that knows whether someone looks, and files written whole."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console

from khabar.records.contract import encode

#: Columns where the output is no terminal: a pipe or a file has no width of its own.
_PIPED_WIDTH = 100


def print_json(value: object) -> None:
    """One object as one line."""
    sys.stdout.write(encode(value) + "\n")


def print_text(text: str) -> None:
    """Text as it is, ending in one newline."""
    sys.stdout.write(text.encode("utf-8", "replace").decode("utf-8").rstrip("\n") + "\n")


def output_console() -> Console:
    """A console on the standard output: no colour and a fixed width where it is piped."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_PIPED_WIDTH, color_system=None)


def check_output(path: Path, endings: Sequence[str], sources: Sequence[str], option: str) -> None:
    """Raise a usage error, before any work is done, unless `path` can be written and is none of the inputs."""
    if path.suffix.lower() not in endings:
        raise typer.BadParameter(f"{path} should end in {' or '.join(endings)}", param_hint=option)
    if path.is_dir() or not path.parent.is_dir():
        reason = "is a folder" if path.is_dir() else f"cannot be written: there is no folder {path.parent}"
        raise typer.BadParameter(f"{path} {reason}", param_hint=option)
    if any(_is_input(path, Path(source)) for source in sources if source):
        raise typer.BadParameter(f"{path} is one of the files to read; choose another name", param_hint=option)


def write_file(path: Path, text: str) -> None:
    """Write a whole file or nothing: under another name first, then renamed."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.write(text)
        part.replace(path)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)


def _is_input(path: Path, source: Path) -> bool:
    try:
        if not path.exists() or not source.exists():
            return False
        return path.samefile(source) or (source.is_dir() and path.resolve().is_relative_to(source.resolve()))
    except (OSError, ValueError):
        return False
