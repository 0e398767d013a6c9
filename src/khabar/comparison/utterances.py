"""Which quotations of different articles are one utterance.

Two quotations are paired where what they say is alike, in words and in meaning; the less alike they are, the more it
takes that one speaker says both. An utterance has at most one wording an article: the closest.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from khabar.comparison.keys import key_words
from khabar.language.names import same_name
from khabar.models.encoder import Encoder
from khabar.records import Document, Person, Quotation, Section

#: Likeness (half shared words, half vectors) from which two quotations of one speaker are one utterance; of speakers
#: who are not known to be one; and of two who are known not to be (2026-11-21, by reading the pairs of 13 stories).
_ONE_SPEAKER = 0.45
_UNKNOWN_SPEAKER = 0.6
_OTHER_SPEAKER = 0.75

#: From this score two names are one name.
_ONE_NAME = 0.5

#: A quotation with fewer content words is a catchword, not an utterance.
_LEAST_WORDS = 3

#: So many quotations of a story are compared; the rest, in text order, are left out.
_MOST_QUOTATIONS = 600

_DOUBT = 1.0


class Utterance(Struct, frozen=True):
    """A quotation with its article (`at` counts the documents) and the keys of its content words."""

    at: int
    document: Document
    quotation: Quotation
    keys: frozenset[str]

    @property
    def text(self) -> str:
        """What is said, as the article has it."""
        return self.quotation.span.of(self.document.text)


class Echo(Struct, frozen=True):
    """The wordings of one utterance, in the order of the documents, and how alike they are."""

    wordings: tuple[Utterance, ...]
    score: float


def find_echoes(documents: Sequence[Document], people: Sequence[Person], encoder: Encoder) -> tuple[Echo, ...]:
    """The utterances that at least two articles carry, in text order."""
    utterances = _utterances(documents)
    grid = _likeness(utterances, encoder)
    pairs = [
        (float(grid[left, right]), left, right)
        for left, right in zip(*np.nonzero(np.triu(grid >= _ONE_SPEAKER, 1)), strict=True)
        if utterances[left].at != utterances[right].at
    ]
    groups = {number: [number] for number in range(len(utterances))}
    for score, left, right in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        first, second = groups[int(left)], groups[int(right)]
        if first is second or {utterances[one].at for one in first} & {utterances[one].at for one in second}:
            continue
        if score >= _line(utterances[left], utterances[right], people):
            first.extend(second)
            groups.update(dict.fromkeys(second, first))
    distinct = {id(group): sorted(group) for group in groups.values() if len(group) > 1}
    return tuple(
        Echo(tuple(utterances[one] for one in group), _cohesion(grid, group)) for group in sorted(distinct.values())
    )


def same_speaker(left: Utterance, right: Utterance, people: Sequence[Person]) -> bool | None:
    """Whether one person says both; None where one of the two is not named."""
    first, second = left.quotation.speaker_name, right.quotation.speaker_name
    if not first or not second:
        return None
    if first == second or same_name(first, second) >= _ONE_NAME:
        return True
    return any({first, second} <= {person.name, *(spelling.text for spelling in person.spellings)} for person in people)


def _line(left: Utterance, right: Utterance, people: Sequence[Person]) -> float:
    same = same_speaker(left, right, people)
    if same is None:
        return _UNKNOWN_SPEAKER
    return _ONE_SPEAKER if same else _OTHER_SPEAKER


def _utterances(documents: Sequence[Document]) -> list[Utterance]:
    found: list[Utterance] = []
    for at, document in enumerate(documents):
        aside = [section.span for section in document.of(Section) if section.kind == "second"]
        for quotation in document.of(Quotation):
            normal = document.normal.normal(quotation.span)
            keys = frozenset(word.key for word in key_words(normal.of(document.normal.text), normal.start))
            if len(keys) >= _LEAST_WORDS and not any(quotation.span in span for span in aside):
                found.append(Utterance(at, document, quotation, keys))
    return found[:_MOST_QUOTATIONS]


def _likeness(utterances: Sequence[Utterance], encoder: Encoder) -> np.ndarray:
    vectors = encoder.encode([utterance.text for utterance in utterances])
    meaning = np.maximum(np.asarray(vectors @ vectors.T, dtype=np.float64), 0.0)
    column = {key: at for at, key in enumerate(sorted({key for one in utterances for key in one.keys}))}
    words = np.zeros((len(utterances), len(column)))
    for row, utterance in enumerate(utterances):
        words[row, [column[key] for key in utterance.keys]] = 1.0
    shared = words @ words.T
    shorter = np.minimum.outer(words.sum(axis=1), words.sum(axis=1))
    return np.asarray((shared / (shorter + _DOUBT) + meaning) / 2, dtype=np.float64)


def _cohesion(grid: np.ndarray, group: Sequence[int]) -> float:
    scores = [float(grid[left, right]) for at, left in enumerate(group) for right in group[at + 1 :]]
    return round(min(1.0, sum(scores) / len(scores)), 3)
