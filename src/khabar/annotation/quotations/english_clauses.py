"""Indirect speech in English: what a verb of saying brings in after it, what it closes, and «according to».

After the verb: «that ...», a bare clause (said the bridge was safe), «of ...» after accuse, «to ...» after urge and vow, or what is
denied and demanded. Before it: «..., the minister said on Monday.» A clause ends at a semicolon, at «, adding», and where
someone else begins to speak (, but the union insists ...).
"""

from bisect import bisect_right
from functools import cache

from khabar.annotation.quotations.datelines import past_dateline
from khabar.annotation.quotations.english_speakers import (
    DAY_WORDS,
    EnglishSaid,
    english_lexicon,
    noun_end,
    speaker_before,
)
from khabar.annotation.quotations.reading import Reading
from khabar.language.lexicons import read_lexicon

Found = tuple[EnglishSaid, tuple[int, int]]

#: Code points; a judgement: no newspaper writes a sentence of a tenth of it.
LONGEST_CLAUSE = 6000
#: «that» stands at most this many words after its verb, what follows «X said» at the end of a sentence is as short.
REACH = 14
TRAILING = " \t\n\r.,;:-–—"
_CUTS = (", according to", ", adding", ", saying", ", stressing", ", noting", ", insisting", ", warning", ";")


def find_clauses(reading: Reading, said: dict[int, EnglishSaid], taken: list[tuple[int, int]]) -> list[Found]:
    """Every indirect quotation with its verb; `taken` are the stretches in marks that are quotations already."""
    cuts = sorted(cut for at in said if (cut := _cut_before(reading, at)) is not None)
    found: list[Found] = []
    for at, verb in said.items():
        if _in(reading.starts[at], taken) or not _is_said(reading, at):
            continue
        if content := _after(reading, at, cuts):
            found.append((verb, content))
        elif content := _before(reading, at, verb, taken):
            subject = (
                _after_comma(reading, at, verb.speaker) if verb.speaker and verb.speaker[1] <= at else verb.speaker
            )
            found.append((EnglishSaid(at, subject, verb.pronoun, verb.told), content))
    return found + _according(reading)


def find_headline(reading: Reading, said: dict[int, EnglishSaid]) -> Found | None:
    """What a headline puts after a name and a colon: «Hensley: bridge will open in May»."""
    colon = reading.text.find(": ", 0, reading.title_end)
    last = reading.word_at(colon)
    if colon < 0 or not 0 < last <= 4 or last >= len(reading) or reading.mark_around(colon) >= 0:
        return None
    spoken = {reading.words[verb.speaker[1] - 1] for verb in said.values() if verb.speaker}
    if reading.words[last - 1] not in spoken | reading.surnames:
        return None
    content = _bounded(reading, reading.starts[last], reading.title_end, [])
    return (EnglishSaid(-1, (0, last)), content) if content else None


def _is_said(reading: Reading, at: int) -> bool:
    """Whether a word of saying is a verb someone does: not «the report», «to say», «did not say», «is expected»."""
    small = _small()
    before = [word.lower() for word in reading.words[max(0, at - 3) : at]]
    if before and not reading.gap(at).strip() and before[-1] in small["not_before"]:
        return False
    if {"not", "never", "t"} & set(before[-2:]):
        return False
    word = reading.words[at].lower()
    return not (word.endswith("ed") and before and before[-1] in small["passive"])


