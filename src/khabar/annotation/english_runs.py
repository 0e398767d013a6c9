"""Runs of capitalised words in a sentence in Latin letters: what may be a name, before anyone asks whose.

A run goes on over small words that stand inside names (bin, de la, al-), over hyphens and initials, over "&", and over "of",
"for", "in", "and" only behind words that take them: Ministry of Petroleum and Energy. A possessive, a month, a weekday and a word that is
capitalised only at the head of a sentence end it.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from khabar.annotation.english_lists import adjectives, cue, is_listed_place, known_bodies, known_phrase
from khabar.language.lexicons import word_set
from khabar.language.titles import title_kinds
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.tokens import Token

#: From this share of capitalised words on, capitals say nothing.
ALL_CAPITALISED = 0.9
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_MOST_SMALL_WORDS = 2
_LONGEST_RUN = 24  # tokens; what goes on longer is no name, and may not cost more than its length
_LONGEST_SYLLABLE = 5
_LONGEST_NICKNAME = 3
_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')
_DOTTED = 2  # letters of U.S., J.K. and the like

Run = tuple[int, int]


def without_possessives(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with "'s" as a token of its own: the name in "Italy's" is "Italy"."""
    found: list[Token] = []
    for token in tokens:
        if len(token.text) > len("'s") and token.text.endswith(_POSSESSIVES):
            cut = token.end - len("'s")
            found.append(replace(token, end=cut, text=token.text[:-2], spelling=token.spelling[:-2]))
            found.append(replace(token, start=cut, text=token.text[-2:], spelling=token.spelling[-2:]))
        else:
            found.append(token)
    return found


def runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """The runs of one sentence in order, as half-open numbers of tokens; every token is looked at a few times."""
    at = 0
    while at < len(tokens):
        if not capitalised(tokens[at].text):
            at += 1
            continue
        end = known_phrase(tokens, at)
        if end == at and is_common(tokens, at):
            at += 1
            continue
        end = max(end, _run_end(tokens, at))
        yield at, end
        at = end


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether nearly all words of a sentence are capitalised, as in headlines."""
    words = [token.text for token in tokens if is_latin_word(token.text) and len(token.text) > 3]
    if tokens and tokens[-1].text in ".!?" and not all(map(str.isupper, words)):
        return False
    return len(words) > 3 and sum(map(capitalised, words)) >= ALL_CAPITALISED * len(words)


def capitalised(word: str) -> bool:
    """Whether a word in Latin letters begins with a capital, or with a small Arabic article before one (al-, el-)."""
    return is_latin_word(word) and word[0].isupper()


def is_latin_word(word: str) -> bool:
    """Whether a token is a word that begins in Latin letters."""
    return word[0].isalpha() and word[0] < "\u0250"


def is_common(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capitalised token names nothing: a month or weekday, or a word that opens a sentence anyway."""
    text = tokens[at].text
    if _opens(tokens, at) and text.casefold() in cue("stop") and not (text.isupper() and len(text) > 1):
        return True
    return "m" in gazetteer().of(entry_key(text)) and not _is_given_name(tokens, at)


def _run_end(tokens: Sequence[Token], start: int) -> int:
    end = start + 1
    seen = [tokens[start].text.casefold()]
    while end < min(len(tokens), start + _LONGEST_RUN):
        stop = end
        while stop < len(tokens) and stop - end <= _MOST_SMALL_WORDS and _joins(tokens, stop, seen, end):
            stop += 1
        stop = _after_nickname(tokens, end) if stop == end else stop
        if _is_second_syllable(tokens, stop, len(seen)):
            return stop + 1
        if stop >= len(tokens) or not capitalised(tokens[stop].text) or is_common(tokens, stop):
            return _with_full_stop(tokens, end)
        seen.append(tokens[stop].text.casefold())
        end = stop + 1
    return end


def _is_second_syllable(tokens: Sequence[Token], at: int, words: int) -> bool:
    """Whether a small word behind a hyphen ends a Korean or Chinese given name: Kim Jong-un, but not Houston-based."""
    if words < len(("Kim", "Jong")) or at >= len(tokens) or tokens[at - 1].text != "-":
        return False
    text = tokens[at].text
    return text.islower() and text.isalpha() and len(text) <= _LONGEST_SYLLABLE and text not in cue("hyphened")


