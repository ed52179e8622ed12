"""Text to records: delimiter and quoting as banks really write them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from itertools import pairwise
from typing import Literal

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import looks_like_amount
from finadvise.readers.csv.dates import looks_like_date
from finadvise.readers.csv.limits import MAX_COLUMNS

Record = tuple[int, list[str]]


def is_data(cells: list[str]) -> bool:
    """Tell whether a record holds a date and an amount."""
    return (
        len(cells) > 1
        and any(looks_like_date(cell) for cell in cells)
        and any(looks_like_amount(cell) and not looks_like_date(cell) for cell in cells)
    )


def read_records(text: str, delimiter: str) -> list[Record]:
    """Split the text into cells, each record with its one-based first line.

    Raises:
        InputRefused: A quote is never closed or swallows whole rows; a row is too wide.
    """
    try:
        records = _parse(text, delimiter)
    except csv.Error as error:
        if "unexpected end" not in str(error):
            raise InputRefused(f"the file is no readable CSV: {error}", code="bad-csv") from error
        records = None
    if records is None or _swallows_rows(records, delimiter):
        records = _without_quoting(text, delimiter)
    widest = max(map(len, (cells for _, cells in records)), default=0)
    if widest > MAX_COLUMNS:
        raise InputRefused(
            f"{widest} columns, the limit is {MAX_COLUMNS}",
            hint="check that this is a statement",
            code="too-many-columns",
            row=next(line for line, cells in records if len(cells) == widest),
        )
    return records


def _parse(text: str, delimiter: str) -> list[Record]:
    """Read strictly; text behind a closing quote, as some banks write it, needs leniency."""
    reader = _reader(text, delimiter, quoting=csv.QUOTE_MINIMAL, strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        if "unexpected end" in str(error) or "limit" in str(error):
            raise
        return _numbered(text, delimiter, csv.QUOTE_MINIMAL)
    if reader.line_num == len(rows):
        return [record for record in enumerate(rows, start=1) if record[1]]
    return _numbered(text, delimiter, csv.QUOTE_MINIMAL)


def _numbered(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[Record]:
    reader = _reader(text, delimiter, quoting=quoting, strict=False)
    records: list[Record] = []
    before = 0
    for cells in reader:
        if cells:
            records.append((before + 1, cells))
        before = reader.line_num
    return records


class _Reader(Iterable[list[str]]):
    """What `csv.reader` returns, which has no public name in Python 3.11."""

    line_num: int


def _reader(text: str, delimiter: str, *, quoting: Literal[0, 3], strict: bool) -> _Reader:
    reader: _Reader = csv.reader(  # type: ignore[assignment]
        StringIO(text, newline=""),
        delimiter=delimiter,
        skipinitialspace=True,
        quoting=quoting,
        strict=strict,
    )
    return reader


def _without_quoting(text: str, delimiter: str) -> list[Record]:
    """Read a file with a stray quotation mark, when its rows are even without any quoting.

    Raises:
        InputRefused: They aren't.
    """
    bare = _numbered(text, delimiter, csv.QUOTE_NONE)
    widths = {len(cells) for _, cells in bare if is_data(cells)}
    quoted = sum('"' in cell for _, cells in bare for cell in cells)
    if len(widths) != 1 or quoted > len(bare) // 4 + 1:
        raise InputRefused(
            "a quotation mark is opened and never closed",
            hint="download the file again, or repair that line",
            code="unclosed-quote",
            row=_opening_line(text, delimiter),
        )
    return [(line, [cell.strip('"') for cell in cells]) for line, cells in bare]


def _swallows_rows(records: list[Record], delimiter: str) -> bool:
    """Tell whether a quoted cell holds what are rows of their own."""
    last, cells = records[-1] if records else (0, [])
    if last == len(records) and not any("\n" in cell for cell in cells):
        return False
    for (line, cells), (following, _) in pairwise([*records, (0, [])]):
        if following - line == 1:
            continue
        for cell in cells:
            inner = cell.split("\n")[1:] if "\n" in cell else []
            if any(is_data(part.split(delimiter)) for part in inner):
                return True
    return False


def _opening_line(text: str, delimiter: str) -> int:
    """Return the line that opens the quote: the first whose marks don't pair."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count('"') % 2 and delimiter in line:
            return number
    return 0
