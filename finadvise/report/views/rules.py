"""The page of rules."""

from __future__ import annotations

from finadvise.report.document import Column, Document, Paragraph, Table
from finadvise.results.rules import Rules


def view(result: Rules) -> Document:
    """Show the rules in the order they are tried."""
    if not result.rules:
        text = "No rules yet. Add one with: finadvise rules add CATEGORY --payee WORDS"
        return Document("Rules", (Paragraph(text),), result.notes)
    columns = (
        Column("Id"),
        Column("Category"),
        Column("When", wrap=True),
        Column("Rows", right=True),
        Column("Taken by others", right=True, priority=1),
        Column("By rules", priority=2),
    )
    rows = tuple(
        (r.id, r.category, r.condition, r.rows, r.hidden, ", ".join(r.shadowed_by))
        for r in result.rules
    )
    return Document("Rules", (Table(columns, rows),), result.notes)
