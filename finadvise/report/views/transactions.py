"""The page of chosen rows."""

from __future__ import annotations

from finadvise.model.ledger import UNCATEGORISED
from finadvise.report.document import Column, Document, Paragraph, Table
from finadvise.results.transactions import ListedTransaction, Transactions


def view(result: Transactions) -> Document:
    """Show the rows, and how many there are."""
    columns = (
        Column("Id"),
        Column("Date"),
        Column("Amount", right=True),
        Column("Payee", cut=True),
        Column("Category", priority=1),
        Column("Account", priority=2),
        Column("Description", cut=True, priority=3),
    )
    rows = tuple(
        (t.id, t.date, t.amount, t.payee, _category(t), t.account, t.description)
        for t in result.transactions
    )
    shown = len(result.transactions)
    count = f"{shown} of {result.matched} rows" if shown < result.matched else f"{shown} rows"
    return Document("Transactions", (Table(columns, rows), Paragraph(count)), result.notes)


def _category(row: ListedTransaction) -> str:
    if row.splits:
        return f"{row.category} +{len(row.splits) - 1} more"
    if row.transfer_id:
        known = row.category if row.category != UNCATEGORISED else "own transfer"
        return f"{known} ⇄ {row.transfer_id}"
    if row.refund_of:
        return f"{row.category} ↩ {row.refund_of}"
    return row.category
