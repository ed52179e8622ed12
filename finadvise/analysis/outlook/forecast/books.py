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

# Accounts without a row for longer than this have not been imported up to today.
_STALE_DAYS = 45
# A pending row older than this will not be booked any more.
_PENDING_DAYS = 14


@dataclass(frozen=True, slots=True)
class Books:
    """What is known on the day of the forecast.

    Args:
        past: History and every contract, as replaying the past needs them.
        now: The same with only the contracts still running.
        as_of: The day of the forecast.
        unseen_days: Days from the end of the history to `as_of`; more than none where statements
            are missing.
        due: Coming dates of each running contract.
        fixed: Plans and pending rows, sure to come, as events.
        rows: Count of rows the history is made of.
    """

    past: Situation
    now: Situation
    as_of: date
    unseen_days: int
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
    seen = _seen_until(rows, as_of)
    unseen_days = (as_of - seen).days
    past = Situation(
        build_history(rows, seen, start),
        contracts_of(recurring.recurring, rows),
        bank_holidays(currency),
    )
    now = past.at(past.history.days - 1)
    reach = unseen_days + days
    due = tuple(
        tuple(d for d in c.due(seen, reach, past.closed) if d > as_of) for c in now.contracts
    )
    planned = _planned(plans, as_of + timedelta(days=days), currency)
    fixed = (*planned, *_pending(known, names, as_of))
    notes = _notes(unknown, accounts, seen if unseen_days else None)
    return Books(past, now, as_of, unseen_days, due, fixed, len(rows), notes)


def _seen_until(rows: Sequence[Transaction], as_of: date) -> date:
    """Return the day up to which the books can be taken to be complete."""
    last = max((t.day for t in rows), default=as_of)
    return last if (as_of - last).days > _STALE_DAYS else as_of


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


def _pending(ledger: Ledger, names: Collection[str], as_of: date) -> list[ForecastEvent]:
    """Take pending rows to be booked tomorrow."""
    oldest = as_of - timedelta(days=_PENDING_DAYS)
    return [
        ForecastEvent(
            date=as_of + timedelta(days=1), payee=t.payee or t.description, amount=t.amount
        )
        for t in ledger.transactions
        if t.pending and t.account in names and t.day >= oldest
    ]


def _notes(
    unknown: Sequence[str], accounts: Sequence[Account], seen: date | None
) -> tuple[str, ...]:
    notes = []
    if len(unknown) == len(accounts):
        notes.append("No balance is known, so the figures are changes from today.")
    elif unknown:
        notes.append(f"No balance is known for {', '.join(unknown)}: counted as zero today.")
    if seen is not None:
        notes.append(
            f"The last transaction is of {seen}: the days since then are guessed as well. "
            "Import newer statements for a narrower band."
        )
    return tuple(notes)
