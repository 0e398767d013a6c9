"""RSS, Atom and JSON feeds to drafts: each entry with what the feed itself says of it; nothing is followed."""

from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from lxml import etree, html

from khabar.errors import UnreadableInput
from khabar.read.drafts import Draft
from khabar.read.markup import running_text


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
    for number, entry in enumerate(found.entries, 1):
        yield f"entry {number}", _draft(entry, outlet, language)


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
    try:
        parser = html.HTMLParser(encoding="utf-8")
        return running_text(html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser))
    except (etree.ParserError, ValueError):
        return ""


def _draft(entry: Any, outlet: str, language: str) -> Draft:
    bodies = [body.get("value", "") for body in entry.get("content", ())] or [entry.get("summary", "")]
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return Draft(
        text=plain_text(max(bodies, key=len)),
        title=plain_text(entry.get("title", "")),
        outlet=outlet,
        byline=entry.get("author", ""),
        url=entry.get("link", ""),
        language=language,
        published=datetime.fromtimestamp(timegm(moment), UTC).isoformat() if moment else "",
        extra={"guid": entry["id"]} if entry.get("id") else {},
    )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
