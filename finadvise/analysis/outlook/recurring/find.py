"""From a ledger to the payments that come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from finadvise.analysis.outlook.recurring.chains import Payment
from finadvise.analysis.outlook.recurring.describe import Series, describe
from finadvise.analysis.outlook.recurring.naming import (
    Name,
    group_names,
    is_arranged,
    name_rows,
)
from finadvise.analysis.outlook.recurring.notes import annotate
from finadvise.analysis.outlook.recurring.pull import find_habits, pull_contracts
from finadvise.analysis.outlook.recurring.terms import is_committed, is_purchase
from finadvise.model.ledger import Ledger, Transaction
from finadvise.results.recurring import Recurring, RecurringPayment


def find_recurring(ledger: Ledger, *, as_of: date, habits: bool = True) -> Recurring:
    """Find the payments that come back, in and out.

    Rows are grouped by payee; within a group the runs of payments that keep a rhythm are pulled
    out one by one (see `chains`) and judged (see `judge`). What is left of a payee often paid is a
    habit: a place where money goes regularly that nobody else collects.

    Args:
        ledger: The books; pending rows, rows after `as_of` and rows in other currencies are left
            out. An empty ledger gives an empty answer.
        as_of: The day to look from.
        habits: Whether habits are listed besides contracts.

    Returns:
        Contracts first, then habits, each by yearly cost; ids do not depend on row order.
    """
    rows = sorted(
        ledger.until(as_of).booked().in_currency().transactions,
        key=lambda t: (t.day, t.account, t.amount_minor, t.description, t.id),
    )
    rows = [t for t in rows if t.amount_minor and t.refund_of is None]
    found: list[RecurringPayment] = []
    for payments in _payees(rows):
        found += _series_of_payee(payments, rows, as_of, habits=habits)
    found.sort(key=lambda s: (not s.is_contract, -abs(s.yearly_cost.minor), s.payee, s.id))
    return annotate(Recurring(as_of=as_of, currency=ledger.currency, recurring=tuple(found)))


def _payees(rows: Sequence[Transaction]) -> Iterable[list[Payment]]:
    """Put the rows of one account, direction and payee together, oldest first."""
    names = name_rows(rows)
    by_side: dict[tuple[str, bool], set[Name]] = defaultdict(set)
    for row, name in zip(rows, names, strict=True):
        by_side[row.account, row.amount_minor > 0].add(name)
    heads = {side: group_names(found) for side, found in by_side.items()}
    groups: dict[tuple[str, bool, Name], list[Payment]] = defaultdict(list)
    marked = {text: is_arranged(text) for text in {t.description for t in rows}}
    for index, (row, name) in enumerate(zip(rows, names, strict=True)):
        side = (row.account, row.amount_minor > 0)
        arranged = marked[row.description] or is_committed(row.category)
        groups[(*side, heads[side][name])].append(
            Payment(
                index,
                row.day.toordinal(),
                abs(row.amount_minor),
                name,
                arranged=arranged,
                chosen=is_purchase(row.category),
            )
        )
    return groups.values()


def _series_of_payee(
    payments: list[Payment], rows: Sequence[Transaction], as_of: date, *, habits: bool
) -> list[RecurringPayment]:
    incoming = rows[payments[0].index].amount_minor > 0
    contracts, rest = pull_contracts(payments, incoming=incoming)
    series = [
        Series(
            contract.chain.rhythm,
            tuple(rows[p.index] for p in contract.chain.payments),
            strays=tuple(rows[p.index] for p in contract.strays),
            arranged=sum(p.arranged for p in contract.chain.payments)
            > len(contract.chain.payments) / 2,
        )
        for contract in contracts
    ]
    if not incoming:
        series += [
            Series(
                habit.rhythm,
                tuple(rows[p.index] for p in habit.payments),
                arranged=habit.arranged,
                loose=True,
            )
            for habit in find_habits(rest)
            if habits or habit.arranged
        ]
    return describe(series, as_of)
