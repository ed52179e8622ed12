"""The person's accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Months in which nothing happened though the account is a busy one."""

    from_: date
    to: date


@dataclass(frozen=True, kw_only=True)
class Break:
    """Two balances of the bank between which the rows don't lead from one to the other.

    Args:
        from_: Day of the earlier balance.
        to: Day of the later one.
        missing: What the bank says moved less what the books hold.
    """

    from_: date
    to: date
    missing: Money


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
        breaks: Where the bank's balances and the rows disagree, the oldest first.
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
    breaks: tuple[Break, ...]


@dataclass(frozen=True, kw_only=True)
class Accounts(Result):
    """The accounts by name."""

    kind: ClassVar[str] = "accounts"
    main_list: ClassVar[str] = "accounts"

    accounts: tuple[ListedAccount, ...]
