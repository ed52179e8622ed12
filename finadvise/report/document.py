"""A neutral page of typed cells, between views (which know finance) and writers (which do not)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from finadvise.money import Money, format_money


@dataclass(frozen=True, slots=True)
class Percent:
    """A share shown in per cent: 0.05 is 5 %."""

    share: float
    decimals: int = 0

    def __str__(self) -> str:
        return f"{self.share * 100:.{self.decimals}f}%"


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number with a fixed count of decimals."""

    value: float
    decimals: int = 2

    def __str__(self) -> str:
        return f"{self.value:,.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class Whole:
    """An amount that is an estimate or a sum to read at a glance: shown without pennies."""

    amount: Money

    def __str__(self) -> str:
        return format_money(self.amount.minor, self.amount.currency, whole=True)


def whole(amount: Money | None) -> Whole | None:
    """Return an amount without pennies, or nothing where nothing is known."""
    return None if amount is None else Whole(amount)


def whole_range(low: Money | None, high: Money | None) -> str | None:
    """Return a range without pennies; one figure where both ends look the same."""
    if low is None or high is None:
        return None
    least, most = str(Whole(low)), str(Whole(high))
    return least if least == most else f"{least} to {most}"


Cell = str | int | Money | Whole | date | Percent | Number | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and what may happen to it where room is short.

    Ids, dates and money are never cut or broken, so a column keeps its full width unless it says
    otherwise.

    Args:
        right: Aligns figures.
        wrap: Long text may break over several lines.
        cut: Long text may end in an ellipsis.
        priority: Columns of a higher number are left out first where the terminal is narrow.
    """

    name: str
    right: bool = False
    wrap: bool = False
    cut: bool = False
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the document; level 1 is the document's own title.

    Args:
        ruled: Whether it opens a page within the page, set off by a line.
    """

    text: str
    level: int = 2
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences that stand side by side, one to a line."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with one value each."""

    items: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; every row as long as `columns`.

    Args:
        more: What to say below the last row where the table was shortened.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A band over days: lines of a name and values (major units), all as long as `days`.

    The first line is the lower edge of the band, the last the upper one; lines between are drawn.
    """

    days: tuple[date, ...]
    lines: tuple[tuple[str, tuple[float, ...]], ...]
    title: str = ""


Block = Heading | Paragraph | Points | Facts | Table | Chart


@dataclass(frozen=True, slots=True)
class Document:
    """A page: title, blocks in order, and caveats for the foot."""

    title: str
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()


def cell_text(cell: Cell) -> str:
    """Return a cell as a person reads it; nothing known is an empty cell."""
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def is_negative(cell: Cell) -> bool:
    """Return whether a cell is an amount below zero."""
    if isinstance(cell, Whole):
        cell = cell.amount
    return isinstance(cell, Money) and cell.minor < 0


def without_empty_columns(table: Table) -> Table:
    """Leave out the columns in which no row says anything."""
    kept = [i for i in range(len(table.columns)) if any(cell_text(r[i]) for r in table.rows)]
    if not kept:
        return table
    return replace(
        table,
        columns=tuple(table.columns[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in table.rows),
    )


def shortened(page: Document, most_rows: int, command: str) -> Document:
    """Cut long tables and name the command that shows them whole.

    A table that is only a row or two too long stays as it is: the line that says so would take
    their place.
    """
    return replace(page, blocks=tuple(_shorter(b, most_rows, command) for b in page.blocks))


def _shorter(block: Block, most_rows: int, command: str) -> Block:
    if not isinstance(block, Table) or len(block.rows) <= most_rows + 2:
        return block
    rest = len(block.rows) - most_rows
    return replace(block, rows=block.rows[:most_rows], more=f"… and {rest} more: {command}")


def merge(title: str, pages: tuple[Document, ...]) -> Document:
    """Put several pages behind one another; each keeps its title as a heading above its own."""
    blocks: list[Block] = []
    notes: dict[str, None] = {}
    for page in pages:
        blocks.append(Heading(page.title, ruled=True))
        blocks += [
            replace(b, level=b.level + 1) if isinstance(b, Heading) else b for b in page.blocks
        ]
        notes |= dict.fromkeys(page.notes)
    return Document(title, tuple(blocks), tuple(notes))
