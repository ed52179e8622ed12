"""Rows that belong together, might be one, or were said not to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from finadvise.model.linking import LinkCandidate

_ANY_REPAID = """
SELECT 1 FROM entry
WHERE day BETWEEN :first AND :last AND deleted = 0 AND pending = 0 AND payee <> ''
GROUP BY payee HAVING min(amount) FILTER (WHERE amount > 0) <= -min(amount) LIMIT 1
"""
_CANDIDATES = """
WITH near AS MATERIALIZED (
  SELECT id, account, amount, payee FROM entry
  WHERE day BETWEEN :first AND :last AND deleted = 0 AND pending = 0
), repaid AS (
  SELECT payee, min(amount) FILTER (WHERE amount > 0) AS least, -min(amount) AS most
  FROM near WHERE payee <> '' GROUP BY payee HAVING least <= most
), moved AS (
  SELECT amount FROM near WHERE amount > 0 INTERSECT SELECT -amount FROM near WHERE amount < 0
)
SELECT e.id, a.name, a.kind, a.currency, e.day, e.amount, e.description, e.payee,
       CASE e.category WHEN 'uncategorised' THEN '' ELSE e.category END, e.counterparty
FROM near n
LEFT JOIN repaid r ON r.payee = n.payee AND abs(n.amount) BETWEEN r.least AND r.most
JOIN entry e ON e.id = n.id
JOIN account a ON a.id = e.account
WHERE r.payee IS NOT NULL
  OR :accounts > 1 AND (abs(n.amount) IN moved OR e.category LIKE 'transfers.%')
ORDER BY e.id
"""


class Links:
    """Pairs of rows: transfers, refunds, possible duplicates."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, pairs: Iterable[tuple[int, int]], kind: str, state: str) -> int:
        """Note pairs that nothing is noted of yet; return how many those were."""
        before = self._connection.total_changes
        self._connection.executemany(
            "INSERT OR IGNORE INTO link VALUES (?, ?, ?, ?)",
            ((first, second, kind, state) for first, second in pairs),
        )
        return self._connection.total_changes - before

    def confirm(self, first: int, second: int, kind: str) -> None:
        """Note what the owner said two rows are; other pairs found for them give way.

        Of a duplicate the second row is taken out of the books, and stays out.
        """
        self._forget(first, second)
        if kind in ("transfer", "refund"):
            self._connection.execute(
                "DELETE FROM link WHERE kind = ? AND state = 'found'"
                " AND (first IN (?, ?) AND kind = 'transfer' OR second IN (?, ?))",
                (kind, first, second, first, second),
            )
        else:
            self._connection.execute("UPDATE entry SET deleted = 1 WHERE id = ?", (second,))
        self._connection.execute(
            "INSERT INTO link VALUES (?, ?, ?, 'confirmed')", (first, second, kind)
        )

    def reject(self, first: int, second: int) -> None:
        """Note that two rows have nothing to do with each other; a duplicate comes back."""
        kinds = self._forget(first, second)
        if "duplicate" in kinds:
            self._connection.execute("UPDATE entry SET deleted = 0 WHERE id = ?", (second,))
        kind = kinds[0] if kinds else "transfer"
        self._connection.execute(
            "INSERT INTO link VALUES (?, ?, ?, 'rejected')", (first, second, kind)
        )

    def _forget(self, first: int, second: int) -> list[str]:
        both = (first, second, second, first)
        where = "WHERE first = ? AND second = ? OR first = ? AND second = ?"
        kinds = [
            row[0]
            for row in self._connection.execute(f"SELECT kind FROM link {where}", both)  # noqa: S608
        ]
        self._connection.execute(f"DELETE FROM link {where}", both)  # noqa: S608 - fixed text
        return kinds

    def rejected(self) -> set[tuple[int, int]]:
        """Return the pairs the owner said are none, lower number first."""
        rows = self._connection.execute("SELECT first, second FROM link WHERE state = 'rejected'")
        return {(min(row), max(row)) for row in rows}

    def pairs(self, kind: str, states: Iterable[str]) -> list[tuple[int, int]]:
        """Return the pairs of a kind in any of the states, in order of their numbers."""
        wanted = set(states)
        rows = self._connection.execute(
            "SELECT first, second, state FROM link WHERE kind = ? ORDER BY first, second", (kind,)
        )
        return [(first, second) for first, second, state in rows if state in wanted]

    def candidates(self, first: date, last: date) -> list[LinkCandidate]:
        """Return the booked rows between two days that could have another side.

        Those are rows whose payee was paid and paid back, whose amount went out and came in, or
        that are movements by their category.
        """
        accounts = self._connection.execute("SELECT count(*) FROM account").fetchone()[0]
        span = {"first": first.isoformat(), "last": last.isoformat(), "accounts": accounts}
        if accounts < 2 and not self._connection.execute(_ANY_REPAID, span).fetchone():
            return []
        rows = self._connection.execute(_CANDIDATES, span)
        days: dict[str, int] = {}
        found = []
        for row in rows:
            day = days.get(row[4])
            if day is None:
                day = days[row[4]] = date.fromisoformat(row[4]).toordinal()
            found.append(
                LinkCandidate(
                    row[0], row[1], row[2], row[3], day, row[5], row[6], row[7], row[8], row[9]
                )
            )
        return found

    def span_of_newer(self, number: int) -> tuple[date, date] | None:
        """Return the first and last day of the rows after a row number; None where none is."""
        first, last = self._connection.execute(
            "SELECT min(day), max(day) FROM entry WHERE id > ?", (number,)
        ).fetchone()
        return (date.fromisoformat(first), date.fromisoformat(last)) if first else None
