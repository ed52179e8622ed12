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
        Column("Without rows", wrap=True, priority=1),
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
            _gaps(a),
        )
        for a in result.accounts
    )
    return Document("Accounts", (Table(columns, rows),), result.notes)


def _gaps(account: ListedAccount) -> str:
    return ", ".join(f"{g.from_} to {g.to}" for g in account.gaps)
