"""One report as an outlet published it. Its text is never changed; everything else points into it."""

import hashlib
from datetime import date, datetime
from typing import Any

from msgspec import Struct, field

from khabar.records.span import Span


class Article(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report: `text` is title + blank line + body, so that one offset system covers both.

    `published` is the outlet's own ISO 8601 day or instant as given, `seen` when it was collected; `None` is unknown.
    `replaces` is the id of an earlier version. `extra` keeps every key we do not know, and `group` (see compare).
    """

    id: str
    text: str
    outlet: str = ""
    title_span: Span | None = None
    byline: str = ""
    url: str = ""
    language: str = ""
    published: str | None = None
    seen: str | None = None
    replaces: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The headline, or an empty string."""
        return self.title_span.of(self.text) if self.title_span else ""

    @property
    def body_start(self) -> int:
        """The code point at which the body begins."""
        return self.title_span.end + 2 if self.title_span else 0

    @property
    def published_day(self) -> date | None:
        """The day of publication in the outlet's own zone, or None where it is unknown or unreadable."""
        return day_of(self.published)


def article_id(outlet: str, url: str, text: str) -> str:
    """An id made from what the article is: the same outlet, url and text give the same id.

    16 hex digits of SHA-256 over the three, each preceded by its length so that no two triples collide by joining.
    """
    digest = hashlib.sha256()
    for part in (outlet, url, text):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:16]


def make_article(text: str, *, title: str = "", id: str = "", **fields: Any) -> Article:
    """An `Article` from a body and a title, with an id from its content where none is given.

    `fields` are the other fields of `Article`.
    """
    joined = f"{title}\n\n{text}" if title else text
    return Article(
        id=id or article_id(fields.get("outlet", ""), fields.get("url", ""), joined),
        text=joined,
        title_span=Span(0, len(title)) if title else None,
        **fields,
    )


def day_of(stamp: str | None) -> date | None:
    """The day of an ISO 8601 day or instant, in its own zone; None where it is unknown or unreadable."""
    if not stamp:
        return None
    try:
        return datetime.fromisoformat(stamp).date()
    except ValueError:
        return None
