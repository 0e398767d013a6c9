"""From articles to documents: the visible list of steps, checked before it runs.

A step says what annotations it needs and gives. `DEFAULT` is the registry. One article that fails a step is recorded
and keeps what the other steps found.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct

from khabar.annotation.credits import find_credits
from khabar.annotation.mentions import find_mentions
from khabar.annotation.quotations import find_quotations
from khabar.annotation.sections import find_sections
from khabar.annotation.sentences import find_sentences
from khabar.annotation.times import find_times
from khabar.errors import PipelineError, StepError
from khabar.language.normal import normalize
from khabar.models.profiles import FAST, tagger_for
from khabar.records import (
    Annotation,
    Article,
    Credit,
    Document,
    Mention,
    Quotation,
    Section,
    Sentence,
    TimeExpression,
)

Found = tuple[Annotation, ...]


class Step(Struct, frozen=True):
    """One named step: `run` takes documents that hold what it `needs` and gives the new annotations of each."""

    name: str
    version: int
    needs: tuple[type[Annotation], ...]
    gives: tuple[type[Annotation], ...]
    run: Callable[[Sequence[Document]], Sequence[Found]]


def _each(find: Callable[[Document], Found]) -> Callable[[Sequence[Document]], Sequence[Found]]:
    """Make a step that looks at one document at a time into one that takes a batch."""
    return lambda documents: [find(document) for document in documents]


#: Every step of the default pipeline, in the order they run.
DEFAULT: tuple[Step, ...] = (
    Step("sentences", 1, (), (Sentence,), _each(find_sentences)),
    Step("times", 1, (Sentence,), (TimeExpression,), _each(find_times)),
    Step("mentions", 1, (Sentence,), (Mention,), find_mentions),
    Step("credits", 1, (Sentence,), (Credit,), _each(find_credits)),
    Step("quotations", 1, (Sentence, TimeExpression, Mention, Credit), (Quotation,), _each(find_quotations)),
    Step("sections", 1, (Sentence, Mention), (Section,), _each(find_sections)),
)


def steps_for(model: str) -> tuple[Step, ...]:
    """The default steps with another model for names (`khabar.models.profiles`), which is loaded here and now.

    Raises `ModelError` or `MissingExtra` where it cannot be.
    """
    tagger = tagger_for(model)
    if model == FAST:
        return DEFAULT
    found = Step("mentions", 1, (Sentence,), (Mention,), partial(find_mentions, tagger=tagger))
    return tuple(found if step.name == found.name else step for step in DEFAULT)


def check_steps(steps: Sequence[Step]) -> None:
    """Raise `PipelineError` unless every step's needs are given by an earlier one."""
    given: set[type[Annotation]] = set()
    for step in steps:
        missing = [need.__name__ for need in step.needs if need not in given]
        if missing:
            raise PipelineError(f"step {step.name} needs {', '.join(missing)}, which no earlier step gives")
        given.update(step.gives)


def annotate_all(
    articles: Iterable[Article], steps: Sequence[Step] = DEFAULT
) -> tuple[list[Document], list[StepError]]:
    """Run every step over a batch of articles; returns the documents and what failed, article by article.

    Give it at most a few hundred articles at a time: the whole batch is held in memory.
    """
    check_steps(steps)
    documents = [Document(article, normalize(article.text)) for article in articles]
    failures: list[StepError] = []
    for step in steps:
        documents = _run(step, documents, failures)
    return documents, failures


def _run(step: Step, documents: list[Document], failures: list[StepError]) -> list[Document]:
    try:
        found = step.run(documents)
    except (
        Exception
    ) as error:  # a fault on one hostile text must not lose the others: find out which, article by article
        if len(documents) > 1:
            return [one for document in documents for one in _run(step, [document], failures)]
        failures += [StepError(step.name, document.id, repr(error)) for document in documents]
        return documents
    return [document.with_annotations(new) for document, new in zip(documents, found, strict=True)]
