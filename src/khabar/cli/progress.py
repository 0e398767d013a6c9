"""A sign of life on the standard error for anything over a second; nothing at all where nobody looks at a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

#: Seconds after which a command says what it is doing.
PATIENCE = 1.0


@contextmanager
def progress(what: str, console: Console) -> Iterator[Callable[[], None]]:
    """Show `what`, a count and the time on `console` once a second has passed; call the result after each article."""
    if not console.is_terminal:
        yield lambda: None
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
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
