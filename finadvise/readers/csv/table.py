"""Text to table: delimiter and quoting, where the header stands, where the rows begin."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise
from typing import Literal

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import looks_like_amount, looks_like_money
from finadvise.readers.csv.dates import looks_like_date
from finadvise.readers.csv.headers import read_heading
from finadvise.readers.csv.limits import MAX_COLUMNS

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 120
_HEADER_WITHIN = 80
_DATE_ROLES = frozenset({"date", "transaction_date", "value_date"})
_MONEY_ROLES = frozenset(
    {"amount", "charge", "out", "in", "net", "gross", "balance", "opening_balance"}
)

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """The file as a table.

    Args:
        header: Cells of the header row; empty where the file has none.
        rows: Rows below the header, as wide as the header (or as the usual row).
        lines: One-based line of each row.
        preamble: Records above the header.
        delimiter: The character between cells.
        notes: What was skipped or repaired.
    """

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    preamble: tuple[tuple[str, ...], ...]
    delimiter: str
    notes: tuple[str, ...]


def find_table(text: str) -> Table:
    """Find the table in a text.

    Raises:
        InputRefused: No delimiter makes a table of it, a quote is never closed, a row has more
            than 1,000 columns.
    """
    text = _without_separator_line(text)
    delimiter = _delimiter(text)
    if not delimiter:
        unwrapped = _unwrapped(text)
        delimiter = _delimiter(unwrapped)
        text = unwrapped if delimiter else text
    if not delimiter:
        raise InputRefused(
            "no table of dates and amounts was found",
            hint="download the transactions as CSV, OFX, QIF, MT940 or CAMT.053",
            code="not-a-statement",
        )
    records = [r for r in read_records(text, delimiter) if any(cell.strip() for cell in r[1])]
    at = _header_at(records)
    header = tuple(cell.strip() for cell in records[at][1]) if at is not None else ()
    start = at + 1 if at is not None else _first_row(records)
    preamble = tuple(tuple(cells) for _, cells in records[: start - bool(header)])
    return _shaped(header, records[start:], preamble, delimiter)


def _first_row(records: list[Record]) -> int:
    """Return where the rows of a headerless file begin: where the date stands where it stays."""
    places = [_date_place(cells) if _is_data(cells) else -1 for _, cells in records[:400]]
    usual = Counter(place for place in places if place >= 0).most_common(1)
    return places.index(usual[0][0]) if usual else 0


def _date_place(cells: list[str]) -> int:
    return next((at for at, cell in enumerate(cells) if looks_like_date(cell)), -1)


def _without_separator_line(text: str) -> str:
    match = re.match(r"\ufeff?\"?sep=(.)\"?[^\n]*\r?\n", text, re.IGNORECASE)
    return "\n" + text[match.end() :] if match else text.removeprefix("\ufeff")


def _unwrapped(text: str) -> str:
    """Take the quotes off a file whose every line was quoted once more."""
    cells = [cells[0] if cells else "" for cells in csv.reader(StringIO(text, newline=""))]
    return "\n".join(cells)


def _delimiter(text: str) -> str:
    """Return the delimiter under which most lines hold a date and an amount, else known words."""
    sample = "".join(StringIO(text, newline="").readlines()[:_SAMPLE_LINES])
    best, best_score = "", (0, 0, 0)
    for delimiter in DELIMITERS:
        try:
            rows = list(
                csv.reader(StringIO(sample, newline=""), delimiter=delimiter, skipinitialspace=True)
            )
        except csv.Error:
            continue
        good = sum(_is_data(row) for row in rows)
        words = max((_header_score(row) for row in rows if len(row) > 1), default=0)
        widest = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
        score = (good, words, widest[0][1] if widest else 0)
        if score > best_score and (good or words >= 2):
            best, best_score = delimiter, score
    return best


def _is_data(cells: list[str]) -> bool:
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
        records = _parse(text, delimiter, quoting=csv.QUOTE_MINIMAL)
    except csv.Error as error:
        if "unexpected end" not in str(error):
            raise InputRefused(f"the file is no readable CSV: {error}", code="bad-csv") from error
        records = None
    if records is None or _swallows_rows(records, delimiter):
        bare = _parse(text, delimiter, quoting=csv.QUOTE_NONE)
        widths = {len(cells) for _, cells in bare if _is_data(cells)}
        if (
            len(widths) != 1
            or sum('"' in cell for _, cells in bare for cell in cells) > len(bare) // 4
        ):
            raise InputRefused(
                "a quotation mark is opened and never closed",
                hint="download the file again, or repair that line",
                code="unclosed-quote",
                row=_opening_line(text, delimiter),
            )
        records = [(line, [cell.strip('"') for cell in cells]) for line, cells in bare]
    widest = max(records, key=lambda record: len(record[1]), default=(0, []))
    if len(widest[1]) > MAX_COLUMNS:
        raise InputRefused(
            f"{len(widest[1])} columns, the limit is {MAX_COLUMNS}",
            hint="check that this is a statement",
            code="too-many-columns",
            row=widest[0],
        )
    return records


def _parse(text: str, delimiter: str, *, quoting: Literal[0, 3]) -> list[Record]:
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=delimiter,
        skipinitialspace=True,
        quoting=quoting,
        strict=quoting != csv.QUOTE_NONE,
    )
    records: list[Record] = []
    before = 0
    try:
        for cells in reader:
            records.append((before + 1, cells))
            before = reader.line_num
    except csv.Error as error:
        if "unexpected end" in str(error) or "limit" in str(error):
            raise
        return _parse_leniently(text, delimiter)
    return records


def _parse_leniently(text: str, delimiter: str) -> list[Record]:
    """Read a file with text behind a closing quote, as some banks write it."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    records: list[Record] = []
    before = 0
    for cells in reader:
        records.append((before + 1, cells))
        before = reader.line_num
    return records


