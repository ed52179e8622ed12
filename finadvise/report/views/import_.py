"""The page of an import."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from finadvise.report.document import Block, Cell, Column, Document, Paragraph, Table
from finadvise.results.import_ import Import, ImportedFile

_COLUMNS = (
    Column("File"),
    Column("Account"),
    Column("New", right=True),
    Column("Known", right=True),
    Column("From", priority=4),
    Column("To", priority=4),
    Column("Total", right=True, priority=3),
    Column("Balance", right=True, priority=1),
    Column("Reconciles", priority=2),
)
_READ = (Column("Column"), Column("Read as"), Column("Because", wrap=True))
_CONCLUDED = (Column("File"), Column("Taken for granted", wrap=True))
_RECONCILES = {True: "yes", False: "no", None: ""}


def view(result: Import) -> Document:
    """Show what each file brought, what was assumed and what is in doubt."""
    blocks: list[Block] = [Table(_COLUMNS, tuple(r for f in result.files for r in _rows(f)))]
    for file in result.files:
        if file.columns:
            rows = tuple((c.header, c.role, c.evidence) for c in file.columns)
            blocks.append(Table(_READ, rows, title=PurePath(file.file).name))
    concluded = tuple((PurePath(f.file).name, text) for f in result.files for text in f.assumptions)
    if concluded:
        blocks.append(Table(_CONCLUDED, concluded))
    blocks += [
        Paragraph(
            f"Maybe twice: {d.new.id} ({d.new.date}, {d.new.description}, {d.amount}) and"
            f" {d.known.id} ({d.known.date}, {d.known.description}). To settle it: {d.do}"
        )
        for d in result.doubts
    ]
    blocks.append(Paragraph(_summary(result)))
    return Document("Import", tuple(blocks), result.notes)


def brief(result: Import) -> Document:
    """Show what each file brought, and the sum."""
    page = view(result)
    return replace(page, blocks=(page.blocks[0], page.blocks[-1]))


def _rows(file: ImportedFile) -> list[tuple[Cell, ...]]:
    name = PurePath(file.file).name
    if not file.accounts:
        return [(name, file.status, None, None, None, None, None, None, None)]
    return [
        (
            name,
            a.account,
            a.new,
            a.duplicate,
            a.first,
            a.last,
            a.total,
            a.balance,
            _RECONCILES[a.reconciles],
        )
        for a in file.accounts
    ]


def _summary(result: Import) -> str:
    parts = [f"{result.new} new", f"{result.duplicate} known already"]
    if result.transfers:
        parts.append(f"{result.transfers} between own accounts")
    if result.refunds:
        parts.append(f"{result.refunds} refunds")
    text = ", ".join(parts)
    if any(f.status == "would-import" for f in result.files):
        return f"{text}. Nothing was kept, as asked."
    if result.batch is None:
        return f"{text}. The books are as they were."
    return f"{text}. To take it back: finadvise undo {result.batch}"
