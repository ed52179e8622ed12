"""Finds the view of a result and the writer of a format."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import IO, Any

from finadvise.report.document import Document
from finadvise.results.base import Result

FORMATS = ("table", "json", "jsonl", "csv", "md", "html")


def view_of(result: Result) -> Document:
    """Return the page of a result, by the view module that carries its kind's name."""
    name = result.kind.replace("-", "_")
    if iskeyword(name):
        name += "_"
    module: Any = import_module(f"finadvise.report.views.{name}")
    page: Document = module.view(result)
    return page


def write(result: Result, stream: IO[str], form: str, *, color: bool) -> None:
    """Write a result in one of `FORMATS`."""
    if form in ("json", "jsonl", "csv"):
        from finadvise.report.writers import data

        {"json": data.write_json, "jsonl": data.write_jsonl, "csv": data.write_csv}[form](
            result, stream
        )
        return
    page = view_of(result)
    if form == "md":
        from finadvise.report.writers.markdown import write_markdown

        write_markdown(page, stream)
    elif form == "html":
        from finadvise.report.writers.html import write_html

        write_html(page, stream)
    else:
        from finadvise.report.writers.text import terminal_width, write_text

        write_text(page, stream, color=color, width=terminal_width(stream))
