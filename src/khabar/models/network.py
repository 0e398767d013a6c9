"""Names found by transformer networks, run by onnxruntime.

`SentenceTagger` (profile `accurate`) reads whole sentences in pieces and judges a word at its first piece. `WordTagger` (the
default) reads every word by itself first and keeps what it read, then the sentence word by word: a word met before costs
nothing. What lists and letters tell of a word (`word_marks.py`) is added to both. Made by `training/train_network.py` and
`training/train_words.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from khabar.models.decoding import NEVER, Numbers, decode, names_of, tag_steps
from khabar.models.pieces import END, MOST_LETTERS, PAD, START, Pieces
from khabar.models.tagger import Tagged
from khabar.models.tokens import Token
from khabar.models.word_marks import list_marks, look_marks

#: Pieces (words, for `WordTagger`) of one run, padding counted: some 40 MB in the network.
TOGETHER = 4096
#: A network knows 512 places; longer sentences are tagged in stretches of so many pieces (words).
LONGEST = 300
#: Words of which pieces and marks are kept (some 300 bytes each), and vectors (768 bytes each); when there are more, all
#: are read anew.
WORDS_KEPT = 20_000
#: Words read by themselves in one run.
WORDS_TOGETHER = 256

Key = tuple[str, str]


class Stretch(Struct, frozen=True):
    """A sentence, or a part of a very long one: where it comes from, its words, and how many places they take."""

    sentence: int
    start: int
    words: list[Key]
    size: int


class Reader:
    """What both networks share: pieces and marks of words, labels, and names out of scores."""

    def __init__(self, about: dict[str, str], pieces: Pieces) -> None:
        self._labels = about["labels"].split("\n")
        self._steps = tag_steps(self._labels)
        self._first = np.array([NEVER if label[0] == "I" else 0 for label in self._labels], dtype=np.float32)
        numbers = {mark: number for number, mark in enumerate(about["marks"].split("\n"))}
        vectors = np.frombuffer(bytes.fromhex(about["mark vectors"]), dtype=np.float16).astype(np.float32)
        self.mark_vectors = vectors.reshape(len(numbers), -1)

        @lru_cache(maxsize=WORDS_KEPT)
        def read(key: Key) -> tuple[list[int], list[int]]:
            spelling, text = key
            marks = (*list_marks(text), *look_marks(text))
            return pieces.cut(spelling), [numbers[mark] for mark in marks if mark in numbers]

        self.read: Callable[[Key], tuple[list[int], list[int]]] = read

    def tag(
        self,
        sentences: Sequence[Sequence[Token]],
        size: Callable[[Key], int],
        judge: Callable[[Sequence[Stretch]], Numbers],
    ) -> list[list[Tagged]]:
        """The names of each sentence; `judge` gives scores, stretches x words x labels, for stretches of like size."""
        found: list[list[Tagged]] = [[] for _ in sentences]
        stretches = [one for number, sentence in enumerate(sentences) for one in _stretches(number, sentence, size)]
        for together in _batches(sorted(stretches, key=lambda one: one.size)):
            state = judge(together)
            state[:, 0] += self._first
            counts = np.array([len(one.words) for one in together], dtype=np.int64)
            for one, (tags, chances) in zip(together, decode(state, counts, self._steps), strict=True):
                for start, end, label in names_of([self._labels[tag] for tag in tags]):
                    sure = round(min(chances[start:end]), 3)
                    found[one.sentence].append(Tagged(one.start + start, one.start + end, label, sure))
        return [sorted(names, key=lambda name: name.start) for names in found]

    def batch(
        self, words: Sequence[Sequence[Key]], *, longest: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Rows of words as pieces, padded; where each word's first piece stands in the flat rows; marks with their places."""
        numbers = np.full((len(words), longest), PAD, dtype=np.int64)
        first: list[int] = []
        marked: list[tuple[int, int]] = []
        for row, keys in enumerate(words):
            line = [START]
            for pieces, marks in map(self.read, keys):
                place = row * longest + len(line)
                first.append(place)
                marked += [(place, mark) for mark in marks]
                line += pieces
            line.append(END)
            numbers[row, : len(line)] = line
        return numbers, np.array(first, dtype=np.int64), np.array(marked, dtype=np.int64).reshape(-1, 2)


