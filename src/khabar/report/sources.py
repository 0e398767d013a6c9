"""From places to sentences: each report's shelf, and how a place in it is cited.

A place may be a sentence, part of one, or several; it may even lie outside the text (an old comparison beside a new
document): then it is cut to the text, and left out only where its article is not among the reports.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from khabar.records import Document, Place, Sentence, Span
from khabar.report.view import Cited, Piece
from khabar.report.visible import direction, one_line, visible

#: The longest excerpt in code points; the report below holds the whole. Longer than 99 % of news sentences.
LONGEST_EXCERPT = 480
#: Context kept on each side of the marked stretch when a sentence is longer than that.
CONTEXT = 160
#: Ids shorter than this may stand in a reason by chance ("a").
SHORTEST_TELLING_ID = 8


class Source(Struct, frozen=True):
    """A document as a report of this view: number, shown outlet, and its sentences cut so that none overlap."""

    document: Document
    number: int
    outlet: str
    lang: str
    direction: str
    sentences: tuple[Span, ...]

    @property
    def anchor(self) -> str:
        """The target of the whole report."""
        return f"a-{self.number}"

    def sentence_at(self, position: int) -> int | None:
        """The index of the sentence that covers a code point, or of the nearest before it; None without any."""
        found = bisect_right(self.sentences, position, key=lambda span: span.start) - 1
        return max(found, 0) if self.sentences else None

    def sentence_anchor(self, index: int) -> str:
        """The target of a sentence: only digits of our own, whatever the article's id is."""
        return f"s-{self.number}-{self.sentences[index].start}"


class Sources(Struct, frozen=True):
    """All reports of one view, in order."""

    all: tuple[Source, ...]
    by_id: dict[str, Source]

    def of(self, place: Place) -> Source | None:
        """The report a place stands in."""
        return self.by_id.get(place.article)

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of the reports with these ids, each once, in order."""
        return tuple(sorted({self.by_id[id].number for id in ids if id in self.by_id}))

    def explain(self, why: str) -> str:
        """A reason of the engine on one line, with outlets in place of the articles' ids that stand in it."""
        for id, source in self.by_id.items():
            if len(id) >= SHORTEST_TELLING_ID and id in why:
                alone = sum(other.outlet == source.outlet for other in self.all) == 1
                why = why.replace(id, source.outlet if alone else f"{source.outlet} [{source.number}]".strip())
        return one_line(why)

    def cite(self, places: Iterable[Place], *, mark: bool = False) -> tuple[Cited, ...]:
        """Each place as an excerpt with its target, in the given order, none twice; `mark` shows it in its sentence."""
        found = (cite(source, place.span, mark=mark) for place in places if (source := self.of(place)))
        return tuple(dict.fromkeys(found))


def sources_of(documents: Sequence[Document], *, first: int = 1) -> Sources:
    """Put documents on the shelf, numbered from `first`; of two with one id the first is cited."""
    every = tuple(_source(document, number) for number, document in enumerate(documents, first))
    by_id: dict[str, Source] = {}
    for source in every:
        by_id.setdefault(source.document.id, source)
    return Sources(every, by_id)


def cite(source: Source, span: Span, *, mark: bool = False) -> Cited:
    """A stretch of a report as an excerpt; with `mark`, the sentence around it with the stretch marked as hit."""
    text = source.document.text
    start = min(max(span.start, 0), len(text))
    end = min(max(span.end, start), len(text))
    index = source.sentence_at(start)
    sentence = source.sentences[index] if index is not None else Span(0, len(text))
    inside = sentence.start <= start and end <= sentence.end and (start, end) != (sentence.start, sentence.end)
    whole = (Piece(_shortened(text[start:end])),)
    return Cited(
        number=source.number,
        outlet=source.outlet,
        anchor=source.anchor if index is None else source.sentence_anchor(index),
        sentence=_ordinal(source, index),
        lang=source.lang,
        direction=source.direction,
        pieces=_around(text, sentence, Span(start, end)) if mark and inside else whole,
    )


def _source(document: Document, number: int) -> Source:
    article = document.article
    side = direction(article.text)
    return Source(
        document=document,
        number=number,
        outlet=one_line(article.outlet or str(article.extra.get("file", ""))),  # a file's name beats no name at all
        lang=_language(article.language) or ("ar" if side == "rtl" else "und"),
        direction=side,
        sentences=_disjoint([s.span for s in document.of(Sentence)], len(article.text)),
    )


def _language(tag: str) -> str:
    """A language tag that is safe to write into a page, or ""."""
    return tag if tag.isascii() and tag.replace("-", "").isalnum() and len(tag) <= 35 else ""


def _disjoint(spans: Sequence[Span], length: int) -> tuple[Span, ...]:
    """The spans in order, each cut to begin after the one before and to end inside the text; empty ones dropped."""
    kept: list[Span] = []
    at = 0
    for span in sorted(spans):
        start, end = max(span.start, at), min(span.end, length)
        if start < end:
            kept.append(Span(start, end))
            at = end
    return tuple(kept)


def _ordinal(source: Source, index: int | None) -> int:
    if index is None:
        return 0
    headline = bool(source.document.article.title_span) and bool(source.sentences) and source.sentences[0].start == 0
    return index if headline else index + 1


def _around(text: str, sentence: Span, hit: Span) -> tuple[Piece, ...]:
    before, after = text[sentence.start : hit.start], text[hit.end : sentence.end]
    if len(sentence) > LONGEST_EXCERPT:
        before = before if len(before) <= CONTEXT else "…" + before[-CONTEXT:]
        after = after if len(after) <= CONTEXT else after[:CONTEXT] + "…"
    parts = (Piece(_blanks(before).lstrip()), Piece(_shortened(hit.of(text)), ("hit",)), Piece(_blanks(after).rstrip()))
    return tuple(part for part in parts if part.text)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST_EXCERPT:
        return one_line(text)
    return one_line(text[:LONGEST_EXCERPT]).rsplit(" ", 1)[0] + " …"


def _blanks(text: str) -> str:
    """Visible text with each run of blanks as one space, those at the edges too."""
    shown = visible(text)
    return (
        (" " if shown[:1].isspace() else "")
        + " ".join(shown.split())
        + (" " if shown.strip() and shown[-1:].isspace() else "")
    )
