"""Which sentences of different articles say the same, and how they stand to each other.

Every pair of sentences across two articles gets a likeness (`likeness`); pairs above the line are aligned. The label
is `conflict` where the two disagree on something they both speak of (`disagreements`), `same` where each contains the
other, else `partial`. One sentence may align with several.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from khabar.comparison.clashes import Clash
from khabar.comparison.disagreements import find_disagreements, with_tolls
from khabar.comparison.evidence import explain
from khabar.comparison.labels import is_same
from khabar.comparison.likeness import Grid, Pairing, likeness, one_in_the_other, pair_up, read_articles
from khabar.comparison.relations import agreement, read_pairs, trained_weights
from khabar.comparison.statements import Statement, read_statements, read_whole, weigh_words
from khabar.comparison.tolls import compare_tolls, leading, settled_tolls
from khabar.models.encoder import Encoder
from khabar.models.pairs import read_pairs_of_texts
from khabar.records import Alignment, Document, Person, Relation

#: Pairs below this likeness are not aligned; any line from .84 to .92 gives F1 .80 to .82 (2026-11-21).
_ALIGNED = 0.86

#: A likeness this far above the line is as sure as we get.
_SURE = 2.5

#: No sentence is aligned with more sentences of one article than this.
_MOST_PARTNERS = 12


#: From this likeness on, a pair is still aligned where a headline contradicts it or one role has two names.
_ALIGNED_BY_CLASH = 0.55

#: Two sentences contradict each other only if neither has a counterpart that is much closer. Where one has (a likeness
#: below this share of the best one's), their figures differ because they speak of two things (two contracts, two towns).
#: Any share from .7 to .95 gives the same scores (2026-11-21).
_CLOSEST = 0.8

#: ... unless this share of the shorter one's words stands in the longer one, which then holds it as a part.
_HELD = 0.6


#: Sentences of at most so many content words are judged as headlines; 99 % of the ANS headlines are (2026-11-21).
_HEADLINE_WORDS = 16

#: Headlines below this likeness have nothing to do with each other: nine in ten of ANS's «other» are below, 2 in 100 of
#: those that agree or disagree (2026-11-21).
_RELATED_HEADLINES = 0.9

#: From this probability on two headlines agree.
_AGREE = 0.5


def align(documents: Sequence[Document], people: Sequence[Person], encoder: Encoder) -> tuple[Alignment, ...]:
    """The pairs of sentences, across articles, that share a statement or contradict each other, in text order.

    `score` is between .5 (just aligned) and 1 (word for word); `evidence` says in words what the pair rests on.
    """
    articles = tuple(read_statements(document) for document in documents)
    weights, in_story = weigh_words(articles), weigh_words(articles, in_story=True)
    readings = read_articles(articles, encoder)
    return tuple(
        alignment
        for left, right in combinations(readings, 2)
        for alignment in _align_pair(pair_up(left, right, in_story), weights)
    )


def relate(left: Document, right: Document, encoder: Encoder) -> Relation:
    """How two sentences stand to each other, whatever articles they are from: the same both ways round.

    `score` says how sure the label is (0..1). Headlines are judged by trained weights (`relations`); longer sentences, and
    sentences in two scripts, as `align` judges them. Both say why.
    """
    first, second = read_whole(left), read_whole(right)
    if not first.words or not second.words:
        return Relation("unrelated", 1.0, ("one of the two says nothing that could be compared",))
    one, other = read_articles([(first,), (second,)], encoder)
    grade = float(likeness(pair_up(one, other, {}))[0, 0])
    meaning = float(one.vectors[0] @ other.vectors[0])
    clashes = find_disagreements(first, second, {})
    evidence = explain(first, second, {}, meaning, clashes)
    two_scripts = first.arabic != second.arabic
    if two_scripts or max(len(first.words), len(second.words)) > _HEADLINE_WORDS:
        if grade < _ALIGNED:
            return Relation("unrelated", _score(2 * _ALIGNED - grade), evidence)
        return Relation(_label(first, second, {}, meaning, clashes), _score(grade), evidence)
    if grade < _RELATED_HEADLINES:
        return Relation("unrelated", round(1 - grade / 2, 3), evidence)
    read = read_pairs_of_texts([(left.text, right.text)]).tolist()
    sure, reasons = agreement(read_pairs([(first, second)], encoder, read)[0], trained_weights())
    if sure < _AGREE:
        return Relation("conflict", round(1 - sure, 3), (*evidence, *reasons))
    label = "same" if is_same(first, second, {}, meaning) else "partial"
    return Relation(label, round(sure, 3), (*evidence, *reasons))


def _align_pair(pairing: Pairing, weights: Mapping[str, float]) -> list[Alignment]:
    grid = likeness(pairing)
    held = one_in_the_other(pairing)
    meaning = pairing.left.vectors @ pairing.right.vectors.T
    found: list[Alignment] = []
    tolls = _tolls(pairing, grid)
    one, other = pairing.left.statements, pairing.right.statements
    settled = settled_tolls(one, other), settled_tolls(other, one)
    for row, column in sorted({*_candidates(grid), *tolls}):
        left, right = pairing.left.statements[row], pairing.right.statements[column]
        clashes = with_tolls(find_disagreements(left, right, weights), tolls.get((row, column), ()), *settled)
        firm = held[row, column] >= _HELD or _counterparts(grid, row, column, left, right)
        if (row, column) in tolls or _stands(float(grid[row, column]), left, right, clashes, firm=firm):
            label = _label(left, right, weights, float(meaning[row, column]), clashes)
            evidence = explain(left, right, weights, float(meaning[row, column]), clashes)
            found.append(Alignment(left.place, right.place, label, _score(float(grid[row, column])), evidence))
    return found


def _tolls(pairing: Pairing, grid: Grid) -> dict[tuple[int, int], tuple[Clash, ...]]:
    """The clashes of the tolls, where the headlines and first sentences tell of one happening."""
    left, right = pairing.left.statements, pairing.right.statements
    if not any(grid[row, column] >= _ALIGNED for row in leading(left) for column in leading(right)):
        return {}
    clashing = compare_tolls(left, right)
    return {at: clashes for at, clashes in clashing.items() if any(not clash.excuse for clash in clashes)}


def _stands(grade: float, left: Statement, right: Statement, clashes: Sequence[Clash], *, firm: bool) -> bool:
    """Whether a candidate is an alignment; `firm` where nothing says that the two may speak of different things."""
    kinds = {clash.kind for clash in clashes if not clash.excuse}
    if grade >= _ALIGNED:
        return firm or not kinds - {"name"}
    headline = left.sentence.title or right.sentence.title
    return "name" in kinds or (headline and "claim" in kinds)


def _counterparts(grid: Grid, row: int, column: int, left: Statement, right: Statement) -> bool:
    """Whether neither sentence has a much closer one in the other article; a headline need not be the closest."""
    line = grid[row, column] / _CLOSEST
    return bool(
        (right.sentence.title or line >= grid[row].max()) and (left.sentence.title or line >= grid[:, column].max())
    )


def _label(
    left: Statement, right: Statement, weights: Mapping[str, float], meaning: float, clashes: Sequence[Clash]
) -> str:
    if any(not clash.excuse for clash in clashes):
        return "conflict"
    return "same" if is_same(left, right, weights, meaning) else "partial"


def _candidates(grid: Grid) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for row in range(grid.shape[0]):
        columns = [int(column) for column in np.flatnonzero(grid[row] >= _ALIGNED_BY_CLASH)]
        best = sorted(columns, key=lambda column: (-grid[row, column], column))[:_MOST_PARTNERS]
        found.extend((row, column) for column in sorted(best))
    return found


def _score(likeness_of_pair: float) -> float:
    return round(min(1.0, max(0.5, 0.5 + 0.5 * (likeness_of_pair - _ALIGNED) / (_SURE - _ALIGNED))), 3)
