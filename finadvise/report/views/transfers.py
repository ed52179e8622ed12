"""The page of movements between own accounts."""

from __future__ import annotations

from finadvise.report.document import Block, Column, Document, Heading, Paragraph, Table
from finadvise.results.transfers import Transfers


def view(result: Transfers) -> Document:
    """Show the pairs, then the sides that stand alone."""
    columns = (
        Column("Date"),
        Column("Amount", right=True),
        Column("Arrived", right=True, priority=2),
        Column("From"),
        Column("To"),
        Column("Days", right=True, priority=1),
        Column("Ids", priority=2),
    )
    rows = tuple(
        (
            t.date,
            t.amount,
            t.received if t.received != t.amount else None,
            t.from_,
            t.to,
            t.days,
            f"{t.id} {t.other}",
        )
        for t in result.transfers
    )
    blocks: list[Block] = [Table(columns, rows)]
    if result.unmatched:
        lone = (
            Column("Id"),
            Column("Date"),
            Column("Amount", right=True),
            Column("Account"),
            Column("Description", cut=True, priority=1),
        )
        blocks += [
            Heading("Without another side"),
            Table(
                lone,
                tuple((t.id, t.date, t.amount, t.account, t.description) for t in result.unmatched),
            ),
            Paragraph("Import the other account, or pair rows: finadvise link ID ID --as transfer"),
        ]
    return Document("Transfers", tuple(blocks), result.notes)
