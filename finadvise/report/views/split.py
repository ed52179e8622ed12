"""The page of a row that was divided among categories."""

from __future__ import annotations

from finadvise.model.taxonomy import category_name
from finadvise.report.document import Block, Column, Document, Paragraph, Table
from finadvise.report.views.categorize import changes_table, count
from finadvise.results.split import Division


def view(result: Division) -> Document:
    """Show the parts, and other rows that changed with it."""
    row = f"{result.id}, {result.payee} of {result.date:%-d %B %Y}, {result.amount}"
    blocks: list[Block] = []
    if result.splits:
        blocks.append(Paragraph(f"{row}, is divided among {len(result.splits)} parts."))
        columns = (Column("Category"), Column("Amount", right=True))
        rows = tuple((category_name(part.category), part.amount) for part in result.splits)
        blocks.append(Table(columns, rows))
    else:
        blocks.append(Paragraph(f"{row}, is whole again: {category_name(result.category)}."))
    if result.changed:
        blocks.append(Paragraph(f"{count(len(result.changed), 'other row')} changed with it."))
        blocks.append(changes_table(result.changed))
    return Document("Split", tuple(blocks), result.notes)
