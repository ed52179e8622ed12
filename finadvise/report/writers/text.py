"""Documents for a terminal or a pipe, by rich."""

from __future__ import annotations

import io
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
    Number,
    Paragraph,
    Percent,
    Table,
    cell_text,
)
from finadvise.report.sanitise import for_terminal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PIPE_WIDTH_COLUMNS = 120


def write_text(document: Document, stream: IO[str], *, color: bool, width: int | None) -> None:
    """Print a document; `width` None takes the terminal's own.

    The page is made first and written in one go, so that a pipe that closes early is ours to see.
    """
    from rich.console import Console
    from rich.text import Text

    page = io.StringIO()
    console = Console(
        file=page,
        no_color=not color,
        force_terminal=color,
        width=width or shutil.get_terminal_size().columns,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(Text(for_terminal(document.title), style="bold"))
    for block in document.blocks:
        if not isinstance(block, Chart):
            _print_block(console, block)
        elif stream.isatty():
            _print_chart(console, block)
    for note in document.notes:
        console.print(Text(f"Note: {for_terminal(note)}", style="dim"))
    stream.writelines(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _print_block(console: Console, block: Block) -> None:
    from rich.text import Text

    match block:
        case Heading(text):
            console.print()
            console.print(Text(for_terminal(text), style="bold"))
        case Paragraph(text):
            console.print(Text(for_terminal(text, limit=4000)))
        case Facts(items):
            _print_facts(console, items)
        case Table():
            _print_table(console, block)


def _print_facts(console: Console, items: tuple[tuple[str, Cell], ...]) -> None:
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for label, cell in items:
        grid.add_row(_styled(label, "dim"), _cell(cell))
    console.print(grid)


def _print_table(console: Console, block: Table) -> None:
    from rich.table import Table as Grid

    shown = _fitting(block, console.width)
    grid = Grid(
        box=None,
        padding=(0, 2, 0, 0),
        header_style="dim",
        title=block.title or None,
        title_justify="left",
        title_style="dim",
    )
    for index in shown:
        column = block.columns[index]
        grid.add_column(
            for_terminal(column.name),
            justify="right" if column.right else "left",
            no_wrap=column.right or not column.wrap,
            overflow="fold" if column.wrap else "ellipsis",
        )
    for row in block.rows:
        grid.add_row(*(_cell(row[index]) for index in shown))
    console.print(grid)


def _fitting(block: Table, width: int) -> list[int]:
    """Leave out the least important columns until the others fit."""
    shown = list(range(len(block.columns)))
    needed = {
        i: max(
            len(c.name),
            *(min(len(cell_text(r[i])), 28 if not c.right else 60) for r in block.rows),
            0,
        )
        for i, c in enumerate(block.columns)
    }
    while sum(needed[i] + 2 for i in shown) > width:
        least = max(shown, key=lambda i: block.columns[i].priority)
        if block.columns[least].priority == 0:
            break
        shown.remove(least)
    return shown


def _cell(cell: Cell) -> Text:
    negative = isinstance(cell, Money) and cell.minor < 0
    text = cell_text(cell)
    if isinstance(cell, (Money, Percent, Number)):
        return _styled(text, "red" if negative else "")
    return _styled(for_terminal(text), "")


def _styled(text: str, style: str) -> Text:
    from rich.text import Text

    return Text(for_terminal(text), style=style)


def _print_chart(console: Console, chart: Chart) -> None:
    """Draw lines with plotext; only a person at a terminal gets a chart."""
    if len(chart.days) < 2:
        return
    import plotext

    plotext.clear_figure()
    plotext.plot_size(min(console.width, 100), 15)
    plotext.theme("clear")
    for name, values in chart.lines:
        plotext.plot(list(range(len(values))), list(values), label=name, marker="braille")
    step = max(1, len(chart.days) // 6)
    ticks = list(range(0, len(chart.days), step))
    plotext.xticks(ticks, [f"{chart.days[i]:%d %b}" for i in ticks])
    if chart.title:
        plotext.title(for_terminal(chart.title))
    console.file.write(plotext.build() + "\n")


def terminal_width(stream: IO[str]) -> int | None:
    """Return None for a terminal (its own width) and a fixed width for a pipe."""
    return None if stream.isatty() else PIPE_WIDTH_COLUMNS
