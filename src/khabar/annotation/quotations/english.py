"""Quotations in English reports: «X said that ...», «"...", said X», «according to X».

English keeps the speaker beside the verb, so the reading is short: find the words of saying, the noun phrase on one
side of each, and the clause or the marks on the other. Names are known by capitals and by mentions; he, she, they and
it go back to the last speaker that fits.
"""

from functools import cache

from msgspec import Struct

from khabar.annotation.quotations.marks import Marked
from khabar.annotation.quotations.reading import Reading
from khabar.language.lexicons import read_lexicon
from khabar.language.titles import title_kinds
from khabar.records import Quotation, Span

BY = "quotations@1"
#: Not measured on gold, which has no English: how sure a reading by these rules is taken to be.
SCORE = 0.7
#: A speaker before or after the verb has at most this many words.
LONGEST = 16
_ACTS = ("say", "add", "explain", "affirm", "announce", "claim", "judge", "deny", "admit", "warn", "ask", "answer", "describe")
_SMALL = frozenset(("that", "on", "in", "at", "to", "from", "after", "before", "during", "when", "while", "as", "but", "and", "if", "because", "with", "by", "for", "of", "the", "a", "an"))
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "late", "early", "earlier", "later"))
_TRAILING = " \t\n\r.,;:-–—"


class _Said(Struct):
    """One word of saying: its word number, speaker words or None, whether it stands after the words it reports."""

    at: int
    speaker: tuple[int, int] | None
    pronoun: str = ""
    told: str = ""


@cache
def _lexicon() -> dict[str, str]:
    table = read_lexicon("english/reporting")
    return {word: act for act in _ACTS for words in table[act].values() for word in words}


def find_english(reading: Reading) -> tuple[Quotation, ...]:
    """The quotations of an English article, in order."""
    said = {at: _read_verb(reading, at) for at, word in enumerate(reading.words) if word.lower() in _lexicon()}
    names = _Names(reading)
    found: list[tuple[_Said, tuple[int, int], str]] = []
    taken: list[tuple[int, int]] = []
    last: _Said | None = None
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


def _read_verb(reading: Reading, at: int) -> _Said:
    """The speaker before the verb, or after it where the order is turned round."""
    told = ""
    following = at + 1
    if reading.words[at].lower() in ("told", "tells", "telling") and following < len(reading):
        end = _noun_end(reading, following)
        told = reading.text[reading.starts[following] : reading.ends[end - 1]] if reading.words[following][0].isupper() else ""
    before = _before(reading, at)
    if before:
        pronoun = reading.words[before[0]].lower() if before[1] - before[0] == 1 else ""
        if pronoun in read_lexicon("english/reporting")["pronouns"]:
            return _Said(at, None, pronoun, told)
        return _Said(at, before, "", told)
    if not told and following < len(reading) and not reading.gap(following).strip():
        word = reading.words[following]
        if word.lower() in read_lexicon("english/reporting")["pronouns"]:
            return _Said(at, None, word.lower())
        if word[0].isupper() and word.lower() not in _DAYS or word.lower() in ("the", "a", "an", "one", "two"):
            return _Said(at, (following, _noun_end(reading, following)))
    return _Said(at, None, "", told)


