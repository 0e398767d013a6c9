"""The parts of an article: its own happening, another one glued on, what was known before.

A section is opened by a cue at the head of a sentence (على صعيد آخر) or by a rule of marks (***), never by a cue alone: the
words and names of what follows must hardly stand in what came before. A second section goes on until another cue opens
the next, or until the people of the headline and the first sentence come back. The sections together cover the text.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from khabar.language.lexicons import read_lexicon
from khabar.language.normal import normal_text
from khabar.language.words import content_words
from khabar.models.gazetteer import entry_key
from khabar.records import Document, Mention, Section, Sentence, Span

BY = "sections@1"

#: How many of the following words may stand in the text before, at most, for a cue of each kind to open a second section.
#: Set by reading 66 of 606 such cues in a day's newspapers (2026-11-21): between two neighbouring sentences of one
#: happening the median is .29 and one in ten lies under .14.
MOST_SHARED = {"apart": 0.35, "besides": 0.12, "meanwhile": 0.1, "linked": 0.06, "rule": 0.12}
#: Kinds whose cue alone says "something else": headline words and names may recur, as places and parties do in a roundup.
SAYS_SO = frozenset({"apart"})
#: For other kinds, a word of the headline, a name of the first sentence or so many words of it coming back mean: still the
#: same happening.
LEAD_SHARED = 2
#: What follows a cue is judged by this many sentences.
WINDOW = 2
#: Fewer words than these before or after a cue say nothing about a topic.
LEAST_BEFORE = 12
LEAST_AFTER = 5
#: The share of words known from the main part from which a sentence with a leading person goes back to it.
BACK = 0.4
#: More rules of marks than these in one text make it a column.
MOST_RULES = 2

_RULE = re.compile(r"[\s]*(?:[*•_=~#–—-][\s]*){3,}")


class _Part(Struct, frozen=True):
    """One sentence as the steps here see it: its words of content, the names in it, people apart."""

    span: Span
    words: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    kind: str
    cue: str


def find_sections(document: Document) -> tuple[Section, ...]:
    """The sections in order; one "main" over the whole text where nothing else is found, also for an empty text."""
    parts = _parts(document)
    openings = _openings(parts, document)
    spans = _tiles([start for start, _, _ in openings], len(document.text))
    return tuple(
        Section(span=span, by=BY, kind=kind, why=why) for span, (_, kind, why) in zip(spans, openings, strict=True)
    )


def _openings(parts: Sequence[_Part], document: Document) -> list[tuple[int, str, str]]:
    """Where each section starts, its kind and why."""
    openings = [(0, "main", "")]
    first_seen: dict[str, int] = {}
    known_before = [0]  # how many different words stand before each sentence
    for number, part in enumerate(parts):
        for word in part.words:
            first_seen.setdefault(word, number)
        known_before.append(len(first_seen))
    last_line = document.text.rstrip().rfind("\n")
    lead = parts[:2]
    title_words = lead[0].words if document.article.title_span and lead else frozenset()
    lead_words = frozenset().union(*(part.words for part in lead))
    lead_names = frozenset().union(*(part.names for part in lead))
    lead_people = frozenset().union(*(part.people for part in lead))
    main_end, fresh = 0, False
    strangers: frozenset[str] = frozenset()
    for number, part in enumerate(parts):
        kind = openings[-1][1]
        main_end = number if kind == "main" else main_end
        if part.kind in MOST_SHARED and number:
            after = parts[number : number + WINDOW]
            before = main_end if kind == "second" else number
            share, shared_lead = _shared(after, before, first_seen, title_words, lead_words, lead_names)
            enough = known_before[before] >= LEAST_BEFORE
            if (
                enough
                and share is not None
                and share <= MOST_SHARED[part.kind]
                and (part.kind in SAYS_SO or not shared_lead)
            ):
                openings.append((part.span.start, "second", f"«{part.cue}», {share:.0%} of its words known"))
                strangers = frozenset().union(*(one.people for one in after))
                fresh = True
                continue
        if kind == "second" and not fresh and part.people & (lead_people - strangers):
            known = sum(first_seen[word] < main_end for word in part.words)
            if known >= BACK * max(1, len(part.words)):
                openings.append((part.span.start, "main", "the people of the headline come back"))
                continue
        if kind == "main" and part.kind == "background" and part.span.start > last_line:
            openings.append((part.span.start, "background", f"«{part.cue}»"))
        fresh = False
    return openings


def _shared(
    after: Sequence[_Part],
    before: int,
    first_seen: dict[str, int],
    title_words: frozenset[str],
    lead_words: frozenset[str],
    lead_names: frozenset[str],
) -> tuple[float | None, bool]:
    """The share of the words after a cue that stand before it (None: too few to tell), and whether the lead comes back."""
    words = frozenset().union(*(part.words for part in after))
    known = {word for word in words if first_seen[word] < before}
    names = frozenset().union(*(part.names for part in after))
    if len(words) < LEAST_AFTER:
        return None, False
    returns = bool(known & title_words or names & lead_names) or len(known & lead_words) >= LEAD_SHARED
    return len(known) / len(words), returns


def _parts(document: Document) -> list[_Part]:
    sentences = document.of(Sentence)
    mentions = document.of(Mention)
    parts, at = [], 0
    rule_end = _rule_ends(document, sentences)
    for number, sentence in enumerate(sentences):
        inside = []
        while at < len(mentions) and mentions[at].span.start < sentence.span.end:
            inside.append(mentions[at])
            at += 1
        text = normal_text(sentence.span.of(document.text))
        kind, cue, length = _cue(text)
        if rule_end[number]:
            kind, cue = "rule", "***"
        parts.append(
            _Part(
                sentence.span,
                frozenset(content_words(text[length:])),
                frozenset(entry_key(mention.name) for mention in inside if mention.label != "LOC"),
                frozenset(entry_key(mention.name) for mention in inside if mention.label == "PER"),
                kind,
                cue,
            )
        )
    return parts


def _rule_ends(document: Document, sentences: Sequence[Sentence]) -> list[bool]:
    """For each sentence, whether a rule of marks stands right before it."""
    found = []
    ruled = False
    for sentence in sentences:
        text = sentence.span.of(document.text)
        whole = _RULE.fullmatch(text) is not None
        found.append(ruled and not whole)
        ruled = whole
    # A text cut by many rules is a column of short pieces, not a report with another one glued on.
    return found if sum(found) <= MOST_RULES else [False] * len(found)


def _cue(text: str) -> tuple[str, str, int]:
    """The kind of cue a sentence begins with, its words and its length; empty where there is none."""
    found = _cue_pattern().match(text.casefold())
    if not found:
        return "", "", 0
    cue = found["cue"]
    return _cues()[cue], cue, found.end()


@cache
def _cues() -> dict[str, str]:
    """Every cue of both languages in normal spelling, and its kind."""
    return {
        normal_text(cue).casefold(): kind
        for language in ("arabic", "english")
        for kind, cues in read_lexicon(f"{language}/connectives").items()
        for cue in cues
    }


@cache
def _cue_pattern() -> "re.Pattern[str]":
    cues = "|".join(re.escape(cue) for cue in sorted(_cues(), key=len, reverse=True))
    return re.compile(rf"\W*[وف]?(?:هذا و)?(?P<cue>{cues})(?!\w)")


def _tiles(starts: Sequence[int], length: int) -> list[Span]:
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], length], strict=True)]
