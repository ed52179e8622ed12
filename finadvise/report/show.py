"""Finds the view of a result and the writer of a format."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import IO, Any

from finadvise.report.document import Document, shortened
from finadvise.results.base import Result

FORMATS = ("table", "json", "jsonl", "csv", "md", "html")


def view_of(result: Result) -> Document:
    """Return the page of a result, by the view module that carries its kind's name."""
    page: Document = _view_module(result).view(result)
    return page


def brief_of(result: Result, *, most_rows: int, command: str) -> Document:
    """Return the most telling part of a page, for a page that holds several.

    A view module may say what that is by a function `brief`; long tables are cut in any case.
    """
    module = _view_module(result)
    page: Document = getattr(module, "brief", module.view)(result)
    return shortened(page, most_rows, command)


def _view_module(result: Result) -> Any:
    name = result.kind.replace("-", "_")
    if iskeyword(name):
        name += "_"
    return import_module(f"finadvise.report.views.{name}")


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
        from finadvise.report.writers.text import width_of, write_text

        write_text(page, stream, color=color, width=width_of(stream), charts=stream.isatty())
