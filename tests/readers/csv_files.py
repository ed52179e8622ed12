"""Short ways to read a text as a statement, shared by the tests of the CSV reader."""

from __future__ import annotations

from datetime import date
from typing import Any

from finadvise.model.statement import ReadOptions, Statement
from finadvise.readers.csv.reader import CsvReader

TODAY = date(2026, 11, 23)


def read(text: str | bytes, **options: Any) -> Statement:
    content = text.encode() if isinstance(text, str) else text
    return CsvReader().read(content, ReadOptions(today=TODAY, **options))


def movements(text: str | bytes, **options: Any) -> list[tuple[str, int]]:
    """Return (ISO day, minor units) of every row of every account."""
    return [
        (row.day.isoformat(), row.amount_minor)
        for account in read(text, **options).accounts
        for row in account.rows
    ]
