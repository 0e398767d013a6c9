"""Quotations side by side: one utterance in several wordings, and what one report alone puts in a mouth."""

from collections.abc import Iterator, Sequence

from khabar.records import Change, Comparison, Drift, Person, Place, Quotation, Span, Wording
from khabar.report import view
from khabar.report.sources import Source, Sources
from khabar.report.visible import one_line


def show_drift(drift: Drift, people: Sequence[Person], sources: Sources) -> view.Drift:
    """An utterance with each wording against the first; wordings of unknown articles are left out.

    `people` tells whether two names are one person spelled in two ways.
    """
    base = drift.wordings[0] if drift.wordings else None
    return view.Drift(
        speaker=one_line(drift.speaker),
        wordings=tuple(
            view.Wording(
                cited=cited,
                kind=one_line(wording.kind),
                speaker=one_line(wording.speaker_name or ""),
                words=_words(wording),
                bent=_bent(wording, base, people),
            )
            for wording in drift.wordings
            for cited in sources.cite([wording.place])
        ),
        why=tuple(sources.explain(why) for why in drift.why),
    )


def show_lone_quotations(comparison: Comparison, sources: Sources) -> tuple[view.LoneQuotation, ...]:
    """Quotations with no other wording, in the order of the reports; sections set aside take no part.

    Whether another report tells the same without quoting is told by the alignments of the sentence.
    """
    elsewhere = _aligned(comparison, sources)
    shown: list[view.LoneQuotation] = []
    for source in sources.all:
        taken = [w.place.span for d in comparison.drifts for w in d.wordings if sources.of(w.place) is source]
        taken += [place.span for place in comparison.set_aside if sources.of(place) is source]
        reached = 0
        for quotation in _outside(source.document.of(Quotation), sorted(taken)):
            if quotation.span.end > reached:  # a quotation inside one already shown says nothing new
                reached = quotation.span.end
                shown.append(_lone(quotation, source, sources, elsewhere))
    return tuple(shown)


def _outside(quotations: Sequence[Quotation], taken: Sequence[Span]) -> Iterator[Quotation]:
    """The quotations that touch none of the stretches; both in order, so one walk along the text is enough."""
    at = 0
    furthest = 0
    for quotation in quotations:
        while at < len(taken) and taken[at].start < quotation.span.end:
            furthest = max(furthest, taken[at].end)
            at += 1
        if furthest <= quotation.span.start:
            yield quotation


def _lone(
    quotation: Quotation, source: Source, sources: Sources, elsewhere: dict[str, list[Place]]
) -> view.LoneQuotation:
    text = source.document.text
    (cited,) = sources.cite([Place(source.document.id, quotation.span.start, quotation.span.end)])
    speaker = quotation.speaker_name or (quotation.speaker.of(text) if quotation.speaker else "")
    return view.LoneQuotation(
        cited=cited,
        kind=one_line(quotation.kind),
        speaker=one_line(speaker),
        anonymous=quotation.anonymous,
        elsewhere=sources.cite(elsewhere.get(cited.anchor, ())),
    )


def _aligned(comparison: Comparison, sources: Sources) -> dict[str, list[Place]]:
    """For each sentence's anchor, the sentences of other reports that say (partly) the same."""
    found: dict[str, list[Place]] = {}
    for alignment in comparison.alignments:
        if alignment.label not in ("same", "partial"):
            continue
        for here, there in ((alignment.left, alignment.right), (alignment.right, alignment.left)):
            source = sources.of(here)
            index = source.sentence_at(here.start) if source else None
            if source is not None and index is not None:
                found.setdefault(source.sentence_anchor(index), []).append(there)
    return found


def _words(wording: Wording) -> tuple[view.Piece, ...]:
    """The wording's words, changes against the first marked; blanks put back between them."""
    if not wording.changes:
        return (view.Piece(one_line(wording.text)),)
    pieces: list[view.Piece] = []
    for change in wording.changes:
        for text, marks in _sides(change):
            if shown := one_line(text):
                pieces += [view.Piece(" ")] if pieces else []
                pieces.append(view.Piece(shown, marks))
    return tuple(pieces)


def _sides(change: Change) -> Sequence[tuple[str, tuple[str, ...]]]:
    if change.op == "equal":
        return ((change.right or change.left, ()),)
    return ((change.left, ("del",)), (change.right, ("ins",)))


def _bent(wording: Wording, base: Wording | None, people: Sequence[Person]) -> tuple[str, ...]:
    """What changed against the first wording, as keys of the interface's `bent` words."""
    if base is None or wording is base:
        return ()
    ops = {change.op for change in wording.changes}
    bent = [
        ("turned_indirect", base.kind == "direct" and wording.kind == "indirect"),
        ("turned_direct", base.kind == "indirect" and wording.kind == "direct"),
        (_speaker_change(base.speaker_name, wording.speaker_name, people), True),
        ("reworded", "replace" in ops or {"insert", "delete"} <= ops),
        ("cut", "delete" in ops and not ops & {"replace", "insert"}),
        ("added", "insert" in ops and not ops & {"replace", "delete"}),
        ("same_words", ops == {"equal"} or (not ops and wording.text == base.text)),
    ]
    return tuple(key for key, holds in bent if key and holds)


def _speaker_change(base: str | None, name: str | None, people: Sequence[Person]) -> str:
    """How the speaker changed, as a key; another man only where both names are known as different people's."""
    if not base or not name or base == name:
        return "speaker_dropped" if base and not name else ""
    first, second = _who(base, people), _who(name, people)
    if first is None or second is None:
        return "speaker_named"
    return "speaker" if first is not second else "speaker_spelled"


def _who(name: str, people: Sequence[Person]) -> Person | None:
    return next((p for p in people if name == p.name or any(name == spelling.text for spelling in p.spellings)), None)
