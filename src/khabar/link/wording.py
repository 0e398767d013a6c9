"""The words of an article as reuse sees them: folded, numbered by sentence, each with its place in the text.

Words are kept as numbers (a hash of the folded word), so that tens of thousands of articles fit into memory. Names and
titles, formulas everybody writes and the words inside quotation marks are marked: they are no outlet's own wording.
"""

from array import array
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from khabar.language.words import word_places
from khabar.link.formulas import formulas_in
from khabar.link.publications import Publication, publication
from khabar.link.word_codes import word_code
from khabar.records import Document, Mention, Quotation, Sentence, Span

#: What a word is besides its letters: in a name or a title, in a formula, in words somebody is quoted with.
NAME, FORMULA, QUOTED = 1, 2, 4


class Wording(Struct, frozen=True):
    """The words of one article, in order, and who published them.

    `codes` number the folded words, `starts` and `ends` are their places in the text, `sentence_of` the sentence each word
    stands in, `marks` what it is besides (`NAME`, `FORMULA`, `QUOTED`); `lengths` says how many words each sentence has;
    `headline` is the number of the headline. `published` says where it comes from.
    """

    document: str
    codes: "array[int]"
    starts: "array[int]"
    ends: "array[int]"
    sentence_of: "array[int]"
    marks: bytes
    lengths: "array[int]"
    headline: int | None
    published: Publication

    @property
    def given(self) -> bytes:
        """A 1 for each word that is in a name, a title or a formula, so nobody's own wording."""
        return ((np.frombuffer(self.marks, dtype=np.uint8) & (NAME | FORMULA)) > 0).astype(np.uint8).tobytes()


def wording(document: Document) -> Wording:
    """The folded words of a document with the way back; linear in its length."""
    sentences = document.of(Sentence) or (Sentence(span=Span(0, len(document.text)), by="whole"),)
    letters, first, last = word_places(document.normal.text)
    starts = np.asarray(document.normal.starts, dtype=np.uint32)[first]
    ends = np.asarray(document.normal.ends, dtype=np.uint32)[np.array(last, dtype=np.int64) - 1]
    openings = [sentence.span.start for sentence in sentences[1:]]
    sentence_of = np.searchsorted(openings, starts, side="right").astype(np.uint32)
    lengths = np.bincount(sentence_of, minlength=len(sentences)).astype(np.uint32)
    codes = array("Q", map(word_code, letters))
    return Wording(
        document.id,
        codes,
        array("I", starts.tobytes()),
        array("I", ends.tobytes()),
        array("I", sentence_of.tobytes()),
        _marks(document, codes, starts),
        array("I", lengths.tobytes()),
        next((number for number, sentence in enumerate(sentences) if sentence.title), None),
        publication(document),
    )


def _marks(document: Document, codes: Sequence[int], starts: NDArray[np.uint32]) -> bytes:
    marks = np.zeros(len(starts), dtype=np.uint8)
    spans, kinds = _marked(document)
    first = np.searchsorted(starts, [span.start for span in spans]).tolist()
    stop = np.searchsorted(starts, [span.end for span in spans]).tolist()
    for at, kind in enumerate(kinds):
        marks[first[at] : stop[at]] |= kind
    for opening, end in formulas_in(codes):
        marks[opening:end] |= FORMULA
    return marks.tobytes()


def _marked(document: Document) -> tuple[list[Span], list[int]]:
    """Names and the titles beside them (who is spoken of is nobody's wording), and what stands in quotation marks."""
    named = [
        span for mention in document.of(Mention) for span in (mention.span, mention.title_span) if span is not None
    ]
    quoted = [quotation.span for quotation in document.of(Quotation) if quotation.kind == "direct"]
    return [*named, *quoted], [NAME] * len(named) + [QUOTED] * len(quoted)
