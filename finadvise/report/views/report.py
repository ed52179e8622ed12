"""The page that holds several pages."""

from __future__ import annotations

from dataclasses import replace

from finadvise.report.document import Document, merge
from finadvise.report.show import view_of
from finadvise.results.report import Report


def view(report: Report) -> Document:
    """Show each part under its own title; caveats stand once at the foot."""
    pages = tuple(view_of(part.result) for part in report.parts)
    page = merge(report.title, pages)
    return replace(page, notes=tuple(dict.fromkeys((*page.notes, *report.notes))))
