"""What one source says of one article, before it is checked; `finish` makes the `Article` and tells what is doubtful.

Doubts are notices, not failures: an unreadable date is dropped (and kept in `extra`), never guessed.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from khabar.errors import InputNotice, UnreadableInput
from khabar.read.languages import language_of
from khabar.records import Article, make_article


class Draft(Struct, frozen=True, kw_only=True):
    """The fields of one article as its source gives them; `notes` say what happened on the way."""

    text: str
    title: str = ""
    id: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    language: str = ""
    published: str = ""
    seen: str = ""
    replaces: str = ""
    extra: dict[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


#: The keys of JSON objects and of text headers that are fields of an article; every other key goes to `extra`.
FIELDS = ("id", "outlet", "title", "byline", "url", "language", "published", "seen", "replaces")

#: Days before this are software's zero, not a day of publication.
_FIRST_YEAR = 1900
_UNIX_ZERO = datetime(1970, 1, 1)
_LETTER = re.compile(r"[^\W\d_]")


def finish(draft: Draft, source: str, place: str = "") -> Iterator[InputNotice | UnreadableInput | Article]:
    """Notices first, then the article; or one `UnreadableInput` where there is nothing to read.

    The article keeps under `extra["file"]` the name of the file it came from, and the place in it: what to call a
    report whose outlet is not named.
    """
    for note in draft.notes:
        yield InputNotice(source, note, place=place)
    if not (draft.text.strip() or draft.title.strip()):
        yield UnreadableInput(source, "empty: there is no text in it", place=place)
        return
    if not (_LETTER.search(draft.text) or _LETTER.search(draft.title)):
        yield UnreadableInput(source, "there is not one letter in it", place=place)
        return
    extra = {"file": ", ".join(filter(None, (Path(source).name, place))), **draft.extra}
    stamps: dict[str, str | None] = {}
    for name in ("published", "seen"):
        given = getattr(draft, name)
        stamps[name] = readable_stamp(given)
        if given and stamps[name] is None:
            extra.setdefault(f"{name}_as_given", given)
            yield InputNotice(
                source,
                f'{name} "{given[:60]}" is not a date (write 2026-05-14 or ISO 8601); taken as unknown',
                place=place,
            )
    yield make_article(
        draft.text,
        title=draft.title,
        id=draft.id,
        outlet=draft.outlet,
        byline=draft.byline,
        url=draft.url,
        language=draft.language or language_of(draft.text if draft.text.strip() else draft.title),
        replaces=draft.replaces or None,
        extra=extra,
        **stamps,
    )


def readable_stamp(given: str) -> str | None:
    """The stamp as given where it is ISO 8601, in ISO 8601 where it is an e-mail date (feeds), else None.

    None too for software's zeros: years before 1900, and the first second of 1970 to the second.
    """
    given = given.strip()
    try:
        return given if _is_moment(datetime.fromisoformat(given), given) else None
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(given)
        return moment.isoformat() if _is_moment(moment, given) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_moment(moment: datetime, given: str) -> bool:
    zero = ":" in given and moment.replace(tzinfo=None) == _UNIX_ZERO and not moment.utcoffset()
    return moment.year >= _FIRST_YEAR and not zero
