"""How each report puts a claim, whose voices are heard, and what a report leaves out that most others tell."""

from collections.abc import Sequence

from khabar.records import Claim, Omission, Voice
from khabar.records import Telling as TellingRecord
from khabar.report import view
from khabar.report.sources import Source, Sources
from khabar.report.visible import one_line

#: Kinds of voices in the order they are shown.
_KINDS = ("person", "body", "other", "unnamed")


def show_tellings(claim: Claim, source: Source, sources: Sources) -> dict[str, view.Telling]:
    """How one report puts a claim, by the target of the sentence that does."""
    found: dict[str, view.Telling] = {}
    for telling in claim.tellings:
        if sources.of(telling.place) is source:
            for cited in sources.cite([telling.place]):
                found.setdefault(cited.anchor, _telling(telling))
    return found


def show_voices(voices: Sequence[Voice], sources: Sources) -> tuple[view.Voice, ...]:
    """Who is heard: people first, then bodies, each with one sentence a report; the most widely heard first."""
    shown = []
    for voice in voices:
        firsts = {source.number: place for place in reversed(voice.places) if (source := sources.of(place))}
        cited = sources.cite([firsts[number] for number in sorted(firsts)], mark=True)
        if cited:
            shown.append(view.Voice(one_line(voice.name), voice.kind, cited))
    order = {kind: place for place, kind in enumerate(_KINDS)}
    return tuple(sorted(shown, key=lambda voice: (order.get(voice.kind, len(order)), -len(voice.cited))))


def show_omissions(omissions: Sequence[Omission], sources: Sources) -> tuple[view.Omission, ...]:
    """What each report leaves out that most others tell, by report; what only one tells has a part of its own."""
    left_out: dict[int, list[view.LeftOut]] = {}
    for omission in omissions:
        source = sources.by_id.get(omission.article)
        if omission.kind == "left out" and source:
            told_by = sources.numbers(omission.told_by)
            left_out.setdefault(source.number, []).extend(
                view.LeftOut(cited, told_by) for cited in sources.cite([omission.place])
            )
    return tuple(
        view.Omission(source.number, source.outlet, tuple(left_out[source.number]))
        for source in sources.all
        if left_out.get(source.number)
    )


def _telling(telling: TellingRecord) -> view.Telling:
    return view.Telling(telling.strength, tuple(one_line(hand.name) for hand in telling.hands[1:]))
