"""The page of the accounts."""

from __future__ import annotations

from finadvise.report.document import Column, Document, Table
from finadvise.results.accounts import Accounts, ListedAccount


def view(result: Accounts) -> Document:
    """Show each account with its balance and span."""
    columns = (
        Column("Account"),
        Column("Kind", priority=3),
        Column("Balance", right=True),
        Column("On", priority=1),
        Column("From", priority=2),
        Column("To", priority=2),
        Column("Rows", right=True),
        Column("Look at", wrap=True, priority=1),
    )
    rows = tuple(
        (
            a.account,
            a.kind,
            a.balance,
            a.balance_date,
            a.first,
            a.last,
            a.transactions,
            _oddities(a),
        )
        for a in result.accounts
    )
    return Document("Accounts", (Table(columns, rows),), result.notes)


def _oddities(account: ListedAccount) -> str:
    gaps = [f"no rows from {g.from_} to {g.to}" for g in account.gaps]
    breaks = [f"{b.missing} unexplained from {b.from_} to {b.to}" for b in account.breaks]
    return "; ".join([*gaps, *breaks])
