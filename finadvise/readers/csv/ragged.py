"""Rows with more cells than columns: a delimiter inside a text or an amount that nobody quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import is_empty, looks_like_amount
from finadvise.readers.csv.currency import currency_of_mark
from finadvise.readers.csv.dates import looks_like_date
from finadvise.readers.csv.headers import read_heading
from finadvise.readers.csv.profiles import DATE_ROLES, MONEY_ROLES
from finadvise.readers.csv.signs import direction_of

_CENTS = re.compile(r"\d\d\D{0,4}")
_WHOLE = re.compile(r"\D{0,4}\d{1,3}(?:[.' ]?\d{3})*")

Test = Callable[[str], bool]


def mend_rows(
    rows: list[list[str]], lines: Sequence[int], header: Sequence[str], delimiter: str
) -> tuple[list[list[str]], int]:
    """Put rows together that an unquoted delimiter cut, where only one way fits the columns.

    Returns:
        The rows, all of one width, and how many were mended.

    Raises:
        InputRefused: A row fits in no way, or in several that differ.
    """
    width = len(header)
    if not header:
        _refuse_cut_numbers(rows, lines, delimiter)
        return rows, 0
    if max(map(len, rows), default=0) <= width:
        return rows, 0
    tests = [_test_of(read_heading(cell).roles) for cell in header]
    mended, count = [], 0
    for row, line in zip(rows, lines, strict=True):
        if len(row) <= width:
            mended.append(row)
            continue
        if not any(looks_like_date(cell) for cell in row):
            mended.append(row[:width])
            continue
        whole = put_together(row, tests, delimiter)
        if whole is None:
            raise InputRefused(
                f"the row has {len(row)} cells and the header {width}",
                hint="put quotes round the text that holds the delimiter",
                code="ragged-row",
                row=line,
            )
        mended.append(whole)
        count += 1
    return mended, count


def _refuse_cut_numbers(rows: list[list[str]], lines: Sequence[int], delimiter: str) -> None:
    """Without a header, numbers cut at their decimal comma would lose their cents.

    Raises:
        InputRefused: Every row ends a whole number where two digits follow in a cell of their own.
    """
    data = [n for n, row in enumerate(rows[:400]) if any(looks_like_date(cell) for cell in row)]
    if delimiter != "," or len(data) < 2:
        return
    width = min(len(rows[n]) for n in data)
    for at in range(width - 1):
        if all(splits_decimals(rows[n][at], rows[n][at + 1]) for n in data):
            raise InputRefused(
                f"{rows[data[0]][at]},{rows[data[0]][at + 1]} looks like one amount cut in two",
                hint="put quotes round the amounts, or add a header row",
                code="ragged-row",
                row=lines[data[0]],
            )


def _test_of(roles: Sequence[str]) -> Test | None:
    """Return what a column's cells must be, by every role its words can mean; None for text."""
    tests = [_role_test(role) for role in roles]
    known = [test for test in tests if test is not None]
    if not known or len(known) < len(tests):
        return None
    return lambda cell: any(test(cell) for test in known)


def _role_test(role: str) -> Test | None:
    if role in DATE_ROLES:
        return lambda cell: not cell.strip() or looks_like_date(cell)
    if role in MONEY_ROLES:
        return lambda cell: is_empty(cell) or looks_like_amount(cell)
    if role == "currency":
        return lambda cell: not cell.strip() or bool(currency_of_mark(cell.strip(), ""))
    if role == "direction":
        return lambda cell: bool(direction_of(cell))
    return None


def put_together(
    cells: list[str], tests: Sequence[Test | None], delimiter: str
) -> list[str] | None:
    """Return the cells joined at the one place where every column then holds what it should."""
    width = len(tests)
    extra = len(cells) - width
    fitting: dict[tuple[str, ...], tuple[int, list[str]]] = {}
    for at in range(width + 1):
        joined = delimiter.join(cells[at : at + extra + 1])
        whole = [*cells[:at], joined, *cells[at + extra + 1 :]][:width]
        if all(test is None or test(cell) for test, cell in zip(tests, whole, strict=True)):
            typed = tuple(c for test, c in zip(tests, whole, strict=True) if test is not None)
            fitting.setdefault(typed, (at, whole))
    if len(fitting) == 1:
        return next(iter(fitting.values()))[1]
    decimals = [
        whole
        for at, whole in fitting.values()
        if delimiter == ","
        and extra == 1
        and at < width
        and splits_decimals(cells[at], cells[at + 1])
    ]
    return decimals[0] if len(decimals) == 1 and len(fitting) <= 3 else None


def splits_decimals(left: str, right: str) -> bool:
    """Tell whether two cells look like a number cut at its decimal comma."""
    return bool(_WHOLE.fullmatch(left.strip()) and _CENTS.fullmatch(right.strip()))
