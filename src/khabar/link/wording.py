"""The words of an article as reuse sees them: folded, numbered by sentence, each with its place in the text."""

from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct

from khabar.language.normal import fold
from khabar.language.words import iterate_words
from khabar.records import Document, Sentence, Span

#: Words that open most Arabic news sentences with a joined «و»: «وقال» and «قال» are one word to a copyist.
_JOINED_AND = "و"


class Wording(Struct, frozen=True):
    """The words of one article, in order.

    `words` are folded spellings, `starts` and `ends` their places in the text, `sentence_of` the number of the sentence each word
    stands in, `sentence_lengths` how many words each sentence has; `headline` is the number of the headline.
    """

    document: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence_of: tuple[int, ...]
    sentence_lengths: tuple[int, ...]
    headline: int | None = None


def wording(document: Document) -> Wording:
    """The folded words of a document with the way back; linear in its length."""
    sentences = document.of(Sentence) or (Sentence(span=Span(0, len(document.text)), by="whole"),)
    openings = [sentence.span.start for sentence in sentences]
    normal = document.normal
    found: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentence_of: list[int] = []
    lengths = [0] * len(sentences)
    for word in iterate_words(normal.text):
        start = normal.starts[word.start]
        number = max(0, bisect_right(openings, start) - 1)
        found.append(_folded(word.text))
        starts.append(start)
        ends.append(normal.ends[word.end - 1])
        sentence_of.append(number)
        lengths[number] += 1
    headline = next((number for number, sentence in enumerate(sentences) if sentence.title), None)
    return Wording(document.id, tuple(found), tuple(starts), tuple(ends), tuple(sentence_of), tuple(lengths), headline)


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    plain = word if word[0].isdigit() else fold(word)
    return plain[1:] if len(plain) > 3 and plain.startswith(_JOINED_AND) else plain
