"""Reading a file of categories: columns `id,category` or `description,category`."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from finadvise.errors import InputRefused


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One row of a label file; `line` counts from 1, with the header."""

    line: int
    id: str
    description: str
    category: str


def read_labels(path: Path) -> tuple[LabelRow, ...]:
    """Read a label file whole.

    Args:
        path: A CSV file in UTF-8 with a header; other columns are passed over.

    Raises:
        InputRefused: The file cannot be read, has other columns, or a row lacks something.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise InputRefused(f"{path} cannot be read: {fault.strerror}", code="unreadable") from fault
    except UnicodeDecodeError as fault:
        raise InputRefused(
            f"{path} is not UTF-8 text", hint="save it as CSV in UTF-8", code="encoding"
        ) from fault
    table = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip().casefold() for name in next(table, [])]
    if "category" not in header or not {"id", "description"} & set(header):
        raise InputRefused(
            f"{path.name} needs the columns id,category or description,category",
            hint="name them in its first line",
            code="label-columns",
        )
    rows = []
    for cells in table:
        row = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=False))
        if any(row.values()):
            rows.append(_row(table.line_num, row))
    return tuple(rows)


def _row(line: int, row: dict[str, str]) -> LabelRow:
    label = LabelRow(line, row.get("id", ""), row.get("description", ""), row.get("category", ""))
    if not label.category or not (label.id or label.description):
        raise InputRefused(
            "the row needs a category and an id or a description",
            hint="fill it in or take the row out",
            row=line,
            code="label-row",
        )
    return label
