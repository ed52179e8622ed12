"""A neutral page of typed cells, between views (which know finance) and writers (which do not)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from finadvise.money import Money


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


Cell = str | int | Money | date | Percent | Number | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; `right` aligns figures, `wrap` lets long text break.

    Args:
        priority: Columns of a higher number are left out first where the terminal is narrow.
    """

    name: str
    right: bool = False
    wrap: bool = False
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with one value each."""

    items: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; every row as long as `columns`."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over days: name and values (major units), all as long as `days`."""

    days: tuple[date, ...]
    lines: tuple[tuple[str, tuple[float, ...]], ...]
    title: str = ""


Block = Heading | Paragraph | Facts | Table | Chart


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


def merge(title: str, pages: tuple[Document, ...]) -> Document:
    """Put several pages behind one another; each keeps its title as a heading."""
    blocks: list[Block] = []
    notes: dict[str, None] = {}
    for page in pages:
        blocks += [Heading(page.title), *page.blocks]
        notes |= dict.fromkeys(page.notes)
    return Document(title, tuple(blocks), tuple(notes))
