"""A sign of life on the standard error for anything over a second; nothing at all where nobody looks at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

#: Seconds after which a command says what it is doing.
PATIENCE = 1.0


@contextmanager
def progress(what: str, console: Console, *, streaming: bool = False) -> Iterator[Callable[[], None]]:
    """Show `what`, a count and the time on `console` once a second has passed; call the result after each article.

    `streaming`: results are printed meanwhile; on a terminal they are sign of life enough.
    """
    if not console.is_terminal or (streaming and sys.stdout.isatty()):
        yield lambda: None
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,  # rich would send what we print to the standard error with it
        redirect_stderr=False,
    )
    task = bar.add_task(what, total=None)
    timer = Timer(PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda: bar.advance(task)
    finally:
        timer.cancel()
        timer.join()  # it may be starting the bar this moment
        bar.stop()
