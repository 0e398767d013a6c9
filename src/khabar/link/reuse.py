"""Which articles carry the same wording: passages that stand word for word, or nearly, in two articles.

Two steps. An index of rare word sequences proposes pairs (`shingles`), so that thousands of articles never become all
pairs; the words of each proposed pair are then matched into passages (`passages`), and `whence` says who had them first.
`Copies` holds a window of articles and takes new ones as they come; `find_reuse` is the same for a batch.
"""

import heapq
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from khabar.link.passages import PASSAGE, own_words, quoted_part, shared_passages, standing_share
from khabar.link.publications import Publication, Signatures
from khabar.link.shingles import SHINGLE, ShingleIndex, chosen_shingles
from khabar.link.whence import whence
from khabar.link.wording import Wording, wording
from khabar.records import Document, Place, Reuse

#: How many articles are held: the newest by day of publication. 20,000 need about 300 MB.
WINDOW = 20_000
#: How many word sequences two articles must share: a run of 12 words has at least two, phrases everybody writes seldom.
PROPOSED = 2
#: Words of their own that articles must share which nothing else brings together; a passage is enough for those known
#: to tell of one happening.
UNRELATED = 12
#: Up to this many articles of one group every pair is compared.
FEW = 12
#: Articles hand on one text, and tell each other's source, when this part of the shorter one stands in the other.
ONE_TEXT = 0.5
#: So many new articles are indexed before the first of them is compared: memory is bounded for any batch.
_CHUNK = 2_000

_Pair = tuple[int, int]


def find_reuse(documents: Sequence[Document]) -> tuple[Reuse, ...]:
    """Every pair of articles that share at least one passage, with the passages and the share of the shorter.

    `left` is the article that comes first in `documents`. `share` is the part of the shorter article's body, in words,
    whose sentences stand in the other: long sentences count for more, and headlines, which every outlet writes anew,
    for nothing.
    """
    copies = Copies(window=max(1, len(documents)), related=True)
    copies.add(documents)
    return copies.reuses()


