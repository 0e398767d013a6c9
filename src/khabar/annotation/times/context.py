"""What a rule may ask about the place it matched: which day is today there, what was named before, what lies ahead."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from khabar.annotation.times.calendar import Reading, shifted
from khabar.annotation.times.notes import is_note
from khabar.annotation.times.reference import Reference
from khabar.annotation.times.tokens import Token
from khabar.records import Document

_SENTENCE_END = frozenset(".!?؟\n")
_QUOTE_OPENS, _QUOTE_CLOSES = frozenset("«“"), frozenset("»”")
#: A verb with the future prefix س; the second part lists how common nouns in س begin.
_FUTURE_VERB = re.compile(
    r"[وف]?س(?!ياس|ياد|يار|يد(?:ة|ات|ي|ه|نا|ت)|يطر|ين(?:ما|ا)|نو|ند|تر(?:ة|ات)|تا|تو|تي|ير(?:ة|ته|ا|ه)|يل(?:ا|ة)|ياح|نة|تة)"
    r"[يتن]\w{3,}"
)
_PART_OF_YEAR = re.compile(r"\d{4}-(?:[QHT]\d|\d\d)")
_FAR = 25  # tokens: a day named further back than this does not anchor a quotation


class Context:
    """The state of one pass over the tokens of an article, from left to right."""

    def __init__(self, tokens: Sequence[Token], reference: Reference, document: Document) -> None:
        self.tokens = tokens
        self._document = document
        self.note = is_note(document, tokens)
        self.surnames = frozenset(
            token.text
            for before, token in pairwise(tokens)
            if "weekday" in token.classes and "first_name" in before.classes
        )
        self.reference = reference
        self.years_of_days = _years_of_days(tokens)
        self.day: date | None = None  # the last single day named
        self.day_end = 0  # the token after it
        self.hijri = ""  # that day's Hijri value, where it was written so
        self.last: Reading | None = None  # the last reading of any kind
        self.part: Reading | None = None  # the last quarter, half or month of a year
        self.hijri_years = _counts_hijri_years(tokens, reference.day)
        self.last_end = 0  # the token after it
        self.sentence = 0  # the token the sentence begins with
        self.since_day: str = ""  # the part of day ("EV") named with the last day
        self._quote_anchor: date | None = None
        self._quoted = False
        self._ahead: tuple[int, int, bool] = (-1, -1, False)

    @property
    def today(self) -> date | None:
        """The day from which relative days count here: in words quoted from another day, that day."""
        return self._quote_anchor or self.reference.day

    def pass_by(self, at: int) -> None:
        """Take note of one token the finder goes over: sentence ends and quotation marks."""
        text = self.tokens[at].text
        if text in _SENTENCE_END:
            self.sentence = at + 1
            if text == "\n":
                self._close_quote()
        elif text in _QUOTE_OPENS or (text == '"' and not self._quoted):
            self._quoted = True
            self._quote_anchor = self._said_on(at)
        elif text in _QUOTE_CLOSES or text == '"':
            self._close_quote()

    def remember(self, reading: Reading, start: int, end: int) -> None:
        """Keep what was read at tokens `start:end`, for expressions that follow."""
        self.last, self.last_end = reading, end
        if _PART_OF_YEAR.fullmatch(reading.value):
            self.part = reading
        if reading.earliest and reading.earliest == reading.latest:
            self.day, self.day_end = reading.earliest, end
            self.hijri = reading.value[:12] if reading.value.startswith("H:") else ""
            _, _, part = reading.value.partition("T")
            self.since_day = part[:2] if part[:2].isalpha() else ""

    def looks_ahead(self, at: int) -> bool:
        """Whether a word before token `at` in its sentence says that things are to come, and no word of saying after it.

        «أكثر من المتوقع» foretells nothing; in "will close, the ministry said on Monday" Monday is past.
        """
        start, seen, found = self._ahead
        if start != self.sentence or seen > at:
            start, seen, found = self.sentence, self.sentence, False
        for place in range(seen, at):
            found = self._foretells(place) or (found and not self._says(place))
        self._ahead = (start, at, found)
        return found

    def before(self, at: int, *names: str, reach: int = 1) -> bool:
        """Whether one of the `reach` tokens before `at` is of one of the classes."""
        return any(not token.classes.keys().isdisjoint(names) for token in self.tokens[max(0, at - reach) : at])

    def at(self, at: int, *names: str) -> bool:
        """Whether the token at `at` is of one of the classes."""
        return 0 <= at < len(self.tokens) and not self.tokens[at].classes.keys().isdisjoint(names)

    def text(self, at: int) -> str:
        """The letters of the token at `at`, or nothing."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def written(self, at: int) -> str:
        """The token at `at` as the article writes it."""
        token = self.tokens[at]
        return self._document.normal.original(token.start, token.end).of(self._document.text)

    def later(self, days: int) -> date | None:
        """The day so many days after today."""
        return shifted(self.today, days) if self.today else None

    def _foretells(self, at: int) -> bool:
        token = self.tokens[at]
        if "future_cue" in token.classes:
            return not (self.at(at - 2, "more") or self.at(at - 1, "about"))
        return not token.classes and _FUTURE_VERB.fullmatch(token.text) is not None

    def _says(self, at: int) -> bool:
        return "said" in self.tokens[at].classes and self.text(at - 1) != "be"  # "will be announced on Friday"

    def _said_on(self, at: int) -> date | None:
        near = self.last_end > self.sentence and at - self.last_end < _FAR
        named, today = self.day if near else None, self.reference.day
        return named if named and today and named < today and (today - named).days < 370 else None

    def _close_quote(self) -> None:
        self._quoted, self._quote_anchor = False, None


