"""The page of an import taken back."""

from __future__ import annotations

from finadvise.report.document import Document, Paragraph
from finadvise.results.undo import Undo


def view(result: Undo) -> Document:
    """Say what left the books."""
    text = f"Import {result.batch} is taken back: {result.removed} rows left the books."
    if result.kept:
        text += f" {result.kept} stay, since a later import brought them too."
    return Document("Undo", (Paragraph(text),), result.notes)
