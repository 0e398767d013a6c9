"""Who is heard in the reports of a story, apart from the texts: ten texts can hand on two voices, one text can hold six.

A voice is a person, a body, something else that is made to speak (figures, a study), or an unnamed source of one report (unnamed sources of two reports are never joined).
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from khabar.comparison.focus import set_aside
from khabar.language.names import same_name
from khabar.language.normal import fold, normal_text
from khabar.language.titles import head_kind, title_kind
from khabar.records import Document, Mention, Person, Place, Quotation, Voice

#: From this score two names are one name.
_ONE_NAME = 0.5

#: So many voices that share a word are held against a new one; a hostile text may have thousands.
_MOST_COMPARED = 20


class _Heard(Struct, frozen=True):
    name: str
    kind: str
    places: tuple[Place, ...]


def find_voices(documents: Sequence[Document], people: Sequence[Person]) -> tuple[Voice, ...]:
    """Everybody quoted in the parts compared: those heard in most articles first, then by where they are first heard."""
    known = {fold(spelling.text): person.name for person in people for spelling in person.spellings}
    voices: list[_Heard] = []
    by_key: dict[str, int] = {}
    by_word: dict[str, list[int]] = {}
    for document in documents:
        for heard in _heard(document, known):
            key = f"{document.id} {fold(heard.name)}" if heard.kind == "unnamed" else fold(heard.name)
            at = by_key.get(key)
            if at is None and heard.kind != "unnamed":
                at = _like(heard.name, voices, by_word)
            if at is None:
                for word in _words(heard) if heard.kind != "unnamed" else ():
                    by_word.setdefault(word, []).append(len(voices))
                voices.append(heard)
            else:
                voices[at] = _Heard(voices[at].name, voices[at].kind, (*voices[at].places, *heard.places))
            by_key[key] = len(voices) - 1 if at is None else at
    found = [
        Voice(one.name, one.kind, tuple(dict.fromkeys(p.article for p in one.places)), one.places) for one in voices
    ]
    return tuple(sorted(found, key=lambda voice: -len(voice.articles)))


def _heard(document: Document, known: Mapping[str, str]) -> Iterator[_Heard]:
    """Each speaker of one report with all places of his words, in the order in which they are first heard."""
    aside = [place.span for place in set_aside([document])]
    labels = {fold(mention.name): mention.label for mention in document.of(Mention)}
    places: dict[tuple[str, str], list[Place]] = {}
    for said in document.of(Quotation):
        name = said.speaker_name or ""
        if not (name or said.anonymous) or any(said.span in span for span in aside):
            continue
        kind = "unnamed" if said.anonymous else _kind(name, labels.get(fold(name), ""))
        full = name if kind == "unnamed" else known.get(fold(name), name)
        places.setdefault((full, kind), []).append(Place(document.id, said.span.start, said.span.end))
    for (name, kind), at in places.items():
        yield _Heard(name, kind, tuple(at))


def _kind(name: str, label: str) -> str:
    """What a named speaker is, by his label or by the first word of his description."""
    first = normal_text(name).split(maxsplit=1)[0] if name.strip() else ""
    if label == "PER" or (not label and title_kind(first)):
        return "person"
    return "body" if label in ("ORG", "LOC") or head_kind(first) == "body" else "other"


def _like(name: str, voices: Sequence[_Heard], by_word: Mapping[str, Sequence[int]]) -> int | None:
    """The first voice with a name that is this name, among those that share a word with it.

    Names in two scripts share none: `people` has joined those.
    """
    near = sorted({at for word in fold(name).split() for at in by_word.get(word, ())[:_MOST_COMPARED]})
    return next((at for at in near[:_MOST_COMPARED] if same_name(name, voices[at].name) >= _ONE_NAME), None)


def _words(heard: _Heard) -> set[str]:
    return set(fold(heard.name).split())
