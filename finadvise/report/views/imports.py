"""The page of the imports so far."""

from __future__ import annotations

from pathlib import PurePath

from finadvise.report.document import Column, Document, Table
from finadvise.results.imports import Imports, ListedImport


def view(result: Imports) -> Document:
    """Show each import with what it brought."""
    columns = (
        Column("Batch", right=True),
        Column("Day"),
        Column("New", right=True),
        Column("Known", right=True),
        Column("Accounts", wrap=True, priority=1),
        Column("Files", wrap=True),
    )
    rows = tuple(
        (i.batch, i.day, i.new, i.duplicate, ", ".join(i.accounts), _files(i))
        for i in result.imports
    )
    return Document("Imports", (Table(columns, rows),), result.notes)


def _files(item: ListedImport) -> str:
    return ", ".join(PurePath(file).name for file in item.files)
