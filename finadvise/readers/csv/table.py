"""Text to table: delimiter and quoting, where the header stands, where the rows begin."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import looks_like_money
from finadvise.readers.csv.dates import looks_like_date, take_apart
from finadvise.readers.csv.headers import read_heading
from finadvise.readers.csv.ragged import splits_decimals
from finadvise.readers.csv.records import Record, is_data, read_records

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 120
_HEADER_WITHIN = 80
_DATE_ROLES = frozenset({"date", "transaction_date", "value_date"})
_MONEY_ROLES = frozenset(
    {"amount", "charge", "out", "in", "net", "gross", "balance", "opening_balance"}
)


@dataclass(frozen=True, slots=True)
class Table:
    """The file as a table.

    Args:
        header: Cells of the header row; empty where the file has none.
        rows: Rows below the header, as wide as the header (or as the usual row).
        lines: One-based line of each row.
        preamble: Records above the header.
        delimiter: The character between cells.
    """

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    preamble: tuple[tuple[str, ...], ...]
    delimiter: str


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
    records = read_records(text, delimiter)
    at = _header_at(records)
    header = tuple(cell.strip() for cell in records[at][1]) if at is not None else ()
    start = at + 1 if at is not None else _first_row(records)
    preamble = tuple(tuple(cells) for _, cells in records[: start - bool(header)])
    return _shaped(header, records[start:], preamble, delimiter)


def _first_row(records: list[Record]) -> int:
    """Return where the rows of a headerless file begin: where the date stands where it stays."""
    places = [_date_place(cells) if is_data(cells) else None for _, cells in records[:400]]
    usual = Counter(place for place in places if place is not None).most_common(1)
    return places.index(usual[0][0]) if usual else 0


def _date_place(cells: list[str]) -> tuple[int, str] | None:
    """Return where the first date of a row stands and in which form."""
    for at, cell in enumerate(cells):
        parts = take_apart(cell) if looks_like_date(cell) else None
        if parts is not None:
            return at, f"{parts.form} {parts.mark}"
    return None


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
        good = sum(is_data(row) for row in rows)
        words = max((_header_score(row) for row in rows if len(row) > 1), default=0)
        widest = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
        score = (good, words, widest[0][1] if widest else 0)
        if score > best_score and (good or words >= 2):
            best, best_score = delimiter, score
    return best


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
        if is_data(cells):
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
    usual = Counter(len(cells) for _, cells in body[::step] if is_data(cells))
    width = len(header) or (usual.most_common(1)[0][0] if usual else 0)
    if header and usual:
        header = _widened(header, usual, body[::step])
        width = len(header)
    if not header:
        width = max((len(cells) for _, cells in body), default=0)
    rows = [cells if len(cells) == width else _fitted(cells, width) for _, cells in body]
    lines = [line for line, _ in body]
    return Table(header, rows, lines, preamble, delimiter)


def _widened(header: tuple[str, ...], usual: Counter[int], sample: list[Record]) -> tuple[str, ...]:
    """Give the header unnamed columns where most rows are wider and no number was cut."""
    common, count = usual.most_common(1)[0]
    more = common - len(header)
    if more <= 0 or count <= sum(usual.values()) // 2:
        return header
    cut = [
        cells
        for _, cells in sample
        if is_data(cells)
        and any(splits_decimals(a, b) for a, b in pairwise(cells[1:]))
        and cells[-1].strip()
    ]
    return header if 2 * len(cut) > count else header + ("",) * more


def _fitted(cells: list[str], width: int) -> list[str]:
    """Pad a short row, drop empty cells at the end of a long one."""
    if len(cells) < width:
        return cells + [""] * (width - len(cells))
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    return cells