class Copies:
    """A sliding window over articles with the wording they share; articles come one by one or by the thousand.

    An article is known by its id: adding it again changes nothing. When the window is full the oldest leave it, by day
    of publication; an article without a day counts for the newest day seen when it came. `related` where all articles are
    known to tell of one happening: then a short passage is evidence, and among few of them every pair is compared.
    """

    def __init__(self, *, window: int = WINDOW, related: bool = False) -> None:
        self._window = window
        self._least = PASSAGE if related else UNRELATED
        self._every_pair_of = FEW if related else 0
        self._next = self._newest = 0
        self._texts: dict[int, Wording] = {}
        self._numbers: dict[str, int] = {}
        self._oldest: list[tuple[int, int]] = []
        self._index = ShingleIndex()
        self._signatures = Signatures()
        self._kept: dict[int, dict[int, int]] = {}  # worked out for the chunk at hand, as is `_given`
        self._given: dict[int, bytes] = {}
        self._reuses: dict[_Pair, Reuse] = {}
        self._paired: dict[int, set[int]] = {}

    def __len__(self) -> int:
        """How many articles the window holds."""
        return len(self._texts)

    def add(self, documents: Sequence[Document]) -> tuple[Reuse, ...]:
        """Take articles in; returns every reuse that is new, or whose source is seen otherwise now."""
        touched: dict[_Pair, Reuse] = {}
        for at in range(0, len(documents), _CHUNK):
            touched.update(self._added(documents[at : at + _CHUNK]))
        return tuple(touched[pair] for pair in sorted(touched))

    def reuses(self) -> tuple[Reuse, ...]:
        """All wording shared inside the window, in the order in which the articles came."""
        return tuple(self._reuses[pair] for pair in sorted(self._reuses))

    def _added(self, documents: Sequence[Document]) -> dict[_Pair, Reuse]:
        new = [number for document in documents if (number := self._entered(document)) is not None]
        self._given.clear()  # what is a phrase depends on all that the window holds
        every_pair = len(self._texts) <= self._every_pair_of
        found: list[_Pair] = []
        for number in new:
            shared = self._index.sharing(number, self._shingles(number))
            others = self._texts if every_pair else (other for other, count in shared.items() if count >= PROPOSED)
            for other in sorted(one for one in others if one < number):
                reuse = self._compared(other, number)
                if reuse is not None:
                    self._reuses[other, number] = reuse
                    found.append((other, number))
        touched = {pair: self._reuses[pair] for pair in self._explained(found)}
        self._kept.clear()
        while len(self._texts) > self._window:
            self._forget(heapq.heappop(self._oldest)[1])
        return touched

    def _entered(self, document: Document) -> int | None:
        """The number of a new article, None for one the window holds."""
        if document.id in self._numbers:
            return None
        worded = wording(document)
        number, self._next = self._next, self._next + 1
        published = document.article.published_day
        day = published.toordinal() if published else self._newest
        self._newest = max(self._newest, day)
        self._texts[number] = worded
        self._numbers[document.id] = number
        self._index.add(number, self._shingles(number), day)
        self._signatures.add(worded.published)
        heapq.heappush(self._oldest, (day, number))
        return number

    def _explained(self, found: Iterable[_Pair]) -> set[_Pair]:
        """Say who had the words first in new pairs, and again in older ones whose words a new article carries too."""
        touched = set(found)
        for one, other in found:
            self._paired.setdefault(one, set()).add(other)
            self._paired.setdefault(other, set()).add(one)
        for one, other in found:
            if self._reuses[one, other].share >= ONE_TEXT:
                touched.update(_pair(near, third) for third in self._thirds(one, other) for near in (one, other))
        for one, other in touched:
            reuse = self._reuses[one, other]
            others = [self._published(third) for third in self._thirds(one, other)]
            told = whence(self._published(one), self._published(other), reuse.words, reuse.quoted, others)
            self._reuses[one, other] = replace(reuse, direction=told.direction, source=told.source, why=told.why)
        return touched

    def _thirds(self, one: int, other: int) -> list[int]:
        """Further articles that carry most of what each of two carries."""
        return [
            third
            for third in sorted(self._paired.get(one, set()) & self._paired.get(other, set()))
            if min(self._reuses[_pair(one, third)].share, self._reuses[_pair(other, third)].share) >= ONE_TEXT
        ]

    def _compared(self, one: int, other: int) -> Reuse | None:
        left, right = self._texts[one], self._texts[other]
        shorter, longer = (left, right) if len(left.codes) <= len(right.codes) else (right, left)
        nobodys = self._nobodys(one if shorter is left else other)
        passages = shared_passages(shorter, longer, nobodys)
        words = sum(own_words(passage, nobodys) for passage in passages)
        if words < self._least:
            return None
        matches = []
        for passage in passages:
            first, last = passage[0], passage[-1]
            here = _place(shorter, first.left, last.left + last.length)
            there = _place(longer, first.right, last.right + last.length)
            how = "verbatim" if len(passage) == 1 else "edited"
            matches.append((here, there, how) if shorter is left else (there, here, how))
        matches.sort()
        return Reuse(
            left.document,
            right.document,
            round(standing_share(shorter, passages, nobodys), 4),
            tuple((here, there) for here, there, _ in matches),
            tuple(how for _, _, how in matches),
            words,
            round(quoted_part(shorter, longer, passages), 4),
        )

    def _nobodys(self, number: int) -> bytes:
        """A 1 for each word of an article that is no outlet's own: names, titles, formulas, phrases of the window."""
        if number not in self._given:
            shingles = self._shingles(number)
            given = bytearray(self._texts[number].given)
            for phrase in self._index.phrases(shingles):
                given[shingles[phrase] : shingles[phrase] + SHINGLE] = b"\x01" * SHINGLE
            self._given[number] = bytes(given)
        return self._given[number]

    def _shingles(self, number: int) -> dict[int, int]:
        if number not in self._kept:
            self._kept[number] = chosen_shingles(self._texts[number].codes)
        return self._kept[number]

    def _published(self, number: int) -> Publication:
        published = self._texts[number].published
        return replace(published, credits=self._signatures.credits_of(published))

    def _forget(self, number: int) -> None:
        gone = self._texts.pop(number)
        del self._numbers[gone.document]
        self._index.drop(number, chosen_shingles(gone.codes))
        self._signatures.add(gone.published, -1)
        for partner in self._paired.pop(number, set()):
            del self._reuses[_pair(number, partner)]
            self._paired[partner].discard(number)


def _pair(one: int, other: int) -> _Pair:
    return (one, other) if one < other else (other, one)


def _place(worded: Wording, first: int, stop: int) -> Place:
    return Place(worded.document, worded.starts[first], worded.ends[stop - 1])
