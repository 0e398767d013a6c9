"""What a run of capitalised words names: by lists, by its own words, by titles, by the words beside it, else by its shape.

In this order: titles off the front; lists of known places and bodies; the head word (… Ministry, Lake …, … Prize); the words
before and after (the ferry …, … province, in …); two words and more that nothing explains are most often a person.
"""

from collections.abc import Sequence

from msgspec import Struct

from khabar.annotation.english_lists import (
    adjectives,
    cue,
    firm_words,
    is_listed_place,
    known_bodies,
    known_places,
    known_things,
    words_key,
)
from khabar.annotation.english_runs import Run
from khabar.language.titles import title_kinds
from khabar.models.tokens import Token

#: How sure a name is: listed or with a head word or title; by the words beside it; by its shape alone.
BY_LIST, BY_CUE, BY_SHAPE = 0.8, 0.7, 0.5
_LONGEST_TITLE = 3
_LONGEST_ACRONYM = 6
_SIDES = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "new",
        "san",
        "santa",
        "saint",
        "st",
        "el",
        "los",
        "las",
        "ben",
        "beni",
    }
)


_SURE_PLACES = frozenset({"in", "near", "outside", "into", "across", "towards"})


class Reading(Struct, frozen=True):
    """A name inside a run: half-open token numbers, label, how sure, and the tokens of a title before it."""

    start: int
    end: int
    label: str
    score: float
    title: Run | None = None


def readings(tokens: Sequence[Token], run: Run, last: Reading | None) -> list[Reading]:
    """The names in one run; `last` is the name before it in the sentence, for lists (in Marib and Taiz)."""
    start, end = run
    title = _title(tokens, start, end)
    if title is None or _is_body_all_in_all(tokens, run, title):
        start = _after_common(tokens, start, end)
        found = _label(tokens, (start, end), last) if start < end else None
        return [found] if found else []
    found_before: list[Reading] = []
    if title[0] > start:
        place = words_key(tokens, start, title[0])
        if is_listed_place(place) or (place.split()[-1:] and place.split()[-1] in cue("place")):
            found_before = [Reading(start, title[0], "LOC", BY_LIST)]
        elif (
            title[0] - start > 1
            and tokens[title[0] - 1].text.casefold() in cue("body") - firm_words()
            and place not in adjectives()
        ):
            found_before = [Reading(start, title[0], "ORG", BY_CUE)]
    first = title[0] if found_before else start
    if title[1] == end:
        return found_before
    if words_key(tokens, title[1], end) in adjectives():
        return found_before
    return [*found_before, Reading(title[1], end, "PER", BY_LIST, (first, title[1]))]


def _label(tokens: Sequence[Token], run: Run, last: Reading | None) -> Reading | None:
    start, end = run
    words = [token.text.casefold() for token in tokens[start:end] if token.text[0].isalnum()]
    text = words_key(tokens, start, end)
    if not words or text in adjectives():
        return None
    if words[-1] in adjectives() and len(words) == 2 and words_key(tokens, start, end - 1) in known_places():
        return Reading(start, end - 1, "LOC", BY_LIST)  # a Nebraska Republican
    if len(words) == 2 and words[1] in adjectives() and words[0] in cue("stop") | cue("no_person"):
        return None  # Ancient Roman walls
    before, after = _beside(tokens, start, end)
    if text in known_bodies():
        return Reading(start, end, "ORG", BY_LIST)
    if text in known_things():
        return Reading(start, end, "MISC", BY_LIST)
    if is_listed_place(text) or _is_part_of_town(tokens, run, words):
        return Reading(start, end, "LOC", BY_LIST)
    if len(words) > 1 and words[0] in known_bodies():
        return Reading(start, end, "ORG", BY_CUE)
    if len(words) > 1 and (label := _by_head(words)):
        return Reading(start, end, label, BY_LIST)
    if before[-1] in cue("thing_before") or after in cue("thing_after"):
        return Reading(start, end, "MISC", BY_CUE)
    if label := _by_neighbours(tokens, run, words, before, after, last):
        return Reading(start, end, label, BY_CUE)
    if len(words) == 1:
        return _acronym(tokens, run)
    return Reading(start, end, "ORG" if words[0] in cue("no_person") else "PER", BY_SHAPE)


