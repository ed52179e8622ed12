"""Answers as data: JSON, JSON lines and CSV, straight from the result."""

from __future__ import annotations

import csv
import json
from typing import IO

from finadvise.report.sanitise import for_spreadsheet
from finadvise.results.base import Result

MAX_INDENTED_ITEMS = 1000


def write_json(result: Result, stream: IO[str]) -> None:
    """Write the envelope of the contract; plain ASCII, so that no terminal acts on it.

    Long answers go on one line: indenting is slow, and nobody reads them by eye.
    """
    envelope = result.envelope()
    listed = envelope["data"][result.main_list] if result.main_list else []
    indent = 1 if len(listed) <= MAX_INDENTED_ITEMS else None
    stream.write(json.dumps(envelope, indent=indent) + "\n")


def write_jsonl(result: Result, stream: IO[str]) -> None:
    """Write the main list, one object a line."""
    for row in result.rows():
        stream.write(json.dumps(row) + "\n")


def write_csv(result: Result, stream: IO[str]) -> None:
    """Write the main list as a table; text that could start a formula gets a leading quote."""
    rows = result.rows()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(stream, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: _cell(v) for k, v in row.items()} for row in rows)


def _cell(value: object) -> object:
    if not isinstance(value, str) or _is_number(value):
        return value
    return for_spreadsheet(value)


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()
