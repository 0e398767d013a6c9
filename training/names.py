"""Learns which letters stand for each other in two spellings of a name, and the weights of the name scorer.

    python -m training.names ../shared/gold

1. From 12,877 Arabic–Latin pairs (Google transliteration, Apache-2.0; those that are also in a development file are left
   out), expectation–maximisation over all alignments gives how often letter groups stand for each other.
2. Two Arabic groups that stand for one Latin group stand for each other, in that proportion; so do two Latin ones.
3. Logistic regression over `name_features.FEATURES`, on `arabic-dev.tsv` and `cross-script-dev.tsv` (Apache-2.0, CC0),
   with weights pulled to 0. Their pairs of two names all begin alike, so as many pairs of names drawn by chance are added:
   without them, names that have nothing in common were taken for one. Five-fold cross-validation is printed, over the
   judged pairs alone; the shipped weights are fitted to everything.

Writes `src/khabar/language/name_sounds/`. The same input gives the same bytes. About two minutes on one core.
"""

import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.language import name_features
from khabar.language.name_alignment import LONGEST_LEFT, LONGEST_RIGHT, single_letters
from khabar.language.name_parts import name_parts

OUT = Path(__file__).parents[1] / "src" / "khabar" / "language" / "name_sounds"
ROUNDS = 7
LEAST_COUNT = 0.3  # a correspondence seen less often is noise
CHANCE_PAIRS = 6000
CHANCE_WEIGHT = 0.5  # of each such pair beside a judged one's 1; at .2 twice as many of them pass, at 1 F1 falls by .003 (2026-11-21)
PULL = 1.0  # L2 penalty on standardised weights
DIGRAPHS = frozenset(("تش", "دج", "كس", "تس", "دز", "غز"))  # Arabic pairs that may meet two or three Latin letters

Counts = dict[tuple[str, str], float]
Floats = NDArray[np.float64]


def main(gold: Path) -> None:
    """Learn and write the tables, then the scorer."""
    names = gold / "names"
    judged = {name: _judged(names / f"{name}.tsv") for name in ("arabic-dev", "cross-script-dev")}
    held_out = {(left, right) for rows in judged.values() for left, right, _ in rows}
    pairs = [row for row in _pairs(names / "source" / "ar2en-train.txt") if row not in held_out]
    parts = [(_part(left), _part(right)) for left, right in pairs]
    counts = expect(parts)
    letters = (Counter("".join(left for left, _ in parts)), Counter("".join(right for _, right in parts)))
    OUT.mkdir(exist_ok=True)
    _write("arabic-latin", worths(counts, letters[0], letters[1]))
    _write("arabic-arabic", worths(meet(counts, side=0), letters[0], letters[0]))
    _write("latin-latin", worths(meet(counts, side=1), letters[1], letters[1]))
    lines = ["# Weights of the features of language/name_features.py; made by training/names.py.", ""]
    for column, name in (("one_script", "arabic-dev"), ("two_scripts", "cross-script-dev")):
        lines += [f"[{column}]", *fit(judged[name], by_chance(parts, column), name), ""]
    (OUT / "scorer.toml").write_text("\n".join(lines), encoding="utf-8")


def expect(parts: Sequence[tuple[str, str]]) -> Counts:
    """Expected counts of letter groups that stand for each other, after `ROUNDS` rounds."""
    chance: Counts = {}
    counts: Counts = {}
    for round_number in range(ROUNDS):
        counts = defaultdict(float)
        for left, right in parts:
            if left and right and len(left) <= 20 and len(right) <= 25:
                _expect_one(left, right, chance, counts)
        total = sum(counts.values())
        chance = {groups: count / total for groups, count in counts.items() if count > 0.05}
        print(f"round {round_number + 1}: {len(chance)} correspondences")
    return counts


def meet(counts: Counts, *, side: int) -> Counts:
    """Counts of two groups of one script that stand for one group of the other."""
    by_other: dict[str, dict[str, float]] = defaultdict(dict)
    for groups, count in counts.items():
        if count >= 0.5:
            by_other[groups[1 - side]][groups[side]] = count
    met: Counts = defaultdict(float)
    for same in by_other.values():
        total = sum(same.values())
        for left, left_count in same.items():
            for right, right_count in same.items():
                if (left or right) and (len(left) + len(right) <= 3 or left == right) and len(left) <= LONGEST_LEFT:
                    met[left, right] += left_count * right_count / total
    return met


def worths(counts: Counts, left_letters: Counter[str], right_letters: Counter[str]) -> Counts:
    """The logarithm of how much oftener two groups meet than their letters would by chance."""
    total, left_total, right_total = sum(counts.values()), left_letters.total(), right_letters.total()
    found: Counts = {}
    for (left, right), count in counts.items():
        if count >= LEAST_COUNT:
            chance = sum(math.log(left_letters[char] / left_total) for char in left)
            chance += sum(math.log(right_letters[char] / right_total) for char in right)
            found[left, right] = math.log(count / total) - chance
    return found


