"""Quotations in English reports: «X said that ...», «"...", said X», «according to X».

English keeps the speaker beside the verb, so the reading is short: find the words of saying, the noun phrase on one
side of each, and the clause or the marks on the other. Names are known by capitals and by mentions; he, she, they and
it go back to the last speaker that fits.
"""

from bisect import bisect_right

from khabar.annotation.quotations.english_speakers import (
    DAY_WORDS,
    EnglishNames,
    EnglishSaid,
    english_lexicon,
    noun_end,
    read_verb,
    speaker_before,
)
from khabar.annotation.quotations.marks import Marked
from khabar.annotation.quotations.reading import Reading
from khabar.language.lexicons import read_lexicon
from khabar.records import Quotation, Span

BY = "quotations@1"
#: Not measured on gold, which has no English: how sure a reading by these rules is taken to be.
SCORE = 0.7
#: Code points; a judgement: no newspaper writes a sentence of a tenth of it.
_LONGEST_CLAUSE = 6000
_TRAILING = " \t\n\r.,;:-–—"


def find_english(reading: Reading) -> tuple[Quotation, ...]:
    """The quotations of an English article, in order."""
    said = {at: read_verb(reading, at) for at, word in enumerate(reading.words) if word.lower() in english_lexicon()}
    names = EnglishNames(reading)
    found: list[tuple[EnglishSaid, tuple[int, int], str]] = []
    taken: list[tuple[int, int]] = []
    last: EnglishSaid | None = None
    for mark in (mark for mark in reading.marks if mark.depth == 1):
        verb = _verb_of(reading, mark, said)
        if verb is None and last is not None and _goes_on(reading, mark, taken):
            verb = last
        if verb is None:
            continue
        last = verb
        taken.append((mark.outer_start, mark.outer_end))
        found.append((verb, _inside(reading, mark), "direct"))
    for at, verb in said.items():
        content = _clause(reading, at, taken)
        if content:
            found.append((verb, content, "indirect"))
    found += _according(reading)
    made = [_quotation(reading, names, *one) for one in sorted(found, key=lambda one: (one[0].at, one[1]))]
    return tuple(sorted({(q.span, q.kind): q for q in made}.values(), key=lambda q: (q.span, q.kind)))


def _verb_of(reading: Reading, mark: Marked, said: dict[int, EnglishSaid]) -> EnglishSaid | None:
    """The word of saying of a stretch in marks: in the words after it, or in those that lead to it."""
    after = reading.word_at(mark.outer_end)
    end = reading.statement_end(max(mark.outer_start, mark.outer_end - 1))
    line_end = reading.paragraph_end(mark.outer_end)
    inner_stop = reading.text[mark.start : mark.end].rstrip()[-1:]
    if inner_stop in ",?!" or end > mark.outer_end + 1:
        for at in range(after, min(len(reading), after + 9)):
            if (
                reading.starts[at] >= line_end
                or ("." in reading.gap(at)[:2] and at > after)
                or reading.mark_around(reading.starts[at]) >= 0
            ):
                break
            if at in said and (at - after <= 1 or inner_stop in ",?!"):
                return said[at]
    first = reading.word_at(mark.start)
    start = reading.statement_start(max(0, mark.outer_start - 1))
    for at in range(first - 1, max(-1, first - 14), -1):
        if reading.starts[at] < start:
            break
        if at in said:
            return said[at]
    return None


def _goes_on(reading: Reading, mark: Marked, taken: list[tuple[int, int]]) -> bool:
    """Whether marks follow the attribution of the quotation before them in the same paragraph."""
    if not taken:
        return False
    between = reading.text[taken[-1][1] : mark.outer_start]
    words = reading.word_at(mark.end) - reading.word_at(mark.start)
    return len(between) < 160 and words >= 3 and between.count("\n") <= 1 and between.rstrip()[-1:] in (".", ",", "")


def _inside(reading: Reading, mark: Marked) -> tuple[int, int]:
    piece = reading.text[mark.start : mark.end]
    start = mark.start + len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip().rstrip(","))


