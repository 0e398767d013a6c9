"""Trains the weights by which `relate` judges two headlines, from pairs that people labelled.

    python training/train_relations.py train.csv [dev.csv [readings.npy]]

The files are those of the ANS corpus (Khouja 2020, Apache-2.0): s1, s2, stance (agree, disagree, other). Logistic
regression on the features of `khabar.comparison.relations` and on single words; pairs of "other" are left out. The
line above which two headlines agree is chosen on the training pairs by five-fold cross-validation, together with what
networks that had not seen the fold (`train_pairs.py --fold`, joined in the order of the folds) say of them. Nothing is random.
Writes src/khabar/models/relations.json; prints mean F1 of agree and disagree.
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.annotation.pipeline import DEFAULT, annotate_all
from khabar.comparison.relations import (
    PAIR_FEATURES,
    READER,
    Pair,
    agreement,
    measure_pair,
    read_pairs,
    trained_weights,
)
from khabar.comparison.statements import read_whole
from khabar.models.encoder import default_encoder
from khabar.models.pairs import read_pairs_of_texts
from khabar.records import make_article

WEIGHTS = Path(__file__).parents[1] / "src" / "khabar" / "models" / "relations.json"

#: Ridge penalties: features are few and believed, words are many and doubted. Any from 1 to 10 differ by under .01 F1.
FEATURE_PENALTY, WORD_PENALTY = 0.3, 5.0

#: A word must stand in so many pairs to have weights of its own.
LEAST_PAIRS = 5

FOLDS = 5

Grid = NDArray[np.float64]


def main(train: str, dev: str | None = None, readings: str | None = None) -> None:
    """Train, write, and tell how well it does."""
    pairs, agrees = read(train)
    words = frequent_words(pairs)
    grid = np.array([measure_pair(pair) for pair in pairs])
    mean, deviation = grid.mean(axis=0), grid.std(axis=0) + 1e-9
    rows = np.c_[(grid - mean) / deviation, word_grid(pairs, words), np.ones(len(pairs))]
    penalty = np.r_[np.full(len(PAIR_FEATURES), FEATURE_PENALTY), np.full(2 * len(words), WORD_PENALTY), 0.01]
    read_so_far = np.load(readings) if readings else np.zeros(0)
    known = np.arange(len(read_so_far) or len(pairs))
    scores = cross_validated(rows, agrees, penalty)
    best_line(scores, agrees)
    line = best_line(scores[known] + (READER * read_so_far if readings else 0.0), agrees[known])
    weights = fit(rows, agrees, penalty)
    write(weights, line, mean, deviation, words)
    trained_weights.cache_clear()
    for name, held in (("train", (pairs, agrees)), *([("dev", read(dev))] if dev else [])):
        said = np.array([agreement(pair, trained_weights())[0] > 0.5 for pair in held[0]])
        print(name, len(held[0]), "mean F1", round(mean_f1(said, held[1]), 4))


def read(path: str) -> tuple[list[Pair], Grid]:
    """The pairs of one file that agree or disagree, and 1 for those that agree."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        labelled = [row for row in csv.DictReader(file) if row["stance"] in ("agree", "disagree")]
    steps = [step for step in DEFAULT if step.name == "sentences"]
    texts = [text for row in labelled for text in (row["s1"], row["s2"])]
    documents, _ = annotate_all([make_article(text, id=str(at)) for at, text in enumerate(texts)], steps)
    statements = [read_whole(document) for document in documents]
    said = read_pairs_of_texts([(row["s1"], row["s2"]) for row in labelled]).tolist()
    pairs = read_pairs(list(zip(statements[::2], statements[1::2], strict=True)), default_encoder(), said)
    return pairs, np.array([float(row["stance"] == "agree") for row in labelled])


def frequent_words(pairs: list[Pair]) -> list[str]:
    """The keys that stand in one headline alone in enough pairs."""
    counts = Counter(key for pair in pairs for key in pair.left.keys ^ pair.right.keys)
    return sorted(key for key, count in counts.items() if count >= LEAST_PAIRS)


def word_grid(pairs: list[Pair], words: list[str]) -> Grid:
    """Two columns a word: it stands in both, it stands in one alone."""
    column = {key: 2 * at for at, key in enumerate(words)}
    grid = np.zeros((len(pairs), 2 * len(words)))
    for row, pair in enumerate(pairs):
        for key in pair.left.keys | pair.right.keys:
            if key in column:
                grid[row, column[key] + (key not in pair.shared)] = 1.0
    return grid


def fit(rows: Grid, agrees: Grid, penalty: Grid) -> Grid:
    """Logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(15):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (sure - agrees) + penalty * weights
        curve = (rows * (sure * (1 - sure))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def cross_validated(rows: Grid, agrees: Grid, penalty: Grid) -> Grid:
    """The score of every pair from weights that have not seen its fold; folds are runs of pairs, not draws."""
    scores = np.zeros(len(rows))
    for fold in np.array_split(np.arange(len(rows)), FOLDS):
        kept = np.setdiff1d(np.arange(len(rows)), fold)
        scores[fold] = rows[fold] @ fit(rows[kept], agrees[kept], penalty)
    return scores


def best_line(scores: Grid, agrees: Grid) -> float:
    """The score above which calling a pair agreeing gives the best mean F1."""
    lines = np.linspace(-2.0, 1.5, 71)
    found = max((mean_f1(scores > line, agrees), -abs(line), line) for line in lines)
    print("cross-validated mean F1", round(found[0], 4), "line", round(found[2], 2))
    return float(found[2])


def mean_f1(said: NDArray[np.bool_], agrees: Grid) -> float:
    """The mean of the F1 of agree and of disagree."""
    truth = agrees > 0.5
    hits, misses = (said & truth).sum(), (~said & ~truth).sum()
    return float((2 * hits / (said.sum() + truth.sum()) + 2 * misses / ((~said).sum() + (~truth).sum())) / 2)


def write(weights: Grid, line: float, mean: Grid, deviation: Grid, words: list[str]) -> None:
    """Write the weights, rounded, in the order of the table and of the alphabet."""
    features = len(PAIR_FEATURES)
    table = {
        feature.name: [round(float(figure), 4) for figure in (weights[at], mean[at], deviation[at])]
        for at, feature in enumerate(PAIR_FEATURES)
    }
    both, alone = weights[features:-1:2], weights[features + 1 : -1 : 2]
    lexicon = {key: [round(float(both[at]), 3), round(float(alone[at]), 3)] for at, key in enumerate(words)}
    source = {"bias": round(float(weights[-1]), 4), "line": round(line, 3), "features": table, "words": lexicon}
    WEIGHTS.write_text(json.dumps(source, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
