"""Newspapers and agencies in the line that opens a report: «القاهرة - رويترز:»، «سبق ـ أبها:».

Many are ordinary words (اليوم, today), so that only the dash beside them tells them for bodies, and only there.
"""

from collections.abc import Iterator, Sequence, Set

from khabar.annotation.credit_names import credit_names, word_key
from khabar.annotation.name_spans import Draft
from khabar.models.tokens import Token

#: What a name found by its dash counts.
BY_DASH = 0.7
#: The line is within the first sentences (title, opening) and tokens of an article.
_SENTENCES, _TOKENS = 3, 10
_DASHES = frozenset("-–—/")
_ENDS = frozenset(":()،")
_LONGEST = 4


def with_outlets(sentences: Sequence[Sequence[Token]], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and the outlets named in datelines in the stead of what else was drafted there, but for people."""
    people = {(one.sentence, at) for one in drafts if one.label == "PER" for at in range(one.start, one.end)}
    outlets = list(_outlets(sentences, people))
    inside = {(one.sentence, at) for one in outlets for at in range(one.start, one.end)}
    return [
        one for one in drafts if not any((one.sentence, at) in inside for at in range(one.start, one.end))
    ] + outlets


def _outlets(sentences: Sequence[Sequence[Token]], people: Set[tuple[int, int]]) -> Iterator[Draft]:
    for number, tokens in enumerate(sentences[:_SENTENCES]):
        line = tokens[:_TOKENS]
        at = 0
        while at < len(line):
            size = 0
            if _opens(line, at):
                for length in range(min(_LONGEST, len(line) - at), 0, -1):
                    if _closes(line, at, at + length) and _is_outlet(line[at : at + length]):
                        size = length
                        break
            if size and not any((number, place) in people for place in range(at, at + size)):
                yield Draft(number, at, at + size, "ORG", BY_DASH)
            at += max(1, size)


def _opens(line: Sequence[Token], at: int) -> bool:
    return line[at].text[0].isalpha() and (at == 0 or line[at - 1].text in _DASHES | _ENDS)


def _closes(line: Sequence[Token], at: int, end: int) -> bool:
    """Whether a dash stands on one side, and a mark or nothing on the other."""
    before = at > 0 and line[at - 1].text in _DASHES
    after = end < len(line) and line[end].text in _DASHES
    ends = end < len(line) and line[end].text in _ENDS
    return after or (before and ends)


def _is_outlet(words: Sequence[Token]) -> bool:
    names, form = credit_names(), " ".join(word.text for word in words)
    return names.is_listed(form) and names.key(form) != "agencies" and word_key(form) not in names.towns
