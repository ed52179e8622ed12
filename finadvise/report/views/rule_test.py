"""The page of what rules would change."""

from __future__ import annotations

from finadvise.report.document import Block, Document, Paragraph
from finadvise.report.views.categorize import changes_table, count
from finadvise.results.rule_test import RuleTest


def view(result: RuleTest) -> Document:
    """Show the rows that would change."""
    would = f"{count(len(result.changes), 'row')} would change."
    text = f"{result.rule}: fits {count(result.fits, 'row')}, {would}" if result.rule else would
    blocks: list[Block] = [Paragraph(text)]
    if result.changes:
        blocks.append(changes_table(result.changes))
    return Document("Preview", tuple(blocks), result.notes)
