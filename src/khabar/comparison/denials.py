"""What a sentence denies, and what it leaves open: «نفى نيته الاستقالة», "no evidence of a leak", «لم يستبعد».

A cue of `denials.toml` reaches to the end of its clause. Its head is the first word of content there that is no name, no
part of the speaker and no mere carrier («نية», «تقديم», "reports of"): that alone is denied, for «نفى تورطه في الهجوم» does
not deny the attack. What a sentence demands, fears or thinks possible is neither said nor denied.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from khabar.comparison.keys import KeyWord
from khabar.comparison.statements import Statement
from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.titles import bare_forms, head_kind, title_kind

#: A cue of asking, fearing or doubting reaches so many content words.
_OPEN_REACH = 4

#: The particles of negation («لا», "not") reach so many content words; verbs of denial reach through their clause.
_PARTICLE_REACH = 3

#: «أي» marks what is denied where it stands behind at most so many content words: «لم يرصد الخبراء أي تلوث».
_ANY_REACH = 4

#: A name so many content words after a verb of denial can be that of who denies.
_SUBJECT_REACH = 8

_LANGUAGES = ("arabic/denials", "english/denials")
_CLAUSE_END = re.compile(r"[،,؛;:.!؟?\"«»”“()]")
_THAT = re.compile(r"\b(?:بان|ان|انه|انها|انهم|بانه|بانها|that)\b")
_ANY = re.compile(r"\b(?:اي|اية|ايه|any) ")
_NOT_RULED_OUT = "did not rule out"
_PARTICLES = ("not, no, without", "not, no, without, never")


class Denied(Struct, frozen=True):
    """What a sentence denies: the head word, its number among the content words, and the cue in normal text."""

    at: int
    word: KeyWord
    start: int
    end: int


class _Cue(Struct, frozen=True):
    start: int
    end: int
    kind: str
    gloss: str

    @property
    def particle(self) -> bool:
        return self.gloss in _PARTICLES


def find_denied(statement: Statement) -> tuple[Denied, ...]:
    """The heads of everything a sentence denies, in text order."""
    return statement.remember("denied", _find_denied)


def find_left_open(statement: Statement) -> tuple[Denied, ...]:
    """The heads of what a sentence refuses to rule out: «لم يستبعد», "could not rule out"."""
    return tuple(
        Denied(at, statement.words[at], cue.start, cue.end)
        for cue in _cues(statement)
        if cue.gloss == _NOT_RULED_OUT
        for at in _heads(statement, cue)
    )


def says_plainly(statement: Statement, at: int) -> bool:
    """Whether the content word at a place is said as a fact: no denial and no doubt in its clause reaches it."""
    cues = _cues(statement)
    if _is_open(statement, cues, at):
        return False
    return not any(cue.kind != "open_after" and at in _reached(statement, cue) for cue in cues)


def denies_anything(statement: Statement) -> bool:
    """Whether a sentence holds any word of denial."""
    return any(cue.kind != "open_after" for cue in _cues(statement))


def _find_denied(statement: Statement) -> tuple[Denied, ...]:
    cues = _cues(statement)
    found: dict[int, Denied] = {}
    for cue in cues:
        if cue.kind == "open_after":
            continue
        for at in _heads(statement, cue):
            if at not in found and (cue.kind == "denied_before" or not _is_open(statement, cues, at)):
                found[at] = Denied(at, statement.words[at], cue.start, cue.end)
    return tuple(found[at] for at in sorted(found))


def _heads(statement: Statement, cue: _Cue) -> Iterator[int]:
    """The word denied: the first of the reach that can be one; before the cue, the nearest that can."""
    reached = _reached(statement, cue)
    if cue.kind == "denied_before":
        reached = list(reversed(reached))
    named = _named(statement)
    for at in reached:
        word = statement.words[at]
        if not (at in named or word.key[0].isdigit() or _carries(word.text)):
            yield at
            if not word.text.isascii() or not _compound(statement, at):
                return


def _carries(word: str) -> bool:
    """Whether a word, with or without small words written onto it, only carries what is denied."""
    return bool(_carriers().intersection((word.casefold(), *bare_forms(word))))


def _compound(statement: Statement, at: int) -> bool:
    """Whether an English word makes one term with the next: "a fuel leak"."""
    pair = statement.words[at : at + 2]
    return len(pair) == 2 and statement.document.normal.text[pair[0].end : pair[1].start] == " "


def _reached(statement: Statement, cue: _Cue) -> list[int]:
    """The content words of the cue's clause, after it or before it."""
    text = statement.document.normal.text
    if cue.kind == "denied_before":
        ends = [match.end() for match in _CLAUSE_END.finditer(text, statement.normal.start, cue.start)]
        first = ends[-1] if ends else statement.normal.start
        return [at for at, word in enumerate(statement.words) if first <= word.start and word.end <= cue.start]
    end = _CLAUSE_END.search(text, cue.end, statement.normal.end)
    last = end.start() if end else statement.normal.end
    reached = [at for at, word in enumerate(statement.words) if cue.end <= word.start < last]
    if cue.kind == "denied_after" and (any_of := _ANY.search(text, cue.end, last)):
        behind = [at for at in reached if statement.words[at].start >= any_of.end()]
        if len(reached) - len(behind) <= _ANY_REACH:
            return behind
    if cue.gloss == _NOT_RULED_OUT:
        return _past_the_subject(statement, reached, cue.end, last)[:_OPEN_REACH]
    if cue.kind == "open_after":
        return reached[:_OPEN_REACH]
    return reached[:_PARTICLE_REACH] if cue.particle else _past_the_subject(statement, reached, cue.end, last)


