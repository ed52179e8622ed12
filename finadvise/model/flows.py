"""What counts as income and what as spending: one definition for every answer.

Movements between own accounts are neither. Money back from a shop is no income: it makes the
spending of its category smaller, on the day it comes back, so that sums agree with balances.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from finadvise.model.ledger import OWN_MOVEMENTS, UNCATEGORISED, Ledger, Split, Transaction
from finadvise.model.taxonomy import is_income
from finadvise.periods import Period, add_months

_LEAST_DAYS_BETWEEN_PAY = 5


@dataclass(frozen=True, slots=True)
class Flow:
    """One row, or one part of a split row, as income or as spending.

    Args:
        minor: Minor units; positive is money earned in `Flows.income` and money spent in
            `Flows.spending`, negative is money that came back.
        category: For a refund that is linked to its purchase, the purchase's category.
        payee: For such a refund, the purchase's payee.
    """

    id: str
    day: date
    account: str
    payee: str
    category: str
    minor: int


@dataclass(frozen=True, slots=True)
class Flows:
    """Income and spending of a ledger, in the ledger's order.

    Args:
        first: Day of the oldest row of the books, own transfers included; None where there is none.
        last: Day of the newest.
        pending: Number of pending rows left out.
        foreign: Number of rows of other currencies left out.
    """

    income: tuple[Flow, ...]
    spending: tuple[Flow, ...]
    first: date | None
    last: date | None
    pending: int
    foreign: int


def split_flows(ledger: Ledger) -> Flows:
    """Tell income, spending and own movements apart.

    Money in without a category counts as income unless it is linked to a purchase; money from
    people counts against money to people. Pending rows and rows of other currencies are left out.
    A row that was split is one flow a part, each with the row's id; a refund of a split purchase is
    divided as the purchase was.
    """
    own = [t for t in ledger.transactions if t.currency == ledger.currency]
    booked = [t for t in own if not t.pending]
    purchases = {t.id: t for t in booked}
    income: list[Flow] = []
    spending: list[Flow] = []
    for row in booked:
        if row.is_transfer:
            continue
        purchase = purchases.get(row.refund_of or "")
        payee = (purchase or row).payee
        for part in _parts(row, purchase):
            earned = purchase is None and _is_earned(part, row)
            minor = part.amount_minor if earned else -part.amount_minor
            flow = Flow(row.id, row.day, row.account, payee, part.category, minor)
            (income if earned else spending).append(flow)
    days = [t.day for t in booked]
    return Flows(
        income=tuple(income),
        spending=tuple(spending),
        first=min(days, default=None),
        last=max(days, default=None),
        pending=len(own) - len(booked),
        foreign=len(ledger.transactions) - len(own),
    )


def total(flows: Iterable[Flow], period: Period) -> int:
    """Return the sum of a period in minor units."""
    return sum(f.minor for f in flows if f.day in period)


def _parts(row: Transaction, purchase: Transaction | None) -> Iterable[Split]:
    """Divide a row as the person split it, or as they split what it pays back."""
    parts = row.splits
    if not parts and purchase and purchase.splits:
        parts = _in_proportion(row.amount_minor, purchase)
    if not parts:
        return (Split(row.amount_minor, (purchase or row).category),)
    return (part for part in parts if part.category not in OWN_MOVEMENTS)


def _in_proportion(minor: int, purchase: Transaction) -> tuple[Split, ...]:
    """Divide an amount as a purchase was divided; what rounding leaves goes to the last part."""
    *parts, last = purchase.splits
    shares = [
        Split(minor * part.amount_minor // purchase.amount_minor, part.category) for part in parts
    ]
    return (*shares, Split(minor - sum(s.amount_minor for s in shares), last.category))


def _is_earned(part: Split, row: Transaction) -> bool:
    if part.category == UNCATEGORISED:
        return row.amount_minor > 0 and row.refund_of is None
    return is_income(part.category)


def find_paydays(ledger: Ledger, as_of: date) -> tuple[date, ...]:
    """Return the days on which the main income came, oldest first.

    That is the payee who brought most of the last year's income, or the payees that the person
    named. Rows below half of that payee's usual amount, or within days of a payday, are extras.
    Fewer than two days are no rhythm: empty.
    """
    year = Period(add_months(as_of, -12), as_of)
    rows = [f for f in split_flows(ledger.until(as_of)).income if f.day in year and f.minor > 0]
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        sums[row.payee] += row.minor
    if not sums:
        return ()
    payees = set(ledger.payday_payees) or {max(sums, key=lambda p: (sums[p], p))}
    amounts = [f.minor for f in rows if f.payee in payees]
    if not amounts:
        return ()
    days: list[date] = []
    for day in sorted(f.day for f in rows if f.payee in payees and f.minor >= median(amounts) / 2):
        if not days or (day - days[-1]).days >= _LEAST_DAYS_BETWEEN_PAY:
            days.append(day)
    return tuple(days) if len(days) > 1 else ()
