"""Names the tagger missed where the text is plain, and labels it missed where the article tells better.

A rank or courtesy with ال before a listed given name (اللواء سالم الهاجري); names the article has elsewhere (`name_known.py`);
bodies in quotation marks; bodies and places by their head words (`name_bodies.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from khabar.annotation.name_bodies import body_at, known_body_at, place_at, stops
from khabar.annotation.name_known import Known, known_names, repeated
from khabar.annotation.name_spans import UNSURE, Draft, clitic_length, speaks_for
from khabar.language.titles import head_kind, title_kind
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.tokens import Token

#: What a name found by a rule counts.
BY_RULE = 0.6
BY_LISTS = 0.5
BY_QUOTES = 0.9
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”")')
_LONGEST_QUOTED = 4
#: «قال لـ"الغد"»: whoever is told something in marks is a newspaper.
_TOLD_TO = frozenset({"ل", "لل"})
_LINKING = frozenset({"بن", "ابن", "بنت", "ابو", "ام", "ال", "عبد", "ابي", "بو", "ولد", "دي", "فان", "فون"})
_MOST_WORDS = 6
_SHORTEST = 4

Sentences = Sequence[Sequence[Token]]


def fill_gaps(sentences: Sentences, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, relabelled where the article tells better, and what was missed, in order."""
    drafts = _with_quoted(sentences, drafts)
    known = known_names(sentences, drafts)
    drafts = [_relabelled(draft, sentences, known) for draft in drafts]
    by_sentence: dict[int, dict[int, Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, {}).update(dict.fromkeys(range(draft.start, draft.end), draft))
    found: list[Draft] = []
    for number, tokens in enumerate(sentences):
        found += _fill_sentence(number, tokens, by_sentence.get(number, {}), known)
    return found


def _fill_sentence(
    number: int,
    tokens: Sequence[Token],
    named: Mapping[int, Draft],
    known: Known,
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
            missed = _missed(number, tokens, at, named, known)
            found += [missed] if missed else []
        at = found[-1].end if found and found[-1].end > at else at + 1
    return found


def _missed(
    number: int,
    tokens: Sequence[Token],
    at: int,
    named: Mapping[int, Draft],
    known: Known,
) -> Draft | None:
    """A name at an untagged token, by the first rule that finds one."""
    if (given := _given_before(tokens, at, named)) is not None:
        return given
    end = at if speaks_for(tokens, at) else _listed_name(tokens, at, named)
    if end > at and at and _opens_name(tokens[at - 1].text):
        return Draft(number, at, end, "PER", BY_RULE)
    if end > at + 1 and _is_surname(tokens[end - 1].text):
        return Draft(number, at, end, "PER", BY_LISTS)
    again = repeated(tokens, at, known, number, BY_RULE)
    if again and not any(place in named for place in range(again.start, again.end)):
        return again
    for found in (known_body_at(tokens, at, number), place_at(tokens, at, number)):
        if found and not any(place in named for place in range(found.start, found.end)):
            return found
    return None


def _with_quoted(sentences: Sentences, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and bodies named in quotation marks after a word for a body in their stead: تنظيم «الراية»، صحيفة "الغد"."""
    quoted = [one for number, tokens in enumerate(sentences) for one in _quoted(number, tokens)]
    inside = {(one.sentence, at): one for one in quoted for at in range(one.start, one.end)}
    kept = [draft for draft in drafts if (draft.sentence, draft.start) not in inside]
    crossed = {id(inside.get((draft.sentence, draft.end - 1))) for draft in kept}
    return kept + [one for one in quoted if id(one) not in crossed]


def _quoted(number: int, tokens: Sequence[Token]) -> Iterator[Draft]:
    at = 1
    while at < len(tokens) - 2:
        before = tokens[at - 1].text
        opens = tokens[at].text in _OPENING and (before in _TOLD_TO or head_kind(before) == "body")
        opens = opens or (tokens[at].text == "(" and before in _TOLD_TO)
        at += 1
        if not opens or not tokens[at].text[0].isalpha():
            continue
        end = at
        while end < len(tokens) and end - at < _LONGEST_QUOTED and tokens[end].text not in _CLOSING:
            end += 1
        if end < len(tokens) and tokens[end].text in _CLOSING:
            yield Draft(number, at, end, "ORG", BY_QUOTES)
            at = end + 1


def _relabelled(draft: Draft, sentences: Sentences, known: Known) -> Draft:
    words = draft.words(sentences)
    if draft.score >= UNSURE or len(words) != 1:
        return draft
    before = sentences[draft.sentence][draft.start - 1].text if draft.start and not draft.cut else ""
    titled = "PER" if before and _opens_name(before) else None
    return replace(draft, label=titled or known.label_of(words[0]) or draft.label)


def _given_before(tokens: Sequence[Token], at: int, named: Mapping[int, Draft]) -> Draft | None:
    """A given name with a small word on it before a surname that was found alone: بوليد المنصوري."""
    word, after = tokens[at].text, named.get(at + 1)
    if after is None or after.label != "PER" or after.start != at + 1 or after.cut:
        return None
    small = len(word) > _SHORTEST and word[0] in "بلك" and _is_given(word[1:]) and not gazetteer().of(entry_key(word))
    return replace(after, start=at, cut=1) if small else None


def _is_surname(word: str) -> bool:
    """Whether a word is listed as a surname often, or at all where it has the shape of one (الهاجري)."""
    marks = gazetteer().of(entry_key(word))
    return "S" in marks or ("s" in marks and word.startswith("ال") and word.endswith("ي"))


def _opens_name(word: str) -> bool:
    return ("ال" in word[:3] or word.startswith("لل")) and title_kind(word) in ("rank", "honorific")


@lru_cache(maxsize=50_000)
def _is_given(word: str) -> bool:
    """Whether a word is listed as a given name often and is no more than that."""
    marks = gazetteer().of(entry_key(word))
    return "G" in marks and "m" not in marks and word not in stops() and not clitic_length(word, ())


def _listed_name(tokens: Sequence[Token], at: int, named: Mapping[int, Draft]) -> int:
    """Where a name that opens with a listed given name ends; `at` where none does."""
    if not _is_given(tokens[at].text):
        return at
    lists = gazetteer()
    end = at + 1
    while end < len(tokens) and end not in named and end - at < _MOST_WORDS:
        word = tokens[end].text
        marks = lists.of(entry_key(word))
        if word not in _LINKING and (
            word in stops() or not set(marks) & set("GSs") or "m" in marks or title_kind(word)
        ):
            break
        end += 1
    while end > at and tokens[end - 1].text in _LINKING:
        end -= 1
    return end
