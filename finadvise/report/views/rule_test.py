"""The page of what rules would change."""

from __future__ import annotations

from finadvise.report.document import Block, Document, Paragraph, Table
from finadvise.report.views.categorize import COLUMNS, change_cells, count
from finadvise.results.rule_test import RuleTest


def view(result: RuleTest) -> Document:
    """Show the rows that would change."""
    would = f"{count(len(result.changes), 'row')} would change."
    text = f"{result.rule}: fits {count(result.fits, 'row')}, {would}" if result.rule else would
    blocks: list[Block] = [Paragraph(text)]
    if result.changes:
        blocks.append(Table(COLUMNS, tuple(change_cells(row) for row in result.changes)))
    return Document("Preview", tuple(blocks), result.notes)
