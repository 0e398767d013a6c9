"""Quotations in English reports: «X said that ...», «"...", said X», «according to X».

English keeps the speaker beside the verb, so the reading is short: find the words of saying, the noun phrase on one
side of each, and the clause or the marks on the other. Names are known by capitals and by mentions; he, she, they and
it go back to the last speaker that fits.
"""

from khabar.annotation.quotations.english_clauses import find_clauses, find_headline
from khabar.annotation.quotations.english_speakers import EnglishNames, EnglishSaid, english_lexicon, read_verb
from khabar.annotation.quotations.marks import Marked
from khabar.annotation.quotations.reading import Reading
from khabar.language.lexicons import read_lexicon
from khabar.records import Quotation, Span

BY = "quotations@1"
#: Not measured on gold, which has no English: how sure a reading by these rules is taken to be.
SCORE = 0.7
#: Marks of at most this many words, all of them capitalised, hold a title and no speech.
LONGEST_TITLE = 5


def find_english(reading: Reading) -> tuple[Quotation, ...]:
    """The quotations of an English article, in order."""
    said = {at: read_verb(reading, at) for at, word in enumerate(reading.words) if word.lower() in english_lexicon()}
    names = EnglishNames(reading)
    found: list[tuple[EnglishSaid, tuple[int, int], str]] = []
    taken: list[tuple[int, int]] = []
    last: EnglishSaid | None = None
    for mark in (mark for mark in reading.marks if mark.depth == 1):
        if _is_title(reading, mark):
            continue
        verb = _verb_of(reading, mark, said)
        if verb is None and last is not None and _goes_on(reading, mark, taken):
            verb = last
        if verb is None:
            continue
        last = verb
        taken.append((mark.outer_start, mark.outer_end))
        found.append((verb, _inside(reading, mark), "direct"))
    found += [(verb, content, "indirect") for verb, content in find_clauses(reading, said, taken)]
    headline = find_headline(reading, said)
    made = [_quotation(reading, names, *one) for one in sorted(found, key=lambda one: (one[0].at, one[1]))]
    if headline:
        made.append(_quotation(reading, names, *headline, "indirect"))
    return tuple(sorted({(q.span, q.kind): q for q in made}.values(), key=lambda q: (q.span, q.kind)))


def _is_title(reading: Reading, mark: Marked) -> bool:
    """Whether marks hold a name: the film "Night Train", capitalised words that no comma or stop closes."""
    first, past = reading.word_at(mark.start), reading.word_at(mark.end)
    inner = reading.text[mark.start : mark.end].rstrip()
    if not 0 < past - first <= LONGEST_TITLE or inner[-1:] in ",.?!":
        return False
    if first and reading.words[first - 1].lower() in read_lexicon("english/clauses")["naming"]:
        return reading.words[first][0].isupper()
    long = [word for word in reading.words[first:past] if len(word) > 3]
    return bool(long) and past - first > 1 and all(word[0].isupper() for word in long)


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
    last = verb.at + (2 if verb.at >= 0 and reading.words[verb.at].lower() == "according" else 1)
    return Quotation(
        span=original(*content),
        by=BY,
        score=SCORE,
        kind=kind,
        cue=original(reading.starts[verb.at], reading.ends[last - 1]) if verb.at >= 0 else None,
        speaker=speaker,
        speaker_name=names.of(verb) or "unknown",
        via=(verb.told,) if verb.told else (),
        anonymous=anonymous,
    )
