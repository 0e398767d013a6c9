"""Names in Latin script: runs of capitalised words, told apart by lists, titles and the words beside them.

A useful level, no more: no tagger is trained for English yet. A run that nothing explains is left out, a headline in which
every word is capitalised only repeats names that the text below has.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from khabar.annotation.name_spans import Draft
from khabar.language.lexicons import word_set
from khabar.language.titles import title_kinds
from khabar.models.gazetteer import entry_key, gazetteer
from khabar.models.tokens import Token

#: How sure a name is: listed or with a head word or title; by the words beside it or its shape alone.
BY_LIST, BY_CUE, BY_SHAPE = 0.8, 0.7, 0.5
#: From this share of capitalised words on, capitals say nothing.
ALL_CAPITALISED = 0.9
_LONGEST_TITLE = 3

Run = tuple[int, int]


def is_latin(tokens: Sequence[Token]) -> bool:
    """Whether most words of a sentence are in Latin letters."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return bool(words) and 2 * sum(_latin(word) for word in words) > len(words)


def latin_drafts(sentences: Mapping[int, Sequence[Token]]) -> list[Draft]:
    """The names of the Latin sentences of one article, given by their numbers."""
    shouted = {number for number, tokens in sentences.items() if _all_capitalised(tokens)}
    found = [
        draft
        for number, tokens in sentences.items()
        if number not in shouted
        for run in _runs(tokens)
        if (draft := _name(number, tokens, run))
    ]
    known: dict[str, str] = {}
    for draft in found:
        words = [token.text for token in sentences[draft.sentence][draft.start : draft.end]]
        known.setdefault(" ".join(words), draft.label)
        if draft.label == "PER":
            known.setdefault(words[-1], "PER")
    taken = {(draft.sentence, at) for draft in found for at in range(draft.start, draft.end)}
    for number, tokens in sentences.items():
        found += _repeated(number, tokens, known, taken)
    return sorted(found, key=lambda draft: (draft.sentence, draft.start))


def _repeated(
    number: int, tokens: Sequence[Token], known: Mapping[str, str], taken: set[tuple[int, int]]
) -> Iterator[Draft]:
    """Names of the article that stand again where nothing explained them: a surname alone, a headline."""
    longest = max((name.count(" ") + 1 for name in known), default=0)
    at = 0
    while at < len(tokens):
        step = 1
        for length in range(min(longest, len(tokens) - at), 0, -1):
            label = known.get(" ".join(token.text for token in tokens[at : at + length]))
            if label and not any((number, place) in taken for place in range(at, at + length)):
                yield Draft(number, at, at + length, label, BY_SHAPE)
                step = length
                break
        at += step


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    """Runs of capitalised words; small words only between two of them, a full stop only after an abbreviation."""
    at = 0
    while at < len(tokens):
        if not _capitalised(tokens[at].text) or (at == 0 and tokens[at].text.casefold() in _cues("stop")):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            stop = end
            while stop < len(tokens) and stop - end < 2 and _joins(tokens, stop):
                stop += 1
            if stop >= len(tokens) or not _capitalised(tokens[stop].text):
                break
            end = stop + 1
        yield at, end
        at = end


def _joins(tokens: Sequence[Token], at: int) -> bool:
    text, before = tokens[at].text, tokens[at - 1]
    if text in "-.":
        touching = before.end == tokens[at].start
        return touching and (text == "-" or len(before.text) == 1 or before.text.casefold() in title_kinds())
    return text in _cues("link") and text != "and"


def _name(number: int, tokens: Sequence[Token], run: Run) -> Draft | None:
    start, end = run
    while start < end and tokens[start].text.casefold() in _cues("stop"):
        start += 1
    first, title = start, None
    while start < end and (length := _title_length(tokens, start, end)):
        start += length
        title = (first, start)
    if start == end:
        return None
    if start == 0 and end == 1 and not gazetteer().of(entry_key(tokens[0].text)):
        return None  # the first word of a sentence is capitalised anyway
    words = [token.text.casefold() for token in tokens[start:end] if token.text[0].isalpha()]
    marks = set(gazetteer().of(entry_key(" ".join(words))))
    if "m" in marks or not words:
        return None
    label, score = _label(tokens, (start, end), words, marks, titled=title is not None)
    if label is None:
        return None
    if label != "PER":
        return Draft(number, first if label == "ORG" else start, end, label, score)
    return Draft(number, start, end, label, score, title=_trimmed_title(tokens, title))


def _label(
    tokens: Sequence[Token], run: Run, words: Sequence[str], marks: set[str], *, titled: bool
) -> tuple[str | None, float]:
    start, end = run
    if set(words) & _cues("body"):
        return "ORG", BY_LIST
    if titled:
        return "PER", BY_LIST
    if marks & {"t", "C", "c"}:
        return "LOC", BY_LIST
    if set(words) & _cues("place"):
        return "LOC", BY_CUE
    text = tokens[start].text
    if end - start == 1:
        return ("ORG", BY_CUE) if text.isupper() and 2 <= len(text) <= 6 else (None, 0.0)
    beside = {token.text.casefold() for token in (*tokens[max(0, start - 1) : start], *tokens[end : end + 1])}
    return "PER", BY_CUE if beside & _cues("say") else BY_SHAPE


def _title_length(tokens: Sequence[Token], start: int, end: int) -> int:
    """How many tokens at `start` are a title, its full stop included; 0 where none is."""
    for length in range(min(_LONGEST_TITLE, end - start), 0, -1):
        if " ".join(token.text.casefold() for token in tokens[start : start + length]) in title_kinds():
            return length + (start + length < end and tokens[start + length].text == ".")
    return 0


def _trimmed_title(tokens: Sequence[Token], title: Run | None) -> Run | None:
    return title if title and any(tokens[at].text[0].isalpha() for at in range(*title)) else None


def _capitalised(word: str) -> bool:
    return _latin(word) and word[0].isupper()


def _latin(word: str) -> bool:
    return word[0].isalpha() and word[0] < "\u0250"


def _all_capitalised(tokens: Sequence[Token]) -> bool:
    words = [token.text for token in tokens if _latin(token.text) and len(token.text) > 3]
    return len(words) > 3 and sum(map(_capitalised, words)) >= ALL_CAPITALISED * len(words)


@cache
def _cues(table: str) -> frozenset[str]:
    return word_set("english/name_cues", table)
