"""Writing what a file brought, and taking it back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from finadvise.model.statement import Balance, Position, Trade


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """A row of the store as far as matching needs it; `deleted` rows still take part."""

    number: int
    day: str
    amount_minor: int
    description: str
    occurrence: int
    bank_ids: tuple[str, ...]
    pending: bool
    deleted: bool


class Imports:
    """Batches, files, accounts and rows; call it inside `Store.writing()`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def start_batch(self, day: date) -> int:
        """Open a batch and return its number."""
        cursor = self._connection.execute("INSERT INTO batch (day) VALUES (?)", (day.isoformat(),))
        return int(cursor.lastrowid or 0)

    def account_key(self) -> str:
        """Return the key under which account numbers are digested."""
        row = self._connection.execute("SELECT value FROM secret WHERE name = 'account-key'")
        return str(row.fetchone()[0])

    def remembered_layout(self, fingerprint: str) -> Mapping[str, str]:
        """Return what earlier imports settled for a header; empty where nothing."""
        row = self._connection.execute(
            "SELECT settled FROM layout WHERE fingerprint = ?", (fingerprint,)
        ).fetchone()
        return json.loads(row[0]) if row else {}

    def remember_layout(self, fingerprint: str, settled: Mapping[str, str], batch: int) -> None:
        """Keep what was settled for a header, unless something is kept already."""
        self._connection.execute(
            "INSERT OR IGNORE INTO layout VALUES (?, ?, ?)",
            (fingerprint, json.dumps(dict(settled), sort_keys=True), batch),
        )

    def add_balances(self, account: int, balances: Iterable[Balance], batch: int) -> None:
        """Keep what the bank says an account held."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO balance VALUES (?, ?, ?, ?)",
            ((account, b.day.isoformat(), b.minor, batch) for b in balances),
        )

    def add_positions(self, account: int, positions: Iterable[Position], batch: int) -> None:
        """Keep holdings as the statement lists them."""
        self._connection.executemany(
            "INSERT INTO position (account, security, name, units, price, value, day, batch)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    account,
                    p.security,
                    p.name,
                    p.units,
                    p.price,
                    p.value_minor,
                    p.day and p.day.isoformat(),
                    batch,
                )
                for p in positions
            ),
        )

    def add_trades(self, account: int, trades: Iterable[Trade], batch: int) -> None:
        """Keep movements of securities."""
        self._connection.executemany(
            "INSERT INTO trade (account, day, kind, security, units, amount, bank_id, batch)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    account,
                    t.day.isoformat(),
                    t.kind,
                    t.security,
                    t.units,
                    t.amount_minor,
                    t.bank_id,
                    batch,
                )
                for t in trades
            ),
        )

    def known_entries(self, account: int, first: date, last: date) -> list[KnownEntry]:
        """Return the rows of an account between two days, deleted ones too."""
        aliases: dict[int, list[str]] = {}
        for number, bank_id in self._connection.execute(
            "SELECT l.entry, l.bank_id FROM alias l JOIN entry e ON e.id = l.entry"
            " WHERE e.account = ? AND e.day BETWEEN ? AND ?",
            (account, first.isoformat(), last.isoformat()),
        ):
            aliases.setdefault(number, []).append(bank_id)
        rows = self._connection.execute(
            "SELECT id, day, amount, description, occurrence, bank_id, pending, deleted FROM entry"
            " WHERE account = ? AND day BETWEEN ? AND ? ORDER BY day, id",
            (account, first.isoformat(), last.isoformat()),
        )
        return [
            KnownEntry(
                number=row[0],
                day=row[1],
                amount_minor=row[2],
                description=row[3],
                occurrence=row[4],
                bank_ids=tuple(filter(None, [row[5], *aliases.get(row[0], [])])),
                pending=bool(row[6]),
                deleted=bool(row[7]),
            )
            for row in rows
        ]
