"""Where the words of one article stand in another: passages in whatever order, small edits stepped over.

Words are matched from left to right; of several places in the other article the longest run counts, then the nearest to
the last one. Names, titles and formulas belong to a passage but do not make one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct

from khabar.link.shingles import runs_of
from khabar.link.wording import QUOTED, Wording

#: Words that must follow one another in both articles for a match to begin.
SEED = 3
#: Words that may differ between two matches of one passage: a light edit, a dropped honorific.
EDIT = 4
#: Matched words a passage needs that are neither name nor formula; shorter ones are phrases everybody writes. With 6 the
#: relation of one more of 33 pairs of real reports is wrong (2026-11-22).
PASSAGE = 5
#: A sentence of which formulas and phrases are more than this part is nobody's and counts for no share.
FORMULAIC = 0.6
#: The part of a sentence's words that must be matched for it to stand in the other article. Two updates of one agency
#: report, alike but for the figures, match at up to .73; edited copies from .76 (33 pairs of real reports, 2026-11-21).
STANDS = 0.75
#: How often one seed may stand in one article before further places are ignored: keeps repeated text linear.
PLACES = 8


class Run(Struct, frozen=True):
    """Words `left:left + length` of one article equal words `right:right + length` of the other."""

    left: int
    right: int
    length: int


Passage = tuple[Run, ...]


def shared_passages(left: Wording, right: Wording, given: bytes) -> tuple[Passage, ...]:
    """The passages of `left` that stand in `right`, in the order of `left`; about linear in the length of both.

    `given` has a 1 for each word of `left` that is nobody's own wording.
    """
    return tuple(passage for passage in _joined(_runs(left, right)) if own_words(passage, given) >= PASSAGE)


def own_words(passage: Passage, given: bytes) -> int:
    """How many matched words of a passage are somebody's own wording."""
    return sum(run.length - sum(given[run.left : run.left + run.length]) for run in passage)


def standing_share(worded: Wording, passages: Iterable[Passage], given: bytes) -> float:
    """The part of an article's body, in words, whose sentences stand in the other; `passages` are of its own words.

    Long sentences count for more; the headline, which every outlet writes anew, and sentences of formulas for nothing.
    """
    matched = bytearray(len(worded.codes))
    for passage in passages:
        for run in passage:
            matched[run.left : run.left + run.length] = b"\x01" * run.length
    covered = Counter(number for number, found in zip(worded.sentence_of, matched, strict=True) if found)
    nobodys = Counter(number for number, found in zip(worded.sentence_of, given, strict=True) if found)
    lengths = worded.lengths
    body = [number for number in range(len(lengths)) if number != worded.headline and lengths[number]]
    counted = [number for number in body if nobodys[number] <= FORMULAIC * lengths[number]]
    counted = counted or body or list(range(len(lengths)))
    standing = sum(lengths[number] for number in counted if covered[number] >= STANDS * lengths[number])
    return standing / max(1, sum(lengths[number] for number in counted))


def quoted_part(left: Wording, right: Wording, passages: Sequence[Passage]) -> float:
    """The part of the matched words that stand inside quotation marks in both articles."""
    both = [
        left.marks[run.left + at] & right.marks[run.right + at] & QUOTED
        for passage in passages
        for run in passage
        for at in range(run.length)
    ]
    return sum(map(bool, both)) / max(1, len(both))


def _runs(left: Wording, right: Wording) -> Iterator[Run]:
    here, there = np.array(left.codes, dtype=np.uint64), np.array(right.codes, dtype=np.uint64)
    seeds, others = runs_of(here, SEED), runs_of(there, SEED)
    order = np.argsort(others, kind="stable")
    ranked = others[order]
    first, stop = np.searchsorted(ranked, seeds, "left"), np.searchsorted(ranked, seeds, "right")
    starting = np.flatnonzero(stop > first).tolist()
    firsts, stops, places = first.tolist(), stop.tolist(), order.tolist()
    at, expected = 0, 0
    for one in starting:
        if one < at:
            continue
        stands = places[firsts[one] : min(stops[one], firsts[one] + PLACES)]
        found = (Run(one, place, _length(left.codes, right.codes, one, place)) for place in stands)
        best = max(found, key=lambda run: (run.length, -abs(run.right - expected)))
        if best.length < SEED:  # two runs with one hash
            continue
        yield best
        at, expected = one + best.length, best.right + best.length


def _length(left: Sequence[int], right: Sequence[int], i: int, j: int) -> int:
    stop = min(len(left) - i, len(right) - j)
    length = 0
    while length < stop and left[i + length] == right[j + length]:
        length += 1
    return length


def _joined(runs: Iterable[Run]) -> Iterator[Passage]:
    passage: list[Run] = []
    for run in runs:
        if passage and not _continues(passage[-1], run):
            yield tuple(passage)
            passage = []
        passage.append(run)
    if passage:
        yield tuple(passage)


def _continues(before: Run, after: Run) -> bool:
    return (
        after.left - (before.left + before.length) <= EDIT and 0 <= after.right - (before.right + before.length) <= EDIT
    )
