"""Tables to articles: CSV and TSV with a line of column names, and Parquet. One row is one article."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, BinaryIO

from khabar.errors import UnreadableInput

#: Characters one cell may have.
_LONGEST_CELL = 20_000_000
_DELIMITERS = ",;\t|"
#: Rows of Parquet held at a time.
_AT_A_TIME = 500

Row = dict[str, Any]


def rows_of_csv(text: str, source: str) -> Iterator[tuple[str, Row | UnreadableInput]]:
    """Each row under its column names, empty cells left out, with the line it ends on.

    The delimiter is the one the first line has most of. Raises `UnreadableInput` where there is no first line.
    """
    head = text.partition("\n")[0]
    if not head.strip():
        raise UnreadableInput(source, "the first line should name the columns", place="line 1")
    lines = text.rstrip("\r\n").count("\n") + 1
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text), delimiter=max(_DELIMITERS, key=head.count))
    try:
        names = _distinct(next(reader))
        last = reader.line_num
        odd = text.count('"') % 2 == 1
        for cells in reader:
            place, first, last = f"line {reader.line_num}", last + 1, reader.line_num
            if odd and last > first and last >= lines:
                reason = (
                    f"a quotation mark opened on line {first} is never closed: all from there on would be one article"
                )
                yield place, UnreadableInput(source, reason, place=f"line {first}")
            elif len(cells) > len(names):
                reason = f"{len(cells)} cells under {len(names)} column names (a delimiter inside a text needs quotes)"
                yield place, UnreadableInput(source, reason, place=place)
            elif any(cell.strip() for cell in cells):
                yield place, {name: cell for name, cell in zip(names, cells, strict=False) if cell and name}
    except csv.Error as error:
        place = f"line {reader.line_num}"
        yield place, UnreadableInput(source, f"not a table: {error}", place=place)


def rows_of_parquet(stream: BinaryIO, source: str) -> Iterator[tuple[str, Row]]:
    """Each row of a Parquet file under its column names, in constant memory; days and instants as ISO 8601.

    Raises `UnreadableInput` where it cannot be read or pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise UnreadableInput(source, "Parquet needs pyarrow: pip install 'khabar[parquet]'")
    pyarrow = import_module("pyarrow")
    number = 0
    try:
        file = import_module("pyarrow.parquet").ParquetFile(stream, coerce_int96_timestamp_unit="us")
        for batch in file.iter_batches(_AT_A_TIME):
            for row in _in_microseconds(pyarrow, batch).to_pylist():
                number += 1
                yield f"row {number}", {name: _plain(cell) for name, cell in row.items() if cell is not None}
    except (pyarrow.ArrowException, OSError) as error:
        raise UnreadableInput(source, f"not Parquet: {' '.join(str(error).split())}") from error
    except Exception as error:  # days beyond the calendar, zones nobody knows: each has an error of its own
        reason = f"a value after row {number} cannot be read ({' '.join(str(error).split()) or type(error).__name__})"
        raise UnreadableInput(source, reason) from error


def _distinct(header: list[str]) -> list[str]:
    """The column names; one that stands there again gets a number, so that nothing in its cells is lost."""
    names: list[str] = []
    for name in map(str.strip, header):
        again = names.count(name) + 1 if name else 1
        names.append(f"{name} ({again})" if again > 1 else name)
    return names


def _in_microseconds(pyarrow: Any, batch: Any) -> Any:
    """The batch with its instants in microseconds: Python knows none finer, and the rest of a nanosecond is no loss."""
    fields = [
        field.with_type(pyarrow.timestamp("us", field.type.tz)) if pyarrow.types.is_timestamp(field.type) else field
        for field in batch.schema
    ]
    return pyarrow.Table.from_batches([batch]).cast(pyarrow.schema(fields), safe=False)


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, date | datetime) else cell
