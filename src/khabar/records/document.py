"""An article with what has been found in it. A document is never changed; a step yields new annotations."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from khabar.records.annotations import Annotation
from khabar.records.article import Article
from khabar.records.span import Span

Found = TypeVar("Found", bound=Annotation)


class NormalText(Struct, frozen=True):
    """A text in one spelling, with the way back: `starts[i]:ends[i]` is what normal code point `i` stands for.

    Both arrays are as long as `text` and never decrease. `length` is the length of the original.
    """

    text: str
    starts: "array[int]"
    ends: "array[int]"
    length: int

    def original(self, start: int, end: int) -> Span:
        """The original span of normal code points `start:end`; an empty stretch maps to an empty span."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else self.length
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])

    def normal(self, span: Span) -> Span:
        """The normal code points that come wholly or partly from an original span."""
        return Span(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


class Document(Struct, frozen=True):
    """An article, its text in one spelling, and every annotation so far, in the order of their spans."""

    article: Article
    normal: NormalText
    annotations: tuple[Annotation, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """The article's text: what every span points into."""
        return self.article.text

    def of(self, kind: type[Found]) -> tuple[Found, ...]:
        """All annotations of one kind, in the order of their spans."""
        return tuple(found for found in self.annotations if isinstance(found, kind))

    def within(self, kind: type[Found], span: Span) -> tuple[Found, ...]:
        """The annotations of one kind that lie wholly inside a span."""
        return tuple(found for found in self.of(kind) if found.span in span)

    def with_annotations(self, new: Iterable[Annotation]) -> "Document":
        """A new document that also holds `new`."""
        return replace(self, annotations=tuple(sorted((*self.annotations, *new), key=lambda found: found.span)))
