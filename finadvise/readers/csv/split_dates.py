"""Dates whose year, month and day stand in columns of their own."""

from __future__ import annotations

from dataclasses import replace

from finadvise.readers.csv.dates import looks_like_date
from finadvise.readers.csv.profiles import sample_of
from finadvise.readers.csv.table import Table


def join_split_dates(table: Table) -> Table:
    """Join three neighbouring columns of years, months and days, where no column holds dates."""
    sample = sample_of(table.rows)
    if not table.header or any(looks_like_date(cell) for row in sample for cell in row):
        return table
    width = len(table.header)
    for at in range(width - 2):
        if sample and all(_is_day(row[at : at + 3]) for row in sample):
            break
    else:
        return table
    rows = [
        [*row[:at], "-".join(row[at : at + 3]), *row[at + 3 :]]
        if _is_day(row[at : at + 3])
        else [*row[:at], row[at], *row[at + 3 :]]
        for row in table.rows
    ]
    header = (*table.header[:at], "date", *table.header[at + 3 :])
    return replace(table, header=header, rows=rows)


def _is_day(cells: list[str]) -> bool:
    if len(cells) < 3 or not all(
        cell.strip().isascii() and cell.strip().isdigit() for cell in cells
    ):
        return False
    year, month, day = (int(cell) for cell in cells)
    return 1970 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31