def by_chance(parts: Sequence[tuple[str, str]], column: str) -> list[tuple[str, str, int]]:
    """Pairs of different names drawn by chance from the list, in one script or two, each judged to be two names."""
    draw = np.random.default_rng(20261121).integers(len(parts), size=(CHANCE_PAIRS, 2))
    side = 0 if column == "one_script" else 1
    return [(parts[one][0], parts[two][side], 0) for one, two in draw if parts[one] != parts[two]]


def fit(judged: Sequence[tuple[str, str, int]], drawn: Sequence[tuple[str, str, int]], name: str) -> list[str]:
    """The lines of one column of the scorer; prints the cross-validated F1 on the judged pairs."""
    chance = [pair for left, right, _ in drawn if (pair := name_features.lay_out(left, right)) is not None]
    others = np.array([list(name_features.feature_values(pair).values()) for pair in chance])
    pairs = [(name_features.lay_out(_part(left), _part(right)), answer) for left, right, answer in judged]
    lost = sum(answer for pair, answer in pairs if pair is None)
    kept = [(list(name_features.feature_values(pair).values()), answer) for pair, answer in pairs if pair is not None]
    values = np.array([row for row, _ in kept])
    answers = np.array([answer for _, answer in kept])
    guessed = np.zeros(len(answers))
    order = np.random.default_rng(20261121).permutation(len(answers))
    for fold in range(5):
        aside = order[fold::5]
        rest = np.setdiff1d(order, aside)
        weights = _logistic(values[rest], answers[rest], others)
        guessed[aside] = 1 / (1 + np.exp(-(values[aside] @ weights[:-1] + weights[-1])))
    right = float(((guessed >= 0.5) & (answers == 1)).sum())
    f1 = 2 * right / float((guessed >= 0.5).sum() + answers.sum() + lost)
    print(f"{name}: {len(judged)} pairs, {lost} of one name too far apart to be looked at, cross-validated F1 {f1:.4f}")
    weights = _logistic(values, answers, others)
    wrong = float((others @ weights[:-1] + weights[-1] > 0).sum())
    print(f"{name}: {len(others)} of {len(drawn)} chance pairs looked at, {wrong:.0f} taken for one name")
    named = zip((*(feature.__name__ for feature in name_features.FEATURES), "bias"), weights, strict=True)
    return [f"{feature} = {weight:.4f}" for feature, weight in named]


def _logistic(judged: Floats, answers: Floats, others: Floats) -> Floats:
    """Weights, and the bias last, for values as they are; fitted on standardised ones by Newton's method.

    `others` are the values of the chance pairs, none of one name.
    """
    values = np.r_[judged, others]
    wanted = np.r_[answers, np.zeros(len(others))]
    counts = np.r_[np.ones(len(judged)), np.full(len(others), CHANCE_WEIGHT)]
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    table = np.c_[(values - mean) / spread, np.ones(len(values))]
    weights = np.zeros(table.shape[1])
    for _ in range(40):
        guess = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ ((guess - wanted) * counts) + PULL * weights
        curve = (table * (guess * (1 - guess) * counts)[:, None]).T @ table + PULL * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - scaled @ mean)


def _expect_one(left: str, right: str, chance: Counts, counts: Counts) -> None:
    rows, columns = len(left), len(right)
    forward = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    forward[0][0] = 1.0
    steps: dict[tuple[int, int], list[tuple[int, int, tuple[str, str], float]]] = {}
    for row in range(rows + 1):
        for column in range(columns + 1):
            here = []
            for taken, width in _sizes(left, row, column):
                groups = (left[row - taken : row], right[column - width : column])
                share = chance.get(groups, 0.0) if chance else 0.05 ** (taken + width)
                value = share * forward[row - taken][column - width]
                if value:
                    here.append((taken, width, groups, share))
                    forward[row][column] += value
            steps[row, column] = here
    whole = forward[rows][columns]
    if whole <= 0:
        return
    backward = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    backward[rows][columns] = 1.0
    for row in range(rows, -1, -1):
        for column in range(columns, -1, -1):
            after = backward[row][column]
            for taken, width, groups, share in steps[row, column] if after else ():
                backward[row - taken][column - width] += after * share
                counts[groups] += forward[row - taken][column - width] * share * after / whole


def _sizes(left: str, row: int, column: int) -> Iterable[tuple[int, int]]:
    for taken in range(min(LONGEST_LEFT, row) + 1):
        for width in range(0 if taken else 1, min(LONGEST_RIGHT, column) + 1):
            alone = (taken == 2 and width == 0) or (taken == 0 and width > 1)
            wide = taken == 2 and width > 1 and left[row - 2 : row] not in DIGRAPHS
            if not alone and not wide:
                yield taken, width


def _part(name: str) -> str:
    return single_letters("".join(name_parts(name).parts))


def _pairs(path: Path) -> list[tuple[str, str]]:
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) == 2]


def _judged(path: Path) -> list[tuple[str, str, int]]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [(left, right, int(answer)) for left, right, answer in rows]


def _write(name: str, table: Mapping[tuple[str, str], float]) -> None:
    lines = [f"{left}\t{right}\t{worth:.3f}\n" for (left, right), worth in sorted(table.items())]
    (OUT / f"{name}.tsv").write_text("".join(lines), encoding="utf-8")
    print(f"{name}: {len(lines)} correspondences")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
