"""One article laid out for reading: its words, quotation marks, statements and names, all on the normalised text.

A statement is what a full stop or a newline ends; stops inside quotation marks do not end the statement around them.
"""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from msgspec import Struct

from khabar.annotation.quotations.lexicon import word_list
from khabar.annotation.quotations.marks import Marked, pair_marks
from khabar.language.words import words
from khabar.records import Credit, Document, Mention, TimeExpression

#: A stop that ends a statement: before white space or the end, or written straight onto the next Arabic word.
_STOP = re.compile(
    r"\n|(?<![.])[.](?=[\s\"»”’)\]]|$)|(?<=[\u0621-\u064a\"»”)][\u0621-\u064a\"»”)])[.](?=[\u0621-\u064a])(?![\u0621-\u064a]{1,3}[.)])|[!?؟۔]+(?=[\s\"»”’)\]]|$)"
)
_DEEPEST = 3
_OTHER_YEH = "\u06cc"


class Name(Struct, frozen=True):
    """A mention on the words: half-open word numbers, label, the fullest form of it in the article."""

    first: int
    last: int
    label: str
    name: str


class Reading:
    """The layout of one document; nothing in it changes. Word numbers are called `first`, `last` (half-open)."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.normal.text
        title = document.article.title_span
        self.title_end = document.normal.normal(title).end if title else 0
        found = words(self.text)
        self.words = [word.text for word in found]
        self.starts = [word.start for word in found]
        self.ends = [word.end for word in found]
        self._tell_letters_apart(document)
        self.marks: list[Marked] = pair_marks(self.text, title_end=self.title_end)
        self._mark_starts = [mark.outer_start for mark in self.marks]
        self.times = self._time_words(document)
        self.surnames = {
            self.words[name.last - 1]
            for name in self.names.values()
            if name.label == "PER" and name.last - name.first > 1
        }

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, word: int) -> str:
        """What stands between a word and the one before it."""
        before = self.ends[word - 1] if word else 0
        return self.text[before : self.starts[word]] if word < len(self.words) else self.text[before:]

    def word_at(self, position: int) -> int:
        """The first word that starts at or after a position."""
        return bisect_left(self.starts, position)

    def mark_around(self, position: int) -> int:
        """The innermost stretch in marks that holds a position, or -1."""
        index = bisect_right(self._mark_starts, position) - 1
        while index >= 0 and self.marks[index].outer_end <= position:
            index = self.marks[index].parent if self.marks[index].depth > 1 else self._covering(index - 1, position)
        return index

    def mark_opening(self, start: int, end: int) -> int:
        """The outermost stretch in marks that opens in `start:end`, or -1."""
        index = bisect_left(self._mark_starts, start)
        return index if index < len(self.marks) and self.marks[index].outer_start < end else -1

    def statement_end(self, position: int) -> int:
        """Where the statement a position stands in ends: its stop, or the closing mark around it."""
        index = self.mark_around(position)
        depth = 0 if index < 0 else min(self.marks[index].depth, _DEEPEST)
        stops = self._stops[depth]
        at = bisect_left(stops, position)
        end = stops[at] if at < len(stops) else len(self.text)
        return min(end, self.marks[index].end) if index >= 0 else end

    def statement_start(self, position: int) -> int:
        """Where the statement a position stands in begins."""
        index = self.mark_around(position)
        depth = 0 if index < 0 else min(self.marks[index].depth, _DEEPEST)
        stops = self._stops[depth]
        at = bisect_left(stops, position) - 1
        start = stops[at] + 1 if at >= 0 else 0
        return max(start, self.marks[index].start) if index >= 0 else start

    def paragraph_end(self, position: int) -> int:
        """Where the line a position stands in ends."""
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    @cached_property
    def names(self) -> dict[int, Name]:
        """Every mention by each word it covers."""
        found: dict[int, Name] = {}
        for mention in self.document.of(Mention):
            place = self.document.normal.normal(mention.span)
            first, last = self.word_at(place.start), self.word_at(place.end)
            if self._apart and "علي" in self.words[first:last]:  # here it is على: the tagger could not know
                last = self.words.index("علي", first, last)
            if first < last and last - first < 12:
                name = Name(first, last, mention.label, mention.name)
                found.update(dict.fromkeys(range(first, last), name))
        return found

    @cached_property
    def told(self) -> dict[int, int]:
        """Where a credited outlet has ل written onto it: the word after its name, by its first word."""
        found: dict[int, int] = {}
        names = [self.document.normal.normal(one.span) for one in self.document.of(Credit) if one.where == "text"]
        for name in {self.text[place.start : place.end] for place in names} - {""}:
            at = self.text.find("ل" + name)
            while at >= 0:  # a credit is kept once, where it stands first
                first = self.word_at(at)
                if first < len(self) and self.starts[first] == at:
                    found[first] = self.word_at(at + 1 + len(name))
                at = self.text.find("ل" + name, at + 1)
        return found

    @cached_property
    def _stops(self) -> list[list[int]]:
        """Positions of the stops at depth 0, 1, 2 and 3 of marks, each list with those of the depths above it."""
        stops: list[list[int]] = [[] for _ in range(_DEEPEST + 1)]
        for match in _STOP.finditer(self.text):
            at = match.start()
            if match.group() == "." and (self._abbreviates(at) or self._spells(at)):
                continue
            around = self.mark_around(at)
            depth = 0 if around < 0 else min(self.marks[around].depth, _DEEPEST)
            for deeper in range(depth, _DEEPEST + 1):
                stops[deeper].append(at)
        return stops

    def _abbreviates(self, at: int) -> bool:
        """Whether a full stop follows a single letter (د. محمد)."""
        return at >= 1 and self.text[at - 1].isalpha() and (at < 2 or not self.text[at - 2].isalnum())

    def _spells(self, at: int) -> bool:
        """Whether a full stop stands between two letters of a name spelt out: بي.سي."""
        after = self.word_at(at + 1)
        if not 0 < after < len(self.words) or self.ends[after - 1] != at or self.starts[after] > at + 2:
            return False
        letters = word_list("letters")
        return self.words[after] in letters and self.words[after - 1] in letters

    def _covering(self, index: int, position: int) -> int:
        """The nearest earlier outermost stretch that still covers a position, or -1."""
        while index >= 0 and self.marks[index].depth > 1:
            index = self.marks[index].parent
        return index if index >= 0 and self.marks[index].outer_end > position else -1

    def _tell_letters_apart(self, document: Document) -> None:
        """Where an article writes ى and ي apart, علي is a name and رأي a noun: they get another last letter here."""
        places = [at for at, word in enumerate(self.words) if word in word_list("two_words")]
        spelled = {at: document.normal.original(self.starts[at], self.ends[at]).of(document.text) for at in places}
        self._apart = any(spelling.endswith("ى") for spelling in spelled.values())
        if self._apart:
            for at, spelling in spelled.items():
                if spelling.endswith("ي"):
                    self.words[at] = self.words[at][:-1] + _OTHER_YEH

    def _time_words(self, document: Document) -> set[int]:
        covered: set[int] = set()
        for time in document.of(TimeExpression):
            place = document.normal.normal(time.span)
            covered.update(range(self.word_at(place.start), self.word_at(place.end)))
        return covered
