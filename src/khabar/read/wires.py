"""What agencies send: NewsML-G2, NITF and ninjs, the formats of the IPTC; and feeds saved as files.

One item is one article; a message or a feed holds several. Pictures, video and packages of links have no text and are
passed over.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from khabar.errors import UnreadableInput
from khabar.read.drafts import Draft
from khabar.read.feeds import drafts_of_feed, plain_text
from khabar.read.markup import descendants, first_text, name_of, parse_xml, running_text

#: Roots that are feeds.
_FEEDS = {"rss", "feed", "RDF"}


def drafts_of_xml(data: bytes, source: str) -> Iterator[tuple[str, Draft | UnreadableInput]]:
    """Each article of an XML document with its place in it; raises `UnreadableInput` where it is no kind we know."""
    root = parse_xml(data, source)
    name = name_of(root)
    if name in _FEEDS:
        yield from drafts_of_feed(data, source)
        return
    if name == "nitf":
        yield "", _nitf(root)
        return
    items = list(descendants(root, "newsItem"))
    if not items:
        raise UnreadableInput(source, f"XML of a kind Khabar does not read (<{name}>)")
    for number, item in enumerate(items, 1):
        place = f"item {number}" if len(items) > 1 else ""
        yield place, _newsml(item) or UnreadableInput(source, "this item holds no text", place=place)


def is_ninjs(value: object) -> bool:
    """Whether a JSON object is an item of ninjs: it names itself by `uri` and has no `text` of ours."""
    return isinstance(value, dict) and isinstance(value.get("uri"), str) and "text" not in value


def draft_of_ninjs(value: dict[str, Any], source: str, place: str = "") -> Draft:
    """A draft from one ninjs item, version 1 or 2. Raises `UnreadableInput` where it has no text."""
    body = _ninjs_body(value)
    headline = _string(value.get("headline")) or _first_value(value.get("headlines"))
    if not (body or headline):
        raise UnreadableInput(source, "this item holds no text", place=place)
    provider = value.get("provider")
    return Draft(
        id=value["uri"],
        text=body,
        title=headline,
        outlet=_string(provider.get("name") if isinstance(provider, dict) else provider) or _source_of(value),
        byline=_string(value.get("byline")) or _first_value(value.get("by")),
        language=_string(value.get("language")).partition("-")[0],
        published=_string(value.get("firstcreated")) or _string(value.get("versioncreated")),
        extra={key: value[key] for key in ("version", "urgency", "located", "usageterms") if key in value},
    )


def _nitf(root: etree._Element) -> Draft:
    content = next(descendants(root, "body.content"), None)
    issue = next(descendants(root, "date.issue"), None)
    number = next(descendants(root, "doc-id"), None)
    return Draft(
        id=number.get("id-string", "") if number is not None else "",
        text=running_text(content) if content is not None else "",
        title=first_text(root, "hl1", "headline", "title"),
        outlet=first_text(root, "distributor") or (number.get("regsrc", "") if number is not None else ""),
        byline=" - ".join(filter(None, (first_text(root, "dateline"), first_text(root, "byline")))),
        published=issue.get("norm", "") if issue is not None else "",
    )


def _newsml(item: etree._Element) -> Draft | None:
    about = next(descendants(item, "contentMeta"), None)
    meta = next(descendants(item, "itemMeta"), None)
    inline = next(descendants(item, "inlineXML"), None)
    text = ""
    if inline is not None:
        body = next(descendants(inline, "body.content"), next(descendants(inline, "body"), inline))
        text = running_text(body)
    else:
        plain = next(descendants(item, "inlineData"), None)
        text = "".join(map(str, plain.itertext())).strip() if plain is not None else ""
    if not text:
        return None
    provider = next(descendants(meta, "provider"), None) if meta is not None else None
    language = next(descendants(item, "language"), None)
    return Draft(
        id=item.get("guid", ""),
        text=text,
        title=first_text(about, "headline") or first_text(inline, "hl1", "h1", "title"),
        outlet=(first_text(provider, "name") or provider.get("literal", "")) if provider is not None else "",
        byline=" - ".join(filter(None, (first_text(about, "dateline"), first_text(about, "by", "creditline")))),
        language=(language.get("tag", "") if language is not None else "").partition("-")[0],
        published=first_text(about, "contentCreated") or first_text(meta, "firstCreated", "versionCreated"),
        extra={key: value for key, value in {"version": item.get("version")}.items() if value},
    )


def _ninjs_body(value: dict[str, Any]) -> str:
    if text := _string(value.get("body_text")):
        return text
    for key, markup in value.items():
        if key.startswith("body_") and isinstance(markup, str) and markup.strip():
            return plain_text(markup)
    bodies = value.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict) and (markup := _string(body.get("value"))):
            plain = "html" not in _string(body.get("contenttype"))
            return markup if plain else plain_text(markup)
    return ""


def _source_of(value: dict[str, Any]) -> str:
    sources = value.get("infosources")
    return _first_value(sources, "name") if isinstance(sources, list) else _string(value.get("source"))


def _first_value(items: object, key: str = "value") -> str:
    if isinstance(items, str):
        return items
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and (found := _string(item.get(key))):
            return found
    return ""


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