def _by_head(words: Sequence[str]) -> str | None:
    """The label that the word a name ends with, opens with or has before "of" gives it."""
    heads = [words[at - 1] for at, word in enumerate(words) if at and word in ("of", "for", "in")][:1]
    heads.append(words[-1])
    if " ".join(words[-2:]) in cue("place"):
        return "LOC"
    if words[0] in cue("body_first"):
        return "ORG"
    if words[0] in cue("place_first") and (words[-1] not in cue("body") or set(words) & {"des", "de", "du"}):
        return "LOC"
    for head in heads:
        for table, label in (("body", "ORG"), ("thing", "MISC"), ("place", "LOC")):
            if head in cue(table):
                return label
    if words[0] in cue("thing_first"):
        return "MISC"
    return "ORG" if set(words) & cue("body") else None


def _by_neighbours(
    tokens: Sequence[Token], run: Run, words: Sequence[str], before: tuple[str, str], after: str, last: Reading | None
) -> str | None:
    far, near = before
    alone = len(words) == 1
    if alone and run[0] == 0:  # a word that opens a sentence is capitalised anyway
        return "PER" if after in cue("say") and words[0][-1] != "s" and not tokens[0].text.isupper() else None
    if _has_age(tokens, run[1]):
        return "PER"
    speaks = after in cue("say") or near in cue("say")
    if after in cue("place_after") or (near == "of" and far in cue("place_kind")):
        return "LOC"
    if near in cue("person_before") or (near == "," and far in cue("person_before") and alone):
        return "PER"
    if (near == "by" and far in cue("body_by")) or (near == "in" and far in cue("body_in")):
        return "ORG"
    if (near == "as" and far == "known") or (
        near == "said" and alone and after not in cue("body_after") and not tokens[run[0]].text.isupper()
    ):
        return "PER"
    if alone and (near == "at" or (near == "of" and far == ",")):
        return "LOC"
    if near in cue("body_before") or (not speaks and after in cue("body_after")):
        return "ORG"
    if not speaks and near in cue("place_before") and (alone or words[0] in _SIDES or near in _SURE_PLACES):
        return "LOC"
    joined = _joined_to(tokens, last, run[0])
    if last and not speaks and joined and (joined == "and" or alone) and not after[:1].isdigit():
        return last.label if last.label in ("LOC", "ORG") else None
    if alone and after in cue("say") and not tokens[run[0]].text.isupper():
        return "PER"
    return "ORG" if alone and near == "told" else None


def _has_age(tokens: Sequence[Token], end: int) -> bool:
    """Whether a figure between commas follows a name: Karim Haddad, 33, said."""
    ahead = [token.text for token in tokens[end : end + 3]]
    return len(ahead) > 2 and ahead[0] == "," and ahead[1].isdigit() and len(ahead[1]) < 3 and ahead[2] in ",."


def _is_part_of_town(tokens: Sequence[Token], run: Run, words: Sequence[str]) -> bool:
    """Whether a hyphen joins a town to a word more: Brussels-Midi."""
    return len(words) == 2 and run[1] - run[0] == 3 and tokens[run[0] + 1].text == "-" and is_listed_place(words[0])


def _joined_to(tokens: Sequence[Token], last: Reading | None, start: int) -> str:
    """The word or mark that alone stands between two names of a list, "" where more does."""
    if last is None or not 0 < start - last.end <= len([",", "and"]):
        return ""
    between = {token.text.casefold() for token in tokens[last.end : start]}
    return "" if between - {",", "and", "or"} else "," if between == {","} else "and"


