"""What each two reports owe each other: one copies the other, both rest on one source, or neither is to be seen.

Evidence, strongest first: most of the shorter report stands in the other; both credit one agency; both carry the same
wording; both quote one speaker saying the same. Only the parts that a comparison is about are looked at.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations

from msgspec import Struct

from khabar.comparison.focus import compared_sentences, set_aside
from khabar.comparison.roots import Root
from khabar.language.names import same_name
from khabar.language.normal import fold
from khabar.records import Alignment, Dependence, Document, Place, Quotation, Reuse

#: A report is a copy when more than this part of the shorter one stands in the other: the annotators' definition.
COPY = 0.5
#: Words of shared wording that point to one source, and the part of the shorter report they must be. Reports that only
#: tell of one happening shared up to 7 words or .05, those with one source from 10 words and .09 (33 pairs, 2026-11-21).
SHARED_WORDS, SHARED_PART = 10, 0.07
#: The part of the shorter report's sentences that must hand on the words of one speaker for these to be its source.
STATEMENT_PART = 0.3
ONE_NAME = 0.5
_SHOWN = 12
_WORD = re.compile(r"\w+")


class Tie(Struct, frozen=True):
    """How two reports hang together, with everything the judgement rests on.

    `shared` is the part of the left and of the right report's words that stand in the other, `passages` where they
    stand in both, `speaker` who is quoted alike in both, `agency` the key of an agency both credit.
    """

    dependence: Dependence
    shared: tuple[float, float] = (0.0, 0.0)
    passages: tuple[tuple[Place, Place], ...] = ()
    speaker: str | None = None
    agency: str = ""


def find_ties(
    documents: Sequence[Document],
    reuses: Sequence[Reuse],
    alignments: Sequence[Alignment],
    roots: Mapping[str, Sequence[Root]],
) -> tuple[Tie, ...]:
    """One tie for each pair of reports, in the order of `documents`."""
    lengths = {document.id: _length(document) for document in documents}
    aside = set_aside(documents)
    reused = {frozenset((reuse.left, reuse.right)): reuse for reuse in reuses}
    spoken = _statements(documents, alignments)
    return tuple(
        _tie(left, right, reused.get(frozenset((left.id, right.id))), aside, lengths, roots, spoken)
        for left, right in combinations(documents, 2)
    )


def _tie(
    left: Document,
    right: Document,
    reuse: Reuse | None,
    aside: Sequence[Place],
    lengths: Mapping[str, int],
    roots: Mapping[str, Sequence[Root]],
    spoken: Mapping[tuple[str, str], Mapping[str, int]],
) -> Tie:
    passages = _passages(left, right, reuse, aside)
    shared = sum(_words(one.span.of(left.text)) for one, _ in passages)
    part = min(1.0, shared / min(lengths[left.id], lengths[right.id]))
    share = reuse.share if reuse else 0.0
    credit = _shared_credit(roots[left.id], roots[right.id])
    speaker = _shared_speaker(left, right, spoken)
    if share > COPY:
        evidence = f"{share:.0%} of the shorter report stands word for word, or nearly, in the other"
        relation, score = "copy", min(1.0, 0.5 + share / 2)
    elif credit:
        evidence = f"both credit {credit[0].name} ({credit[0].why}; {credit[1].why})"
        relation, score = "common_source", 0.9
    elif shared >= SHARED_WORDS and part >= SHARED_PART:
        longest = max(passages, key=lambda pair: len(pair[0].span))[0]
        evidence = f"the same {shared} words in both, among them «{_shown(longest.span.of(left.text))}»"
        relation, score = "common_source", min(0.9, 0.5 + part)
    elif speaker:
        evidence = f"both hand on what {speaker} said, in sentences that say the same"
        relation, score = "common_source", 0.6
    else:
        evidence = "no shared wording, no shared credit and no shared statement was found"
        relation, score = "independent", 0.5 if not roots[left.id] or not roots[right.id] else 0.8
    return Tie(
        Dependence(left.id, right.id, relation, round(score, 3), evidence),
        (min(1.0, shared / lengths[left.id]), min(1.0, shared / lengths[right.id])),
        passages,
        speaker,
        credit[0].key if credit else "",
    )


def _passages(
    left: Document, right: Document, reuse: Reuse | None, aside: Sequence[Place]
) -> tuple[tuple[Place, Place], ...]:
    if reuse is None:
        return ()
    pairs = reuse.matches if reuse.left == left.id else tuple((other, one) for one, other in reuse.matches)
    return tuple(pair for pair in pairs if not any(_inside(place, aside) for place in pair))


def _inside(place: Place, parts: Iterable[Place]) -> bool:
    return any(part.article == place.article and place.span in part.span for part in parts)


def _shared_credit(left: Sequence[Root], right: Sequence[Root]) -> tuple[Root, Root] | None:
    """The first agency both reports credit, as each of them does."""
    named = {root.key: root for root in right if root.kind == "agency" and root.key}
    return next(((root, named[root.key]) for root in left if root.kind == "agency" and root.key in named), None)


def _statements(
    documents: Sequence[Document], alignments: Sequence[Alignment]
) -> dict[tuple[str, str], dict[str, int]]:
    """For each two reports, the speakers whose words they both hand on, and in how many aligned sentences."""
    said = {document.id: document.of(Quotation) for document in documents}

    @cache
    def speakers(place: Place) -> list[str]:  # a sentence stands in many alignments
        return _speakers(said.get(place.article, ()), place)

    one_speaker = cache(_one_speaker)
    found: dict[tuple[str, str], dict[str, int]] = {}
    for alignment in alignments:
        if alignment.label == "conflict":
            continue
        for one in speakers(alignment.left):
            if any(one_speaker(one, other) for other in speakers(alignment.right)):
                counts = found.setdefault((alignment.left.article, alignment.right.article), {})
                counts[one] = counts.get(one, 0) + 1
    return found


def _speakers(quotations: Iterable[Quotation], place: Place) -> list[str]:
    return list(
        dict.fromkeys(
            quotation.speaker_name
            for quotation in quotations
            if quotation.span.start < place.end
            and place.start < quotation.span.end
            and quotation.speaker_name
            and not quotation.anonymous
        )
    )


def _one_speaker(one: str, other: str) -> bool:
    return fold(one) == fold(other) or same_name(one, other) >= ONE_NAME


def _shared_speaker(left: Document, right: Document, spoken: Mapping[tuple[str, str], Mapping[str, int]]) -> str | None:
    counts = spoken.get((left.id, right.id)) or spoken.get((right.id, left.id)) or {}
    sentences = min(_body_sentences(left), _body_sentences(right))
    speaker, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return speaker if count and count >= STATEMENT_PART * sentences else None


def _body_sentences(document: Document) -> int:
    return sum(not sentence.title for sentence in compared_sentences(document))


def _length(document: Document) -> int:
    """Words of the parts that are compared, without the headline."""
    sentences = compared_sentences(document)
    body = [sentence for sentence in sentences if not sentence.title] or sentences
    return max(1, sum(_words(sentence.span.of(document.text)) for sentence in body))


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _shown(text: str) -> str:
    words = text.split()
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