def _counts_hijri_years(tokens: Sequence[Token], today: date | None) -> bool:
    """Whether the text dates by Hijri years alone: then «هذا العام» is one too.

    It does where it writes one («1436هـ»), or where it names a Hijri month and counts a quarter of this year that the
    common calendar has not ended: «في رمضان ... بلغت في الربع الثالث لهذا العام», told in July.
    """
    common = any("month" in token.classes for token in tokens)
    hijri = not common and _counts_an_open_quarter(tokens, today) and any("hijri_month" in t.classes for t in tokens)
    for token, following in pairwise(tokens):
        year = token.classes.get("year")
        if isinstance(year, int):
            marked = "hijri_mark" in following.classes
            hijri, common = hijri or marked, common or (not marked and 1900 <= year <= 2100)
    return hijri and not common


def _counts_an_open_quarter(tokens: Sequence[Token], today: date | None) -> bool:
    for quarter, which, *tail in zip(tokens, tokens[1:], tokens[2:], tokens[3:], tokens[4:], strict=False):
        if today is None or "the_quarter" not in quarter.classes or "ord" not in which.classes:
            continue
        this = any("this" in token.classes for token in tail) and any(
            "the_year_word" in token.classes for token in tail
        )
        if this and 3 * int(which.value("ord")) > today.month + 1:
            return True
    return False


def _years_of_days(tokens: Sequence[Token]) -> dict[tuple[int, int], int]:
    """The years of days that the text dates in full somewhere: {(2, 26): 2016} for «26 فبراير 2016»."""
    found: dict[tuple[int, int], set[int]] = {}
    for at in range(1, len(tokens) - 1):
        if "month" not in tokens[at].classes or "year" not in tokens[at + 1].classes:
            continue
        before = tokens[at - 1] if "d31" in tokens[at - 1].classes else tokens[max(0, at - 2)]
        if "d31" in before.classes or "ord" in before.classes:
            number = before.classes.get("d31") or before.classes["ord"]
            key = (int(tokens[at].value("month")), int(number))
            found.setdefault(key, set()).add(int(tokens[at + 1].value("year")))
    return {key: min(years) for key, years in found.items() if len(years) == 1}