def _after(reading: Reading, at: int, cuts: list[int]) -> tuple[int, int] | None:
    """What follows a verb of saying as its words."""
    end = reading.statement_end(reading.starts[at])
    word, act = reading.words[at].lower(), english_lexicon()[reading.words[at].lower()]
    first = _past_object(reading, at) if word in _small()["whom"] else at + 1
    for index in range(at + 1, min(len(reading), at + REACH)):
        if reading.starts[index] >= end or reading.mark_opening(reading.ends[index - 1], reading.starts[index]) >= 0:
            break
        if reading.words[index].lower() == "that" and index + 1 < len(reading):
            if reading.words[index - 1].lower() == "and":
                break  # the second half of what an earlier verb brought in
            mark = reading.mark_opening(reading.ends[index], reading.starts[index + 1])
            return None if mark >= 0 else _bounded(reading, reading.starts[index + 1], end, cuts)
        if reading.gap(index).strip() not in ("", ",") or reading.words[index].lower() in english_lexicon():
            break
    first = _past_adverbials(reading, first)
    if first >= len(reading) or reading.starts[first] >= end or reading.gap(first).strip():
        return None
    if reading.mark_opening(reading.ends[first - 1], reading.starts[first]) >= 0:
        return None
    following = reading.words[first].lower()
    if act in ("demand", "promise") or word in ("accused", "accuses", "accusing"):
        return _after_preposition(reading, at, end, cuts)
    if act == "deny" and speaker_before(reading, at) and following not in _small()["prepositions"]:
        return _bounded(reading, reading.starts[first], end, cuts)
    joined = at > 0 and reading.words[at - 1].lower() in ("and", "but") and not reading.gap(at).strip()
    inverted = speaker_before(reading, at) is None and not word.endswith("ing") and not joined
    if inverted or following in _small()["prepositions"] or not _is_clause(reading, first, end, word):
        return None
    return _bounded(reading, reading.starts[first], end, cuts)


def _after_preposition(reading: Reading, at: int, end: int, cuts: list[int]) -> tuple[int, int] | None:
    """Accused X of ..., urged X to ..., called for ..., vowed to ...; demanded ... without a preposition."""
    if speaker_before(reading, at) is None and not reading.words[at].lower().endswith("ing"):
        return None
    wanted = {"accus": ("of",), "call": ("for", "to"), "appeal": ("for", "to")}
    head = next((words for stem, words in wanted.items() if reading.words[at].lower().startswith(stem)), ("to",))
    for index in range(at + 1, min(len(reading) - 1, at + REACH)):
        if reading.starts[index] >= end or reading.gap(index).strip():
            break
        if reading.words[index].lower() in head:
            mark = reading.mark_opening(reading.ends[index], reading.starts[index + 1])
            return None if mark >= 0 else _bounded(reading, reading.starts[index + 1], end, cuts)
    demanded = reading.words[at].lower().startswith("demand") and at + 1 < len(reading)
    return _bounded(reading, reading.starts[at + 1], end, cuts) if demanded and reading.starts[at + 1] < end else None


