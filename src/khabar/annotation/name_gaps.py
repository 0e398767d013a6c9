"""Names the tagger missed where the text is plain.

A rank or courtesy with ال before a listed given name (اللواء سالم الهاجري), and a surname standing alone of someone whom
the article names in full with certainty.
"""

from collections.abc import Collection, Sequence
from functools import cache

from khabar.annotation.name_spans import Draft, clitic_length
from khabar.language.lexicons import read_lexicon
from khabar.language.titles import kind_of, title_kinds
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.tokens import Token, token_texts

#: How sure the tagger must be of a full name before its surname is looked for elsewhere in the article.
SURE = 0.8
#: What a name found by a rule counts.
BY_RULE = 0.6
_LINKING = frozenset({"بن", "ابن", "بنت", "ابو", "ام", "ال", "عبد", "ابي", "بو", "ولد", "دي", "فان", "فون"})
_MOST_WORDS = 6


def fill_gaps(
    sentences: Sequence[Sequence[Token]], drafts: Sequence[Draft], seen: Collection[str]
) -> list[Draft]:
    """The drafts and what was missed, in order."""
    surnames = _surnames(sentences, drafts)
    taken: dict[int, set[int]] = {}
    for draft in drafts:
        taken.setdefault(draft.sentence, set()).update(range(draft.start, draft.end))
    found = list(drafts)
    for number, sentence in enumerate(sentences):
        busy = taken.get(number, set())
        at = 0
        while at < len(sentence):
            end = at
            if at not in busy:
                if at and _opens_name(sentence[at - 1].text):
                    end = _listed_name(sentence, at, busy)
                if end == at and (cut := _surname_cut(sentence[at].text, surnames, seen)) is not None:
                    found.append(Draft(number, at, at + 1, "PER", BY_RULE, cut))
                elif end > at:
                    found.append(Draft(number, at, end, "PER", BY_RULE))
            at = max(end, at + 1)
    return sorted(found, key=lambda draft: (draft.sentence, draft.start))


def _surnames(sentences: Sequence[Sequence[Token]], drafts: Sequence[Draft]) -> set[str]:
    """Last words of sure full names that no ordinary word of the lists looks like."""
    names = set()
    for draft in drafts:
        words = draft.words(sentences)
        if draft.label == "PER" and draft.score >= SURE and len(words) > 1 and len(words[-1]) > 3:
            names.add(words[-1])
    return names - _ordinary(sentences, drafts, names)


def _ordinary(sentences: Sequence[Sequence[Token]], drafts: Sequence[Draft], names: set[str]) -> set[str]:
    """Surnames that are also titles, attributes, or part of another kind of name in this article."""
    other = {word for draft in drafts if draft.label != "PER" for word in draft.words(sentences)}
    return {name for name in names if name in other or kind_of(name, title_kinds())}


def _surname_cut(word: str, surnames: Collection[str], seen: Collection[str]) -> int | None:
    if word in surnames:
        return 0
    if word[0] in "وفبلك" and word[1:] in surnames:
        return 1
    return 2 if word[:2] in ("ول", "وب", "فل") and word[2:] in surnames else None


def _opens_name(word: str) -> bool:
    return ("ال" in word[:3] or word.startswith("لل")) and kind_of(word, title_kinds()) in ("rank", "honorific")


@cache
def _stops() -> frozenset[str]:
    """Words that are listed as names somewhere in the world and are hardly ever one in news: في، كان، عام.

    على and إلى keep their last letter here, as tokens do: علي is a name.
    """
    words = read_lexicon("arabic/name-stops")["stop"]
    return frozenset(text for word in words for text in token_texts(word))


def _listed_name(sentence: Sequence[Token], at: int, busy: Collection[int]) -> int:
    """Where a name that opens with a listed given name ends; `at` where none does."""
    lists = gazetteer()
    if clitic_length(sentence[at].text, ()) or "G" not in lists.of(entry_key(sentence[at].text)):
        return at
    end = at + 1
    while end < len(sentence) and end not in busy and end - at < _MOST_WORDS:
        word = sentence[end].text
        marks = lists.of(entry_key(word))
        if word in _LINKING:
            end += 1
        elif word in _stops() or not set(marks) & set("GSs") or "m" in marks or kind_of(word, title_kinds()):
            break
        else:
            end += 1
    while end > at and sentence[end - 1].text in _LINKING:
        end -= 1
    return end
