"""The page that holds several pages."""

from __future__ import annotations

from dataclasses import replace

from finadvise.report.document import Document, merge
from finadvise.report.show import brief_of
from finadvise.results.base import NOT_ADVICE
from finadvise.results.report import Report

_MOST_ROWS = 12


def view(report: Report) -> Document:
    """Show the telling part of each answer; caveats stand once at the foot, the scope last."""
    pages = tuple(
        brief_of(part.result, most_rows=_MOST_ROWS, command=part.command) for part in report.parts
    )
    page = merge(report.title, pages)
    notes = dict.fromkeys((*page.notes, *report.notes))
    notes.pop(NOT_ADVICE, None)
    return replace(page, notes=(*notes, NOT_ADVICE))