def _before(reading: Reading, at: int, verb: EnglishSaid, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The sentence that «, X said» closes: nothing but when, where and to whom may follow."""
    subject = _after_comma(reading, at, speaker_before(reading, at))
    first = subject[0] if subject else at
    end, start = reading.statement_end(reading.starts[at]), reading.statement_start(reading.starts[at])
    opening = reading.word_at(start)
    if first <= opening + 2 or reading.gap(first).strip() != "," or (subject is None and verb.speaker is None):
        return None
    if _in(reading.ends[first - 1] - 1, taken) or reading.mark_around(reading.ends[first - 1] - 1) >= 0:
        return None
    last = verb.speaker[1] if verb.speaker and verb.speaker[0] > at else at + 1
    last = max(last, _past_object(reading, at) if reading.words[at].lower() in _small()["whom"] else last)
    if last < len(reading) and reading.starts[last] < end:
        closing = reading.words[last].lower() in _small()["prepositions"] | DAY_WORDS and not reading.gap(last).strip()
        if not closing or reading.word_at(end) - last > REACH:
            return None
    opening = reading.word_at(past_dateline(reading, reading.starts[opening], reading.starts[first], arabic=False))
    while opening < first and reading.words[opening].lower() in _small()["joints"]:
        opening += 1
    return _bounded(reading, reading.starts[opening], reading.ends[first - 1], []) if first - opening >= 3 else None


def _after_comma(reading: Reading, at: int, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """The subject without what a comma parts from it: in May, | Laura Hensley said; «Rosa Lind, a nurse, said» is whole."""
    if subject is None or reading.gap(at).strip() == ",":
        return subject
    commas = [word for word in range(subject[0] + 1, subject[1]) if "," in reading.gap(word)]
    return (commas[-1], subject[1]) if commas else subject


def _cut_before(reading: Reading, at: int) -> int | None:
    """Where a clause before this verb ends because its subject begins to speak: at the comma or the joining word."""
    subject = _after_comma(reading, at, speaker_before(reading, at))
    first = subject[0] if subject else at
    joint = first
    while joint > 0 and reading.words[joint - 1].lower() in _small()["joints"] and not reading.gap(joint).strip():
        joint -= 1
    comma = joint > 0 and reading.gap(joint).strip() in (",", ";")
    if joint == 0 or not (comma or (subject is None and joint < first)) or not _is_said(reading, at):
        return None
    return reading.ends[joint - 1]


def _past_object(reading: Reading, at: int) -> int:
    """The word after whom something is told: reporters, the court, Northern Wire, him."""
    first = at + 1
    if first >= len(reading):
        return first
    small, word = _small(), reading.words[first]
    if word.lower() in small["listeners"]:
        return first + 1
    last = first + 1
    if word.lower() in small["determiners"]:
        while last < min(len(reading), first + 6) and not reading.gap(last).strip():
            if reading.words[last].lower() in small["determiners"] | small["clause_openers"] | {"that"}:
                break
            last += 1
        return last
    if not word[0].isupper():
        return first
    while last < len(reading) and reading.words[last][0].isupper() and not reading.gap(last).strip():
        last += 1
    return last


def _past_adverbials(reading: Reading, first: int) -> int:
    """The word after on Monday, yesterday, late on Sunday, earlier."""
    while first < len(reading):
        word = reading.words[first].lower()
        following = reading.words[first + 1].lower() if first + 1 < len(reading) else ""
        if word not in DAY_WORDS and not (word == "on" and following in DAY_WORDS):
            break
        first += 1
    return first


def _is_clause(reading: Reading, first: int, end: int, verb: str) -> bool:
    """Whether words without «that» are a clause: any after said and says, else with a verb form among the next ones."""
    if verb in _small()["bare"]:
        return True
    following = [
        reading.words[at].lower() for at in range(first + 1, min(len(reading), first + 9)) if reading.starts[at] < end
    ]
    if verb in ("expect", "expects"):
        return "to" in following
    return bool(_small()["auxiliaries"] & set(following))


def _according(reading: Reading) -> list[Found]:
    found = []
    for at in range(len(reading) - 2):
        if reading.words[at].lower() != "according" or reading.words[at + 1].lower() != "to":
            continue
        last = noun_end(reading, at + 2)
        verb = EnglishSaid(at, (at + 2, last))
        start, end = reading.statement_start(reading.starts[at]), reading.statement_end(reading.starts[at])
        first = reading.word_at(past_dateline(reading, start, reading.starts[at], arabic=False))
        if first == at and last < len(reading) and "," in reading.gap(last):
            content = _bounded(reading, reading.starts[last], end, [])
        else:
            content = _bounded(reading, reading.starts[first], reading.starts[at], []) if first < at else None
        if content:
            found.append((verb, content))
    return found


def _bounded(reading: Reading, start: int, end: int, cuts: list[int]) -> tuple[int, int] | None:
    """A clause up to its end or the first cut in it; at least two words, and no endless ones."""
    if end - start > LONGEST_CLAUSE:
        return None  # reading on from every verb of a text without stops would cost the square of it
    at = bisect_right(cuts, start)
    if at < len(cuts):
        end = min(end, cuts[at])
    for cut in _CUTS:
        index = reading.text.find(cut, start, end)
        end = index if index >= 0 else end
    stop = start + len(reading.text[start:end].rstrip(TRAILING))
    return (start, stop) if len(reading.text[start:stop].split(None, 1)) == 2 else None


def _in(position: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a position lies in one of the stretches, which lie apart and in order."""
    before = bisect_right(taken, (position, 1 << 62))
    return before > 0 and position < taken[before - 1][1]


@cache
def _small() -> dict[str, frozenset[str]]:
    """The small words that steer a clause, list by list."""
    return {name: frozenset(words) for name, words in read_lexicon("english/clauses").items()}
