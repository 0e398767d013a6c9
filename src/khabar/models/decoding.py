"""From scores of tags to names: the best row of tags of many sentences at once, and how sure each tag is.

A linear chain: `state` says what speaks for each tag at each token, `steps` what speaks for one tag after another.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]

#: What speaks against a step that cannot be: I-PER after anything but B-PER and I-PER.
NEVER = np.float32(-1e4)


def tag_steps(labels: Sequence[str]) -> Numbers:
    """Steps that only forbid what cannot be: labels x labels."""
    steps = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            if after[0] == "I" and before[2:] != after[2:]:
                steps[row, column] = NEVER
    return steps


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


def decode(state: Numbers, lengths: NDArray[np.int64], steps: Numbers) -> list[tuple[list[int], list[float]]]:
    """For each sentence its best tags and the probability of each.

    `state` is sentences x tokens x labels, padded to the longest; `lengths` are the tokens of each sentence, none 0.
    """
    longest = state.shape[1]
    best = state[:, 0].copy()
    back = np.zeros(state.shape, dtype=np.int64)
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
    sentences = np.arange(len(lengths))
    path = np.zeros(state.shape[:2], dtype=np.int64)
    here = best.argmax(axis=1)  # the best tag of each sentence's last token stays until the way back reaches that token
    for at in range(longest - 1, -1, -1):
        path[:, at] = here
        here = np.where(at < lengths, back[sentences, at, here], here)
    chances = np.take_along_axis(sure, path[:, :, None], axis=2)[:, :, 0]
    return [(path[row, :length].tolist(), chances[row, :length].tolist()) for row, length in enumerate(lengths)]


def _shares(state: Numbers) -> Numbers:
    """Exponentials, scaled so that the largest of each row is 1."""
    shares: Numbers = np.exp(state - state.max(axis=-1, keepdims=True))
    return shares


def _scaled(values: Numbers) -> Numbers:
    scaled: Numbers = values / np.maximum(values.sum(axis=-1, keepdims=True), np.float32(1e-30))
    return scaled
