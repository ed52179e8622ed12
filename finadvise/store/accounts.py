"""Accounts, and how a statement's account is recognised."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from finadvise.model.statement import Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAccount:
    """An account of the store."""

    number: int
    name: str
    institution: str
    kind: str
    currency: str


class Accounts:
    """The person's accounts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def all(self) -> list[StoredAccount]:
        """Return every account in the order they were made."""
        rows = self._connection.execute(
            "SELECT id, name, institution, kind, currency FROM account ORDER BY id"
        )
        return [
            StoredAccount(number=i, name=name, institution=bank, kind=kind, currency=currency)
            for i, name, bank, kind, currency in rows
        ]

    def add(self, name: str, *, institution: str, kind: str, currency: str) -> StoredAccount:
        """Make an account; `name` is not taken yet."""
        cursor = self._connection.execute(
            "INSERT INTO account (name, institution, kind, currency) VALUES (?, ?, ?, ?)",
            (name, institution, kind, currency),
        )
        return StoredAccount(
            number=int(cursor.lastrowid or 0),
            name=name,
            institution=institution,
            kind=kind,
            currency=currency,
        )

    def digest(self, bank_number: str) -> str:
        """Return what is kept of a bank's account number: a digest under the store's own key."""
        body = "".join(c for c in bank_number.upper() if c.isalnum())
        key = self._connection.execute("SELECT value FROM secret WHERE name = 'account-key'")
        return hashlib.blake2b(body.encode(), key=key.fetchone()[0].encode()).hexdigest()[:32]

    def marked(self, kind: str, value: str) -> set[int]:
        """Return the accounts that carry a mark (`number` or `header`)."""
        rows = self._connection.execute(
            "SELECT DISTINCT account FROM mark WHERE kind = ? AND value = ?", (kind, value)
        )
        return {row[0] for row in rows}

    def has_mark(self, account: int, kind: str) -> bool:
        """Return whether an account carries any mark of a kind."""
        row = self._connection.execute(
            "SELECT 1 FROM mark WHERE account = ? AND kind = ? LIMIT 1", (account, kind)
        )
        return row.fetchone() is not None

    def mark(self, account: int, kind: str, value: str, batch: int) -> None:
        """Let an account be recognised by a mark from now on."""
        self._connection.execute(
            "INSERT OR IGNORE INTO mark VALUES (?, ?, ?, ?)", (account, kind, value, batch)
        )

    def day_amounts(
        self, account: int, first: date | None = None, last: date | None = None
    ) -> Counter[tuple[str, int]]:
        """Count an account's rows by (ISO day, minor units), between two days where given."""
        rows = self._connection.execute(
            "SELECT day, amount FROM entry WHERE account = ? AND day BETWEEN ? AND ?",
            (account, first.isoformat() if first else "", last.isoformat() if last else "9999"),
        )
        return Counter((day, amount) for day, amount in rows)

    def is_empty(self, account: int) -> bool:
        """Return whether an account has no rows, deleted ones included."""
        row = self._connection.execute("SELECT 1 FROM entry WHERE account = ? LIMIT 1", (account,))
        return row.fetchone() is None

    def balances(self, account: int) -> list[Balance]:
        """Return what the bank said the account held, oldest first, the newest import's word."""
        rows = self._connection.execute(
            "SELECT day, amount FROM balance WHERE account = ? ORDER BY day, batch", (account,)
        )
        by_day = dict(rows)
        return [Balance(day=date.fromisoformat(d), minor=m) for d, m in by_day.items()]

    def moved(self, account: int, after: date, until: date) -> int:
        """Return the sum of the booked rows after one day up to and including another."""
        row = self._connection.execute(
            "SELECT coalesce(sum(amount), 0) FROM entry"
            " WHERE account = ? AND deleted = 0 AND pending = 0 AND day > ? AND day <= ?",
            (account, after.isoformat(), until.isoformat()),
        )
        return int(row.fetchone()[0])

    def sums_of_last_rows(self, account: int, day: date) -> set[int]:
        """Return the sums of the last none, one, two… rows of a day.

        A statement may end in the middle of a day, so that its balance leaves those rows out.
        """
        rows = self._connection.execute(
            "SELECT amount FROM entry WHERE account = ? AND deleted = 0 AND pending = 0"
            " AND day = ? ORDER BY id DESC",
            (account, day.isoformat()),
        )
        return set(accumulate((amount for (amount,) in rows), initial=0))

    def add_balances(self, account: int, balances: Iterable[Balance], batch: int) -> int:
        """Keep what the bank says and is not known yet; return how many that were."""
        known = {(b.day, b.minor) for b in self.balances(account)}
        fresh = [b for b in balances if (b.day, b.minor) not in known]
        self._connection.executemany(
            "INSERT OR REPLACE INTO balance VALUES (?, ?, ?, ?)",
            ((account, b.day.isoformat(), batch, b.minor) for b in fresh),
        )
        return len(fresh)