class SentenceTagger:
    """The large network behind our protocol."""

    name = "accurate-1"

    def __init__(self, session: Any, pieces: Pieces) -> None:
        self._session, self._pieces = session, pieces
        self._reader = Reader(session.get_modelmeta().custom_metadata_map, pieces)

    def tag(self, sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
        """The names of each sentence; a name's score is that of its least sure token."""
        return self._reader.tag(sentences, lambda key: len(self._reader.read(key)[0]), self._judge)

    def _judge(self, stretches: Sequence[Stretch]) -> Numbers:
        numbers, first, marked = self._reader.batch([one.words for one in stretches], longest=stretches[-1].size + 2)
        vectors = self._pieces.vectors(numbers)
        flat = vectors.reshape(-1, vectors.shape[-1])
        np.add.at(flat, marked[:, 0], self._reader.mark_vectors[marked[:, 1]])
        mask = (numbers != PAD).astype(np.int32)
        scores = self._session.run(None, {"vectors": vectors, "mask": mask, "first": first})[0]
        counts = np.array([len(one.words) for one in stretches])
        state = np.zeros((len(counts), int(counts.max()), scores.shape[1]), dtype=np.float32)
        state[np.arange(state.shape[1]) < counts[:, None]] = scores
        return state


class WordTagger:
    """The small network behind our protocol: one part for words, one for sentences."""

    name = "words-1"

    def __init__(self, words: Any, sentences: Any, pieces: Pieces) -> None:
        self._words, self._sentences, self._pieces = words, sentences, pieces
        self._reader = Reader(sentences.get_modelmeta().custom_metadata_map, pieces)
        self._rows: dict[Key, int] = {}
        self._kept = np.zeros((WORDS_KEPT, self._reader.mark_vectors.shape[1]), dtype=np.float16)

    def tag(self, sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
        """The names of each sentence; a name's score is that of its least sure token."""
        return self._reader.tag(sentences, lambda _: 1, self._judge)

    def _judge(self, stretches: Sequence[Stretch]) -> Numbers:
        self._learn({key for one in stretches for key in one.words})
        longest = stretches[-1].size
        places = np.zeros((len(stretches), longest), dtype=np.int64)
        mask = np.zeros((len(stretches), longest), dtype=np.int32)
        for row, one in enumerate(stretches):
            places[row, : one.size] = [self._rows[key] for key in one.words]
            mask[row, : one.size] = 1
        vectors = self._kept[places].astype(np.float32)
        scores: Numbers = self._sentences.run(None, {"words": vectors, "mask": mask})[0]
        return scores

    def _learn(self, keys: set[Key]) -> None:
        """Read the words not met so far; no run holds more words than are kept."""
        new = [key for key in keys if key not in self._rows]
        if len(self._rows) + len(new) > WORDS_KEPT:
            self._rows.clear()
            new = list(keys)
        new.sort(key=lambda key: (len(self._reader.read(key)[0]), key))
        for base in range(0, len(new), WORDS_TOGETHER):
            chosen = new[base : base + WORDS_TOGETHER]
            row = len(self._rows)
            self._kept[row : row + len(chosen)] = self._read(chosen)
            self._rows.update(zip(chosen, range(row, row + len(chosen)), strict=True))

    def _read(self, keys: Sequence[Key]) -> Numbers:
        """The vectors of words by themselves, given in order of their pieces."""
        longest = len(self._reader.read(keys[-1])[0]) + 1
        numbers = np.full((len(keys), longest), PAD, dtype=np.int64)
        marked: list[tuple[int, int]] = []
        for row, (pieces, marks) in enumerate(map(self._reader.read, keys)):
            numbers[row, : len(pieces) + 1] = [START, *pieces]
            marked += [(row, mark) for mark in marks]
        mask = (numbers != PAD).astype(np.int32)
        shares = mask.astype(np.float32)
        shares[:, 0] = 0
        shares /= shares.sum(axis=1, keepdims=True)
        taken = {"vectors": self._pieces.vectors(numbers), "mask": mask, "shares": shares}
        vectors: Numbers = self._words.run(None, taken)[0]
        places = np.array(marked, dtype=np.int64).reshape(-1, 2)
        np.add.at(vectors, places[:, 0], self._reader.mark_vectors[places[:, 1]])
        return vectors


def _stretches(number: int, sentence: Sequence[Token], size: Callable[[Key], int]) -> Iterator[Stretch]:
    words = [(token.spelling[:MOST_LETTERS], token.text[:MOST_LETTERS]) for token in sentence]
    start = length = 0
    for at, key in enumerate(words):
        more = size(key)
        if length + more > LONGEST:
            yield Stretch(number, start, words[start:at], length)
            start, length = at, 0
        length += more
    if start < len(words):
        yield Stretch(number, start, words[start:], length)


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
