"""Makes the weights of letter groups: src/khabar/models/likeness.bin.

    OMP_NUM_THREADS=1 python training/train_likeness.py

Softmax regression over hashed letter groups: ordinary words are simplemma's Arabic forms (MIT), names and places the lists
of `gazetteer.txt.gz`. Nothing in it is drawn by chance: a rerun gives the same file.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.likeness import KINDS, PLACES, STEP, group_places

TARGET = Path(__file__).parents[1] / "src" / "khabar" / "models" / "likeness.bin"
ROUNDS = 60
RATE = 0.5
DECAY = 1e-6
#: Every n-th ordinary form is enough; the dictionary has 300,000.
EVERY = 3


def main() -> None:
    """Train, print how often the held-out tenth is right, and write the weights."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    words, kinds = examples()
    width = max(len(group_places(word)) for word in words)
    places = np.full((len(words), width), PLACES, dtype=np.int32)
    for row, word in enumerate(words):
        found = group_places(word)
        places[row, : len(found)] = found
    held = np.arange(len(words)) % 10 == 0
    weights = fit(places[~held], kinds[~held])
    right = weights[places[held]].sum(1).argmax(1) == kinds[held]
    for number, name in enumerate(KINDS):
        print(
            name, int((kinds == number).sum()), "held-out right:", round(float(right[kinds[held] == number].mean()), 3)
        )
    steps = np.clip(np.rint(fit(places, kinds)[:PLACES] / STEP), -127, 127).astype(np.int8)
    TARGET.write_bytes(steps.tobytes())


def examples() -> tuple[list[str], NDArray[np.int64]]:
    """Words and the number of their kind, sorted; a word of several kinds counts for its first name kind."""
    found = {key: 0 for word in DefaultDictionaryFactory().get_dictionary("ar") if len(key := entry_key(word)) > 2}
    found = {key: 0 for at, key in enumerate(sorted(found)) if at % EVERY == 0}
    for form, marks in gazetteer().marks.items():
        if " " in form or form.isascii() or len(form) < 3:
            continue
        kind = 1 if set(marks) & set("gGsS") else 2 if "n" in marks else 3 if set(marks) & set("cCt") else None
        if kind is not None:
            found[form] = kind
    words = sorted(found)
    return words, np.array([found[word] for word in words])


def fit(places: NDArray[np.int32], kinds: NDArray[np.int64]) -> NDArray[np.float64]:
    """Softmax regression by Adagrad over all examples at once, each kind with the same weight in sum."""
    weights = np.zeros((PLACES + 1, len(KINDS)))
    seen = np.full_like(weights, 1e-8)
    share = 1 / np.bincount(kinds, minlength=len(KINDS))[kinds]
    target = np.eye(len(KINDS))[kinds]
    flat = places.ravel()
    for _ in range(ROUNDS):
        sums = weights[places].sum(1)
        powers = np.exp(sums - sums.max(1, keepdims=True))
        error = (powers / powers.sum(1, keepdims=True) - target) * share[:, None]
        counted = np.stack(
            [
                np.bincount(flat, np.repeat(error[:, kind], places.shape[1]), minlength=PLACES + 1)
                for kind in range(len(KINDS))
            ],
            axis=1,
        )
        slope = counted.astype(np.float64) + DECAY * weights
        slope[PLACES] = 0
        seen += slope**2
        weights -= RATE * slope / np.sqrt(seen)
        weights[PLACES] = 0
    return weights


if __name__ == "__main__":
    main()