def _before(reading: Reading, at: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before the verb; words between commas after a name belong to it."""
    last = at
    between = read_lexicon("english/reporting")["between"]
    while last > 0 and reading.words[last - 1].lower() in between and not reading.gap(last).strip():
        last -= 1
    if "," in reading.gap(last):  # X, who spoke on condition of anonymity, said
        for at in range(last - 1, max(0, last - 20), -1):
            if "," in reading.gap(at) and reading.words[at].lower() in ("who", "which", "whose"):
                last = at
                break
    if last == 0 or reading.gap(last).strip(" ,") or reading.starts[last - 1] < reading.statement_start(reading.starts[at]):
        return None
    first = last - 1
    start = reading.statement_start(reading.starts[at])
    while first > 0 and last - first < LONGEST and reading.starts[first - 1] >= start:
        gap = reading.gap(first).strip(" ")
        word = reading.words[first - 1].lower()
        if gap not in ("", ",", "-", "’", "'", ".") or word in _DAYS or word in _lexicon() or word in ("that", "and", "but", "while", "as", "when"):
            break
        if gap == "," and not any(letter.isupper() for letter in reading.words[first - 1][:1]):
            break
        first -= 1
    while first < last and reading.words[first].lower() in ("on", "in", "at", "and", "but"):
        first += 1
    if first >= last:
        return None
    head = reading.words[first]
    known = head[0].isupper() or head.lower() in _SMALL | {"one", "two", "three"} or head.lower() in read_lexicon("english/reporting")["pronouns"]
    return (first, last) if known or any(word[0].isupper() for word in reading.words[first:last]) else (last - 1, last)


def _noun_end(reading: Reading, first: int) -> int:
    """The word after a noun phrase that begins here: names, titles and what «of» and «the» join to them."""
    at = first + 1
    while at < len(reading) and at - first < LONGEST:
        gap = reading.gap(at)
        word = reading.words[at].lower()
        if gap.strip(" .'’-") or word in _DAYS or word in _lexicon() or word in ("that", "in", "on", "at", "after", "during", "when", "as", "by", "late"):
            break
        at += 1
    while at > first + 1 and reading.words[at - 1].lower() in _SMALL:
        at -= 1
    return at


def _verb_of(reading: Reading, mark: Marked, said: dict[int, _Said]) -> _Said | None:
    """The word of saying of a stretch in marks: in the words after it, or in those that lead to it."""
    after = reading.word_at(mark.outer_end)
    end = reading.statement_end(max(mark.outer_start, mark.outer_end - 1))
    line_end = reading.paragraph_end(mark.outer_end)
    inner_stop = reading.text[mark.start : mark.end].rstrip()[-1:]
    if inner_stop in ",?!" or end > mark.outer_end + 1:
        for at in range(after, min(len(reading), after + 9)):
            if reading.starts[at] >= line_end or "." in reading.gap(at)[:2] and at > after or reading.mark_around(reading.starts[at]) >= 0:
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
    while first < len(reading) and (reading.words[first].lower() in _DAYS or reading.words[first].lower() == "on"):
        first += 1
    if first >= len(reading) or reading.starts[first] >= end or reading.gap(first).strip() not in ("",):
        return None
    if reading.words[at].lower() not in ("said", "says", "saying", "added", "adding", "claimed", "insisted", "warned", "stressed", "denied", "believes"):
        return None
    if any(start <= reading.starts[at] + 1 < stop for start, stop in taken):
        return None
    inverted = _before(reading, at) is None
    return None if inverted else _bounded(reading, reading.starts[first], end)


def _bounded(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """A clause up to its end, or to «, according to» and «, adding» in it; at least two words."""
    for cut in (", according to", ", adding", ", saying", ", stressing", ", noting"):
        index = reading.text.find(cut, start, end)
        end = index if index >= 0 else end
    stop = start + len(reading.text[start:end].rstrip(_TRAILING))
    return (start, stop) if len(reading.text[start:stop].split()) >= 2 else None


def _according(reading: Reading) -> list[tuple[_Said, tuple[int, int], str]]:
    found = []
    for at in range(len(reading) - 2):
        if reading.words[at].lower() != "according" or reading.words[at + 1].lower() != "to":
            continue
        last = _noun_end(reading, at + 2)
        verb = _Said(at, (at + 2, last))
        start, end = reading.statement_start(reading.starts[at]), reading.statement_end(reading.starts[at])
        if reading.word_at(start) == at and last < len(reading) and "," in reading.gap(last):
            content = _bounded(reading, reading.starts[last], end)
        else:
            first = reading.word_at(start)
            content = _bounded(reading, reading.starts[first], reading.starts[at]) if first < at else None
        if content:
            found.append((verb, content, "indirect"))
    return found


class _Names:
    """Speakers by their last word, for short forms and pronouns."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.full: dict[str, str] = {}
        self.last = ""
        for name in sorted(set(reading.names.values()), key=lambda name: name.first):
            if name.label == "PER":
                self._keep(" ".join(reading.words[name.first : name.last]))

    def of(self, verb: _Said) -> str | None:
        """The fullest name of a verb's speaker; for a pronoun or none the last one named."""
        if verb.speaker is None:
            return self.last or None
        first, last = verb.speaker
        name = self._personal(first, last)
        if name:
            self._keep(name)
            self.last = self.full.get(name.split()[-1].lower(), name)
        else:
            span = self.reading.document.normal.original(self.reading.starts[first], self.reading.ends[last - 1])
            text = span.of(self.reading.document.text)
            self.last = text[4:] if text.lower().startswith("the ") else text
        return self.last

    def _personal(self, first: int, last: int) -> str:
        """A run of two capitalised words, or a known surname, without titles."""
        words = self.reading.words[first:last]
        kinds = title_kinds()
        run: list[str] = []
        runs: list[list[str]] = []
        for word in [*words, "."]:
            if word[:1].isupper() and word.lower() not in kinds and word.lower() not in _SMALL:
                run.append(word)
            else:
                runs += [run] if run else []
                run = []
        for candidate in runs:
            if candidate[-1].lower() in self.full:
                return " ".join(candidate)
        tagged = [name for name in set(self.reading.names.get(at) for at in range(first, last)) if name and name.label == "PER"]
        return " ".join(self.reading.words[tagged[0].first : tagged[0].last]) if tagged else ""

    def _keep(self, name: str) -> None:
        words = name.split()
        titled = [at for at, word in enumerate(words) if word.lower() in title_kinds()]
        name = " ".join(words[titled[-1] + 1 :] if titled and titled[-1] + 1 < len(words) else words)
        key = name.split()[-1].lower()
        if len(name.split()) > len(self.full.get(key, "").split()):
            self.full[key] = name


def _quotation(reading: Reading, names: _Names, verb: _Said, content: tuple[int, int], kind: str) -> Quotation:
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
