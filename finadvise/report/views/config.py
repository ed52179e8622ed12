"""The page of the settings."""

from __future__ import annotations

from finadvise.report.document import Column, Document, Facts, Table
from finadvise.results.config import Config


def view(config: Config) -> Document:
    """Show each setting with its origin."""
    rows = tuple((s.name, s.value, s.origin, s.purpose) for s in config.settings)
    columns = (
        Column("Setting"),
        Column("Value"),
        Column("From"),
        Column("What for", wrap=True, priority=1),
    )
    return Document(
        "Settings",
        (Table(columns, rows), Facts((("Folder", config.folder), ("Store", config.store)))),
        config.notes,
    )
