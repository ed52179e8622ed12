"""From a ledger to the payments that come back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from finadvise.analysis.outlook.recurring.cadence import Rhythm, nearest
from finadvise.analysis.outlook.recurring.chains import (
    Chain,
    Payment,
    candidate_chains,
    worth_looking_at,
)
from finadvise.analysis.outlook.recurring.describe import Series, describe
from finadvise.analysis.outlook.recurring.judge import is_contract
from finadvise.analysis.outlook.recurring.naming import (
    Name,
    group_names,
    is_arranged,
    name_rows,
)
from finadvise.model.ledger import Ledger, Transaction
from finadvise.results.recurring import Recurring, RecurringPayment

_MOST_CONTRACTS_PER_PAYEE = 8
# A habit is worth a line when it comes round at least about three times a year.
_HABIT_PAYMENTS = 3
_HABIT_GAP_DAYS = 125


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
    return Recurring(as_of=as_of, currency=ledger.currency, recurring=tuple(found))


def _payees(rows: Sequence[Transaction]) -> Iterable[list[Payment]]:
    """Put the rows of one account, direction and payee together, oldest first."""
    names = name_rows(rows)
    by_side: dict[tuple[str, bool], set[Name]] = defaultdict(set)
    for row, name in zip(rows, names, strict=True):
        by_side[row.account, row.amount_minor > 0].add(name)
    heads = {side: group_names(found) for side, found in by_side.items()}
    groups: dict[tuple[str, bool, Name], list[Payment]] = defaultdict(list)
    arranged: dict[str, bool] = {}
    for index, (row, name) in enumerate(zip(rows, names, strict=True)):
        if row.description not in arranged:
            arranged[row.description] = is_arranged(row.description)
        side = (row.account, row.amount_minor > 0)
        groups[(*side, heads[side][name])].append(
            Payment(
                index, row.day.toordinal(), abs(row.amount_minor), name, arranged[row.description]
            )
        )
    return groups.values()


def _series_of_payee(
    payments: list[Payment], rows: Sequence[Transaction], as_of: date, *, habits: bool
) -> list[RecurringPayment]:
    incoming = rows[payments[0].index].amount_minor > 0
    chains, rest = _pull_contracts(payments, incoming=incoming)
    series = [_as_series(c.rhythm, c.payments, rows) for c in _join_pauses(chains)]
    if habits and not incoming:
        series += [
            Series(_habit_rhythm(left), tuple(rows[p.index] for p in left), habit=True)
            for left in _habits(rest)
        ]
    return describe(series, as_of)


def _as_series(rhythm: Rhythm, payments: Sequence[Payment], rows: Sequence[Transaction]) -> Series:
    arranged = sum(p.arranged for p in payments) * 2 > len(payments)
    return Series(rhythm, tuple(rows[p.index] for p in payments), arranged=arranged)


def _pull_contracts(
    payments: list[Payment], *, incoming: bool
) -> tuple[list[Chain], list[Payment]]:
    """Take the best chain that is a contract, again and again; return them and what is left."""
    rest = payments
    chains: list[Chain] = []
    while len(rest) > 1 and len(chains) < _MOST_CONTRACTS_PER_PAYEE:
        for chain in candidate_chains(worth_looking_at(rest)):
            if is_contract(chain, rest, incoming=incoming):
                break
        else:
            break
        chains.append(chain)
        taken = {p.index for p in chain.payments}
        rest = [p for p in rest if p.index not in taken]
    return chains, rest


def _join_pauses(chains: list[Chain]) -> list[Chain]:
    """Join runs of one contract that a long pause or a change of cadence cut apart."""
    joined: list[Chain] = []
    for chain in sorted(chains, key=lambda c: c.payments[0].day):
        for k, earlier in enumerate(joined):
            if _continues(earlier, chain):
                both = earlier.payments + chain.payments
                joined[k] = Chain(chain.rhythm, both, earlier.score + chain.score)
                break
        else:
            joined.append(chain)
    return joined


def _continues(earlier: Chain, later: Chain) -> bool:
    last, first = earlier.payments[-1], later.payments[0]
    if last.day >= first.day or not set(last.name) & set(first.name):
        return False
    return 0.4 <= first.minor / last.minor <= 2.5


def _habits(rest: Sequence[Payment]) -> list[list[Payment]]:
    """Return the names still paid often enough to be worth a line, by their full name."""
    by_name: dict[Name, list[Payment]] = defaultdict(list)
    for payment in rest:
        by_name[payment.name[:1]].append(payment)
    return [left for left in by_name.values() if _is_habit(left)]


def _is_habit(payments: Sequence[Payment]) -> bool:
    if len(payments) < _HABIT_PAYMENTS:
        return False
    return (payments[-1].day - payments[0].day) / (len(payments) - 1) <= _HABIT_GAP_DAYS


def _habit_rhythm(payments: Sequence[Payment]) -> Rhythm:
    gaps = Counter(b.day - a.day for a, b in pairwise(payments))
    ordered = sorted(gaps.elements())
    return nearest(ordered[len(ordered) // 2])