def _acronym(tokens: Sequence[Token], run: Run) -> Reading | None:
    text = tokens[run[0]].text
    if text.isupper() and 2 <= len(text) <= _LONGEST_ACRONYM and text.casefold() not in cue("not_body"):
        return Reading(run[0], run[1], "ORG", BY_CUE)
    return None


def _beside(tokens: Sequence[Token], start: int, end: int) -> tuple[tuple[str, str], str]:
    """The two words before a name, without articles and opening marks, and the word or mark after it."""
    found: list[str] = []
    at = start - 1
    while at >= 0 and len(found) < 2:
        text = tokens[at].text.casefold()
        if text not in ("the", "a", "an", '"', "“", "'", "‘", "«"):
            found.append(text)
        at -= 1
    found += [""] * (2 - len(found))
    after = end
    while after < len(tokens) and tokens[after].text in ('"', "”", "'s", "’s", "»"):
        after += 1
    return (found[1], found[0]), tokens[after].text.casefold() if after < len(tokens) else ""


def _title(tokens: Sequence[Token], start: int, end: int) -> Run | None:
    """The tokens of the titles in a run, from the first to the last, where a name can follow."""
    at, first_kind = start, None
    found: Run | None = None
    while at < end:
        length = _title_length(tokens, at, end)
        kind = title_kinds().get(words_key(tokens, at, at + 1)) if length else None
        if length and (
            found or at == start or kind != "honorific" or words_key(tokens, at, at + 1) in cue("title_inside")
        ):
            if found is None and at > start and not _may_lead(tokens, start, at):
                return None
            first_kind = kind if found is None else first_kind
            found = (found[0] if found else at, at + length)
            at += length
        elif found:
            later = _second_title(tokens, at, end) if first_kind == "attribute" else None
            if later is None:
                break
            found, at = (found[0], later), later
        else:
            at += 1
    return found


def _is_body_all_in_all(tokens: Sequence[Token], run: Run, title: Run) -> bool:
    """Whether the title is a word of a longer name: Justice Department, King Faisal Hospital, General Labour Union."""
    last = tokens[run[1] - 1].text.casefold()
    return (
        tokens[title[1] - 1].text != "." and last in cue("body") | cue("place") and last not in cue("firm_or_surname")
    )


def _may_lead(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether the words before a title can be what it is the title of: Transport Minister, Lincoln Mayor."""
    return at - start <= _LONGEST_TITLE and all(
        token.text[0].isalpha() or token.text in "-&" for token in tokens[start:at]
    )


def _second_title(tokens: Sequence[Token], at: int, end: int) -> int | None:
    """The end of the title that "Deputy", "Former" belong to, some words on: Deputy Civil Protection Minister."""
    for later in range(at + 1, min(at + 1 + _LONGEST_TITLE, end - 1)):
        if length := _title_length(tokens, later, end):
            return later + length
    return None


def _title_length(tokens: Sequence[Token], start: int, end: int) -> int:
    """How many tokens at `start` are a title, its full stop included; 0 where none is."""
    for length in range(min(_LONGEST_TITLE, end - start), 0, -1):
        if " ".join(token.text.casefold() for token in tokens[start : start + length]) in title_kinds():
            return length + (start + length < end and tokens[start + length].text == ".")
    return 0


def _after_common(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a name begins behind a common word that opens the sentence: Witness Karim, Ferry Blue Heron."""
    if end - start < 2 or (start and tokens[start - 1].text[0].isalnum()) or tokens[start + 1].text == "of":
        return start
    if start and tokens[start - 1].text in ("'s", "’s"):
        return start
    word = tokens[start].text.casefold()
    opens = word in cue("person_before") | cue("body_before") | cue("thing_first")
    opens = opens or (word in cue("thing_before") and end - start > len(("ferry", "name")))
    known = word in ("operation", "vision", "project", "copa") or tokens[end - 1].text.casefold() in cue("body")
    return start + 1 if opens and not known else start
