"""Names in a sentence: the `Tagger` protocol and the default, a conditional random field that comes with Khabar.

The weights are made by `training/train_tagger.py` (recipe, data, licences and scores: `training/README.md`). Reading
them takes about 0.1 s and happens at first use, never at import.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import pycrfsuite
from msgspec import Struct

from khabar.errors import ModelError
from khabar.models.features import features

#: Longer sentences are tagged in pieces of this many tokens, so that a text without marks costs no more memory.
LONGEST = 400


class Tagged(Struct, frozen=True):
    """A name found in a sentence: half-open token numbers, label PER, LOC, ORG or MISC, and how sure (0..1)."""

    start: int
    end: int
    label: str
    score: float


class Tagger(Protocol):
    """Finds names in sentences given as normalised tokens."""

    name: str

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[Tagged]]:
        """The names of each sentence, in order, none overlapping."""
        ...


@cache
def default_tagger() -> Tagger:
    """The tagger that comes with Khabar; made once a process."""
    try:
        weights = (files("khabar.models") / "names.crfsuite").read_bytes()
        model = pycrfsuite.Tagger()
        model.open_inmemory(weights)
    except (OSError, ValueError) as error:
        raise ModelError(f"the tagger's weights cannot be read ({error}); reinstall khabar") from error
    return _FieldTagger(model, weights)


def names_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Names out of tags B-PER, I-PER, O ...: start, end, label; an I- after another label opens a new name."""
    found: list[tuple[int, int, str]] = []
    start, label = 0, ""
    for at, tag in enumerate((*tags, "O")):
        here = tag[2:]
        if label and (tag[0] != "I" or here != label):
            found.append((start, at, label))
            label = ""
        if here and not label:
            start, label = at, here
    return found


class _FieldTagger:
    """python-crfsuite behind our protocol."""

    name = "crf-1"

    def __init__(self, model: Any, weights: bytes) -> None:
        self._model = model
        self._weights = weights  # the model reads from these bytes without owning them: they must live as long

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[Tagged]]:
        return [self._sentence(words) for words in sentences]

    def _sentence(self, words: Sequence[str]) -> list[Tagged]:
        found: list[Tagged] = []
        for base in range(0, len(words), LONGEST):
            self._model.set(features(words[base : base + LONGEST]))
            tags = self._model.tag()
            for start, end, label in names_of(tags):
                score = min(self._model.marginal(tags[at], at) for at in range(start, end))
                found.append(Tagged(base + start, base + end, label, round(score, 3)))
        return found
