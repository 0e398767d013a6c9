"""Sentences to learn names from: words as the running system cuts and spells them, with tags.

The licences stand in `src/khabar/models/README.md`; every file read here may train shipped weights.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from conll import Sentence, read_plain, read_wojood
from msgspec import Struct

from khabar.models.tokens import Token, text_tokens

#: Of every ten stretches of so many sentences the last is kept back when settings are chosen.
STRETCH = 50


class Tagged(Struct, frozen=True):
    """A sentence: its tokens and a tag for each."""

    words: tuple[Token, ...]
    tags: tuple[str, ...]


class Gold(Struct, frozen=True):
    """What may train: ANERcorp's newspapers and those of them kept back, the Wojood sample, and text used without its tags."""

    newspapers: list[Tagged]
    held_out: list[Tagged]
    wojood: list[Tagged]
    untagged: list[Tagged]


def read_gold(gold: Path, *, hold_out: bool) -> Gold:
    """Read what stands under the folder of the gold."""
    ner = gold / "ner"
    newspapers = _tagged(read_plain(ner / "ANERCorp_CamelLab_train.txt"))
    kept = [at // STRETCH % 10 == 9 and hold_out for at in range(len(newspapers))]
    wojood = [
        sentence for part in ("train", "val", "test") for sentence in read_wojood(ner / "wojood-sample" / f"{part}.txt")
    ]
    aqmar = [sentence for part in ("train", "dev", "test") for sentence in read_plain(ner / "aqmar" / f"{part}.txt")]
    return Gold(
        [one for one, held in zip(newspapers, kept, strict=True) if not held],
        [one for one, held in zip(newspapers, kept, strict=True) if held],
        _tagged(wojood),
        [*_tagged(aqmar), *_headlines(gold / "claims" / "train.csv")],
    )


def read_test(gold: Path) -> list[Tagged]:
    """ANERcorp's test part: to score with, never to train on."""
    return _tagged(read_plain(gold / "ner" / "ANERCorp_CamelLab_test.txt"))


def _tagged(sentences: Iterable[Sentence]) -> list[Tagged]:
    return [Tagged(tuple(word for word, _ in rows), tuple(tag for _, tag in rows)) for rows in sentences if rows]


def _headlines(path: Path) -> list[Tagged]:
    with path.open(encoding="utf-8", newline="") as file:
        texts = sorted({text for row in csv.DictReader(file) for text in (row["s1"], row["s2"])})
    found = [tuple(text_tokens(text)) for text in texts]
    return [Tagged(words, ("O",) * len(words)) for words in found if words]
