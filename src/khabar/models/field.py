"""A linear-chain conditional random field: the best tags of many sentences at once, and how sure each is.

`weights` are what python-crfsuite learnt. What a word weighs in each place around a token is worked out once and kept, so
that a token costs a few additions; what is new in many sentences is worked out at once, and sentences of like length are
decoded together.
"""

from collections.abc import Iterable, Sequence, Set
from itertools import chain

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from khabar.models.decoding import decode
from khabar.models.features import EDGE, NEIGHBOURS, near_features, own_features, pair_features, sentence_features

Numbers = NDArray[np.float32]

#: Words whose weights are kept; when there are more, all are worked out anew. Sentences decoded together hold fewer words.
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
        self._numbers: dict[str, int] = {}
        self._kept = np.zeros((MOST_KEPT, 1 + len(NEIGHBOURS), len(weights.labels)), dtype=np.float32)

    @property
    def labels(self) -> tuple[str, ...]:
        """The tags, in the order of the scores."""
        return self._weights.labels

    @property
    def steps(self) -> Numbers:
        """What speaks for one tag after another: labels x labels."""
        return self._weights.steps

    def decode(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[float]]]:
        """For each sentence its tags and the probability of each."""
        result: list[tuple[list[str], list[float]]] = [([], []) for _ in sentences]
        order = sorted((at for at, words in enumerate(sentences) if words), key=lambda at: len(sentences[at]))
        labels = self._weights.labels
        for base in range(0, len(order), TOGETHER):
            chosen = order[base : base + TOGETHER]
            together = [sentences[at] for at in chosen]
            lengths = np.array([len(words) for words in together])
            decoded = decode(self.scores(together), lengths, self._weights.steps)
            for at, (path, chances) in zip(chosen, decoded, strict=True):
                result[at] = ([labels[tag] for tag in path], chances)
        return result

    def scores(self, sentences: Sequence[Sequence[str]]) -> Numbers:
        """What speaks for each label at each token: sentences x tokens x labels, all padded to the longest.

        Give it few enough sentences that their different words are fewer than `MOST_KEPT`.
        """
        self._learn({EDGE, *chain.from_iterable(sentences)})
        longest = max(map(len, sentences))
        words = np.full((len(sentences), longest + 4), self._numbers[EDGE])
        around: list[list[int]] = []
        for at, sentence in enumerate(sentences):
            words[at, 2 : 2 + len(sentence)] = [self._numbers[word] for word in sentence]
            around += self._around(sentence)
            around += [[]] * (longest - len(sentence))
        scores = np.zeros((len(sentences), longest, self._kept.shape[-1]), dtype=np.float32)
        for place, offset in enumerate((0, *NEIGHBOURS)):
            scores += self._kept[words[:, 2 + offset : 2 + offset + longest], place]
        _add_rows(scores.reshape(-1, scores.shape[-1]), self._weights.state, around)
        return scores

    def _around(self, words: Sequence[str]) -> list[list[int]]:
        """For each token the rows of the features that need more than one word."""
        rows = self._weights.attributes
        pairs = map(pair_features, [EDGE, *words[:-1]], words, [*words[1:], EDGE])
        return [
            [rows[feature] for feature in (*extra, *pair) if feature in rows]
            for extra, pair in zip(sentence_features(words), pairs, strict=True)
        ]

    def _learn(self, words: Set[str]) -> None:
        """Work out what words not met so far weigh, for their own token and for each neighbour."""
        new = [word for word in words if word not in self._numbers]
        if len(self._numbers) + len(new) > MOST_KEPT:
            self._numbers.clear()
            new = list(words)
        first = len(self._numbers)
        places = self._kept[first : first + len(new)]
        places[:] = 0
        self._add(places[:, 0], [own_features(word) if word != EDGE else () for word in new])
        for place, seen in enumerate(zip(*map(near_features, new), strict=True), start=1):
            self._add(places[:, place], seen)
        self._numbers.update(zip(new, range(first, first + len(new)), strict=True))

    def _add(self, totals: Numbers, features: Iterable[Sequence[str]]) -> None:
        rows = self._weights.attributes
        _add_rows(totals, self._weights.state, [[rows[one] for one in each if one in rows] for each in features])


def _add_rows(totals: Numbers, state: Numbers, rows: Sequence[Sequence[int]]) -> None:
    """Add to each total the rows of `state` that are its own: the first of every total at once, then every second ..."""
    counts = np.array([len(each) for each in rows], dtype=np.int64)
    flat = np.fromiter(chain.from_iterable(rows), dtype=np.int64)
    starts = counts.cumsum() - counts
    for depth in range(counts.max(initial=0)):
        deep = np.flatnonzero(counts > depth)
        totals[deep] += state[flat[starts[deep] + depth]]
