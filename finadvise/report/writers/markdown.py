"""Documents as Markdown."""

from __future__ import annotations

from typing import IO

from finadvise.report.document import (
    Block,
    Cell,
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    Points,
    Table,
    cell_text,
    without_empty_columns,
)
from finadvise.report.sanitise import for_terminal

_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


def write_markdown(document: Document, stream: IO[str]) -> None:
    """Write a page; charts are left to formats that can draw."""
    parts = [f"# {_text(document.title)}", *(p for b in document.blocks if (p := _block(b)))]
    if document.notes:
        parts.append("\n>\n".join(f"> {_text(note)}" for note in document.notes))
    stream.write("\n\n".join(parts) + "\n")


def _block(block: Block) -> str:
    match block:
        case Heading(text, level=level):
            return f"{'#' * level} {_text(text)}"
        case Paragraph(text):
            return _text(text, limit=4000)
        case Points(items):
            return "\n".join(f"- {_text(item, limit=4000)}" for item in items)
        case Facts(items):
            return "\n".join(f"- {_text(label)}: {_cell(cell)}" for label, cell in items)
        case Table():
            return _table(without_empty_columns(block))
        case Chart():
            return ""


def _table(table: Table) -> str:
    if not table.rows:
        return "Nothing to list."
    lines = [
        "| " + " | ".join(_text(c.name) for c in table.columns) + " |",
        "|" + "|".join("---:" if c.right else "---" for c in table.columns) + "|",
        *("| " + " | ".join(_cell(c) for c in row) + " |" for row in table.rows),
    ]
    title = [f"**{_text(table.title)}**", ""] if table.title else []
    more = ["", f"*{_text(table.more)}*"] if table.more else []
    return "\n".join(title + lines + more)


def _cell(cell: Cell) -> str:
    return _text(cell_text(cell))


def _text(text: str, limit: int = 500) -> str:
    return for_terminal(text, limit=limit).translate(_SPECIAL)
