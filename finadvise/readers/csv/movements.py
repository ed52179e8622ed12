"""The amounts and balances of the kept rows, in minor units, signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from finadvise.errors import InputRefused
from finadvise.money import exponent
from finadvise.readers.csv.amounts import (
    decimal_mark,
    flags_in,
    is_empty,
    parse_cells,
    parse_plain_column,
)
from finadvise.readers.csv.columns import Columns
from finadvise.readers.csv.proof import Chain, chain
from finadvise.readers.csv.table import Table


@dataclass(slots=True)
class Money:
    """Reads the money columns of the kept rows, each with one decimal mark over the whole file.

    Args:
        table: The file.
        columns: What its columns are.
        kept: Positions of the rows that count.
        currencies: One ISO code a kept row.
        decimal: The user's own option or what an earlier file settled, or empty.
        newest_first: Order of the rows in time.
        shown: The settled decimal mark and the cell that shows it.
        read: Columns already read, as minor units.
        texts: Columns already read, as cells.
    """

    table: Table
    columns: Columns
    kept: list[int]
    currencies: Sequence[str]
    decimal: str = ""
    newest_first: bool = False
    shown: tuple[str, str] = ("", "")
    read: dict[int, list[int | None]] = field(default_factory=dict)
    texts: dict[int, list[str]] = field(default_factory=dict)

    def cells(self, at: int) -> list[str]:
        """Return a column's cells of the kept rows."""
        found = self.texts.get(at)
        if found is None:
            rows = self.table.rows
            found = self.texts[at] = [rows[position][at] for position in self.kept]
        return found

    def settle_decimal(self, places_at: Sequence[int]) -> None:
        """Find the decimal mark over all money columns; a column may not contradict another.

        Raises:
            InputRefused: The marks can be read both ways (code `decimals-ambiguous`).
        """
        if self.decimal:
            self.shown = (self.decimal, "")
            return
        least = min((exponent(c) for c in set(self.currencies)), default=2)
        doubtful = ""
        for at in places_at:
            mark, cell = decimal_mark(self.cells(at), least)
            if mark == "?":
                doubtful = doubtful or cell
            elif mark and self.shown[0] and mark != self.shown[0]:
                raise InputRefused(
                    f"{self.shown[1]} and {cell} use different decimal marks",
                    hint="say which is right with --decimal . or --decimal ,",
                    code="decimals-contradict",
                )
            elif mark:
                self.shown = (mark, cell)
        if doubtful and not self.shown[0]:
            raise InputRefused(
                f"{doubtful.strip()} can be thousands or decimals",
                hint="say which mark starts the decimals with --decimal . or --decimal ,",
                code="decimals-ambiguous",
            )

    def amounts(self, at: int, *, strict: bool = True) -> list[int | None]:
        """Return a column's minor units; None where a cell is empty.

        Raises:
            InputRefused: A cell is no plain amount of its currency; never when not `strict`.
        """
        cells = self.cells(at)
        found = self.read.get(at)
        if found is None:
            found = self.read[at] = self._read(cells)
        if strict and None in found:
            self._refuse_bad(at, cells, found)
        return found

    def _read(self, cells: list[str]) -> list[int | None]:
        mark = self.shown[0] or "."
        all_places = {exponent(c) for c in set(self.currencies)}
        if len(all_places) == 1:
            plain = parse_plain_column(cells, mark, next(iter(all_places)))
            if plain is not None:
                return list(plain)
        tables = {places: parse_cells(cells, mark, places) for places in all_places}
        if len(tables) == 1:
            table = next(iter(tables.values()))
            found = list(map(table.get, cells))
        else:
            found = [
                tables[exponent(currency)].get(cell)
                for cell, currency in zip(cells, self.currencies, strict=True)
            ]
        flags = flags_in(set(cells)) if self._may_have_flags(cells) else {}
        if flags:
            found = _with_flags(cells, found, flags)
        return found

    @staticmethod
    def _may_have_flags(cells: list[str]) -> bool:
        return any(cell[-1:].isalpha() or cell[-1:] == "." for cell in cells[:2000])

    def _refuse_bad(self, at: int, cells: list[str], found: list[int | None]) -> None:
        for number, (cell, minor) in enumerate(zip(cells, found, strict=True)):
            if minor is None and not is_empty(cell):
                raise InputRefused(
                    f"{cell.strip()[:40]!r} is no plain amount in {self.currencies[number]}",
                    hint="correct the row, or say the mark with --decimal . or --decimal ,",
                    code="bad-amount",
                    row=self.table.lines[self.kept[number]],
                    column=self.table.header[at] if self.table.header else "",
                )

    def prove(self, amounts: Sequence[int], balances: Sequence[int | None]) -> Chain:
        """Compare amounts with balances."""
        return chain(amounts, balances, newest_first=self.newest_first)


def _with_flags(
    cells: list[str], found: list[int | None], flags: dict[str, str]
) -> list[int | None]:
    """Sign amounts by the CR or DR beside them; a lone kind makes bare amounts the other."""
    used = set(flags.values())
    bare = {"cr"} - used if len(used) == 1 else set()
    other = "cr" if bare else "dr"
    signed: list[int | None] = []
    for cell, minor in zip(cells, found, strict=True):
        flag = flags.get(cell) or (other if len(used) == 1 else "")
        signed.append(
            minor
            if minor is None
            else abs(minor)
            if flag == "cr"
            else -abs(minor)
            if flag == "dr"
            else minor
        )
    return signed
