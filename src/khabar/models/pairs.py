"""How likely two headlines agree, read side by side by a transformer network run by onnxruntime.

A proposer: `comparison/relations.py` weighs what it says beside features that explain themselves. Each pair is read both
ways round, so that the answer does not depend on the order. Made by `training/train_pairs.py`.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.errors import ModelError
from khabar.language.normal import normal_text
from khabar.models.pieces import END, PAD, START, default_pieces

#: Pieces looked at of each of the two texts; headlines have 10 to 25.
MOST_PIECES = 60

#: A row holds two texts.
PARTS = 2

#: Pairs of one run.
_TOGETHER = 64

_WORD = re.compile(r"\w+|[^\w\s]")


def lay_out(left: str, right: str) -> tuple[list[int], list[int], list[int]]:
    """The pieces of two texts in one row with the marks between them, and 1 at the places of the left and of the right."""
    first, second = (_cut(text) for text in (left, right))
    row = [START, *first, END, END, *second, END]
    of_left = [0, *[1] * len(first), *[0] * (len(second) + 3)]
    of_right = [*[0] * (len(first) + 3), *[1] * len(second), 0]
    return row, of_left, of_right


def read_pairs_of_texts(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float64]:
    """For each pair how sure it is that the two agree: a logit, above 0 where they do; 0 where a text has no word.

    Raises `ModelError` where the network cannot be loaded.
    """
    found = np.zeros(len(pairs))
    worded = [at for at, pair in enumerate(pairs) if all(_WORD.search(text) for text in pair)]
    for base in range(0, len(worded), _TOGETHER):
        chosen = worded[base : base + _TOGETHER]
        for turned in (False, True):
            rows = [lay_out(*(pairs[at][::-1] if turned else pairs[at])) for at in chosen]
            found[chosen] += _scores(rows) / 2
    return found


def _scores(rows: Sequence[tuple[list[int], list[int], list[int]]]) -> NDArray[np.float64]:
    longest = max(len(pieces) for pieces, _, _ in rows)
    numbers = np.full((len(rows), longest), PAD, dtype=np.int64)
    shares = np.zeros((len(rows), PARTS, longest), dtype=np.float32)
    for at, (pieces, *parts) in enumerate(rows):
        numbers[at, : len(pieces)] = pieces
        shares[at, :, : len(pieces)] = parts
    shares /= shares.sum(axis=2, keepdims=True)
    mask = (numbers != PAD).astype(np.int32)
    taken = {"vectors": default_pieces().vectors(numbers), "mask": mask, "shares": shares}
    return np.asarray(_network().run(None, taken)[0], dtype=np.float64)[:, 0]


def _cut(text: str) -> list[int]:
    pieces = default_pieces()
    found: list[int] = []
    for match in _WORD.finditer(normal_text(text)):
        found += pieces.cut(match.group())
        if len(found) >= MOST_PIECES:
            break
    return found[:MOST_PIECES]


@cache
def _network() -> Any:
    # Imported here and not above: it costs what `import khabar` must not.
    try:
        runtime = import_module("onnxruntime")
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        return runtime.InferenceSession((files("khabar.models") / "pairs.onnx").read_bytes(), options)
    except Exception as error:
        raise ModelError(f"the reader of headline pairs cannot be loaded ({error}); reinstall khabar") from error
