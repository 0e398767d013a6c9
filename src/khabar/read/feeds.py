"""RSS, Atom and JSON feeds to drafts: each entry with what the feed itself says of it; nothing is followed."""

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from importlib import import_module
from typing import Any

from lxml import etree, html

from khabar.errors import UnreadableInput
from khabar.read.drafts import Draft, readable_stamp
from khabar.read.markup import running_text

_TOO_DEEP = "Excessive depth"
_TAG = re.compile(r"<[^<>]*>")


def drafts_of_feed(data: bytes, source: str) -> Iterator[tuple[str, Draft]]:
    """Each entry of an RSS or Atom feed as a draft; its text is its content, or else its summary.

    Raises `UnreadableInput` where no entry can be found.
    """
    # Loaded only when a feed comes. Relative links stay as they are, and feedparser fetches nothing when given bytes.
    found = import_module("feedparser").parse(data, resolve_relative_uris=False)
    if not found.entries:
        reason = f"no entry found in this feed ({found.bozo_exception})" if found.bozo else "no entry in this feed"
        raise UnreadableInput(source, " ".join(reason.split()))
    outlet = found.feed.get("title", "")
    language = found.feed.get("language", "").partition("-")[0]
    atom = found.version.startswith("atom")
    for number, entry in enumerate(found.entries, 1):
        yield f"entry {number}", _draft(entry, outlet, language, atom)


def is_json_feed(value: object) -> bool:
    """Whether a JSON object is a JSON feed."""
    return isinstance(value, dict) and str(value.get("version", "")).startswith("https://jsonfeed.org/version/")


def drafts_of_json_feed(value: dict[str, Any], source: str) -> Iterator[tuple[str, Draft]]:
    """Each item of a JSON feed as a draft. Raises `UnreadableInput` where it has none."""
    items = [item for item in _list(value.get("items")) if isinstance(item, dict)]
    if not items:
        raise UnreadableInput(source, "no entry in this feed")
    for number, item in enumerate(items, 1):
        names = [_string(one.get("name")) for one in _list(item.get("authors")) if isinstance(one, dict)]
        markup = _string(item.get("content_html")) or _string(item.get("summary"))
        draft = Draft(
            text=_string(item.get("content_text")) or plain_text(markup),
            title=_string(item.get("title")),
            outlet=_string(value.get("title")),
            byline=", ".join(filter(None, names)),
            url=_string(item.get("url")),
            language=(_string(item.get("language")) or _string(value.get("language"))).partition("-")[0],
            published=_string(item.get("date_published")),
        )
        yield f"item {number}", draft


def plain_text(markup: str) -> str:
    """The text of a piece of HTML, its blocks on lines of their own."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)  # without it all beyond 256 elements deep is dropped
    try:
        found = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return ""
    if any(_TOO_DEEP in error.message for error in parser.error_log):  # and with it, beyond 2,048
        return "\n".join(filter(None, map(str.strip, _TAG.split(unescape(markup)))))
    return running_text(found)


def _draft(entry: Any, outlet: str, language: str, atom: bool) -> Draft:
    bodies = entry.get("content") or [entry.get("summary_detail", {})]
    date = "published" if entry.get("published") else "updated"
    return Draft(
        text=_text_of(max(bodies, key=lambda body: len(body.get("value", ""))), atom),
        title=_text_of(entry.get("title_detail", {}), atom),
        outlet=outlet,
        byline=entry.get("author", ""),
        url=entry.get("link", ""),
        language=language,
        published=_stamp(entry.get(date, ""), entry.get(f"{date}_parsed")),
        extra={"guid": entry["id"]} if entry.get("id") else {},
    )


def _text_of(part: Any, atom: bool) -> str:
    """The text of a title or body; Atom says where it is no markup, and RSS never."""
    value: str = part.get("value", "")
    return value.strip() if atom and part.get("type") == "text/plain" else plain_text(value)


def _stamp(given: str, parsed: Any) -> str:
    """The date as it is written, so that its day stays the outlet's own; as feedparser reads it where only that can.

    feedparser makes some day of nearly anything ("99999-01-01"): what it reads must have the year that is written.
    """
    if readable_stamp(given) or not parsed or not re.search(rf"(?<!\d){parsed.tm_year}(?!\d)", given):
        return given
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    except (ValueError, OverflowError):
        return given


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
