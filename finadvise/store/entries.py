"""Rows: what matching needs of them, and writing new ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from finadvise.model.matching import KnownEntry

EntryRow = tuple[
    int, str, int, str, int, str, int | None, int, str, str, str, str, str, str, str, float, int
]

_INSERT = (
    "INSERT INTO entry (account, day, amount, description, occurrence, bank_id, balance, pending,"
    " merchant_code, payee_hint, counterparty, payee, category, category_source, suggestion,"
    " confidence, batch) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Entries:
    """The rows of all accounts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self, account: int, first: date, last: date) -> list[KnownEntry]:
        """Return an account's booked rows between two days, deleted ones too."""
        window = (account, first.isoformat(), last.isoformat())
        ids: dict[int, list[str]] = {}
        for number, bank_id in self._connection.execute(
            "SELECT DISTINCT s.entry, s.bank_id FROM sighting s JOIN entry e ON e.id = s.entry"
            " WHERE e.account = ? AND e.day BETWEEN ? AND ? AND s.bank_id <> ''",
            window,
        ):
            ids.setdefault(number, []).append(bank_id)
        rows = self._connection.execute(
            "SELECT id, day, amount, description, occurrence, bank_id, deleted FROM entry"
            " WHERE account = ? AND day BETWEEN ? AND ? AND pending = 0 ORDER BY day, id",
            window,
        )
        days: dict[str, int] = {}
        found = []
        for number, day, amount, description, occurrence, bank_id, deleted in rows:
            ordinal = days.get(day)
            if ordinal is None:
                ordinal = days[day] = date.fromisoformat(day).toordinal()
            found.append(
                KnownEntry(
                    number=number,
                    day=ordinal,
                    amount_minor=amount,
                    description=description,
                    occurrence=occurrence,
                    bank_ids=tuple(filter(None, (bank_id, *ids.get(number, ())))),
                    deleted=bool(deleted),
                )
            )
        return found

    def newest(self) -> int:
        """Return the highest row number; rows added next have higher ones."""
        row = self._connection.execute("SELECT coalesce(max(id), 0) FROM entry")
        return int(row.fetchone()[0])

    def add(self, rows: Iterable[EntryRow]) -> None:
        """Write rows; they get ascending numbers in the order given."""
        self._connection.executemany(_INSERT, rows)

    def add_sightings(self, sightings: Iterable[tuple[int, str]], batch: int) -> None:
        """Note that rows came once more: row number and the bank's id this time."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO sighting (entry, batch, bank_id) VALUES (?, ?, ?)",
            ((number, batch, bank_id) for number, bank_id in sightings),
        )
