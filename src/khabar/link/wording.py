"""The words of an article as reuse sees them: folded, numbered by sentence, each with its place in the text.

Words are kept as numbers (a hash of the folded word), so that tens of thousands of articles fit into memory. Names and
titles, formulas everybody writes and the words inside quotation marks are marked: they are no outlet's own wording.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from khabar.language.normal import fold
from khabar.language.words import iterate_words
from khabar.link.formulas import formulas_in
from khabar.link.word_codes import word_code
from khabar.records import Credit, Document, Mention, Quotation, Sentence, Span

#: What a word is besides its letters: in a name or a title, in a formula, in words somebody is quoted with.
NAME, FORMULA, QUOTED = 1, 2, 4
#: Credits without a name of their own («وكالات»).
_NAMELESS = frozenset({"agencies"})


class Wording(Struct, frozen=True):
    """The words of one article, in order, and who published them.

    `codes` number the folded words, `starts` and `ends` are their places in the text, `sentence_of` the sentence each word
    stands in, `marks` what it is besides (`NAME`, `FORMULA`, `QUOTED`); `lengths` says how many words each sentence has;
    `headline` is the number of the headline. `credits` are the agencies it rests on: key and name as it spells them.
    """

    document: str
    codes: "array[int]"
    starts: "array[int]"
    ends: "array[int]"
    sentence_of: "array[int]"
    marks: bytes
    lengths: "array[int]"
    headline: int | None = None
    outlet: str = ""
    published: str | None = None
    credits: tuple[tuple[str, str], ...] = ()


def wording(document: Document) -> Wording:
    """The folded words of a document with the way back; linear in its length."""
    sentences = document.of(Sentence) or (Sentence(span=Span(0, len(document.text)), by="whole"),)
    openings = [sentence.span.start for sentence in sentences]
    normal = document.normal
    codes, starts, ends, sentence_of = array("Q"), array("I"), array("I"), array("I")
    lengths = array("I", bytes(4 * len(sentences)))
    number, following = 0, openings[1] if len(openings) > 1 else None
    for word in iterate_words(normal.text):
        start = normal.starts[word.start]
        if following is not None and start >= following:
            number = bisect_right(openings, start) - 1
            following = openings[number + 1] if number + 1 < len(openings) else None
        codes.append(word_code(word.text))
        starts.append(start)
        ends.append(normal.ends[word.end - 1])
        sentence_of.append(number)
        lengths[number] += 1
    return Wording(
        document.id,
        codes,
        starts,
        ends,
        sentence_of,
        _marks(document, codes, starts),
        lengths,
        next((number for number, sentence in enumerate(sentences) if sentence.title), None),
        document.article.outlet,
        document.article.published,
        tuple(
            dict.fromkeys(
                (credit.key or fold(credit.name), credit.name)
                for credit in document.of(Credit)
                if credit.key not in _NAMELESS and fold(credit.name)
            )
        ),
    )


def _marks(document: Document, codes: Sequence[int], starts: "array[int]") -> bytes:
    marks = bytearray(len(starts))
    quoted = (quotation.span for quotation in document.of(Quotation) if quotation.kind == "direct")
    for mark, spans in ((NAME, _named(document)), (QUOTED, quoted)):
        for span in spans:
            for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                marks[at] |= mark
    for first, stop in formulas_in(codes):
        for at in range(first, stop):
            marks[at] |= FORMULA
    return bytes(marks)


def _named(document: Document) -> Iterable[Span]:
    """Names, and the titles beside them: who is spoken of is nobody's wording."""
    for mention in document.of(Mention):
        yield mention.span
        if mention.title_span is not None:
            yield mention.title_span
