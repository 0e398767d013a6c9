"""What a search asks for, read from one line.

    مضيق هرمز                       both words, in any order
    "مضيق هرمز"                      the words side by side; « » and “ ” do as well
    -نفط                             without this word
    said-by:موسوي هرمز               in the words of this speaker
    outlet:واس  lang:ar              of one outlet, in one language
    from:2026-05-01 to:2026-05-31    published in these days, both inclusive

A value of several words stands in marks: said-by:"سامر الحداد". A word with a colon that is no key is a word.
"""

import re
from datetime import date

from msgspec import Struct

from khabar.errors import QueryError
from khabar.store.searchable import searched_forms

_MARKS = {'"': '"', "«": "»", "“": "”", "„": "”"}
_KEY = re.compile(r"(-?)(said-by|outlet|lang|from|to):")
_PLAIN = re.compile(r"(-?)([^\s\"«“„]+)")


class Query(Struct, frozen=True, kw_only=True):
    """A search: every one of `phrases` (a single word is a phrase of one), none of `without`, and the filters."""

    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    said_by: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def words(self) -> frozenset[str]:
        """Every form that is looked for."""
        return frozenset(form for phrase in self.phrases for form in phrase)


def parse_query(line: str) -> Query:
    """The search a line asks for. Raises `QueryError` where it asks for nothing or a date is none."""
    phrases: list[tuple[str, ...]] = []
    without: list[tuple[str, ...]] = []
    filters: dict[str, str] = {}
    at = 0
    while at < len(line):
        if line[at].isspace():
            at += 1
        elif key := _KEY.match(line, at):
            value, at = _value(line, key.end())
            if key.group(1):
                raise QueryError(f"-{key.group(2)}: cannot be left out; only words can")
            if not value.strip():
                raise QueryError(f"{key.group(2)}: has no value")
            if key.group(2) in filters:
                raise QueryError(f"{key.group(2)}: stands twice in the search; it can be asked for once")
            filters[key.group(2)] = value.strip()
        else:
            minus = line[at] == "-"
            start = at + minus
            value, at = _value(line, start) if start < len(line) else ("", len(line))
            forms = searched_forms(value)
            if forms:
                # several words in marks are one phrase, and so is what one word falls into («أبو-ظبي»)
                (without if minus else phrases).append(forms)
    query = Query(
        phrases=tuple(dict.fromkeys(phrases)),
        without=tuple(dict.fromkeys(without)),
        said_by=searched_forms(filters.get("said-by", "")),
        outlet=filters.get("outlet"),
        language=filters.get("lang"),
        since=_day(filters, "from"),
        until=_day(filters, "to"),
    )
    if "said-by" in filters and not query.said_by:
        raise QueryError(f"said-by: {filters['said-by']!r} holds no word")
    if not (query.phrases or filters):
        raise QueryError("the search holds no word and no filter")
    return query


def _value(line: str, at: int) -> tuple[str, int]:
    """What stands at `at`, in marks or up to the next space, and where it ends; marks never closed reach to the end."""
    closing = _MARKS.get(line[at : at + 1])
    if closing:
        end = line.find(closing, at + 1)
        return (line[at + 1 : end], end + 1) if end >= 0 else (line[at + 1 :], len(line))
    match = _PLAIN.match(line, at)
    return (match.group(), match.end()) if match else ("", at + 1)


def _day(filters: dict[str, str], key: str) -> str | None:
    value = filters.get(key)
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise QueryError(f"{key}: {value!r} is no day; write it like 2026-05-31") from None
