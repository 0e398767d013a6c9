"""Which articles carry the same wording: passages that stand word for word, or nearly, in two articles.

Two steps. An index of rare word sequences proposes pairs, so that thousands of articles never become all pairs; an
index and not MinHash, because a short report that stands whole inside a long one shares little of the long one's
shingles. Then the words of each proposed pair are matched from left to right into passages, in whatever order they
stand in the other article; small edits inside a passage are stepped over.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from zlib import crc32

from msgspec import Struct

from khabar.link.wording import Wording, wording
from khabar.records import Document, Place, Reuse

#: Words that must follow one another in both articles for a match to begin.
SEED = 3
#: Words that may differ between two matches of one passage: a light edit, a dropped honorific.
EDIT = 4
#: Matched words a passage needs; shorter ones are phrases everybody writes.
PASSAGE = 6
#: The part of a sentence's words that must be matched for it to stand in the other article. Two updates of one agency
#: report, alike but for the figures, match at up to .73; edited copies from .76 (33 pairs of real reports, 2026-11-21).
STANDS = 0.75
#: How often one seed may stand in one article before further places are ignored: keeps repeated text linear.
PLACES = 8
#: Word sequences of the index, and in how many articles one may stand before it is a phrase and proposes nothing.
SHINGLE, COMMON = 5, 100
#: How many of them two articles must share: a run of 12 words has at least two, phrases everybody writes seldom.
PROPOSED = 2
#: Up to this many articles every pair is compared.
FEW = 12


_Seeds = dict[tuple[str, ...], list[int]]


class _Match(Struct, frozen=True):
    """Words `left:left + length` of one article equal words `right:right + length` of the other."""

    left: int
    right: int
    length: int


def find_reuse(documents: Sequence[Document]) -> tuple[Reuse, ...]:
    """Every pair of articles that share at least one passage, with the passages and the share of the shorter.

    `left` is the article that comes first in `documents`. `share` is the part of the shorter article's body, in words,
    whose sentences stand in the other: long sentences count for more, and headlines, which every outlet writes anew,
    for nothing.
    """
    worded = list({document.id: wording(document) for document in documents}.values())
    seeds: dict[str, _Seeds] = {}
    return tuple(
        reuse
        for left, right in _proposed(worded)
        if (reuse := _compared(worded[left], worded[right], seeds)) is not None
    )


def _compared(left: Wording, right: Wording, seeds: dict[str, _Seeds]) -> Reuse | None:
    shorter, longer = (left, right) if len(left.words) <= len(right.words) else (right, left)
    if longer.document not in seeds:
        seeds[longer.document] = _seeds(longer.words)
    passages = list(_passages(_matches(shorter.words, longer.words, seeds[longer.document])))
    if not passages:
        return None
    matches = []
    for passage in passages:
        first, last = passage[0], passage[-1]
        here = _place(shorter, first.left, last.left + last.length)
        there = _place(longer, first.right, last.right + last.length)
        matches.append((here, there) if shorter is left else (there, here))
    return Reuse(left.document, right.document, round(_share(shorter, passages), 4), tuple(sorted(matches)))


def _seeds(found: Sequence[str]) -> _Seeds:
    """Where each run of `SEED` words stands."""
    places: _Seeds = {}
    for at, seed in enumerate(zip(*(found[start:] for start in range(SEED)), strict=False)):
        known = places.setdefault(seed, [])
        if len(known) < PLACES:
            known.append(at)
    return places


def _matches(left: Sequence[str], right: Sequence[str], places: _Seeds) -> Iterator[_Match]:
    """Runs of equal words, from left to right; of several in `right` the longest, then the nearest to the last one."""
    at, expected = 0, 0
    while at <= len(left) - SEED:
        best = max(
            (_Match(at, place, _run(left, right, at, place)) for place in places.get(tuple(left[at : at + SEED]), ())),
            key=lambda match: (match.length, -abs(match.right - expected)),
            default=None,
        )
        if best is None:
            at += 1
            continue
        yield best
        at, expected = at + best.length, best.right + best.length


def _run(left: Sequence[str], right: Sequence[str], i: int, j: int) -> int:
    length = SEED
    stop = min(len(left) - i, len(right) - j)
    while length < stop and left[i + length] == right[j + length]:
        length += 1
    return length


def _passages(matches: Iterable[_Match]) -> Iterator[list[_Match]]:
    """Matches joined over light edits; passages with too few matched words are dropped."""
    passage: list[_Match] = []
    for match in matches:
        if passage and not _continues(passage[-1], match):
            if sum(part.length for part in passage) >= PASSAGE:
                yield passage
            passage = []
        passage.append(match)
    if sum(part.length for part in passage) >= PASSAGE:
        yield passage


def _continues(before: _Match, after: _Match) -> bool:
    return (
        after.left - (before.left + before.length) <= EDIT and 0 <= after.right - (before.right + before.length) <= EDIT
    )


def _share(shorter: Wording, passages: Iterable[Sequence[_Match]]) -> float:
    matched = [False] * len(shorter.words)
    for passage in passages:
        for match in passage:
            matched[match.left : match.left + match.length] = [True] * match.length
    covered = Counter(number for number, found in zip(shorter.sentence_of, matched, strict=True) if found)
    counted = [number for number in range(len(shorter.sentence_lengths)) if number != shorter.headline]
    if not any(shorter.sentence_lengths[number] for number in counted):
        counted = list(range(len(shorter.sentence_lengths)))
    lengths = shorter.sentence_lengths
    standing = sum(lengths[number] for number in counted if covered[number] >= STANDS * lengths[number])
    return standing / max(1, sum(lengths[number] for number in counted))


def _place(worded: Wording, first: int, stop: int) -> Place:
    return Place(worded.document, worded.starts[first], worded.ends[stop - 1])


def _proposed(worded: Sequence[Wording]) -> list[tuple[int, int]]:
    """Pairs of articles worth comparing, as numbers into `worded`, in order."""
    if len(worded) <= FEW:
        return list(combinations(range(len(worded)), 2))
    index: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(worded):
        for shingle in _chosen_shingles(one.words):
            index[shingle].append(number)
    shared = Counter(pair for held in index.values() if 1 < len(held) <= COMMON for pair in combinations(held, 2))
    return sorted(pair for pair, count in shared.items() if count >= PROPOSED)


def _chosen_shingles(found: Sequence[str]) -> set[int]:
    """The smallest hash of every four neighbouring shingles (winnowing): any common run of 8 words is met.

    `crc32` and not `hash`, whose value changes from run to run.
    """
    hashes = [
        crc32(" ".join(found[at : at + SHINGLE]).encode("utf-8", "surrogatepass"))
        for at in range(max(0, len(found) - SHINGLE + 1))
    ]
    return {min(hashes[at : at + 4]) for at in range(max(1, len(hashes) - 3))} if hashes else set()
