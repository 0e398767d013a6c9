"""What a store tells of what it keeps: what became of an added article, its versions, what a search found."""

from msgspec import Struct

from khabar.records.comparison import Change
from khabar.records.span import Place, Span


class Added(Struct, frozen=True):
    """What became of one article that was given to a store.

    `outcome`: "new"; "version" (it replaces an earlier one, whose id is `replaces`); "known" (it was there already);
    "refused" (an article of another outlet has its id).
    """

    article: str
    outcome: str
    replaces: str | None = None


class Version(Struct, frozen=True, kw_only=True):
    """One version of an article, `added` at an instant (UTC); `current` where nothing has replaced it.

    `changes` turn the text of the version before into this one's; empty for the first.
    """

    article: str
    content: str
    title: str
    published: str | None
    added: str
    current: bool
    changes: tuple[Change, ...] = ()


class Hit(Struct, frozen=True, kw_only=True):
    """One place a search found: `snippet` is the text at `place`, `marks` the found words in it (spans of the article).

    `score` is higher for better hits and means nothing between two searches. `why` says what was found and how often.
    """

    place: Place
    snippet: str
    score: float
    marks: tuple[Span, ...]
    why: str
    title: str
    outlet: str
    day: str | None
    speaker: str | None = None


class Fault(Struct, frozen=True):
    """Something in a store that is not as it should be: which article (or ""), and what."""

    article: str
    what: str
