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
    Table,
    cell_text,
)
from finadvise.report.sanitise import for_terminal

_SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})


def write_markdown(document: Document, stream: IO[str]) -> None:
    """Write a page; charts are left to formats that can draw."""
    parts = [f"# {_text(document.title)}", *(p for b in document.blocks if (p := _block(b)))]
    parts += [f"> {_text(note)}" for note in document.notes]
    stream.write("\n\n".join(parts) + "\n")


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"## {_text(text)}"
        case Paragraph(text):
            return _text(text, limit=4000)
        case Facts(items):
            return "\n".join(f"- {_text(label)}: {_cell(cell)}" for label, cell in items)
        case Table():
            return _table(block)
        case Chart():
            return ""


def _table(table: Table) -> str:
    lines = [
        "| " + " | ".join(_text(c.name) for c in table.columns) + " |",
        "|" + "|".join("---:" if c.right else "---" for c in table.columns) + "|",
        *("| " + " | ".join(_cell(c) for c in row) + " |" for row in table.rows),
    ]
    title = [f"**{_text(table.title)}**", ""] if table.title else []
    return "\n".join(title + lines)


def _cell(cell: Cell) -> str:
    return _text(cell_text(cell))


def _text(text: str, limit: int = 500) -> str:
    return for_terminal(text, limit=limit).translate(_SPECIAL)
