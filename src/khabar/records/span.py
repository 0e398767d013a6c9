"""Where something stands: a span of one text, and a place in one article."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True):
    """A stretch of one text: half-open code points `start:end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """How many code points both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def of(self, text: str) -> str:
        """The piece of `text` this span covers."""
        return text[self.start : self.end]


class Place(Struct, frozen=True, order=True, array_like=True):
    """A stretch of one article's text: article id and half-open code points. `["a", 3, 40]` in JSON."""

    article: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The same stretch without the article's id."""
        return Span(self.start, self.end)
