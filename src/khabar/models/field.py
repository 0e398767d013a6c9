"""A linear-chain conditional random field: the best tags of many sentences at once, and how sure each is.

`weights` are what python-crfsuite learnt. What a word weighs in each place around a token is worked out once and kept, so
that a token costs a few additions; sentences of like length are decoded together.
"""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from khabar.models.features import EDGE, NEIGHBOURS, near_features, own_features, pair_features, sentence_features

Numbers = NDArray[np.float32]

#: Words whose weights are kept; when there are more, all are worked out anew.
MOST_KEPT = 100_000
#: Sentences decoded together.
TOGETHER = 128


class Weights(Struct, frozen=True):
    """`attributes` gives each feature its row of `state` (features x labels); `steps` is labels x labels."""

    labels: tuple[str, ...]
    attributes: dict[str, int]
    state: Numbers
    steps: Numbers


class Field:
    """Decodes sentences; holds the weights and what the words met so far weigh."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._kept: dict[str, Numbers] = {}

    def decode(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[float]]]:
        """For each sentence its tags and the probability of each."""
        result: list[tuple[list[str], list[float]]] = [([], []) for _ in sentences]
        order = sorted((at for at, words in enumerate(sentences) if words), key=lambda at: len(sentences[at]))
        labels = self._weights.labels
        for base in range(0, len(order), TOGETHER):
            chosen = order[base : base + TOGETHER]
            scores = [self._scores(sentences[at]) for at in chosen]
            for at, (path, chances) in zip(chosen, _decode(scores, self._weights.steps), strict=True):
                result[at] = ([labels[tag] for tag in path], [float(chance) for chance in chances])
        return result

    def _scores(self, words: Sequence[str]) -> Numbers:
        """What speaks for each label at each token: tokens x labels."""
        padded = [EDGE, EDGE, *words, EDGE, EDGE]
        kept = np.stack([self._word(word) for word in padded])
        length = len(words)
        scores = kept[2 : 2 + length, 0].copy()
        for place, offset in enumerate(NEIGHBOURS, start=1):
            scores += kept[2 + offset : 2 + offset + length, place]
        attributes, state = self._weights.attributes, self._weights.state
        for at, extra in enumerate(sentence_features(words)):
            for feature in (*extra, *pair_features(padded[at + 1], padded[at + 2], padded[at + 3])):
                row = attributes.get(feature)
                if row is not None:
                    scores[at] += state[row]
        return scores

    def _word(self, word: str) -> Numbers:
        """What the word weighs for its own token and for each neighbour: 5 x labels."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            own = own_features(word) if word != EDGE else ()
            found = np.stack([self._sum(own), *(self._sum(near_features(word, offset)) for offset in NEIGHBOURS)])
            self._kept[word] = found
        return found

    def _sum(self, features: Sequence[str]) -> Numbers:
        rows = [row for feature in features if (row := self._weights.attributes.get(feature)) is not None]
        total: Numbers = self._weights.state[rows].sum(axis=0, dtype=np.float32)
        return total


def _decode(scores: Sequence[Numbers], steps: Numbers) -> list[tuple[NDArray[np.int64], Numbers]]:
    """The best path and its probabilities for sentences in order of length; all are padded to the longest."""
    lengths = np.array([len(one) for one in scores])
    longest, labels = int(lengths[-1]), steps.shape[0]
    state = np.zeros((len(scores), longest, labels), dtype=np.float32)
    for at, one in enumerate(scores):
        state[at, : len(one)] = one
    best = state[:, 0].copy()
    back = np.zeros((len(scores), longest, labels), dtype=np.int64)
    ahead = np.zeros_like(state)
    ahead[:, 0] = _shares(state[:, 0])
    chance = np.exp(steps - steps.max())
    for at in range(1, longest):
        ways = best[:, :, None] + steps
        back[:, at] = ways.argmax(axis=1)
        going = (at < lengths)[:, None]
        best = np.where(going, ways.max(axis=1) + state[:, at], best)
        ahead[:, at] = np.where(going, _scaled((ahead[:, at - 1] @ chance) * _shares(state[:, at])), 0)
    behind = np.ones_like(state)
    for at in range(longest - 2, -1, -1):
        going = (at + 1 < lengths)[:, None]
        behind[:, at] = np.where(going, _scaled((behind[:, at + 1] * _shares(state[:, at + 1])) @ chance.T), 1)
    sure = _scaled(ahead * behind)
    found = []
    for row, length in enumerate(lengths):
        path = np.zeros(length, dtype=np.int64)
        path[-1] = best[row].argmax()
        for at in range(length - 1, 0, -1):
            path[at - 1] = back[row, at, path[at]]
        found.append((path, sure[row, np.arange(length), path]))
    return found


def _shares(state: Numbers) -> Numbers:
    """Exponentials, scaled so that the largest of each row is 1."""
    shares: Numbers = np.exp(state - state.max(axis=-1, keepdims=True))
    return shares


def _scaled(values: Numbers) -> Numbers:
    scaled: Numbers = values / np.maximum(values.sum(axis=-1, keepdims=True), np.float32(1e-30))
    return scaled
