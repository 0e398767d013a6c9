"""The articles the user named, and what went wrong on the way: one line each on the standard error, and the exit code."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console

from khabar.cli.lazily import Lazily
from khabar.cli.options import columns_of
from khabar.cli.progress import progress
from khabar.errors import InputNotice, StepError, UnreadableInput
from khabar.records import Article, Document
from khabar.report.visible import one_line

if TYPE_CHECKING:
    from khabar import engine
else:
    engine = Lazily("khabar.engine")

DONE, SOME_FAILED, MISUSE = 0, 1, 2


class Inputs:
    """Reads and annotates the named sources and remembers whether anything failed."""

    def __init__(
        self, sources: Sequence[str], *, jobs: int | None = None, model: str = "fast", columns: str | None = None
    ) -> None:
        self.sources = tuple(sources)
        self.columns = columns_of(columns)
        self.jobs = jobs or usable_cores()
        self.model = model
        self.failures = 0
        self.console = Console(stderr=True, highlight=False, markup=False, emoji=False)

    @property
    def exit_code(self) -> int:
        """0 where all went well, 1 where some input or step failed."""
        return SOME_FAILED if self.failures else DONE

    def articles(self, *, versions: bool = False) -> Iterator[Article]:
        """Every article that can be read, in order; what cannot is told in one line and remembered.

        `versions`: articles with one id are versions of one, and all are given; else the first of them alone.
        """
        for item in engine.read_articles(self.sources, self.columns, versions=versions):
            if isinstance(item, Article):
                yield item
            elif isinstance(item, InputNotice):
                self.tell(str(item))
            else:
                self.failed(item)

    def documents(self, *, streaming: bool = False) -> Iterator[Document]:
        """Every article that can be read, annotated, in order and in constant memory.

        `streaming`: each is printed as it comes.
        """
        with progress("Annotating", self.console, streaming=streaming) as advance:
            for document, failures in engine.annotate_stream(self.articles(), jobs=self.jobs, model=self.model):
                for failure in failures:
                    self.failed(failure)
                advance()
                yield document

    def failed(self, error: UnreadableInput | StepError | str) -> None:
        """Tell one failure in one line and remember it for the exit code."""
        self.failures += 1
        self.tell(str(error))

    def tell(self, message: str) -> None:
        """One line on the standard error, whatever the message holds."""
        self.console.print(f"khabar: {one_line(message)}", soft_wrap=True)


def usable_cores() -> int:
    """How many processor cores this process may use: a container may have fewer than the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
