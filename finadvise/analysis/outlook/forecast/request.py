"""What a forecast is asked for, checked before anything is worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from finadvise.errors import NotEnoughDataError, UsageError
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.money import parse_plain
from finadvise.periods import parse_day

LIQUID = ("current", "savings", "cash", "card")
_LONGEST_DAYS = 730


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A one-off the person knows of; `minor` is negative for money out."""

    day: date
    minor: int
    name: str = "planned"


def parse_plan(text: str, currency: str) -> Plan:
    """Read `DATE:AMOUNT` or `DATE:AMOUNT:NAME`, such as `2026-12-20:-600:gifts`.

    Raises:
        UsageError: Anything else.
    """
    day, _, rest = text.partition(":")
    amount, _, name = rest.partition(":")
    try:
        minor = parse_plain(amount, currency).minor
        return Plan(day=parse_day(day), minor=minor, name=name.strip() or "planned")
    except (ValueError, UsageError) as error:
        raise UsageError(
            f"--plan {text}: {error}", hint="write DATE:AMOUNT[:NAME], as 2026-12-20:-600:gifts"
        ) from None


def amount_or(option: str, text: str | None, otherwise: int, currency: str) -> int:
    """Read an option's amount in minor units, or return what holds where it was not given.

    Raises:
        UsageError: Not a plain decimal.
    """
    if text is None:
        return otherwise
    try:
        return parse_plain(text, currency).minor
    except ValueError as error:
        raise UsageError(f"{option}: {error}", hint="write it as 1450.00", code="amount") from None


def check_request(days: int, as_of: date, plans: Sequence[Plan]) -> None:
    """Turn away what makes no sense.

    Raises:
        UsageError: A horizon under one day or over two years, or a plan that is not ahead.
    """
    if not 1 <= days <= _LONGEST_DAYS:
        raise UsageError(f"--days {days}: not a horizon", hint=f"use 1 to {_LONGEST_DAYS}")
    for plan in plans:
        if plan.day <= as_of:
            raise UsageError(
                f"--plan {plan.day}: the day has passed",
                hint=f"plan something after {as_of}",
                code="plan-past",
            )


def covered_accounts(ledger: Ledger, account: str | None, as_of: date) -> tuple[Account, ...]:
    """Return the accounts a forecast covers: one by name, or all that hold spendable money.

    Raises:
        UsageError: No account of that name.
        NotEnoughDataError: No row of these accounts up to `as_of`.
    """
    if account is None:
        chosen = tuple(
            a for a in ledger.accounts if a.kind in LIQUID and a.currency == ledger.currency
        )
    else:
        chosen = tuple(a for a in ledger.accounts if a.name == account)
        if not chosen:
            known = ", ".join(a.name for a in ledger.accounts) or "none yet"
            raise UsageError(f"--account {account}: not an account", hint=f"known: {known}")
    names = {a.name for a in chosen}
    days = [t.day for t in ledger.transactions if t.account in names]
    if not days:
        raise NotEnoughDataError(
            "there are no transactions to forecast from", hint="import a statement first"
        )
    if min(days) > as_of:
        raise NotEnoughDataError(
            f"the first transaction is on {min(days)}, after {as_of}",
            hint="forecast from a later day with --today",
        )
    return chosen


def drop_payees(rows: Sequence[Transaction], without: Sequence[str]) -> list[Transaction]:
    """Leave out rows whose payee or text holds one of the names.

    Raises:
        UsageError: A name that no row holds.
    """
    left = list(rows)
    for name in without:
        kept = [t for t in left if name.casefold() not in f"{t.payee} {t.description}".casefold()]
        if len(kept) == len(left):
            raise UsageError(
                f"--without {name}: nobody of that name was paid",
                hint="`finadvise recurring` lists the payees",
            )
        left = kept
    return left
