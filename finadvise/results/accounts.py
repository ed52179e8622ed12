"""The person's accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Days between two rows on which nothing happened though the account is a busy one."""

    from_: date
    to: date


@dataclass(frozen=True, kw_only=True)
class ListedAccount:
    """One account.

    Args:
        balance: The bank's newest balance carried on by the booked rows after it; None where the
            bank never said one.
        balance_date: The day the balance stands for.
        first: Day of the oldest row.
        last: Day of the newest row.
        transactions: Number of rows, pending ones included.
        gaps: Whole months without a row between the first and the last.
    """

    account: str
    institution: str
    kind: str
    currency: str
    balance: Money | None
    balance_date: date | None
    first: date | None
    last: date | None
    transactions: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, kw_only=True)
class Accounts(Result):
    """The accounts by name."""

    kind: ClassVar[str] = "accounts"
    main_list: ClassVar[str] = "accounts"

    accounts: tuple[ListedAccount, ...]
