"""Names the tagger missed where the text is plain, and labels it missed where the article tells better.

A rank or courtesy with ال before a listed given name (اللواء سالم الهاجري); the surname, standing alone, of someone whom the
article names in full; a place the article names elsewhere; bodies and places by their head words (`name_bodies.py`).
"""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from khabar.annotation.name_bodies import body_at, place_at, stops
from khabar.annotation.name_spans import Draft, clitic_length
from khabar.language.titles import kind_of, title_kinds
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.tokens import Token

#: How sure the tagger must be of a name before the rest of the article is searched for it.
SURE = 0.7
#: Below this a single word gives way to the label that the rest of the article gives it.
UNSURE = 0.8
#: What a name found by a rule counts.
BY_RULE = 0.6
_LINKING = frozenset({"بن", "ابن", "بنت", "ابو", "ام", "ال", "عبد", "ابي", "بو", "ولد", "دي", "فان", "فون"})
_MOST_WORDS = 6

Sentences = Sequence[Sequence[Token]]


def fill_gaps(sentences: Sentences, drafts: Sequence[Draft], seen: Collection[str]) -> list[Draft]:
    """The drafts, relabelled where the article tells better, and what was missed, in order."""
    surnames, places = _surnames(sentences, drafts), _places(sentences, drafts)
    drafts = [_relabelled(draft, sentences, surnames, places) for draft in drafts]
    by_sentence: dict[int, dict[int, Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, {}).update(dict.fromkeys(range(draft.start, draft.end), draft))
    found: list[Draft] = []
    for number, tokens in enumerate(sentences):
        found += _fill_sentence(number, tokens, by_sentence.get(number, {}), surnames, places, seen)
    return found


def _fill_sentence(
    number: int,
    tokens: Sequence[Token],
    named: Mapping[int, Draft],
    surnames: Collection[str],
    places: Collection[str],
    seen: Collection[str],
) -> list[Draft]:
    found: list[Draft] = []
    at = 0
    while at < len(tokens):
        here = named.get(at)
        body = body_at(tokens, at, named, number) if here is None or here.label != "PER" else None
        if body and (here is None or here.end <= body.end):
            # A name that begins inside the body and goes on after it keeps what is its own.
            found.append(body)
        elif here:
            found.append(here if here.start == at else replace(here, start=at, cut=0))
        else:
            missed = _missed(number, tokens, at, named, surnames, places, seen)
            found += [missed] if missed else []
        at = found[-1].end if found and found[-1].end > at else at + 1
    return found


def _missed(
    number: int,
    tokens: Sequence[Token],
    at: int,
    named: Mapping[int, Draft],
    surnames: Collection[str],
    places: Collection[str],
    seen: Collection[str],
) -> Draft | None:
    """A name at an untagged token, by the first rule that finds one."""
    if at and _opens_name(tokens[at - 1].text) and (end := _listed_name(tokens, at, named)) > at:
        return Draft(number, at, end, "PER", BY_RULE)
    word = tokens[at].text
    if (cut := _cut_to(word, surnames)) is not None:
        return Draft(number, at, at + 1, "PER", BY_RULE, cut)
    if (cut := _cut_to(word, places)) is not None:
        return Draft(number, at, at + 1, "LOC", BY_RULE, cut)
    return place_at(tokens, at, number)


def _relabelled(draft: Draft, sentences: Sentences, surnames: Collection[str], places: Collection[str]) -> Draft:
    words = draft.words(sentences)
    if draft.score >= UNSURE or len(words) != 1:
        return draft
    label = "PER" if words[0] in surnames else "LOC" if words[0] in places else draft.label
    return replace(draft, label=label)


def _surnames(sentences: Sentences, drafts: Sequence[Draft]) -> set[str]:
    """Last words of sure full names that are no title and no part of another kind of sure name in this article."""
    names, other = set(), set()
    for draft in drafts:
        words = draft.words(sentences)
        if draft.score < SURE:
            continue
        if draft.label != "PER":
            other.update(words)
        elif len(words) > 1 and len(words[-1]) > 3:
            names.add(words[-1])
    return {name for name in names - other - stops() if not kind_of(name, title_kinds())}


def _places(sentences: Sentences, drafts: Sequence[Draft]) -> set[str]:
    """Single words that are surely places in this article, and nothing else in it."""
    places, other = set(), set()
    for draft in drafts:
        words = draft.words(sentences)
        if draft.label == "LOC" and len(words) == 1 and draft.score >= SURE and len(words[0]) > 3:
            places.add(words[0])
        elif draft.label != "LOC":
            other.update(words)
    return places - other - stops()


def _cut_to(word: str, names: Collection[str]) -> int | None:
    """How many letters before one of the names the word has: 0 to 2; None where it is none of them."""
    if word in names:
        return 0
    if word[0] in "وفبلك" and word[1:] in names:
        return 1
    return 2 if word[:2] in ("ول", "وب", "فل", "فب") and word[2:] in names else None


def _opens_name(word: str) -> bool:
    return ("ال" in word[:3] or word.startswith("لل")) and kind_of(word, title_kinds()) in ("rank", "honorific")


def _listed_name(tokens: Sequence[Token], at: int, named: Mapping[int, Draft]) -> int:
    """Where a name that opens with a listed given name ends; `at` where none does."""
    lists = gazetteer()
    if clitic_length(tokens[at].text, ()) or "G" not in lists.of(entry_key(tokens[at].text)):
        return at
    end = at + 1
    while end < len(tokens) and end not in named and end - at < _MOST_WORDS:
        word = tokens[end].text
        marks = lists.of(entry_key(word))
        if word not in _LINKING and (
            word in stops() or not set(marks) & set("GSs") or "m" in marks or kind_of(word, title_kinds())
        ):
            break
        end += 1
    while end > at and tokens[end - 1].text in _LINKING:
        end -= 1
    return end
