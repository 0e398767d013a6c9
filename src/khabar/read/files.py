"""Files, folders and the standard input to articles, one at a time, in the order they were named.

What cannot be read is yielded as one `UnreadableInput` that names file and place, what is doubtful as one
`InputNotice`; the rest goes on. `formats.py` has the list of formats. An article whose id has come
before is passed over.
"""

import gzip
import os
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from khabar.errors import InputNotice, UnreadableInput
from khabar.read.doubts import Places, Read, first_of_each, with_dates_counted
from khabar.read.drafts import finish
from khabar.read.formats import FORMATS, LIMITS, Form, drafts_of, too_big

Item = tuple[str, str, Read]

STDIN = "-"
_COMPRESSED = ".gz"
_ARCHIVE = ".warc"  # takes its own compression apart, record by record


def read_articles(
    sources: Sequence[str], columns: Mapping[str, str] | None = None, *, versions: bool = False
) -> Iterator[Read]:
    """Every article in the files, folders (sorted, with those inside) and `-` named; nothing raises.

    Yields `Article`, `UnreadableInput` (something could not be read) and `InputNotice` (something to know). `columns`
    says under which name JSON and tables keep a field, as {"text": "body"}. With `versions` an article whose id has come
    before is given all the same (a store tells versions itself, and whole archives pass through).
    """
    places = Places()
    for source in sources:
        items = with_dates_counted(_source(source, columns or {}))
        if versions:
            yield from (item for _, _, item in items)
        else:
            yield from first_of_each(items, places)


def _source(source: str, columns: Mapping[str, str]) -> Iterator[Item]:
    """Each thing read with its file and the place in it."""
    if source == STDIN:
        if sys.stdin is None:  # closed by whoever started us
            yield "standard input", "", UnreadableInput("standard input", "closed")
        else:
            yield from _stream("standard input", sys.stdin.buffer, Form("", columns))
        return
    path = Path(source)
    try:
        if not source:
            raise UnreadableInput("''", "an empty file name")
        if path.is_dir():
            yield from _folder(source, columns)
            return
        if _ending(path) and _ending(path) not in FORMATS and path.is_file():
            raise UnreadableInput(source, f"{path.suffix} is not a format Khabar reads ({', '.join(FORMATS)})")
        yield from _file(source, columns)
    except UnreadableInput as error:
        yield source, "", error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield source, "", UnreadableInput(source or "''", _why(error))


def _folder(folder: str, columns: Mapping[str, str]) -> Iterator[Item]:
    refused: list[OSError] = []
    found = False
    for directory, inner, names in os.walk(folder, onerror=refused.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            path = Path(directory, name)
            source = str(path)
            if name.startswith("."):
                continue
            found = True
            if path.stem.upper() == "README" or _ending(path) not in FORMATS:
                reason = "a README" if path.stem.upper() == "README" else "not a format Khabar reads"
                yield source, "", InputNotice(source, f"passed over: {reason}")
            elif path.exists() and not path.is_file():  # opening a pipe would wait for its writer for ever
                yield source, "", InputNotice(source, "passed over: not an ordinary file")
            else:
                yield from _source(source, columns)
    for error in refused:
        yield folder, "", UnreadableInput(str(error.filename), _why(error))
    if not found and not refused:
        yield folder, "", UnreadableInput(folder, "nothing to read in this folder")


def _file(source: str, columns: Mapping[str, str]) -> Iterator[Item]:
    path = Path(source)
    kind = FORMATS.get(_ending(path), "")
    limit = LIMITS.get(kind)
    if limit and path.is_file() and path.stat().st_size > limit:
        raise UnreadableInput(source, too_big(kind, path.stat().st_size))
    with path.open("rb") as stream:
        if path.suffix.lower() == _COMPRESSED and kind != FORMATS[_ARCHIVE]:
            with gzip.open(stream) as inner:
                yield from _stream(source, cast(BinaryIO, inner), Form(kind, columns))
        else:
            yield from _stream(source, stream, Form(kind, columns))


def _stream(source: str, stream: BinaryIO, form: Form) -> Iterator[Item]:
    try:
        for place, draft in drafts_of(stream, source, form):
            if isinstance(draft, UnreadableInput):
                yield source, place, draft
            else:
                for item in finish(draft, source, place):
                    yield source, place, item
    except UnreadableInput as error:
        yield source, "", error
    except (EOFError, zlib.error) as error:
        yield source, "", UnreadableInput(source, f"the compressed file is damaged or cut short ({error})")
    except OSError as error:
        yield source, "", UnreadableInput(source, _why(error))


def _ending(path: Path) -> str:
    """The end of the name that tells the format: of "day.jsonl.gz", ".jsonl"."""
    suffix = path.suffix.lower()
    return path.with_suffix("").suffix.lower() if suffix == _COMPRESSED else suffix


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "not allowed to read it"
    return f"cannot be read ({getattr(error, 'strerror', None) or error})"