def _swallows_rows(records: list[Record], delimiter: str) -> bool:
    """Tell whether a quoted cell holds what are rows of their own."""
    for (line, cells), (following, _) in pairwise([*records, (0, [])]):
        if following - line == 1:
            continue
        for cell in cells:
            if "\n" in cell and any(
                _is_data(inner.split(delimiter)) for inner in cell.split("\n")[1:]
            ):
                return True
    return False


def _opening_line(text: str, delimiter: str) -> int:
    """Return the line that opens the quote: the first whose marks don't pair."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.count('"') % 2 and delimiter in line:
            return number
    return 0


def _header_score(cells: list[str]) -> int:
    """Return how many different roles the words of a row name; 0 for a row that is no header."""
    if any(looks_like_date(cell) or looks_like_money(cell) for cell in cells):
        return 0
    roles = {heading.roles[0] for cell in cells if (heading := read_heading(cell.strip())).roles}
    if not roles & _DATE_ROLES and not roles & _MONEY_ROLES:
        return 0
    complete = bool(roles & _DATE_ROLES) + bool(roles & _MONEY_ROLES)
    return len(roles) + 3 * (complete == 2) if len(roles) >= 2 else 0


def _header_at(records: list[Record]) -> int | None:
    """Return where the header stands: the row of the first lines that names most roles."""
    best, best_score = None, 0
    for at, (_, cells) in enumerate(records[:_HEADER_WITHIN]):
        score = _header_score(cells) if len(cells) > 1 else 0
        if score > best_score:
            best, best_score = at, score
    if best is None:
        best = _unknown_header(records)
    return best


def _unknown_header(records: list[Record]) -> int | None:
    """A row of plain words right above the first data row is a header in unknown words."""
    for at, (_, cells) in enumerate(records[:_HEADER_WITHIN]):
        if _is_data(cells):
            above = records[at - 1][1] if at else []
            texts = [cell for cell in above if re.search(r"[^\W\d_]", cell)]
            if len(above) == len(cells) and len(set(texts)) == len(texts) >= max(2, len(above) - 2):
                return at - 1
            return None
    return None


def _shaped(
    header: tuple[str, ...],
    body: list[Record],
    preamble: tuple[tuple[str, ...], ...],
    delimiter: str,
) -> Table:
    """Give every row the width of the table."""
    step = max(1, len(body) // 1000)
    usual = Counter(len(cells) for _, cells in body[::step] if _is_data(cells))
    width = len(header) or (usual.most_common(1)[0][0] if usual else 0)
    if header and usual:
        common, count = usual.most_common(1)[0]
        if common > width and count > sum(usual.values()) // 2:
            header += ("",) * (common - width)
            width = common
    if not header:
        width = max(usual, default=0)
    rows, lines, ragged = [], [], 0
    for line, cells in body:
        fitted, moved = (cells, False) if len(cells) == width else _fitted(cells, width)
        ragged += moved
        rows.append(fitted)
        lines.append(line)
    notes = (
        (f"{ragged} rows with an unquoted delimiter in their text were put together",)
        if ragged
        else ()
    )
    return Table(header, rows, lines, preamble, delimiter, notes)


def _fitted(cells: list[str], width: int) -> tuple[list[str], bool]:
    """Pad a short row, drop empty cells at the end of a long one, join text that was cut."""
    if len(cells) < width:
        return cells + [""] * (width - len(cells)), False
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells, False
