"""Columns of a file without a header, from values alone; a balance proves amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import is_empty, looks_like_amount
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.money_by_values import assign_money
from finadvise.readers.csv.profiles import Profile, profile, sample_of
from finadvise.readers.csv.status import status_of

_DECIMALS = re.compile(r"[.,]\d\d\b")


def assign_by_values(rows: Sequence[list[str]], width: int) -> Columns:
    """Decide the role of every column of a table that has no header."""
    _refuse_shifted(rows)
    sample = [row for row in sample_of(rows) if len(row) >= width]
    booked = [row for row in sample if not any(status_of(c) in {"pending", "void"} for c in row)]
    sample = booked or sample
    columns = [[row[at].strip() for row in sample] for at in range(width)]
    profiles = [profile(cells) for cells in columns]
    roles = [_plain_role(cells, seen) for cells, seen in zip(columns, profiles, strict=True)]
    dates = [at for at, role in enumerate(roles) if role == "date"]
    for at in dates[1:]:
        roles[at] = "other_date"
    assign_money(roles, columns)
    evidence = tuple(f"{seen.filled} values" for seen in profiles)
    return Columns(tuple(roles), (), evidence, tuple(profiles))


def _refuse_shifted(rows: Sequence[list[str]]) -> None:
    """Refuse rows of which some hold money where others hold words: cells have moved."""
    sample = sample_of(rows)
    for at in range(min(map(len, sample), default=0)):
        cells = [row[at].strip() for row in sample if row[at].strip()]
        money = [cell for cell in cells if _DECIMALS.search(cell) and looks_like_amount(cell)]
        words = [
            cell for cell in cells if not any(c.isdigit() for c in cell) and not is_empty(cell)
        ]
        if money and words and len(money) + len(words) == len(cells):
            raise InputRefused(
                f"column {at + 1} holds amounts such as {money[0]} and words such as {words[0]}",
                hint="put quotes round texts that hold the delimiter, or add a header row",
                code="ragged-row",
            )


def _plain_role(cells: list[str], seen: Profile) -> str:
    if not seen.filled:
        return "empty"
    id_like = all(len(cell) >= 7 and cell.isdigit() for cell in cells if cell)
    kinds = (
        ("date", seen.dates if 2 * seen.filled >= len(cells) else 0),
        ("direction", seen.directions),
        ("status", seen.statuses),
        ("currency", seen.codes if 2 * seen.filled >= len(cells) else 0),
        ("number" if id_like else "money", seen.numbers),
    )
    return next((kind for kind, count in kinds if count == seen.filled), "text")
