"""Payments that come back: bills, subscriptions, income, and habits beside them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal

from finadvise.money import Money
from finadvise.results.base import Result

Direction = Literal["in", "out"]
Kind = Literal["income", "bill", "subscription", "debt", "saving", "transfer", "habit"]
Cadence = Literal[
    "weekly", "fortnightly", "four-weekly", "monthly", "quarterly", "half-yearly", "yearly"
]
Status = Literal["active", "late", "ended"]
Moves = Literal["none", "next", "previous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """A step of a price that stayed: the first day it was paid, before and after."""

    date: dt.date
    from_: Money
    to: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RecurringPayment:
    """One series of payments; amounts are signed, negative = money out.

    Args:
        id: `r-` and eight hex digits, made of account, direction, payee and first date.
        amount: What the next payment is expected to be.
        amount_low: The tenth of recent payments nearest to nothing lies below this size.
        amount_high: The tenth of the largest recent payments lies above this size.
        next_date: None once the series has ended.
        yearly_cost: `amount` times the payments of a year, signed like it.
        usual_day: Day of the month it is due, 0 for a cadence counted in weeks.
        moves: Where a due date on a week-end or bank holiday goes.
        skipped_months: Calendar months (1 to 12) that are never paid, as in a ten-month council
            tax.
        shared_name: Whether another series of the same payee exists (two contracts at one
            insurer).
    """

    id: str
    payee: str
    account: str
    direction: Direction
    kind: Kind
    cadence: Cadence
    amount: Money
    amount_low: Money
    amount_high: Money
    last_amount: Money
    next_date: dt.date | None
    first: dt.date
    last: dt.date
    count: int
    status: Status
    yearly_cost: Money
    category: str
    changes: tuple[PriceChange, ...] = ()
    transactions: tuple[str, ...] = ()
    usual_day: int = 0
    moves: Moves = "none"
    skipped_months: tuple[int, ...] = ()
    shared_name: bool = False

    @property
    def is_contract(self) -> bool:
        """Return whether somebody else decides when it is paid (anything but a habit)."""
        return self.kind != "habit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Services that do the same, of which one is usually enough.

    Args:
        service: What they do, such as `music`.
        series: Ids of the series.
        yearly_costs: What each costs a year, negative.
    """

    service: str
    series: tuple[str, ...]
    yearly_costs: tuple[Money, ...]


@dataclass(frozen=True, kw_only=True)
class Recurring(Result):
    """Every series found, contracts first, then by yearly cost.

    Args:
        new: Ids of contracts that could not be told for contracts a month ago.
        overlaps: Running services that do the same.
    """

    kind: ClassVar[str] = "recurring"
    main_list: ClassVar[str] = "recurring"

    recurring: tuple[RecurringPayment, ...] = ()
    new: tuple[str, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
