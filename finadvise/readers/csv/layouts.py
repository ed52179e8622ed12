"""What cannot be seen from a file itself, declared for the few banks that need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from finadvise.data import names_in, read_toml
from finadvise.readers.csv.words import fold


@dataclass(frozen=True, slots=True)
class Layout:
    """A declared layout.

    Args:
        name: What `import` calls it.
        header: Folded header cells that must all be there.
        whole_header: Whether nothing else may be there.
        charges_positive: Whether a card's purchases are written without minus.
        date_order: Order of day and month, or empty.
    """

    name: str
    header: frozenset[str]
    whole_header: bool = False
    charges_positive: bool = False
    date_order: str = ""


@cache
def _layouts() -> tuple[Layout, ...]:
    found = []
    for file in names_in("layouts", ".toml"):
        values = dict(read_toml(file))
        header = frozenset(fold(cell) for cell in values.pop("header"))
        found.append(Layout(header=header, **values))
    return tuple(found)


def find_layout(header: Sequence[str]) -> Layout | None:
    """Return the declared layout of a header, the one that names most of its cells."""
    cells = {fold(cell) for cell in header if cell.strip()}
    fitting = [
        layout
        for layout in _layouts()
        if layout.header <= cells and (not layout.whole_header or layout.header == cells)
    ]
    return max(fitting, key=lambda layout: len(layout.header), default=None)
