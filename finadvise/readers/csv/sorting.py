"""Going down the rows once: which are movements, which continue one, which are something else."""

from __future__ import annotations

from datetime import date

from finadvise.errors import InputRefused
from finadvise.readers.csv.amounts import looks_like_money
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.context import account_number
from finadvise.readers.csv.dates import looks_like_date, take_apart
from finadvise.readers.csv.status import (
    Sorted,
    classify_statuses,
    may_state_a_balance,
    section_kind,
    states_a_balance,
    status_of,
    undated_kind,
)
from finadvise.readers.csv.table import Table

_MONEY = ("amount", "charge", "out", "in", "net", "gross", "out_or_in", "in_or_out", "unclear")
_TEXT = ("description", "payee", "text", "type")


def sort_rows(table: Table, columns: Columns, days: dict[str, date]) -> Sorted:
    """Set aside what is no booked movement.

    Raises:
        InputRefused: A date does not exist, or a movement has no date.
    """
    _refuse_rows_above(table, columns)
    found = Sorted()
    date_at = columns.first("date") or 0
    money_at = [at for role in _MONEY for at in columns.all(role)]
    text_at = [at for role in _TEXT for at in columns.all(role)]
    named_at = [at for role in ("description", "payee", "text") for at in columns.all(role)]
    statuses = _statuses(table, columns)
    balance_at = _telling_balances(table, columns, statuses)
    stating = _balance_cells(table, named_at)
    unclear_at = [*columns.all("some_amount"), *columns.all("number")]
    always = any(all(row[at] for row in table.rows) for at in money_at)
    above = section_kind(table.preamble[-1]) if table.preamble else ""
    section, header = ("pending" if above == "pending" else ""), list(table.header)
    for position, row in enumerate(table.rows):
        if row[date_at] in days:
            if always and not (section or statuses or balance_at or stating):
                found.kept.append(position)
                continue
            kind = section or next((s[row[at]] for at, s in statuses if s[row[at]]), "")
            if not kind:
                kind = "pending" if balance_at and not _has_any(row, balance_at) else "booked"
            if kind != "booked":
                found.skipped[kind] += 1
            elif any(row[at] in stating for at in named_at):
                found.opening_rows.append(position)
                found.skipped["balance rows"] += 1
            elif not _has_any(row, money_at):
                _refuse_unclear(table, position, unclear_at)
                found.skipped["rows without an amount"] += 1
            else:
                found.kept.append(position)
            continue
        if header and row[: len(header)] == header:
            found.skipped["repeated headers"] += 1
            continue
        section = _undated(table, position, found, (date_at, money_at, text_at), section)
    _refuse_undated(table, found, date_at)
    found.unknown = _unknown_words(columns, statuses)
    return found


def _refuse_rows_above(table: Table, columns: Columns) -> None:
    """A row of the table's own shape above the header would be lost.

    Raises:
        InputRefused: There is one.
    """
    date_at = columns.first("date") or 0
    money_at = [at for role in _MONEY for at in columns.all(role)]
    for cells in table.preamble:
        if (
            table.header
            and len(cells) == len(table.header)
            and looks_like_date(cells[date_at])
            and any(looks_like_money(cells[at]) for at in money_at)
        ):
            raise InputRefused(
                f"a row of {cells[date_at].strip()} stands above the header",
                hint="move the header to the top",
                code="rows-above-header",
            )


def _statuses(table: Table, columns: Columns) -> list[tuple[int, dict[str, str]]]:
    found = []
    for at in columns.all("status"):
        heading = columns.headings[at].text if columns.headings else ""
        found.append((at, classify_statuses({row[at] for row in table.rows}, heading)))
    for at in columns.all("type"):
        cells = {row[at] for row in table.rows}
        if len(cells) <= 60:
            kinds = {cell: status_of(cell) for cell in cells}
            found.append((at, {c: k if k in {"pending", "void"} else "" for c, k in kinds.items()}))
    return found


def _unknown_words(columns: Columns, statuses: list[tuple[int, dict[str, str]]]) -> tuple[str, ...]:
    """Return the words beside known ones in a status column that mean nothing to the lists."""
    return tuple(
        sorted(
            cell.strip()
            for at, kinds in statuses
            if columns.roles[at] == "status" and any(kinds.values())
            for cell, kind in kinds.items()
            if not kind and cell.strip()
        )
    )


def _telling_balances(
    table: Table, columns: Columns, statuses: list[tuple[int, dict[str, str]]]
) -> list[int]:
    """Return the balance columns where a row of unknown status and no balance is not booked yet."""
    balance_at = columns.all("balance")
    known = [(at, kinds) for at, kinds in statuses if "booked" in kinds.values()]
    if not known or not balance_at:
        return []
    booked = [row for row in table.rows if any(k.get(row[at]) == "booked" for at, k in known)]
    return balance_at if all(_has_any(row, balance_at) for row in booked) else []


def _refuse_unclear(table: Table, position: int, unclear_at: list[int]) -> None:
    """A row without an amount but with a number under unknown words would lose that number."""
    for at in unclear_at:
        if table.rows[position][at].strip():
            name = table.header[at] if table.header else f"column {at + 1}"
            raise InputRefused(
                f"the row has no amount but a number in {name!r}, whose meaning is not known",
                hint="name the columns in the header, such as Date,Description,Debit,Credit",
                code="unclear-amounts",
                row=table.lines[position],
            )


def _has_any(row: list[str], places: list[int]) -> bool:
    return any(row[at].strip() for at in places)


def _balance_cells(table: Table, named_at: list[int]) -> set[str]:
    """Return the cells that say their row states a balance; looks twice only where it pays."""
    return {
        cell
        for at in named_at
        for cell in {row[at] for row in table.rows}
        if cell and may_state_a_balance(cell) and states_a_balance(cell)
    }


def _undated(
    table: Table,
    position: int,
    found: Sorted,
    places: tuple[int, list[int], list[int]],
    section: str,
) -> str:
    """Deal with a row whose date cell holds no day; return the section that follows it."""
    date_at, money_at, text_at = places
    row = table.rows[position]
    written = row[date_at].strip()
    if written and take_apart(written) is not None:
        raise InputRefused(
            f"there is no day {written}",
            hint="correct the row, or say the order with --date-order",
            code="bad-date",
            row=table.lines[position],
        )
    named = account_number([row]) if sum(bool(cell.strip()) for cell in row) <= 3 else ""
    if named:
        found.owners.append((position, named))
        found.skipped["rows without a date"] += 1
        return section
    title = section_kind(row)
    if title:
        return "pending" if title == "pending" else ""
    kind = undated_kind(row, money_at, text_at)
    if kind == "movement":
        found.nameless.append(position)
    elif kind == "text" and not written and found.kept and any(row[at].strip() for at in text_at):
        words = [row[at] for at in text_at if row[at].strip()]
        found.continued.setdefault(found.kept[-1], []).extend(words)
    else:
        found.skipped["pending" if kind == "pending" else "rows without a date"] += 1
    return section


def _refuse_undated(table: Table, found: Sorted, date_at: int) -> None:
    if found.nameless:
        position = found.nameless[0]
        written = table.rows[position][date_at].strip()
        raise InputRefused(
            f"{written!r} is no date" if written else "the row has an amount and no date",
            hint="correct or remove the row",
            code="bad-date",
            row=table.lines[position],
        )
