"""Rows of the books."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from finadvise.money import Money
from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class SplitPart:
    """A part of a row with a category of its own, signed like the row."""

    amount: Money
    category: str


@dataclass(frozen=True, kw_only=True)
class ListedTransaction:
    """One row; the fields are those of `model.ledger.Transaction`."""

    id: str
    date: date
    account: str
    amount: Money
    currency: str
    description: str
    payee: str
    category: str
    category_source: str
    suggestion: str
    confidence: float
    transfer_id: str | None
    refund_of: str | None
    pending: bool
    tags: tuple[str, ...]
    note: str
    batch: int
    splits: tuple[SplitPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Transactions(Result):
    """The rows that were asked for.

    Args:
        matched: How many rows fit, before any limit.
    """

    kind: ClassVar[str] = "transactions"
    main_list: ClassVar[str] = "transactions"

    transactions: tuple[ListedTransaction, ...]
    matched: int
