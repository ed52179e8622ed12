"""The page of the program's health."""

from __future__ import annotations

from finadvise.report.document import Column, Document, Table
from finadvise.results.doctor import Health


def view(health: Health) -> Document:
    """Show each check with what to do about it."""
    rows = tuple((c.name, c.state, c.detail, c.do) for c in health.checks)
    columns = (
        Column("Check"),
        Column("State"),
        Column("Found", wrap=True),
        Column("Do", wrap=True),
    )
    troubled = sum(c.state != "ok" for c in health.checks)
    title = "All is well" if not troubled else f"{troubled} of {len(rows)} checks want a look"
    return Document(title, (Table(columns, rows),), health.notes)
