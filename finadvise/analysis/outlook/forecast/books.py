"""What a forecast starts from: balance, past, contracts, and what is already sure to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from finadvise.analysis.outlook.forecast.contracts import contracts_of
from finadvise.analysis.outlook.forecast.history import build_history, outside_rows
from finadvise.analysis.outlook.forecast.pool import Situation
from finadvise.analysis.outlook.forecast.request import Plan, drop_payees
from finadvise.analysis.outlook.recurring.working_days import bank_holidays
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.money import Money
from finadvise.results.forecast import ForecastEvent
from finadvise.results.recurring import Recurring

# Accounts without a row for longer than this may simply not have been imported.
_STALE_DAYS = 35


@dataclass(frozen=True, slots=True)
class Books:
    """What is known on the day of the forecast.

    Args:
        past: History and every contract, as replaying the past needs them.
        now: The same with only the contracts still running.
        due: Coming dates of each running contract.
        fixed: Plans and pending rows, sure to come, as events.
        rows: Count of rows the history is made of.
    """

    past: Situation
    now: Situation
    due: tuple[tuple[date, ...], ...]
    fixed: tuple[ForecastEvent, ...]
    rows: int
    notes: tuple[str, ...]

    def events(self) -> tuple[ForecastEvent, ...]:
        """Return contracts, plans and pending rows to come, in order of date."""
        expected = [
            ForecastEvent(
                date=day,
                payee=contract.series.payee,
                amount=contract.series.amount,
                recurring_id=contract.series.id,
            )
            for contract, days in zip(self.now.contracts, self.due, strict=True)
            for day in days
        ]
        return tuple(
            sorted([*expected, *self.fixed], key=lambda e: (e.date, e.payee, e.amount.minor))
        )


def open_books(
    ledger: Ledger,
    accounts: Sequence[Account],
    recurring: Recurring,
    *,
    as_of: date,
    days: int,
    plans: Sequence[Plan],
    without: Sequence[str],
) -> Books:
    """Gather what was known at the end of `as_of` about some accounts."""
    names = {a.name for a in accounts}
    currency = accounts[0].currency
    known = ledger.until(as_of)
    rows = drop_payees(outside_rows(known, names), without)
    start, unknown = _start(known, accounts, as_of)
    past = Situation(
        build_history(rows, as_of, start),
        contracts_of(recurring.recurring, rows),
        bank_holidays(currency),
    )
    now = past.at(past.history.days - 1)
    due = tuple(tuple(c.due(as_of, days, past.closed)) for c in now.contracts)
    fixed = [
        *_planned(plans, as_of + timedelta(days=days), currency),
        *_pending(known, names, as_of + timedelta(days=1)),
    ]
    return Books(past, now, due, tuple(fixed), len(rows), _notes(rows, unknown, accounts, as_of))


def _start(ledger: Ledger, accounts: Sequence[Account], as_of: date) -> tuple[int, list[str]]:
    """Add up the known balances; return the sum and the accounts that have none."""
    total, unknown = 0, []
    for account in accounts:
        known = next(a for a in ledger.accounts if a.name == account.name)
        balance = ledger.balance_on(known, as_of)
        if balance is None:
            unknown.append(account.name)
        else:
            total += balance
    return total, unknown


def _planned(plans: Sequence[Plan], last: date, currency: str) -> list[ForecastEvent]:
    return [
        ForecastEvent(date=p.day, payee=p.name, amount=Money(p.minor, currency))
        for p in plans
        if p.day <= last
    ]


def _pending(ledger: Ledger, names: Collection[str], tomorrow: date) -> list[ForecastEvent]:
    """Take pending rows to be booked tomorrow."""
    return [
        ForecastEvent(date=tomorrow, payee=t.payee or t.description, amount=t.amount)
        for t in ledger.transactions
        if t.pending and t.account in names
    ]


def _notes(
    rows: Sequence[Transaction],
    unknown: Sequence[str],
    accounts: Sequence[Account],
    as_of: date,
) -> tuple[str, ...]:
    notes = []
    if len(unknown) == len(accounts):
        notes.append("No balance is known, so the figures are changes from today.")
    elif unknown:
        notes.append(f"No balance is known for {', '.join(unknown)}: counted as zero today.")
    last = max((t.day for t in rows), default=as_of)
    if (as_of - last).days > _STALE_DAYS:
        notes.append(
            f"The last transaction is of {last}: what happened since is not known. "
            "Import newer statements for a forecast that starts from today."
        )
    return tuple(notes)
