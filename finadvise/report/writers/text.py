"""Documents for a terminal or a pipe, by rich."""

from __future__ import annotations

import io
import os
import shutil
from typing import IO, TYPE_CHECKING

from finadvise.money import Money
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
    Whole,
    cell_text,
    is_negative,
    without_empty_columns,
)
from finadvise.report.sanitise import for_terminal
from finadvise.report.writers.grid import GAP, Fit, fit
from finadvise.report.writers.plot import plot

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PIPE_WIDTH_COLUMNS = 120
# Longer lines of prose are hard to follow with the eye.
_PROSE_COLUMNS = 100
_LEAST_COLUMNS = 16


def write_text(
    document: Document, stream: IO[str], *, color: bool, width: int, charts: bool
) -> None:
    """Print a document `width` characters wide, with or without its charts.

    The page is made first and written in one go, so that a pipe that closes early is ours to see.
    """
    from rich.console import Console

    page = io.StringIO()
    console = Console(
        file=page,
        no_color=not color,
        force_terminal=color,
        width=max(width, _LEAST_COLUMNS),
        highlight=False,
        markup=False,
        emoji=False,
    )
    _say(console, document.title, "bold")
    before: Block | None = None
    for block in document.blocks:
        if _is_shown(block, charts=charts):
            if not isinstance(before, Heading):
                console.print()
            _print_block(console, block)
            before = block
    if document.notes:
        console.print()
    for note in document.notes:
        _say(console, f"Note: {note}", "dim")
    stream.writelines(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _is_shown(block: Block, *, charts: bool) -> bool:
    if isinstance(block, (Facts, Points)):
        return bool(block.items)
    return charts or not isinstance(block, Chart)


def _print_block(console: Console, block: Block) -> None:
    match block:
        case Heading(text, ruled=ruled):
            _say(console, text, "bold")
            if ruled:
                _say(console, "─" * min(len(text), console.width), "dim")
        case Paragraph(text):
            _say(console, text)
        case Points(items):
            _print_points(console, items)
        case Facts(items):
            _print_facts(console, items)
        case Table():
            _print_table(console, without_empty_columns(block))
        case Chart():
            _print_chart(console, block)


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(_styled(text, style), width=min(console.width, _PROSE_COLUMNS))


def _print_points(console: Console, items: tuple[str, ...]) -> None:
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column()
    grid.add_column(overflow="fold")
    for item in items:
        grid.add_row("•", _styled(item, ""))
    console.print(grid, width=min(console.width, _PROSE_COLUMNS))


def _print_facts(console: Console, items: tuple[tuple[str, Cell], ...]) -> None:
    from rich.table import Table as Grid

    amounts = [len(str(cell)) for _, cell in items if isinstance(cell, (Money, Whole))]
    labels = max(len(label) for label, _ in items)
    values = max(min(len(cell_text(cell)), 2 * _LEAST_COLUMNS) for _, cell in items)
    if labels + GAP + values > console.width:
        _print_stacked(console, items)
        return
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, cell in items:
        value = _cell(cell)
        if isinstance(cell, (Money, Whole)):
            value.pad_left(max(amounts) - len(value))
        grid.add_row(_styled(label, "dim"), value)
    console.print(grid, width=min(console.width, _PROSE_COLUMNS))


def _print_stacked(console: Console, items: tuple[tuple[str, Cell], ...]) -> None:
    """Print one value below the other, for terminals that are too narrow for columns."""
    for label, cell in items:
        console.print(_styled(f"{label}:", "dim").append(" ").append_text(_cell(cell)))


def _print_table(console: Console, table: Table) -> None:
    if table.title:
        _say(console, table.title, "dim")
    if not table.rows:
        _say(console, "Nothing to list.", "dim")
        return
    chosen = fit(table, console.width)
    if chosen is not None:
        _print_grid(console, table, chosen)
    else:
        names = [column.name for column in table.columns]
        for number, row in enumerate(table.rows):
            if number:
                console.print()
            said = [(n, c) for n, c in zip(names, row, strict=True) if cell_text(c)]
            _print_stacked(console, tuple(said))
    if table.more:
        _say(console, table.more, "dim")


def _print_grid(console: Console, table: Table, chosen: Fit) -> None:
    from rich.table import Table as Grid

    grid = Grid(box=None, padding=(0, GAP, 0, 0), header_style="dim", pad_edge=False)
    for index, width in zip(chosen.shown, chosen.widths, strict=True):
        column = table.columns[index]
        grid.add_column(
            for_terminal(column.name),
            justify="right" if column.right else "left",
            width=width,
            no_wrap=not column.wrap,
            overflow="ellipsis" if column.cut else "fold",
        )
    for row in table.rows:
        grid.add_row(*(_cell(row[index]) for index in chosen.shown))
    console.print(grid)


def _cell(cell: Cell) -> Text:
    style = "red" if is_negative(cell) else ""
    return _styled(cell_text(cell), style)


def _styled(text: str, style: str) -> Text:
    from rich.text import Text

    return Text(for_terminal(text, limit=4000), style=style)


def _print_chart(console: Console, chart: Chart) -> None:
    from rich.text import Text

    lines = plot(chart, console.width)
    if lines and chart.title:
        _say(console, chart.title, "dim")
    console.print(Text("\n".join(lines)))


def width_of(stream: IO[str]) -> int:
    """Return the terminal's width; a pipe gets a fixed one unless COLUMNS asks for another."""
    if stream.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size((PIPE_WIDTH_COLUMNS, 24)).columns
    return PIPE_WIDTH_COLUMNS
