"""A report's full text as passages: every sentence a target, quotations, people and times lightly marked.

No code point is dropped: what stands between two sentences is shown too. Linear in the text and its annotations.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from khabar.records import Annotation, Mention, Quotation, Span, TimeExpression
from khabar.report.sources import Source
from khabar.report.view import Block, Passage, Piece, Report
from khabar.report.visible import one_line, visible

#: Addresses a reader may follow; anything else (javascript:, data:) is not made a link.
_SAFE_ADDRESS = ("https://", "http://")


class _Marked(Struct, frozen=True):
    """A stretch with one mark."""

    span: Span
    mark: str
    note: str


def show_report(source: Source, aside: Sequence[Span], claims: Mapping[str, tuple[int, ...]]) -> Report:
    """The whole of one report; `claims` gives for a sentence's anchor the rows of the matrix it stands in."""
    article = source.document.article
    marked = [found for annotation in source.document.annotations if (found := _marked(annotation))]
    passages = list(_passages(source, _cut(article.text, marked, source.sentences), claims))
    body = article.body_start
    return Report(
        number=source.number,
        anchor=source.anchor,
        outlet=source.outlet,
        headline=one_line(article.title),
        title=tuple(passage for span, passage in passages if span.end <= body and not _blank(passage)),
        byline=one_line(article.byline),
        url=article.url if article.url.startswith(_SAFE_ADDRESS) and article.url.isprintable() else "",
        published=one_line(article.published or ""),
        lang=source.lang,
        direction=source.direction,
        blocks=_blocks([(span, passage) for span, passage in passages if span.end > body], aside),
    )


def _marked(annotation: Annotation) -> _Marked | None:
    match annotation:
        case Quotation():
            mark = "quote" if annotation.kind == "direct" else "indirect"
            return _Marked(annotation.span, mark, one_line(annotation.speaker_name or ""))
        case Mention(label="PER"):
            return _Marked(annotation.span, "name", one_line(annotation.name))
        case TimeExpression(earliest=str(), latest=str()):
            return _Marked(annotation.span, "time", _stretch(annotation.earliest, annotation.latest))
        case TimeExpression():
            return _Marked(annotation.span, "time", "")
        case _:
            return None


def _stretch(earliest: str | None, latest: str | None) -> str:
    return one_line(f"{earliest}" if earliest == latest else f"{earliest} – {latest}")


def _cut(text: str, marked: Sequence[_Marked], sentences: Sequence[Span]) -> Iterator[tuple[Span, Piece]]:
    """The text as pieces, in order, cut wherever a mark or a sentence begins or ends."""
    starting: dict[int, list[_Marked]] = {}
    ending: dict[int, list[_Marked]] = {}
    edges = {0, len(text)}
    for one in marked:
        start, end = max(one.span.start, 0), min(one.span.end, len(text))
        if start < end:
            starting.setdefault(start, []).append(one)
            ending.setdefault(end, []).append(one)
            edges |= {start, end}
    edges.update(edge for span in sentences for edge in (span.start, span.end))
    open_marks: dict[str, int] = {}
    notes: dict[str, str] = {}
    at = 0
    for edge in sorted(edges):
        if edge > at:
            marks = tuple(mark for mark in ("quote", "indirect", "name", "time") if open_marks.get(mark))
            yield Span(at, edge), Piece(visible(text[at:edge]), marks, notes.get(marks[-1], "") if marks else "")
        for one in ending.get(edge, ()):
            open_marks[one.mark] -= 1
        for one in starting.get(edge, ()):
            open_marks[one.mark] = open_marks.get(one.mark, 0) + 1
            notes[one.mark] = one.note
        at = edge


def _passages(
    source: Source, pieces: Iterator[tuple[Span, Piece]], claims: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[Span, Passage]]:
    """Pieces gathered to sentences and to what stands between them."""
    at = 0
    waiting: list[Piece] = []
    start = 0
    for span, piece in pieces:
        if not waiting:
            start = span.start
        waiting.append(piece)
        sentence = source.sentences[at] if at < len(source.sentences) else None
        if sentence and span.end == sentence.end:
            anchor = source.sentence_anchor(at)
            yield Span(start, span.end), Passage(anchor, tuple(waiting), claims.get(anchor, ()))
            waiting, at = [], at + 1
        elif sentence is None or span.end <= sentence.start:
            yield Span(start, span.end), Passage("", tuple(waiting))
            waiting = []


def _blocks(passages: Sequence[tuple[Span, Passage]], aside: Sequence[Span]) -> tuple[Block, ...]:
    """Passages gathered to paragraphs at line breaks between sentences, and to blocks where another happening starts."""
    blocks: list[Block] = []
    paragraphs: list[tuple[Passage, ...]] = []
    paragraph: list[Passage] = []
    dimmed = False

    def close_paragraph() -> None:
        if not all(_blank(passage) for passage in paragraph):
            paragraphs.append(tuple(paragraph))
        paragraph.clear()

    def close_block() -> None:
        close_paragraph()
        if paragraphs:
            blocks.append(Block(dimmed, tuple(paragraphs)))
        paragraphs.clear()

    for span, passage in passages:
        if passage.anchor and any(part.start <= span.start < part.end for part in aside) != dimmed:
            close_block()
            dimmed = not dimmed
        if _blank(passage) and any("\n" in piece.text for piece in passage.pieces):
            close_paragraph()
        else:
            paragraph.append(passage)
    close_block()
    return tuple(blocks)


def _blank(passage: Passage) -> bool:
    return not passage.anchor and all(not piece.text.strip() for piece in passage.pieces)
