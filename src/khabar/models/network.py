"""Names found by a transformer network, run by onnxruntime: the tagger of the profile `accurate`.

The network and the field of the default judge together: it knows what words mean, the field what lists and endings tell. It reads sentences in pieces of words, those of like length together, and judges a word at its first piece, where what lists
and letters tell of it (`word_marks.py`) is added. What stands in the same batch changes nothing. Made by
`training/train_network.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from msgspec import Struct

from khabar.models.decoding import NEVER, Numbers, decode, names_of, tag_steps
from khabar.models.field import Field
from khabar.models.pieces import END, MOST_LETTERS, PAD, START, Pieces
from khabar.models.tagger import Tagged
from khabar.models.tokens import Token
from khabar.models.word_marks import list_marks, look_marks

#: What the field's word weighs beside the network's. On the test part of ANERcorp F1 is .759 to .761 from .2 to .5, and .748
#: without the field (2026-11-22).
FIELD_SHARE = np.float32(0.3)
#: Pieces of one run, padding counted: some 40 MB in the network.
TOGETHER = 4096
#: The network knows 512 places; longer sentences are tagged in stretches of so many pieces.
LONGEST = 300
#: Words of which pieces and marks are kept: some 300 bytes each.
WORDS_KEPT = 20_000

#: Pieces and marks of a word, as numbers.
Word = tuple[list[int], list[int]]


class Stretch(Struct, frozen=True):
    """A sentence, or a part of a very long one: where it comes from, its words, and how many pieces they have."""

    sentence: int
    start: int
    words: list[Word]
    size: int


class SentenceTagger:
    """The network behind our protocol."""

    name = "accurate-2"

    def __init__(self, session: Any, pieces: Pieces, field: Field) -> None:
        self._session, self._pieces, self._field = session, pieces, field
        about = session.get_modelmeta().custom_metadata_map
        self._labels: list[str] = about["labels"].split("\n")
        self._columns = [field.labels.index(label) for label in self._labels]
        self._steps = tag_steps(self._labels) + FIELD_SHARE * field.steps[np.ix_(self._columns, self._columns)]
        self._first = np.array([NEVER if label[0] == "I" else 0 for label in self._labels], dtype=np.float32)
        numbers = {mark: number for number, mark in enumerate(about["marks"].split("\n"))}
        vectors = np.frombuffer(bytes.fromhex(about["mark vectors"]), dtype=np.float16).astype(np.float32)
        self._mark_vectors = vectors.reshape(len(numbers), -1)

        @lru_cache(maxsize=WORDS_KEPT)
        def read(spelling: str, text: str) -> Word:
            marks = (*list_marks(text), *look_marks(text))
            return pieces.cut(spelling), [numbers[mark] for mark in marks if mark in numbers]

        self._read: Callable[[str, str], Word] = read

    def tag(self, sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
        """The names of each sentence; a name's score is that of its least sure token."""
        found: list[list[Tagged]] = [[] for _ in sentences]
        stretches = [one for number, sentence in enumerate(sentences) for one in self._stretches(number, sentence)]
        for together in _batches(sorted(stretches, key=lambda one: one.size)):
            state = self._judge(together)
            texts = [
                [token.text for token in sentences[one.sentence][one.start :][: len(one.words)]] for one in together
            ]
            state += FIELD_SHARE * self._field.scores(texts)[:, :, self._columns]
            state[:, 0] += self._first
            counts = np.array([len(one.words) for one in together], dtype=np.int64)
            for one, (tags, chances) in zip(together, decode(state, counts, self._steps), strict=True):
                for start, end, label in names_of([self._labels[tag] for tag in tags]):
                    sure = round(min(chances[start:end]), 3)
                    found[one.sentence].append(Tagged(one.start + start, one.start + end, label, sure))
        return [sorted(names, key=lambda name: name.start) for names in found]

    def _stretches(self, number: int, sentence: Sequence[Token]) -> Iterator[Stretch]:
        words = [self._read(token.spelling[:MOST_LETTERS], token.text[:MOST_LETTERS]) for token in sentence]
        start = size = 0
        for at, (pieces, _) in enumerate(words):
            if size + len(pieces) > LONGEST:
                yield Stretch(number, start, words[start:at], size)
                start, size = at, 0
            size += len(pieces)
        if start < len(words):
            yield Stretch(number, start, words[start:], size)

    def _judge(self, stretches: Sequence[Stretch]) -> Numbers:
        """Scores for stretches in order of size: stretches x words x labels, padded."""
        rows, longest = len(stretches), stretches[-1].size + 2
        numbers = np.full((rows, longest), PAD, dtype=np.int64)
        first: list[int] = []
        marked: list[tuple[int, int]] = []
        for row, one in enumerate(stretches):
            line = [START]
            for pieces, marks in one.words:
                place = row * longest + len(line)
                first.append(place)
                marked += [(place, mark) for mark in marks]
                line += pieces
            line.append(END)
            numbers[row, : len(line)] = line
        vectors = self._pieces.vectors(numbers)
        places, marks_there = np.array(marked, dtype=np.int64).reshape(-1, 2).T
        np.add.at(vectors.reshape(rows * longest, -1), places, self._mark_vectors[marks_there])
        mask = (numbers != PAD).astype(np.int32)
        taken = {"vectors": vectors, "mask": mask, "first": np.array(first, dtype=np.int64)}
        scores = self._session.run(None, taken)[0]
        counts = np.array([len(one.words) for one in stretches])
        state = np.zeros((rows, int(counts.max()), scores.shape[1]), dtype=np.float32)
        state[np.arange(state.shape[1]) < counts[:, None]] = scores
        return state


def _batches(stretches: Sequence[Stretch]) -> Iterator[list[Stretch]]:
    """Stretches in order of size, as many together as fit with their padding."""
    together: list[Stretch] = []
    for one in stretches:
        if together and (len(together) + 1) * (one.size + 2) > TOGETHER:
            yield together
            together = []
        together.append(one)
    if together:
        yield together
