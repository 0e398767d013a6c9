"""Names in Latin script: runs of capitalised words (`english_runs.py`), told apart by what they hold and what stands beside
them (`english_labels.py`), and found again where nothing explains them.

A useful level, no more: no tagger is trained for English. A single word that nothing explains is left out. What one place of the
article tells, the others use: the surname of a person, the short name of a firm, the ship of the headline. A headline in which
every word is capitalised only repeats names that the text has, and lists.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from khabar.annotation.english_labels import BY_LIST, BY_SHAPE, Reading, readings
from khabar.annotation.english_lists import (
    adjectives,
    cue,
    firm_words,
    known_bodies,
    known_places,
    known_things,
    name_key,
)
from khabar.annotation.english_runs import capitalised, is_common, is_latin_word, is_shouted, runs
from khabar.annotation.name_spans import Draft
from khabar.models.gazetteer import gazetteer
from khabar.models.tokens import Token

_SHORTEST_TOWN = 4
_DATELINE_ENDS = frozenset("(-–—:,/")


def is_latin(tokens: Sequence[Token]) -> bool:
    """Whether most words of a sentence are in Latin letters."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return bool(words) and 2 * sum(map(is_latin_word, words)) > len(words)


def latin_drafts(sentences: Mapping[int, Sequence[Token]]) -> list[Draft]:
    """The names of the Latin sentences of one article, given by their numbers; linear in their length."""
    found: list[Draft] = []
    for number, tokens in sentences.items():
        if not is_shouted(tokens):
            found += _drafts(number, tokens)
    found = _agreed(found, sentences)
    known = _known(found, sentences)
    taken = {(draft.sentence, at) for draft in found for at in range(draft.start, draft.end)}
    for number, tokens in sentences.items():
        found += _repeated(number, tokens, known, taken, shouted=is_shouted(tokens))
    return sorted(found, key=lambda draft: (draft.sentence, draft.start))


def _drafts(number: int, tokens: Sequence[Token]) -> Iterator[Draft]:
    last: Reading | None = None
    for run in runs(tokens):
        names = [_town_of_dateline(tokens, run)] if _is_dateline(tokens, run) else readings(tokens, run, last)
        for name in names:
            yield Draft(number, name.start, name.end, name.label, name.score, title=name.title)
            last = name


def _is_dateline(tokens: Sequence[Token], run: tuple[int, int]) -> bool:
    """Whether a run opens a report and is the place it was written in: CAIRO (Agency) -, MEXICO CITY, March 4:."""
    start, end = run
    text = tokens[start].text
    if start or end >= len(tokens) or tokens[end].text not in _DATELINE_ENDS or len(text) < _SHORTEST_TOWN:
        return False
    words = [token.text for token in tokens[start:end] if token.text[0].isalpha()]
    return all(map(str.isupper, words)) and name_key(" ".join(words)) not in known_bodies()


def _town_of_dateline(tokens: Sequence[Token], run: tuple[int, int]) -> Reading:
    return Reading(run[0], run[1], "LOC", BY_LIST)


def _agreed(found: Sequence[Draft], sentences: Mapping[int, Sequence[Token]]) -> list[Draft]:
    """The drafts, those labelled by their shape alone with the label that the same words have elsewhere."""
    surer: dict[str, Draft] = {}
    for draft in found:
        if draft.score > BY_SHAPE:
            surer.setdefault(_text(draft, sentences), draft)
    agreed = []
    for draft in found:
        other = surer.get(_text(draft, sentences)) if draft.score == BY_SHAPE else None
        agreed.append(replace(draft, label=other.label, score=other.score) if other else draft)
    return agreed


def _known(found: Sequence[Draft], sentences: Mapping[int, Sequence[Token]]) -> dict[str, str]:
    """Folded names of the article with their labels: whole, a person's surname, a body's name without what it is."""
    known: dict[str, str] = {}
    for draft in found:
        known.setdefault(_text(draft, sentences), draft.label)
    for draft in found:
        words = [token.text.casefold() for token in sentences[draft.sentence][draft.start : draft.end]]
        words = [word for word in words if word[0].isalnum()]
        if draft.label == "PER" and len(words) > 1:
            known.setdefault(_surname(sentences[draft.sentence][draft.start : draft.end]), "PER")
            if (
                words[0] not in adjectives() | known_places() | cue("stop")
                and len(words[0]) > 1
                and not gazetteer().of(words[0])
            ):
                known.setdefault(words[0], "PER")
        elif draft.label == "ORG" and len(words) > 1 and _names_alone(words):
            known.setdefault(words[0], "ORG")
    return known


def _surname(tokens: Sequence[Token]) -> str:
    """The last part of a person's name with what is written before it: El-Sawy, Khoury-Saab, al-Hamdi."""
    at = len(tokens) - 1
    while at >= 2 and tokens[at - 1].text == "-":
        at -= 2
    return _folded(tokens[at:])


def _names_alone(words: Sequence[str]) -> bool:
    """Whether the first word of a body's name names it by itself: Lumina Inc., Jinlong Motor."""
    first = words[0]
    plain = first not in cue("body") | cue("place") | cue("stop") | adjectives() | known_places()
    return (
        plain
        and not gazetteer().of(first)
        and len(first) > 3
        and (words[-1] in firm_words() or all(word in cue("body") for word in words[1:]))
    )


def _repeated(
    number: int, tokens: Sequence[Token], known: Mapping[str, str], taken: set[tuple[int, int]], *, shouted: bool
) -> Iterator[Draft]:
    """Names of the article that stand again where nothing explained them: a surname alone, a headline."""
    longest = max((name.count(" ") + 1 for name in known), default=0)
    longest = max(longest, 4) if shouted else longest
    at = 0
    while at < len(tokens):
        step = 1
        if capitalised(tokens[at].text) and (number, at) not in taken:
            for length in range(min(longest, len(tokens) - at), 0, -1):
                if not capitalised(tokens[at + length - 1].text):
                    continue
                words = _folded(tokens[at : at + length])
                label = known.get(words) or (_listed(words, tokens, at) if shouted else None)
                if label and not any((number, place) in taken for place in range(at, at + length)):
                    yield Draft(number, at, at + length, label, BY_SHAPE)
                    step = length
                    break
        at += step


def _listed(words: str, tokens: Sequence[Token], at: int) -> str | None:
    """The label of a listed name, for headlines in capitals."""
    if is_common(tokens, at) or words in cue("stop"):
        return None
    if words in known_places() or "t" in gazetteer().of(words):
        return "LOC" if len(words) > 2 or (tokens[at].text.isupper() and words != "us") else None
    if words in known_bodies():
        return "ORG"
    if words in known_things():
        return "MISC"
    return "LOC" if "C" in gazetteer().of(words) and len(words) > _SHORTEST_TOWN else None


def _text(draft: Draft, sentences: Mapping[int, Sequence[Token]]) -> str:
    return _folded(sentences[draft.sentence][draft.start : draft.end])


def _folded(tokens: Sequence[Token]) -> str:
    return name_key(" ".join(token.text for token in tokens))
