"""The commands and what surrounds them: version, help, exit codes, a quiet end when the reader goes away.

Exit codes: 0 done, 1 some inputs failed, 2 misuse, 130 stopped by Ctrl-C, 141 the reader closed the pipe.
"""

import errno
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from khabar import __version__
from khabar.cli import add, annotate, care, cluster, compare, copies, history, judge, people, search
from khabar.cli.inputs import MISUSE
from khabar.errors import KhabarError
from khabar.report.visible import one_line

_PIPE_CLOSED = 141  # 128 + SIGPIPE, what a shell expects of a program whose reader has gone

#: Faults of a disk or quota; what reading meets is told where it is read, so these are the output's.
_OUTPUT_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}

EXAMPLES = """Examples:

khabar compare a.txt b.txt --html comparison.html

khabar annotate report.txt --json

khabar cluster articles.jsonl"""


class Commands(TyperGroup):
    """Ends every command cleanly: output flushed, a closed pipe and our own errors without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command the user named."""
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _silence(sys.stdout)
            raise typer.Exit(_PIPE_CLOSED) from None
        except OSError as error:
            if error.errno not in _OUTPUT_FAULTS:
                raise
            _silence(sys.stdout)
            sys.stderr.write(f"khabar: the output cannot be written ({error.strerror or error})\n")
            raise typer.Exit(MISUSE) from None
        except KhabarError as error:
            sys.stderr.write(f"khabar: {one_line(str(error))}\n")
            raise typer.Exit(MISUSE) from error


app = typer.Typer(
    name="khabar",
    cls=Commands,
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,  # a traceback with local variables would print whole articles
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command(epilog=annotate.EXAMPLES)(annotate.annotate)
app.command(epilog=cluster.EXAMPLES)(cluster.cluster)
app.command(epilog=compare.EXAMPLES, cls=compare.CompareCommand)(compare.compare)
app.command(epilog=copies.EXAMPLES)(copies.copies)
app.command(epilog=people.EXAMPLES)(people.people)
app.command(epilog=judge.EXAMPLES)(judge.judge)


app.command(epilog=add.EXAMPLES)(add.add)
app.command(epilog=search.SEARCH_EXAMPLES, context_settings=search.DASHES)(search.search)
app.command(epilog=search.QUOTES_EXAMPLES, context_settings=search.DASHES)(search.quotes)
app.command(epilog=history.EXAMPLES)(history.history)
app.command(epilog=care.CHECK_EXAMPLES)(care.check)
app.command(epilog=care.BACKUP_EXAMPLES)(care.backup)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"khabar {__version__}")
        raise typer.Exit


@app.callback()
def khabar(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Read what many outlets report of one happening: who says what, on whose word, where they agree and differ."""


def main() -> None:
    """The `khabar` command."""
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115  # stays open as long as the process
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere  # None where whoever started us closed them
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # absent where someone replaced the stream
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    app()


def _silence(stream: Any) -> None:
    """Point a stream whose reader has gone at nothing, so that the interpreter's last flush does not complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        return
