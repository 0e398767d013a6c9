"""From aligned sentences to claims: one statement, everyone who makes it, everyone silent, everyone who says otherwise.

A claim is a star, not a chain: one sentence in the middle and the sentences aligned with that very sentence. Chains
(a says b, b says c) would slide from one statement to another. The text of a claim is the middle sentence, extracted.

The order of work: every alignment gives each of its sentences a neighbour; the sentence that explains most alignments
becomes a centre, until all are explained; what nobody else says stays as a claim of one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from heapq import heapify, heappop, heappush

from khabar.comparison.focus import compared_sentences
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import words
from khabar.records import Alignment, Claim, Document, Origin, Place, Quotation, Sentence

#: A sentence of fewer words that nobody else has is a dateline or an end mark, not a claim (2026-11-21: 2 of the 234
#: sentences in gold stories are that short; neither states anything).
_FEWEST_WORDS = 4
#: A summary is one paragraph.
_SUMMARY_SENTENCES = 3

_Neighbours = Mapping[Place, Mapping[Place, Alignment]]


def group_claims(
    documents: Sequence[Document], alignments: Sequence[Alignment], origins: Sequence[Origin]
) -> tuple[Claim, ...]:
    """All claims of a group of reports: those most outlets make first, then by where they stand.

    Cost: sentences times the alignments each has, squared; a sentence has few.
    """
    stands = {place: sentence for document in documents for place, sentence in _sentences(document)}
    texts = {document.id: document.text for document in documents}
    neighbours = _neighbours(alignments)
    rank = {place: number for number, place in enumerate(stands)}
    centres = _centres(documents, stands, neighbours)
    claims = [_claim(place, neighbours.get(place, {}), documents, texts, origins, rank) for place in centres]
    claims.sort(key=lambda claim: (-_breadth(claim), _depth(claim.place, stands, texts), rank[claim.place]))
    return tuple(claims)


def summarise(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[Place, ...]:
    """A few sentences that tell what happened: what most outlets tell, also where they differ on it, and tell first.

    They stand in the order of one report. Sentences that cannot stand alone (a dropped subject, "this came during") are passed over where others exist.
    """
    documents_by_id = {document.id: document for document in documents}
    lengths = {document.id: len(document.text) for document in documents}
    shared = [claim for claim in claims if _breadth(claim) > 1] or list(claims)
    # a lead before a headline: a headline cuts, and often tells what somebody said of it
    headed = {id: document.article.body_start for id, document in documents_by_id.items()}
    shared.sort(
        key=lambda claim: (
            -_told_by(claim),
            claim.place.start < headed[claim.place.article],
            _mean_depth(claim, lengths),
        )
    )
    alone = [claim for claim in shared if stands_alone(documents_by_id[claim.place.article], claim.place)]
    chosen: list[Claim] = []
    for claim in alone or shared:
        if len(chosen) == _SUMMARY_SENTENCES:
            break
        if not any(_repeats(claim, other) for other in chosen):
            chosen.append(claim)
    order = {document.id: number for number, document in enumerate(documents)}
    return tuple(sorted((c.place for c in chosen), key=lambda place: (place.start, order[place.article])))


def stands_alone(document: Document, place: Place) -> bool:
    """Whether a sentence names who speaks in it and does not point back, so that it can be read away from its article."""
    normal = document.normal.normal(place.span).of(document.normal.text)
    if f"{normal.strip()} ".startswith(_pointing_back()):
        return False
    quotations = [q for q in document.within(Quotation, place.span) if q.cue is not None]
    opening = [q for q in quotations if q.cue is not None and q.cue.start - place.start <= 1]
    return all(q.speaker is not None for q in opening)


def _centres(documents: Sequence[Document], stands: Mapping[Place, Sentence], neighbours: _Neighbours) -> list[Place]:
    """The middle sentences: greedily the one that explains most alignments not yet explained, then the plainest.

    An alignment is explained by a claim that both of its sentences stand in. So a sentence that repeats a part of a
    centre makes no claim of its own, and one that shares another part with somebody else does.
    """
    titles = {place for place, sentence in stands.items() if sentence.title}
    by_id = {document.id: document for document in documents}
    agreeing = {
        place: frozenset(other for other, alignment in beside.items() if alignment.label != "conflict")
        for place, beside in neighbours.items()
    }
    explains = {place: _edges(place, agreeing) for place in neighbours if place in stands}
    plainness = {place: _plainness(place, neighbours[place], titles, by_id[place.article]) for place in explains}

    # A heap with late corrections: what a sentence explains only shrinks, so a stale top is put back with its true count.
    queue = [(-len(edges), plainness[place], place) for place, edges in explains.items()]
    heapify(queue)
    done: set[frozenset[Place]] = set()
    centres: list[Place] = []
    retold: set[Place] = set()  # what says the same as a centre would only show its claim twice
    while queue:
        gain, plain, place = heappop(queue)
        if place in retold:
            continue
        left = explains[place] - done
        if len(left) != -gain:
            heappush(queue, (-len(left), plain, place))
        elif left or not (agreeing[place] or _denies_a_centre(place, neighbours, centres)):
            centres.append(place)
            done |= left
            retold.update(other for other, alignment in neighbours[place].items() if alignment.label == "same")
    told = {*centres, *(other for centre in centres for other in neighbours[centre])}
    lone = [
        place
        for place in stands
        if place not in told and place not in titles and _is_statement(by_id[place.article], place)
    ]
    return centres + lone


def _edges(place: Place, agreeing: Mapping[Place, frozenset[Place]]) -> frozenset[frozenset[Place]]:
    """The alignments among a sentence and those that agree with it."""
    circle = {place, *agreeing[place]}
    return frozenset(frozenset((one, other)) for one in circle for other in agreeing[one] & circle)


def _plainness(
    place: Place, beside: Mapping[Place, Alignment], titles: Set[Place], document: Document
) -> tuple[bool, bool, float, int]:
    """How well a sentence states a claim, the best first: no headline, readable alone, close to the others, short."""
    closeness = round(sum(alignment.score for alignment in beside.values() if alignment.label != "conflict"), 4)
    return (place in titles, not stands_alone(document, place), -closeness, place.end - place.start)


def _denies_a_centre(place: Place, neighbours: _Neighbours, centres: Sequence[Place]) -> bool:
    return any(other in neighbours[place] for other in centres)


def _claim(
    place: Place,
    beside: Mapping[Place, Alignment],
    documents: Sequence[Document],
    texts: Mapping[str, str],
    origins: Sequence[Origin],
    rank: Mapping[Place, int],
) -> Claim:
    support = sorted((place, *(p for p, a in beside.items() if a.label != "conflict")), key=lambda p: rank.get(p, 0))
    denied = sorted((p for p, a in beside.items() if a.label == "conflict"), key=lambda p: rank.get(p, 0))
    heard = {p.article for p in (*support, *denied)}
    voices = {p.article for p in support}
    return Claim(
        text=place.span.of(texts[place.article]),
        place=place,
        support=tuple(support),
        silent=tuple(document.id for document in documents if document.id not in heard),
        denied=tuple(denied),
        origins=tuple(origin.name for origin in origins if voices.intersection(origin.articles)),
    )


def _neighbours(alignments: Sequence[Alignment]) -> dict[Place, dict[Place, Alignment]]:
    beside: dict[Place, dict[Place, Alignment]] = defaultdict(dict)
    for alignment in alignments:
        beside[alignment.left][alignment.right] = alignment
        beside[alignment.right][alignment.left] = alignment
    return beside


def _sentences(document: Document) -> list[tuple[Place, Sentence]]:
    return [(Place(document.id, s.span.start, s.span.end), s) for s in compared_sentences(document)]


def _is_statement(document: Document, place: Place) -> bool:
    return len(words(place.span.of(document.text))) >= _FEWEST_WORDS


def _breadth(claim: Claim) -> int:
    """In how many articles the claim is made."""
    return len({place.article for place in claim.support})


@cache
def _pointing_back() -> tuple[str, ...]:
    return tuple(f"{normal_text(entry)} " for entry in read_lexicon("arabic/pointing-back")["openings"])


def _told_by(claim: Claim) -> int:
    """How many articles make the claim or say otherwise."""
    return len({place.article for place in (*claim.support, *claim.denied)})


def _mean_depth(claim: Claim, lengths: Mapping[str, int]) -> float:
    """How far down the articles a claim first comes, 0 (top) to 1, on average."""
    first: dict[str, float] = {}
    for place in (*claim.support, *claim.denied):
        depth = place.start / max(1, lengths[place.article])
        first[place.article] = min(depth, first.get(place.article, 1.0))
    return round(sum(first.values()) / len(first), 4)


def _depth(place: Place, stands: Mapping[Place, Sentence], texts: Mapping[str, str]) -> float:
    """How far down its article a sentence stands, 0 (top) to 1."""
    return place.start / max(1, len(texts[place.article]))


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether two claims share a supporting sentence, so that showing both would say one thing twice."""
    return not set(claim.support).isdisjoint(other.support)
