"""One utterance through several outlets: what each cut, added or changed, and who was made to say it.

The first wording of a drift is the base: the earliest that was published, then the one in direct speech, then the
longest. `changes` turn it, word by word, into each other wording. An utterance all outlets carry alike comes last, with
no reasons: it has not drifted, but more than one outlet has it.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from khabar.comparison.utterances import Echo, Utterance, find_echoes, same_speaker
from khabar.language.normal import fold
from khabar.models.encoder import Encoder
from khabar.records import Alignment, Change, Document, Drift, Person, Place, Wording

#: Words compared of one wording; a longer speech is compared by its beginning.
_MOST_WORDS = 600

#: Words of a cut or an addition that are shown in a reason.
_SHOWN = 8

_WORD = re.compile(r"\S+")


def find_drifts(
    documents: Sequence[Document], alignments: Sequence[Alignment], people: Sequence[Person], encoder: Encoder
) -> tuple[Drift, ...]:
    """The utterances that stand in two or more outlets; first those in different wordings or under different speakers."""
    drifts = (_drift(echo, people) for echo in find_echoes(documents, people, encoder))
    shared = [drift for drift in drifts if _outlets(drift, documents) > 1]
    return tuple(sorted(shared, key=lambda drift: not drift.why))


def word_changes(base: str, other: str) -> tuple[Change, ...]:
    """What turns one wording into another, word by word; spelling and punctuation alone are no change."""
    left, right = _WORD.findall(base)[:_MOST_WORDS], _WORD.findall(other)[:_MOST_WORDS]
    left, right = [word for word in left if fold(word)], [word for word in right if fold(word)]
    matcher = SequenceMatcher(None, [fold(word) for word in left], [fold(word) for word in right], autojunk=False)
    return tuple(
        Change(op, " ".join(left[start:end]), " ".join(right[other_start:other_end]))
        for op, start, end, other_start, other_end in matcher.get_opcodes()
    )


def _drift(echo: Echo, people: Sequence[Person]) -> Drift:
    base, *others = sorted(echo.wordings, key=_first_wording)
    wordings = [_wording(base, ()), *(_wording(one, word_changes(base.text, one.text)) for one in others)]
    why = [
        reason
        for one, wording in zip(others, wordings[1:], strict=True)
        for reason in _reasons(base, one, wording, people)
    ]
    names = [one.quotation.speaker_name for one in (base, *others) if one.quotation.speaker_name]
    return Drift(max(names, key=len, default=""), tuple(wordings), echo.score, tuple(why))


def _first_wording(utterance: Utterance) -> tuple[str, bool, int, int]:
    article = utterance.document.article
    return article.published or "9999", utterance.quotation.kind != "direct", -len(utterance.text), utterance.at


def _wording(utterance: Utterance, changes: tuple[Change, ...]) -> Wording:
    quotation = utterance.quotation
    place = Place(utterance.document.id, quotation.span.start, quotation.span.end)
    return Wording(place, quotation.kind, quotation.speaker_name, utterance.text, changes)


def _reasons(base: Utterance, other: Utterance, wording: Wording, people: Sequence[Person]) -> list[str]:
    """What one outlet did to the base wording, in words."""
    name, base_name = _outlet(other), _outlet(base)
    found: list[str] = []
    for change in wording.changes:
        if change.op == "delete":
            found.append(f"{name} leaves out «{_short(change.left)}»")
        elif change.op == "insert":
            found.append(f"{name} adds «{_short(change.right)}»")
        elif change.op == "replace":
            found.append(f"{name} has «{_short(change.right)}» for «{_short(change.left)}»")
    if base.quotation.kind != other.quotation.kind:
        found.append(f"{base.quotation.kind} speech in {base_name}, {other.quotation.kind} in {name}")
    if same_speaker(base, other, people) is False:
        found.append(f"{base_name} has {base.quotation.speaker_name} say it, {name} {other.quotation.speaker_name}")
    return found


def _outlet(utterance: Utterance) -> str:
    return utterance.document.article.outlet or utterance.document.id


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts[:_SHOWN]) + (" …" if len(parts) > _SHOWN else "")


def _outlets(drift: Drift, documents: Sequence[Document]) -> int:
    names = {document.id: document.article.outlet or document.id for document in documents}
    return len({names[wording.place.article] for wording in drift.wordings})
