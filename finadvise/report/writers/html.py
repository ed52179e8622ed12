"""Documents as one self-contained HTML page, by Jinja2 with autoescape."""

from __future__ import annotations

from importlib.resources import files
from typing import IO

from finadvise.report.document import (
    Block,
    Cell,
    Column,
    Document,
    cell_text,
    is_negative,
    without_empty_columns,
)
from finadvise.report.sanitise import for_terminal
from finadvise.report.writers.svg import shapes_of

# Columns from this priority on are left out where the page is read on a telephone.
_LESSER = 2


def write_html(document: Document, stream: IO[str]) -> None:
    """Write a page that loads nothing from elsewhere and runs nothing."""
    import jinja2

    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "clean": lambda text: for_terminal(text, limit=4000),
        "cell": _cell,
        "classes": _classes,
        "negative": is_negative,
        "filled": without_empty_columns,
        "items": lambda block: block.items,
        "shapes": shapes_of,
        "blockname": _block_name,
    }
    template = files(__package__).joinpath("page.html.j2").read_text("utf-8")
    page = environment.from_string(template).render(document=document)
    stream.write(page.lstrip() + "\n")


def _cell(cell: Cell) -> str:
    return for_terminal(cell_text(cell))


def _classes(column: Column, cell: Cell = None) -> str:
    """Return the classes of a table's cell: how it is set, and whether money goes out."""
    said = (
        ("right", column.right),
        ("text", column.wrap or column.cut),
        ("out", is_negative(cell)),
        ("lesser", column.priority >= _LESSER),
    )
    return " ".join(name for name, holds in said if holds)


def _block_name(block: Block) -> str:
    return type(block).__name__
