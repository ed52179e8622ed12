"""Rows that the person divided among categories."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from finadvise.model.ledger import Split


class Splits:
    """The parts of rows; change them inside `Store.writing()`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def by_row(self) -> dict[int, tuple[Split, ...]]:
        """Return the parts of each divided row, in the order they were given."""
        found: dict[int, list[Split]] = defaultdict(list)
        for number, amount, category in self._connection.execute(
            "SELECT entry, amount, category FROM split ORDER BY entry, position"
        ):
            found[number].append(Split(amount, category))
        return {number: tuple(parts) for number, parts in found.items()}

    def put(self, number: int, parts: Iterable[Split]) -> None:
        """Divide a row; former parts give way, and no parts make it whole again."""
        self._connection.execute("DELETE FROM split WHERE entry = ?", (number,))
        self._connection.executemany(
            "INSERT INTO split (entry, position, amount, category) VALUES (?, ?, ?, ?)",
            ((number, i, p.amount_minor, p.category) for i, p in enumerate(parts, start=1)),
        )
