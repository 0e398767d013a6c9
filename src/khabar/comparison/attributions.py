"""One utterance put into two mouths: who said it is what the reports disagree on."""

from collections.abc import Sequence

from khabar.language.names import same_name
from khabar.records import Conflict, ConflictValue, Document, Drift, Person, Place, Quotation, Wording

#: The wordings of an utterance must be this alike before different speakers are a conflict and not two people who agree.
_ONE_UTTERANCE = 0.75

_ONE_NAME = 0.5
_ABOUT_WORDS = 10


def find_attributions(
    documents: Sequence[Document], drifts: Sequence[Drift], people: Sequence[Person]
) -> tuple[Conflict, ...]:
    """The utterances that reports give to different named speakers, with the place where each is named."""
    texts = {document.id: document for document in documents}
    unnamed = {
        Place(document.id, said.span.start, said.span.end)
        for document in documents
        for said in document.of(Quotation)
        if said.anonymous
    }
    found: list[Conflict] = []
    for drift in drifts:
        if drift.score < _ONE_UTTERANCE:
            continue
        named = [one for one in drift.wordings if one.speaker_name and one.place not in unnamed]
        apart = [one for one in named[1:] if not _one_person(named[0].speaker_name, one.speaker_name, people)]
        if apart:
            values = tuple(_value(one, texts[one.place.article]) for one in (named[0], *apart))
            about = " ".join(named[0].text.split()[:_ABOUT_WORDS])
            said = "; ".join(f"{value.value} ({_outlet(texts[value.place.article])})" for value in values)
            found.append(Conflict("attribution", about, values, f"The reports have different people say it: {said}."))
    return tuple(found)


def _one_person(name: str | None, other: str | None, people: Sequence[Person]) -> bool:
    if not name or not other or same_name(name, other) >= _ONE_NAME:
        return True
    return any({name, other} <= {person.name, *(spelling.text for spelling in person.spellings)} for person in people)


def _value(wording: Wording, document: Document) -> ConflictValue:
    """The speaker, where the report names him for these words, else the words themselves."""
    said = next(
        (
            one
            for one in document.of(Quotation)
            if (one.span.start, one.span.end) == (wording.place.start, wording.place.end)
        ),
        None,
    )
    span = said.speaker if said and said.speaker else wording.place.span
    return ConflictValue(wording.speaker_name or "", Place(document.id, span.start, span.end))


def _outlet(document: Document) -> str:
    return document.article.outlet or document.id