def _past_the_subject(statement: Statement, reached: list[int], start: int, end: int) -> list[int]:
    """What stands after who denies it: «نفى المتحدث باسم الوزارة وقوع إصابات»."""
    text = statement.document.normal.text
    that = _THAT.search(text, start, end)
    if that:
        return [at for at in reached if statement.words[at].start >= that.end()]
    words = statement.words
    if not reached or not _can_deny(words[reached[0]].text):
        return reached
    named = [statement.document.normal.normal(mention.span) for mention in statement.mentions if mention.label == "PER"]
    for at in reached[:_SUBJECT_REACH]:
        ends = [span.end for span in named if span.start <= words[at].start < span.end]
        if ends:
            return [other for other in reached if words[other].start >= ends[0]]
    later = [at for at in reached[1:] if not words[at].text.startswith(("ال", "باسم"))]
    return [at for at in reached if later and at >= later[0]]


def _can_deny(word: str) -> bool:
    """Whether a word names who can deny: an office, a body, «مراقبون», "officials"."""
    return bool(title_kind(word) or head_kind(word)) or word in _deniers()


def _is_open(statement: Statement, cues: Sequence[_Cue], at: int) -> bool:
    return any(cue.kind == "open_after" and at in _reached(statement, cue) for cue in cues)


def _named(statement: Statement) -> frozenset[int]:
    """The content words inside names, titles and speakers: nobody denies those."""
    normal = statement.document.normal
    spans = [span for mention in statement.mentions for span in (mention.span, mention.title_span) if span]
    spans += [said.speaker for said in statement.quotations if said.speaker]
    spots = [normal.normal(span) for span in spans]
    return frozenset(
        at for at, word in enumerate(statement.words) if any(spot.start <= word.start < spot.end for spot in spots)
    )


def _cues(statement: Statement) -> tuple[_Cue, ...]:
    """The cues of a sentence, the longest first where two begin at one place; none inside another."""
    return statement.remember("cues of denial", _find_cues)


def _find_cues(statement: Statement) -> tuple[_Cue, ...]:
    text = statement.text.casefold()
    found: list[_Cue] = []
    reached = 0
    for match in _pattern().finditer(text):
        kind, gloss = _kinds()[match.group(1)]
        if match.start(1) >= reached:
            reached = match.end(1)
            offset = statement.normal.start
            if kind != "no_denial":
                found.append(_Cue(match.start(1) + offset, match.end(1) + offset, kind, gloss))
    return tuple(found)


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """Each phrase in normal spelling: what kind of cue it is, and its gloss."""
    kinds: dict[str, tuple[str, str]] = {}
    for language in _LANGUAGES:
        tables = read_lexicon(language)
        for kind in ("no_denial", "denied_before", "open_after", "denied_after"):
            for gloss, entries in tables[kind].items():
                for entry in entries:
                    kinds.setdefault(normal_text(entry).casefold(), (kind, gloss))
    return kinds


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(_kinds(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)[وف]?(" + "|".join(map(re.escape, phrases)) + r")(?!\w)(?!\s\d)")


@cache
def _deniers() -> frozenset[str]:
    groups = (group for language in _LANGUAGES for group in read_lexicon(language)["deniers"].values())
    return frozenset(normal_text(entry).casefold() for group in groups for entry in group)


@cache
def _carriers() -> frozenset[str]:
    groups = (group for language in _LANGUAGES for group in read_lexicon(language)["carriers"].values())
    return frozenset(normal_text(entry).casefold() for group in groups for entry in group)
