"""Names in a sentence: the `Tagger` protocol and the default, a conditional random field that comes with Khabar.

The weights are made by `training/train_tagger.py` (recipe, data, licences and scores: `README.md` beside this file). Reading
them takes about 0.1 s and happens at first use, never at import.
"""

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from msgspec import Struct

from khabar.errors import ModelError
from khabar.models.decoding import names_of as names_of
from khabar.models.field import Field, Weights
from khabar.models.tokens import Token

#: Longer sentences are tagged in pieces of this many tokens, so that a text without marks costs no more memory.
LONGEST = 400


class Tagged(Struct, frozen=True):
    """A name found in a sentence: half-open token numbers, label PER, LOC, ORG or MISC, and how sure (0..1)."""

    start: int
    end: int
    label: str
    score: float


class Tagger(Protocol):
    """Finds names in sentences given as tokens."""

    name: str

    def tag(self, sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
        """The names of each sentence, in order, none overlapping."""
        ...


@cache
def default_tagger() -> Tagger:
    """The tagger that comes with Khabar; made once a process."""
    return FieldTagger(default_field())


@cache
def default_field() -> Field:
    """The field behind the default tagger, shared by whoever asks it too. Raises `ModelError` where it cannot be read."""
    try:
        return Field(read_weights((files("khabar.models") / "names.npz").read_bytes()))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the tagger's weights cannot be read ({error}); reinstall khabar") from error


def read_weights(data: bytes) -> Weights:
    """Weights out of a file as `training/train_tagger.py` writes it."""
    with np.load(io.BytesIO(data), allow_pickle=False) as parts:
        attributes = bytes(parts["attributes"]).decode("utf-8").split("\n")
        labels = bytes(parts["labels"]).decode("utf-8").split("\n")
        state = np.zeros((len(attributes), len(labels)), dtype=np.float32)
        state[parts["rows"], parts["columns"]] = parts["values"]
        return Weights(
            tuple(labels), {name: row for row, name in enumerate(attributes)}, state, parts["steps"].astype(np.float32)
        )


class FieldTagger:
    """A conditional random field behind our protocol."""

    name = "crf-1"

    def __init__(self, field: Field) -> None:
        self._field = field

    def tag(self, sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
        """The names of each sentence; a name's score is that of its least sure token."""
        texts = [[token.text for token in sentence] for sentence in sentences]
        pieces = [(at, base) for at, words in enumerate(texts) for base in range(0, len(words), LONGEST)]
        decoded = self._field.decode([texts[at][base : base + LONGEST] for at, base in pieces])
        found: list[list[Tagged]] = [[] for _ in sentences]
        for (at, base), (tags, chances) in zip(pieces, decoded, strict=True):
            for start, end, label in names_of(tags):
                found[at].append(Tagged(base + start, base + end, label, round(min(chances[start:end]), 3)))
        return found
