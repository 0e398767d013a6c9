"""The words of an article as reuse sees them: folded, numbered by sentence, each with its place in the text."""

from bisect import bisect_right

from msgspec import Struct

from khabar.language.normal import fold
from khabar.language.words import words
from khabar.records import Document, Sentence, Span

#: Words that open most Arabic news sentences with a joined «و»: «وقال» and «قال» are one word to a copyist.
_JOINED_AND = "و"


class Wording(Struct, frozen=True):
    """The words of one article, in order.

    `words` are folded spellings, `spans` their places in the text, `sentence_of` the number of the sentence each word
    stands in, `sentence_lengths` how many words each sentence has; `headline` is the number of the headline.
    """

    document: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    sentence_of: tuple[int, ...]
    sentence_lengths: tuple[int, ...]
    headline: int | None = None


def wording(document: Document) -> Wording:
    """The folded words of a document with the way back; linear in its length."""
    sentences = document.of(Sentence) or (Sentence(span=Span(0, len(document.text)), by="whole"),)
    starts = [sentence.span.start for sentence in sentences]
    found: list[str] = []
    spans: list[Span] = []
    sentence_of: list[int] = []
    lengths = [0] * len(sentences)
    for word in words(document.normal.text):
        span = document.normal.original(word.start, word.end)
        number = max(0, bisect_right(starts, span.start) - 1)
        found.append(_folded(word.text))
        spans.append(span)
        sentence_of.append(number)
        lengths[number] += 1
    headline = next((number for number, sentence in enumerate(sentences) if sentence.title), None)
    return Wording(document.id, tuple(found), tuple(spans), tuple(sentence_of), tuple(lengths), headline)


def _folded(word: str) -> str:
    plain = word if word[0].isdigit() else fold(word)
    return plain[1:] if len(plain) > 3 and plain.startswith(_JOINED_AND) else plain
