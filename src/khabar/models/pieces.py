"""Words cut into the pieces a network knows, and the vectors of the pieces.

The pieces are those of multilingual-e5-small (the vocabulary of XLM-R) that Arabic and Latin text uses, in order of their
numbers; a word is cut so that its pieces together are the likeliest (a unigram model, found by Viterbi). Made by
`training/build_pieces.py`.
"""

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from khabar.errors import ModelError

Numbers = NDArray[np.float32]

#: Stands before a word; marks stand without it.
WORD = "\u2581"
#: The numbers of the pieces that are no text.
START, PAD, END, UNKNOWN = range(4)
#: No word is longer; of a line of letters without end only the beginning is looked at.
MOST_LETTERS = 40
#: What a letter outside all pieces costs beside the rarest piece (logarithm), as in the vocabulary's own recipe.
_UNKNOWN_COSTS = 10.0


class Pieces(Struct, frozen=True):
    """Number and likeliness (logarithm) of every piece, the longest in letters, and the vectors in 8 bit with a scale a row."""

    numbers: dict[str, tuple[float, int]]
    longest: int
    unknown: float
    table: NDArray[np.int8]
    scales: Numbers

    def cut(self, word: str) -> list[int]:
        """The numbers of the pieces of one word or mark."""
        text = (WORD + word if word[:1].isalnum() else word)[: MOST_LETTERS + 1]
        length = len(text)
        best = [0.0] + [-1e30] * length
        steps = [(0, UNKNOWN)] * (length + 1)
        for start in range(length):
            sure = best[start]
            for end in range(start + 1, min(length, start + self.longest) + 1):
                known = self.numbers.get(text[start:end])
                if known is not None and sure + known[0] > best[end]:
                    best[end], steps[end] = sure + known[0], (start, known[1])
            if sure + self.unknown > best[start + 1]:
                best[start + 1], steps[start + 1] = sure + self.unknown, (start, UNKNOWN)
        found = []
        while length:
            length, number = steps[length]
            found.append(number)
        return found[::-1]

    def vectors(self, numbers: NDArray[np.int64]) -> Numbers:
        """The vectors of an array of piece numbers: one more axis, of the width of the network."""
        vectors: Numbers = self.table[numbers].astype(np.float32)
        vectors *= self.scales[numbers][..., None]
        return vectors


@cache
def default_pieces() -> Pieces:
    """The pieces that come with Khabar, read at first use (about 0.1 s)."""
    try:
        return read_pieces((files("khabar.models") / "pieces.npz").read_bytes())
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the pieces of words cannot be read ({error}); reinstall khabar") from error


def read_pieces(data: bytes) -> Pieces:
    """Pieces out of a file as `write_pieces` makes it."""
    with np.load(io.BytesIO(data), allow_pickle=False) as parts:
        texts = bytes(parts["texts"]).decode("utf-8").split("\n")
        scores = parts["scores"].tolist()
        numbers = {
            text: (score, at) for at, (text, score) in enumerate(zip(texts, scores, strict=True)) if at > UNKNOWN
        }
        return Pieces(
            numbers,
            max(map(len, numbers)),
            min(scores) - _UNKNOWN_COSTS,
            parts["table"],
            parts["scales"].astype(np.float32),
        )


def write_pieces(texts: Sequence[str], scores: Numbers, table: NDArray[np.int8], scales: Numbers) -> bytes:
    """The bytes that `read_pieces` reads."""
    file = io.BytesIO()
    np.savez_compressed(
        file,
        texts=np.frombuffer("\n".join(texts).encode("utf-8"), dtype=np.uint8),
        scores=scores.astype(np.float32),
        table=table,
        scales=scales.astype(np.float32),
    )
    return file.getvalue()
