"""Annotating more articles than fit in memory, on as many processor cores as wanted.

Batches go to worker processes and come back in the order they were read. The first batches are annotated here, so that
a handful of articles does not wait for workers to start (about a second each, most of it reading lexicons and models).
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import active_children, get_context

from khabar.annotation.pipeline import annotate_all, steps_for
from khabar.errors import StepError
from khabar.models.profiles import FAST
from khabar.records import Article, Document

Annotated = tuple[Document, list[StepError]]

#: Articles annotated together: enough to share what a batch shares, few enough to keep a slow reader waiting not long.
BATCH = 32
#: Batches annotated in this process before workers are started: about as long as a worker takes to start.
_ALONE = 2
#: Batches read ahead for each worker, so that none is idle and memory stays bounded.
_AHEAD = 2


def annotate_stream(
    articles: Iterable[Article], *, batch: int = BATCH, jobs: int = 1, model: str = FAST
) -> Iterator[Annotated]:
    """Annotate any number of articles in constant memory: each document with what failed on it, in order.

    `jobs`: worker processes; with 1 everything happens in this process. With more, a script must guard its start with
    `if __name__ == "__main__":`, as always with processes in Python. `model`: what finds names (`khabar.models.profiles`).
    """
    batches = _batches(articles, batch)
    for one in batches if jobs < 2 else islice(batches, _ALONE):
        yield from _annotate(one, model)
    following = next(batches, None)
    if following is not None:
        yield from _by_workers(chain([following], batches), jobs, model)


def _by_workers(batches: Iterator[Sequence[Article]], jobs: int, model: str) -> Iterator[Annotated]:
    before = set(active_children())
    # spawned, not forked: a fork copies locks that other threads (a progress bar, a maths library) may hold
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    waiting: deque[tuple[Sequence[Article], Future[list[Annotated]]]] = deque()
    try:
        for one in batches:
            with _interrupts_held():
                future = pool.submit(_annotate, one, model)
            waiting.append((one, future))
            if len(waiting) > jobs * _AHEAD:
                yield from _result(*waiting.popleft(), model)
        while waiting:
            yield from _result(*waiting.popleft(), model)
    except BrokenProcessPool:  # a worker was killed, most likely for want of memory: `submit` takes no more
        for unfinished in chain((unfinished for unfinished, _ in waiting), [one], batches):
            yield from _annotate(unfinished, model)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in set(active_children()) - before:  # nobody waits for what they are at, least of all after Ctrl-C
            worker.terminate()


def _result(batch: Sequence[Article], future: "Future[list[Annotated]]", model: str) -> list[Annotated]:
    try:
        return future.result()
    except BrokenProcessPool:
        return _annotate(batch, model)


def _annotate(articles: Sequence[Article], model: str) -> list[Annotated]:
    documents, failures = annotate_all(articles, steps_for(model))
    failed: dict[str, list[StepError]] = {}
    for failure in failures:
        failed.setdefault(failure.article, []).append(failure)
    return [(document, failed.get(document.id, [])) for document in documents]


def _batches(articles: Iterable[Article], size: int) -> Iterator[Sequence[Article]]:
    articles = iter(articles)
    while batch := list(islice(articles, size)):
        yield batch


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes started inside are deaf to Ctrl-C from their first moment: it is the caller's, who ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
