"""Holding a statement against the bank's own balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from finadvise.analysis.ledger.balances import closing_balance
from finadvise.model.statement import Balance, StatementAccount, StatementRow
from finadvise.money import Money
from finadvise.store.accounts import Accounts, StoredAccount

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What the bank says, and whether the books agree.

    Args:
        closing: The statement's closing balance.
        reconciles: None where there is nothing to compare.
        proved_from: From this day to the statement's last the books hold just what they should,
            so that none of their rows is there twice; None where that is not known.
        warnings: The difference, where there is one.
    """

    closing: Balance | None = None
    reconciles: bool | None = None
    proved_from: date | None = None
    warnings: tuple[str, ...] = ()


def reconcile(
    accounts: Accounts,
    account: StoredAccount,
    part: StatementAccount,
    rows: Sequence[StatementRow],
    *,
    doubted: bool,
) -> Reconciled:
    """Compare a statement that was just saved with its own balances and the last one before it.

    Args:
        accounts: The store's.
        account: The one the statement belongs to.
        part: The statement's own figures.
        rows: Its booked rows.
        doubted: Whether any row may be there twice, so that proof of the contrary is wanted.
    """
    closing = part.closing or closing_balance(rows)
    proved = _proved_by_sum(accounts, account, rows) if doubted else None
    if part.reconciles is False:
        warning = f"{account.name}: the rows don't add up to the balances in the file"
        return Reconciled(closing=closing, reconciles=False, warnings=(warning,))
    first = min((r.day for r in rows), default=closing.day if closing else None)
    known = accounts.balances(account.number)
    earlier = [b for b in known if first and b.day < first]
    anchor = _anchor(known, earlier, closing)
    if closing is None or anchor is None:
        return Reconciled(closing=closing, reconciles=part.reconciles, proved_from=proved)
    off = closing.minor - anchor.minor - accounts.moved(account.number, anchor.day, closing.day)
    if not off and earlier:
        # The bank's two balances leave no room for a row too many, whatever came before them.
        return Reconciled(closing=closing, reconciles=True, proved_from=date.min)
    if off in accounts.sums_of_last_rows(account.number, anchor.day):
        return Reconciled(closing=closing, reconciles=True, proved_from=proved)
    warning = (
        f"{account.name}: the bank's balance on {closing.day} is off by"
        f" {Money(off, account.currency)} from its balance on {anchor.day} and the rows since:"
        " a row is missing or there twice"
    )
    adjacent = first == anchor.day + _ONE_DAY
    reconciles = False if adjacent or part.reconciles is None else part.reconciles
    return Reconciled(
        closing=closing, reconciles=reconciles, proved_from=proved, warnings=(warning,)
    )


def _anchor(
    known: Sequence[Balance], earlier: Sequence[Balance], closing: Balance | None
) -> Balance | None:
    """Return the last balance before the statement's rows, else the last before its end."""
    before_end = [b for b in known if closing and b.day < closing.day]
    return next(iter([*earlier[-1:], *before_end[-1:]]), None)


def _proved_by_sum(
    accounts: Accounts, account: StoredAccount, rows: Sequence[StatementRow]
) -> date | None:
    """Return the first day of the rows where the books hold their sum for the same days."""
    if not rows:
        return None
    first, last = min(r.day for r in rows), max(r.day for r in rows)
    held = accounts.moved(account.number, first - _ONE_DAY, last)
    return first if held == sum(r.amount_minor for r in rows) else None
