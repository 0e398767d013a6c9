"""What was published by a moment: a comparison as it could have been made then.

A report whose stamp is missing, or tells only the day of the moment's own hour, may be later: it is left out, never guessed.
"""

from collections.abc import Sequence
from datetime import date, datetime

from khabar.errors import InputError
from khabar.records import Document

_DAY = len("2026-05-14")


def known_by(documents: Sequence[Document], moment: str) -> tuple[list[Document], tuple[str, ...]]:
    """The documents published by an ISO day (its end) or instant, and the ids of the others; all where it is "".

    Raises `InputError` where the moment is neither.
    """
    if not moment:
        return list(documents), ()
    _parsed(moment)
    known = [document for document in documents if _is_known(document.article.published, moment)]
    told = {document.id for document in known}
    return known, tuple(document.id for document in documents if document.id not in told)


def _is_known(stamp: str | None, moment: str) -> bool:
    if not stamp:
        return False
    try:
        day = date.fromisoformat(stamp[:_DAY])
        if len(stamp) <= _DAY or len(moment) <= _DAY:
            last = date.fromisoformat(moment[:_DAY])
            return day < last or (day == last and len(moment) <= _DAY)
        published, asked = datetime.fromisoformat(stamp), _parsed(moment)
    except ValueError:
        return False
    if (published.tzinfo is None) != (asked.tzinfo is None):  # an hour without a zone is taken in the other's
        published, asked = published.replace(tzinfo=None), asked.replace(tzinfo=None)
    return published <= asked


def _parsed(moment: str) -> datetime:
    try:
        return datetime.fromisoformat(moment)
    except ValueError as error:
        raise InputError(f"{moment!r} is no day or instant; write 2026-05-14 or 2026-05-14T14:00:00+03:00") from error
