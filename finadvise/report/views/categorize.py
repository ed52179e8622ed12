"""The page of categories that changed."""

from __future__ import annotations

from finadvise.report.document import Block, Cell, Column, Document, Paragraph, Table
from finadvise.results.categorize import Categorize, Recategorised

COLUMNS = (
    Column("Id"),
    Column("Date"),
    Column("Amount", right=True),
    Column("Payee", cut=True),
    Column("From", priority=1),
    Column("To"),
    Column("By", priority=2),
)


def view(result: Categorize) -> Document:
    """Show every row that changed and what it changed to."""
    followed = sum(row.source != "user" for row in result.changed)
    text = f"{count(result.set_, 'row')} set."
    if followed:
        text += f" {count(followed, 'other row')} changed with it."
    blocks: list[Block] = [Paragraph(text)]
    if result.changed:
        blocks.append(Table(COLUMNS, tuple(change_cells(row) for row in result.changed)))
    return Document("Categories", tuple(blocks), result.notes)


def change_cells(row: Recategorised) -> tuple[Cell, ...]:
    """Return the cells of a changed row, as `COLUMNS` names them."""
    return (row.id, row.date, row.amount, row.payee, row.from_, row.to, row.source)


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