def _after_nickname(tokens: Sequence[Token], end: int) -> int:
    """The token behind a nickname in marks that stands between a given name and a surname; `end` where none does."""
    if end >= len(tokens) or tokens[end].text not in _OPENING:
        return end
    for close in range(end + 2, min(end + 2 + _LONGEST_NICKNAME, len(tokens) - 1)):
        if tokens[close].text in _CLOSING:
            return close + 1 if tokens[close + 1].start > tokens[close].end else end
    return end


def _joins(tokens: Sequence[Token], at: int, seen: Sequence[str], end: int) -> bool:
    """Whether a token that is not capitalised may stand inside the name that has reached `end`."""
    text, before = tokens[at].text, tokens[at - 1]
    folded = text.casefold()
    if text == "-":
        return before.end == tokens[at].start and at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    if text == ".":
        return before.end == tokens[at].start and (len(before.text) == 1 or before.text.casefold() in _shortened())
    if text == "&":
        return True
    if text.isdigit():
        return False
    if folded in ("'s", "’s"):
        ahead = tokens[at + 1].text.casefold() if at + 1 < len(tokens) else ""
        return at == end and (seen[-1] in cue("owners") and (ahead == "of" or ahead in cue("body")))
    if text in ("'", "’") and before.end == tokens[at].start and before.text[-1:] == "s":
        return at == end and at + 1 < len(tokens) and tokens[at + 1].text.casefold() in cue("body")
    if folded == "the":
        return at > end and tokens[at - 1].text.casefold() in ("of", "for")
    if folded == "of":
        owner = at > end and tokens[at - 1].text in _POSSESSIVES
        purpose = "for" in {token.text.casefold() for token in tokens[max(0, end - 4) : end]}
        return (at == end and (seen[-1] in cue("of") or purpose)) or owner
    if folded in ("for", "in"):
        return at == end and bool(set(seen) & cue(folded))
    if folded == "and":
        inside = "of" in {token.text.casefold() for token in tokens[max(0, end - 4) : end]} and _is_office(seen)
        return at == end and (inside or (len(seen) == 1 and _office_follows(tokens, at + 1, seen[0])))
    return text.islower() and folded in cue("link")


def _is_office(seen: Sequence[str]) -> bool:
    return bool(set(seen) & {"ministry", "department", "institute", "commission", "committee", "faculty", "chamber"})


def _office_follows(tokens: Sequence[Token], start: int, first: str) -> bool:
    """Whether one or two words and the word for an office follow: Securities and Exchange Commission."""
    if is_listed_place(first) or first in known_bodies() or first in adjectives():
        return False
    for at in range(start, min(start + 3, len(tokens))):
        if not capitalised(tokens[at].text):
            return False
        if at > start and tokens[at].text.casefold() in cue("office"):
            return True
    return False


def _with_full_stop(tokens: Sequence[Token], end: int) -> int:
    """The end of a run with the full stop that belongs to its last word: Delta Co., the U.S."""
    if end >= len(tokens) or tokens[end].text != "." or tokens[end - 1].end != tokens[end].start:
        return end
    last = tokens[end - 1].text
    dotted = len(last) == 1 and end >= _DOTTED and tokens[end - 2].text == "."
    firm = last.casefold() in ("inc", "co", "corp", "ltd", "bros")
    return end + 1 if dotted or (firm and end + 1 < len(tokens)) else end


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the first of a sentence, of a quotation, or follows a mark that opens one."""
    if at == 0:
        return True
    before = tokens[at - 1]
    apart = before.text == "-" and before.end < tokens[at].start
    return apart or not (before.text[0].isalnum() or before.text in ",-&.'’")


def _is_given_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month's name is a person's here: Theresa May, April Jones."""
    if tokens[at].text.casefold() not in ("may", "april", "june", "august"):
        return False
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else "."
    return bool(before) and capitalised(before) and not after[0].isdigit() and before.casefold() not in cue("stop")


@cache
def _shortened() -> frozenset[str]:
    titles = {title for title in title_kinds() if " " not in title and title.isascii()}
    return frozenset(titles) | word_set("english/abbreviations", "shortened")
