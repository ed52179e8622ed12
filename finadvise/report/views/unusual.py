"""The page of unusual payments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from finadvise.report.document import Block, Cell, Column, Document, Number, Paragraph, Table
from finadvise.results.unusual import Unusual, UnusualPayment

_COLUMNS = (
    Column("Id"),
    Column("Date"),
    Column("Payee", wrap=True),
    Column("Amount", right=True),
    Column("Score", right=True, priority=2),
    Column("Why", wrap=True),
    Column("What to do", wrap=True, priority=1),
)
_RECENT_DAYS = 61
_NOT_IN_BRIEF = ("Score", "What to do")


def view(unusual: Unusual) -> Document:
    """Show each payment with its reasons, strangest first."""
    table: Block = Table(_COLUMNS, tuple(_row(u) for u in unusual.unusual))
    if not unusual.unusual:
        table = Paragraph("Nothing stands out.")
    return Document("Unusual payments", (table,), unusual.notes)


def brief(unusual: Unusual) -> Document:
    """Show what was odd of late and why, without what to do about it."""
    first = unusual.as_of - timedelta(days=_RECENT_DAYS)
    recent = tuple(payment for payment in unusual.unusual if payment.date >= first)
    page = view(replace(unusual, unusual=recent))
    return replace(page, blocks=tuple(_slim(block) for block in page.blocks))


def _slim(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    kept = [i for i, column in enumerate(block.columns) if column.name not in _NOT_IN_BRIEF]
    return replace(
        block,
        columns=tuple(block.columns[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in block.rows),
    )


def _row(payment: UnusualPayment) -> tuple[Cell, ...]:
    return (
        payment.id,
        payment.date,
        payment.payee,
        payment.amount,
        Number(payment.score, 2),
        " ".join(reason.text for reason in payment.reasons),
        payment.do,
    )
