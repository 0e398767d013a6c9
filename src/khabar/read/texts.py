"""Plain text to a draft: an optional header, a title where there plainly is one, and the body as it stands.

The header is lines `key: value` closed by a line `---` (an opening `---` may stand above, as in Markdown front
matter). Without a header, a short first line followed by a blank line is the title; otherwise there is none.
"""

import re

from khabar.read.drafts import FIELDS, Draft

_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z0-9_-]{0,40})[ \t]*:[ \t]*(.*)")
_CLOSE = "---"

#: A header longer than this is a text that happens to have colons.
_MOST_LINES = 40

#: A first line is a title up to this length; the longest of 21,180 headlines seen has 132 (2026-11-21).
_LONGEST_TITLE = 170


def split_header(text: str) -> tuple[dict[str, str], str]:
    """The fields of the header and the rest of the text; no header gives no fields and the whole text."""
    lines = text.split("\n", _MOST_LINES + 2)
    first = 1 if lines[0].rstrip() == _CLOSE else 0
    fields: dict[str, str] = {}
    for at, line in enumerate(lines[first : _MOST_LINES + 2], first):
        if line.rstrip() == _CLOSE and fields:
            return fields, "\n".join(lines[at + 1 :])
        match = _HEADER_LINE.fullmatch(line.strip())
        if not match:
            break
        fields[match[1].lower()] = match[2].strip()
    return {}, text


def read_text(text: str, notes: tuple[str, ...] = ()) -> Draft:
    """A draft from the text of one file, whose newlines are all line feeds by now."""
    fields, rest = split_header(text)
    body = _trimmed(rest)
    if "title" in fields:
        return draft_of(fields, body, notes)
    title, body = _split_title(body)
    return draft_of({**fields, "title": title}, body, notes)


def draft_of(fields: dict[str, str], body: str, notes: tuple[str, ...] = ()) -> Draft:
    """A draft from header fields and a body; keys that are no field of an article are kept in `extra`."""
    known = {key: value for key, value in fields.items() if key in FIELDS}
    extra = {key: value for key, value in fields.items() if key not in FIELDS}
    return Draft(text=body, extra=extra, notes=notes, **known)


def _trimmed(text: str) -> str:
    """The text without blank lines before and blanks after: what is shown begins with its first line."""
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", text).rstrip()


def _split_title(body: str) -> tuple[str, str]:
    first, _, rest = body.partition("\n")
    blank, _, rest = rest.partition("\n")
    title = first.strip()
    if (
        blank.strip()
        or not rest.strip()
        or not title
        or len(title) > _LONGEST_TITLE
        or title.endswith((".", "۔", ":", "،"))
    ):
        return "", body
    return title, _trimmed(rest)
