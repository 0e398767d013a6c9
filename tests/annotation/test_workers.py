"""Many articles on several cores come out as from one, in order, whatever happens to a worker."""

import multiprocessing
from itertools import count, islice

from khabar.annotation.workers import BATCH, annotate_stream
from khabar.errors import StepError
from khabar.records import Article, make_article

ENOUGH = 5 * BATCH  # more than is annotated before workers start


def test_workers_give_what_one_process_gives_in_the_same_order() -> None:
    articles = [_article(number) for number in range(ENOUGH)]
    assert list(annotate_stream(articles, jobs=2)) == list(annotate_stream(articles))


def test_killed_workers_lose_no_article() -> None:
    stream = annotate_stream((_article(number) for number in range(ENOUGH)), jobs=2)
    ids = [document.id for document, _ in islice(stream, 3 * BATCH)]  # two batches made here, one by a worker
    workers = multiprocessing.active_children()
    assert workers
    for worker in workers:
        worker.kill()
    ids += [document.id for document, _ in stream]
    assert ids == [str(number) for number in range(ENOUGH)]


def test_a_few_articles_start_no_workers() -> None:
    before = multiprocessing.active_children()
    assert len(list(annotate_stream(map(_article, range(2 * BATCH)), jobs=2))) == 2 * BATCH
    assert set(multiprocessing.active_children()) <= set(before)  # one of an earlier test may end meanwhile


def test_a_stream_without_end_is_read_only_as_far_as_needed() -> None:
    read: list[int] = []
    articles = (_article(number) for number in count() if read.append(number) is None)  # type: ignore[func-returns-value]
    stream = annotate_stream(articles, jobs=2)
    list(islice(stream, 3 * BATCH))
    stream.close()  # type: ignore[attr-defined]
    assert len(read) <= 12 * BATCH


def test_a_failed_step_comes_back_whole_from_a_worker() -> None:
    error = StepError("times", "a7", "ValueError('x')")
    kind, parts = error.__reduce__()
    assert str(kind(*parts)) == str(error) == "article a7: step times failed: ValueError('x')"


def _article(number: int) -> Article:
    return make_article(f"قال وزير النقل سامر الحداد أمس إن {number} حافلة وصلت إلى المرفأ.", id=str(number))