def _clause(reading: Reading, at: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The clause a verb brings in: after «that», or straight after the verb; none where marks follow."""
    if at + 1 >= len(reading):
        return None
    end = reading.statement_end(reading.starts[at])
    last = min(len(reading), at + 14)
    for index in range(at + 1, last):
        if reading.starts[index] >= end or reading.mark_opening(reading.ends[index - 1], reading.starts[index]) >= 0:
            break
        if reading.words[index].lower() == "that" and index + 1 < len(reading):
            mark = reading.mark_opening(reading.ends[index], reading.starts[index + 1])
            return None if mark >= 0 else _bounded(reading, reading.starts[index + 1], end)
        if reading.gap(index).strip() not in ("", ","):
            return None
    first = at + 1
    while first < len(reading) and (reading.words[first].lower() in DAY_WORDS or reading.words[first].lower() == "on"):
        first += 1
    if first >= len(reading) or reading.starts[first] >= end or reading.gap(first).strip() not in ("",):
        return None
    if reading.words[at].lower() not in (
        "said",
        "says",
        "saying",
        "added",
        "adding",
        "claimed",
        "insisted",
        "warned",
        "stressed",
        "denied",
        "believes",
    ):
        return None
    before = bisect_right(taken, (reading.starts[at] + 1, len(reading.text)))  # they lie apart, in text order
    if before and reading.starts[at] + 1 < taken[before - 1][1]:
        return None
    inverted = speaker_before(reading, at) is None
    return None if inverted else _bounded(reading, reading.starts[first], end)


def _bounded(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A clause up to its end, or to «, according to» and «, adding» in it; at least two words, and no endless ones."""
    if end - start > _LONGEST_CLAUSE:
        return (
            None  # no stop for so long is no clause, and reading on from every verb would cost the square of the text
        )
    for cut in (", according to", ", adding", ", saying", ", stressing", ", noting"):
        index = reading.text.find(cut, start, end)
        end = index if index >= 0 else end
    stop = start + len(reading.text[start:end].rstrip(_TRAILING))
    return (start, stop) if len(reading.text[start:stop].split(None, 1)) == 2 else None


def _according(reading: Reading) -> list[tuple[EnglishSaid, tuple[int, int], str]]:
    found = []
    for at in range(len(reading) - 2):
        if reading.words[at].lower() != "according" or reading.words[at + 1].lower() != "to":
            continue
        last = noun_end(reading, at + 2)
        verb = EnglishSaid(at, (at + 2, last))
        start, end = reading.statement_start(reading.starts[at]), reading.statement_end(reading.starts[at])
        if reading.word_at(start) == at and last < len(reading) and "," in reading.gap(last):
            content = _bounded(reading, reading.starts[last], end)
        else:
            first = reading.word_at(start)
            content = _bounded(reading, reading.starts[first], reading.starts[at]) if first < at else None
        if content:
            found.append((verb, content, "indirect"))
    return found


def _quotation(
    reading: Reading, names: EnglishNames, verb: EnglishSaid, content: tuple[int, int], kind: str
) -> Quotation:
    original = reading.document.normal.original
    unnamed = read_lexicon("english/reporting")["unnamed"]
    speaker: Span | None = None
    anonymous = False
    if verb.speaker:
        speaker = original(reading.starts[verb.speaker[0]], reading.ends[verb.speaker[1] - 1])
        words = reading.words[verb.speaker[0] : verb.speaker[1]]
        anonymous = not any(word[0].isupper() for word in words[1:]) and any(word.lower() in unnamed for word in words)
    last = verb.at + (2 if reading.words[verb.at].lower() == "according" else 1)
    return Quotation(
        span=original(*content),
        by=BY,
        score=SCORE,
        kind=kind,
        cue=original(reading.starts[verb.at], reading.ends[last - 1]),
        speaker=speaker,
        speaker_name=names.of(verb) or "unknown",
        via=(verb.told,) if verb.told else (),
        anonymous=anonymous,
    )
