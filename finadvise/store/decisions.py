"""What the person decided about things that reports showed."""

from __future__ import annotations

import sqlite3
from datetime import date

# Choices that name a row (`t12`, or `u-t12` for a flag) which is gone.
_GONE = (
    "DELETE FROM decision WHERE (subject = 'unusual' OR subject LIKE 'recurring.%')"
    " AND CAST(ltrim({held}, 'u-t') AS INTEGER) NOT IN (SELECT id FROM entry)"
)


class Decisions:
    """One choice for each subject (`unusual`, `advice`, `recurring`) and id."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, subject: str) -> dict[str, tuple[str, date]]:
        """Return the choices about a subject: id to (choice, day)."""
        rows = self._connection.execute(
            "SELECT id, choice, day FROM decision WHERE subject = ? ORDER BY id", (subject,)
        )
        return {i: (choice, date.fromisoformat(day)) for i, choice, day in rows}

    def record(self, subject: str, identifier: str, choice: str, day: date) -> None:
        """Keep a choice; a later one replaces it."""
        self._connection.execute(
            "INSERT INTO decision VALUES (?, ?, ?, ?)"
            " ON CONFLICT (subject, id) DO UPDATE SET choice = excluded.choice, day = excluded.day",
            (subject, identifier, choice, day.isoformat()),
        )

    def forget(self, subject: str, identifier: str) -> None:
        """Take a choice back."""
        self._connection.execute(
            "DELETE FROM decision WHERE subject = ? AND id = ?", (subject, identifier)
        )

    def forget_gone_rows(self) -> None:
        """Forget choices about rows that are not in the books any more.

        SQLite gives the numbers of removed rows again, and a choice must not pass to a stranger.
        """
        self._connection.execute(_GONE.format(held="id"))
        self._connection.execute(_GONE.format(held="choice") + " AND subject = 'recurring.merge'")
