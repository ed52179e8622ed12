"""The page of payees without a category."""

from __future__ import annotations

from finadvise.report.document import Column, Document, Paragraph, Percent, Table
from finadvise.results.unsure import Unsure


def view(result: Unsure) -> Document:
    """Show the payees to ask about, biggest money first."""
    columns = (
        Column("Payee", cut=True),
        Column("Rows", right=True),
        Column("Amount", right=True),
        Column("Likely"),
        Column("Sure", right=True, priority=1),
        Column("Newest", priority=1),
        Column("Bank's text", cut=True, priority=2),
    )
    rows = tuple(
        (
            group.payee,
            group.rows,
            group.amount,
            group.suggestion,
            Percent(group.confidence),
            group.transactions[0],
            group.example,
        )
        for group in result.unsure
    )
    told = f"{Percent(result.answered)} of the money moved has a category."
    hint = "Set one with: finadvise categorize ID CATEGORY" if rows else "Nothing is left to ask."
    blocks = (Paragraph(told), *((Table(columns, rows),) if rows else ()), Paragraph(hint))
    return Document("Not yet categorised", blocks, result.notes)
