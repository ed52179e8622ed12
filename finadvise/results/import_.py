"""What an import did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a file was not taken; `code` is a short stable slug."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class ImportedAccount:
    """One account of a statement. `rows` to `total` describe the statement as read.

    Args:
        rows: Booked movements of money, duplicates included.
        new: Rows the books did not hold.
        duplicate: Rows the books held already.
        total: Sum of the rows, signed as the account holder feels them.
        balance: The bank's closing balance, where the statement has one.
        reconciles: Whether balances and rows agree; None where there is nothing to compare.
        positions: Number of holdings listed.
        trades: Number of movements of securities.
    """

    account: str
    currency: str
    rows: int
    new: int
    duplicate: int
    rejected: int
    first: date | None
    last: date | None
    total: Money
    balance: Money | None
    balance_date: date | None
    reconciles: bool | None
    positions: int = 0
    trades: int = 0


@dataclass(frozen=True, kw_only=True)
class ReadColumn:
    """What a column of a file was taken for, and why."""

    header: str
    role: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class ImportedFile:
    """One file; `status` is `imported`, `unchanged`, `refused` or `would-import`.

    Args:
        columns: Column by column what was understood, where that was asked for.
    """

    file: str
    status: str
    format: str
    layout: str
    error: Refusal | None
    accounts: tuple[ImportedAccount, ...]
    assumptions: tuple[str, ...]
    warnings: tuple[str, ...]
    columns: tuple[ReadColumn, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DoubtSide:
    """One of two rows that might be one."""

    id: str
    date: date
    description: str


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """A new row that might be one the books held already, and what settles it."""

    account: str
    amount: Money
    new: DoubtSide
    known: DoubtSide
    do: str


@dataclass(frozen=True, kw_only=True)
class Import(Result):
    """Everything one call brought.

    Args:
        batch: Number to take it back by; None where nothing was kept.
        new: Rows added to the books.
        duplicate: Rows the books held already.
        rejected: Rows left out though they are movements (files are taken whole, so none).
        transfers: Pairs found between own accounts.
        refunds: Refunds linked to their purchases.
        doubts: Possible duplicates, to be settled by the person.
    """

    kind: ClassVar[str] = "import"
    main_list: ClassVar[str] = "files"

    batch: int | None
    new: int
    duplicate: int
    rejected: int
    files: tuple[ImportedFile, ...]
    transfers: int = 0
    refunds: int = 0
    doubts: tuple[Doubt, ...] = ()
