"""A text as tokens of the time grammar: words without their proclitics, phrases as one, number words as one number.

«وللشهرين» is three tokens (و, ل, لشهرين read as الشهرين); «تشرين الثاني» is one; «الثامن والعشرين» is one, 28.
Offsets are code points of the normal text.
"""

from collections.abc import Sequence
from functools import lru_cache

from khabar.annotation.times.lexicon import NOTHING, PIECE, Classes, Value, lexicon
from khabar.annotation.times.numbers import COUNTING, Number, number_classes, read_number

_PREFIXES = {"و": "and", "ف": "and", "ب": "in", "ل": "for", "ك": "as"}
_ONE_LETTER_PREFIX: dict[str, Classes] = {letter: {name: letter} for letter, name in _PREFIXES.items()}
#: English words of these classes count only with a capital: «may», «march».
_NUMBERS = ("num", *COUNTING, *(f"the_{name}" for name in COUNTING))
_CAPITALS = ("weekday", "month", "weak_month")
#: Marks the grammar reads; any other mark is nothing.
_MARKS: dict[str, Classes] = {
    "(": {"open": "("},
    ")": {"close": ")"},
    "[": {"open": "["},
    "]": {"close": "]"},
    "،": {"comma": ","},
    ",": {"comma": ","},
    "/": {"slash": "/"},
    "\\": {"slash": "/"},
    "-": {"dash": "-"},
    "–": {"dash": "-"},
    "—": {"dash": "-"},
    ".": {"dot": "."},
    ":": {"colon": ":"},
    **{mark: {"quote": mark} for mark in '"«»“”'},
}

#: The classes of single marks and of proclitics, for whoever lists every class a token can have.
MARK_CLASSES: tuple[Classes, ...] = ({"iso": ""}, {"dotted_date": ""}, *_MARKS.values(), *_ONE_LETTER_PREFIX.values())


class Token:
    """One token: half-open code points of the normal text, its letters, and the classes it can be read as."""

    __slots__ = ("classes", "end", "start", "text")

    def __init__(self, start: int, end: int, text: str, classes: Classes) -> None:
        self.start, self.end, self.text, self.classes = start, end, text, classes

    def value(self, name: str) -> Value:
        """What the token says as a word of class `name`."""
        return self.classes[name]


def tokens(text: str) -> list[Token]:
    """The tokens of a normal text, in order; a token may be a word the grammar does not know."""
    found: list[Token] = []
    for match in PIECE.finditer(text):
        at = match.start()
        found += [Token(at + start, at + end, word, classes) for start, end, word, classes in _pieces(match.group())]
    return _join_numbers(_join_phrases(found))


@lru_cache(maxsize=65536)
def _pieces(piece: str) -> tuple[tuple[int, int, str, Classes], ...]:
    """One written word as proclitics and the word proper: offsets in it, letters and classes of each.

    After the preposition ل the article loses its alef (للشهر): the word proper gets it back, the span does not.
    """
    length = len(piece)
    if length == 1 or piece[0] not in _PREFIXES or _known(piece):
        return ((0, length, piece, _classes(piece)),)
    prefixes: list[tuple[int, int, str, Classes]] = []
    for at in range(min(2, length - 1)):
        if piece[at] not in _PREFIXES or (at and piece[0] not in "وف"):
            break
        prefixes.append((at, at + 1, piece[at], _ONE_LETTER_PREFIX[piece[at]]))
        rest = piece[at + 1 :]
        word = "ا" + rest if piece[at] == "ل" and rest.startswith("ل") and _known("ا" + rest) else rest
        if _known(word) and (len(word) > 2 or "weak_month" not in _classes(word)):
            return (*prefixes, (at + 1, length, word, _classes(word)))
    return ((0, length, piece, NOTHING),)


def _known(word: str) -> bool:
    return word in lexicon().words or word in lexicon().phrases


def _classes(piece: str) -> Classes:
    if piece[0].isdigit():
        if piece[2:3] == "ر":
            return _clock_with_r(piece)
        if "-" in piece or piece.count(".") == 2:
            return {"iso": piece} if piece[:4].isdigit() else {"dotted_date": piece}
        number = Number.written(piece)
        return number_classes(number) if number else NOTHING
    words = lexicon().words
    known = words.get(piece) or (words.get(piece.casefold(), NOTHING) if piece.isascii() else NOTHING)
    if piece.isascii() and piece.islower() and not known.keys().isdisjoint(_CAPITALS):
        return NOTHING
    return known or _MARKS.get(piece) or _ONE_LETTER_PREFIX.get(piece, NOTHING)


def _clock_with_r(piece: str) -> Classes:
    """«09ر55» as agencies write ten to ten; turned round («55ر09») where only that is an hour."""
    hour, minute = sorted((piece[:2], piece[3:]), key=lambda part: int(part) > 24)
    return {"hm": f"{hour}:{minute}"} if int(hour) <= 24 and int(minute) < 60 else NOTHING


def _join_phrases(found: Sequence[Token]) -> list[Token]:
    joined: list[Token] = []
    phrases = lexicon().phrases
    at = 0
    while at < len(found):
        token = found[at]
        for pieces, classes in phrases.get(token.text.casefold(), ()):
            end = at + len(pieces)
            if [other.text.casefold() for other in found[at + 1 : end]] == list(pieces[1:]):
                token = Token(token.start, found[end - 1].end, " ".join(pieces), classes)
                at = end - 1
                break
        joined.append(token)
        at += 1
    return joined


def _join_numbers(found: Sequence[Token]) -> list[Token]:
    joined: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        if token.classes.keys().isdisjoint(_NUMBERS):
            joined.append(token)
            at += 1
            continue
        number, end = read_number(found, at)
        if number is None or end == at + 1:
            if number is not None and not token.text[0].isdigit():
                token = Token(token.start, token.end, token.text, {**number_classes(number), **token.classes})
            joined.append(token)
            at += 1
            continue
        text = " ".join(part.text for part in found[at:end])
        joined.append(Token(token.start, found[end - 1].end, text, number_classes(number)))
        at = end
    return joined
