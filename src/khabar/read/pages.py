"""HTML and Markdown to drafts: the report itself without menus, scripts and links. Nothing is fetched.

A page is text to us, never code: tags are read for structure and thrown away.
"""

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any

from khabar.errors import UnreadableInput
from khabar.read.drafts import Draft
from khabar.read.texts import draft_of, read_text, split_header

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")

#: htmldate is told not to search the running text: a date there is what the report tells, not when it was published.
_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%dT%H:%M:%S%z"}

#: Tags one page may have; a news page has a few thousand. trafilatura needs 45 ms a thousand where they are nested in
#: each other without end, and longer than linear where they are all links (2026-11-21).
MOST_TAGS = 50_000
_TAG = re.compile(r"<[A-Za-z]")

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def read_page(html: str, source: str, notes: tuple[str, ...] = ()) -> Draft:
    """A draft from one HTML page: title, outlet, author, day and address as its metadata give them.

    Raises `UnreadableInput` where no report can be found in the page.
    """
    if sum(1 for _ in _TAG.finditer(html)) > MOST_TAGS:
        raise UnreadableInput(source, f"more than {MOST_TAGS:,} tags: not the page of one report")
    try:
        found = _extractor()(
            _XML_DECLARATION.sub("", html),
            with_metadata=True,
            include_comments=False,
            date_extraction_params=_DATES,
        )
    except Exception as error:  # lxml and trafilatura raise many kinds on broken pages; the other files go on
        raise UnreadableInput(source, f"this page cannot be taken apart ({type(error).__name__})") from error
    if found is None or not (found.text or "").strip():
        raise UnreadableInput(source, "no report found in this page (only menus, scripts or nothing)")
    title = (found.title or "").strip()
    return Draft(
        text=_without_title(found.text.strip(), title),
        title=title,
        outlet=found.sitename or "",
        byline=found.author or "",
        url=found.url or "",
        published=_day_or_instant(found.date or ""),
        notes=notes,
    )


def read_markdown(text: str, notes: tuple[str, ...] = ()) -> Draft:
    """A draft from one Markdown file: a header as in text files, the first `#` heading as title, marks removed."""
    fields, rest = split_header(text)
    blocks = list(_blocks(rest))
    if "title" not in fields and blocks and blocks[0][0] == "h1":
        fields = {**fields, "title": blocks[0][1]}
        blocks = blocks[1:]
    body = "\n".join(content for _, content in blocks)
    return draft_of(fields, body, notes) if fields else read_text(body, notes)


def _without_title(text: str, title: str) -> str:
    """The text without the headline, which trafilatura repeats as its first line where the page shows it there."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and first.strip() == title and rest.strip() else text


def _day_or_instant(stamp: str) -> str:
    """The day alone where htmldate knew no clock time: it writes midnight without a zone then."""
    try:
        instant = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    midnight = (instant.hour, instant.minute, instant.second) == (0, 0, 0)
    return instant.date().isoformat() if midnight and instant.tzinfo is None else instant.isoformat()


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each block of a Markdown text as (tag of what holds it, its plain text), empty ones left out."""
    tag = ""
    for token in _markdown().parse(text):
        if token.type.endswith("_open"):
            tag = token.tag
        if token.type == "inline":
            content = "".join(_plain(child) for child in token.children or ()).strip()
        elif token.type in ("fence", "code_block"):
            content = token.content.rstrip("\n")
        else:
            continue
        if content:
            yield tag, content


def _plain(token: Any) -> str:
    if token.type in ("text", "code_inline"):
        return str(token.content)
    return _BREAKS.get(token.type, "")


@cache
def _extractor() -> Any:
    # Loaded only when a page comes: the import costs 0.75 s, and text and JSON never need it.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs each broken page; ours is the one line
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return import_module("trafilatura").bare_extraction


@cache
def _markdown() -> Any:
    # Loaded only when a Markdown file comes: the import costs 0.12 s.
    return import_module("markdown_it").MarkdownIt("commonmark").enable("table")
