"""From words back to the article's own text: the span of a cue, of a speaker, and a speaker's name as it is written."""

from khabar.annotation.quotations.actors import Actor
from khabar.annotation.quotations.cast import Person
from khabar.annotation.quotations.clauses import Report
from khabar.annotation.quotations.reading import Reading
from khabar.language.clitics import split_clitics
from khabar.records import Span

_CLOSING = {"(": ")", "«": "»", "“": "”", '"': '"', "[": "]"}


def span_of_words(reading: Reading, words: tuple[int, int]) -> Span:
    """The original span of words `first:last`, without a preposition on the first, with the bracket that closes them."""
    start, end = bounds(reading, words)
    return reading.document.normal.original(start, end)


def bounds(reading: Reading, words: tuple[int, int]) -> tuple[int, int]:
    """The same on the normalised text."""
    first, last = words
    start, end = reading.starts[first], reading.ends[last - 1]
    word = reading.words[first]
    if (
        (first not in reading.names or word[1:] in ("ابو", "ابي", "ابا"))
        and split_clitics(word).prefixes[:1] in (("و",), ("ف",), ("ل",), ("ب",))
        and not word.startswith(("لل", "والد"))
    ):
        start += 1
    piece = reading.text[start:end]
    for opening, closing in _CLOSING.items():
        unbalanced = piece.count(opening) > piece.count(closing) if opening != closing else piece.count(opening) % 2
        if unbalanced and reading.text[end : end + 1] == closing:
            end += 1
            break
    return start, end


def name_of(reading: Reading, who: Person | Actor) -> str:
    """The name as the article spells it: of a person the fullest, of anything else its words."""
    actor = who.fullest if isinstance(who, Person) else who
    words = actor.name if actor.name else (actor.first, actor.last)
    name = span_of_words(reading, words).of(reading.document.text).strip()
    joined = not actor.name and name.startswith("لل") and actor.first not in reading.names
    return "ال" + name[2:] if joined else name  # للموقع is ل and الموقع written as one


def cue_span(reading: Reading, report: Report) -> Span:
    """The word or words of saying, with و before them; a participle with its preposition (مشيرا إلى)."""
    cue = report.cue
    start, end = reading.starts[cue.first], reading.ends[cue.last - 1]
    preposition = report.opening.preposition if report.opening else -1
    if preposition == cue.last and (cue.kind == "participle" or (cue.kind == "verb" and not report.subject)):
        end = reading.ends[preposition]
    return reading.document.normal.original(start, end)
