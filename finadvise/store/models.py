"""What was trained on the owner's labels, kept until the labels change."""

from __future__ import annotations

import sqlite3

_NAME = "categories"


class Models:
    """The shelf of the text model of categories; see `Shelf` in `model/category.py`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def load(self, stamp: str) -> bytes | None:
        """Return the model that fits the stamp; None where another one or none is kept."""
        found = self._connection.execute(
            "SELECT content FROM model WHERE name = ? AND stamp = ?", (_NAME, stamp)
        ).fetchone()
        return found[0] if found else None

    def keep(self, stamp: str, content: bytes) -> None:
        """Keep a model in the place of the one before; a look without `writing()` keeps nothing."""
        if self._connection.in_transaction:
            self._connection.execute(
                "INSERT OR REPLACE INTO model VALUES (?, ?, ?)", (_NAME, stamp, content)
            )

    def forget(self) -> None:
        """Drop the model: it remembers pieces of the texts it was trained on."""
        self._connection.execute("DELETE FROM model")
