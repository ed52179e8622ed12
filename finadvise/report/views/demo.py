"""The page of the tour."""

from __future__ import annotations

from dataclasses import replace

from finadvise.report.document import Document, merge
from finadvise.report.show import view_of
from finadvise.results.report import Demo


def view(demo: Demo) -> Document:
    """Show each part under the command that gives it."""
    pages = tuple(
        replace(page, title=f"$ {part.command}", blocks=page.blocks)
        for part in demo.parts
        for page in (view_of(part.result),)
    )
    return merge(demo.title, pages)
