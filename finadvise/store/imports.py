"""What each import brought, and taking it back."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from finadvise.model.statement import Position, Trade

_LONG_NUMBER = re.compile(r"\d{7,}")
_DAY_NUMBER = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file of an import; `new` and `duplicate` count rows."""

    name: str
    format: str
    layout: str
    digest: str
    status: str
    new: int
    duplicate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBatch:
    """One import; `held` counts the rows of the books that belong to it now."""

    number: int
    day: date
    held: int
    files: tuple[StoredFile, ...]
    accounts: tuple[str, ...]


class Imports:
    """Batches and their files; change them inside `Store.writing()`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def start_batch(self, day: date) -> int:
        """Open a batch and return its number."""
        cursor = self._connection.execute("INSERT INTO batch (day) VALUES (?)", (day.isoformat(),))
        return int(cursor.lastrowid or 0)

    def add_file(self, file: StoredFile, batch: int) -> None:
        """Note a file; a long number in its name is cut to its last four digits."""
        self._connection.execute(
            "INSERT INTO file (batch, name, format, layout, digest, status, new, duplicate)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                batch,
                mask_numbers(file.name),
                file.format,
                file.layout,
                file.digest,
                file.status,
                file.new,
                file.duplicate,
            ),
        )

    def remembered_layout(self, fingerprint: str) -> Mapping[str, str]:
        """Return what earlier imports settled for a header; empty where nothing."""
        row = self._connection.execute(
            "SELECT settled FROM layout WHERE fingerprint = ? ORDER BY batch DESC LIMIT 1",
            (fingerprint,),
        ).fetchone()
        return json.loads(row[0]) if row else {}

    def remember_layout(self, fingerprint: str, settled: Mapping[str, str], batch: int) -> None:
        """Keep what was settled for a header; the newest import's word counts."""
        self._connection.execute(
            "INSERT OR REPLACE INTO layout VALUES (?, ?, ?)",
            (fingerprint, batch, json.dumps(dict(settled), sort_keys=True)),
        )

    def add_positions(self, account: int, positions: Sequence[Position], batch: int) -> int:
        """Keep holdings as the statement lists them; return how many were not known yet."""
        columns = "security, name, units, price, value, day"
        rows = [
            (
                p.security,
                p.name,
                p.units,
                p.price,
                p.value_minor,
                p.day.isoformat() if p.day else None,
            )
            for p in positions
        ]
        return self._add_unknown("position", columns, account, rows, batch)

    def add_trades(self, account: int, trades: Sequence[Trade], batch: int) -> int:
        """Keep movements of securities; return how many were not known yet."""
        columns = "day, kind, security, units, amount, bank_id"
        rows = [
            (t.day.isoformat(), t.kind, t.security, t.units, t.amount_minor, t.bank_id)
            for t in trades
        ]
        return self._add_unknown("trade", columns, account, rows, batch)

    def _add_unknown(
        self,
        table: str,
        columns: str,
        account: int,
        rows: Sequence[tuple[str | int | None, ...]],
        batch: int,
    ) -> int:
        known = Counter(
            self._connection.execute(
                f"SELECT {columns} FROM {table} WHERE account = ?",  # noqa: S608 - our own names
                (account,),
            )
        )
        fresh = list((Counter(rows) - known).elements())
        self._connection.executemany(
            f"INSERT INTO {table} (account, batch, {columns})"  # noqa: S608 - our own names
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ((account, batch, *row) for row in fresh),
        )
        return len(fresh)

    def batches(self) -> list[StoredBatch]:
        """Return the imports, the newest last."""
        files: dict[int, list[StoredFile]] = {}
        for batch, *values in self._connection.execute(
            "SELECT batch, name, format, layout, digest, status, new, duplicate FROM file"
            " ORDER BY id"
        ):
            name, form, layout, digest, status, new, duplicate = values
            files.setdefault(batch, []).append(
                StoredFile(
                    name=name,
                    format=form,
                    layout=layout,
                    digest=digest,
                    status=status,
                    new=new,
                    duplicate=duplicate,
                )
            )
        held: dict[int, dict[str, int]] = {}
        for batch, account, count in self._connection.execute(
            "SELECT e.batch, a.name, count(*) FROM entry e JOIN account a ON a.id = e.account"
            " WHERE e.deleted = 0 GROUP BY e.batch, a.name ORDER BY a.name"
        ):
            held.setdefault(batch, {})[account] = count
        return [
            StoredBatch(
                number=number,
                day=date.fromisoformat(day),
                held=sum(held.get(number, {}).values()),
                files=tuple(files.get(number, ())),
                accounts=tuple(held.get(number, ())),
            )
            for number, day in self._connection.execute("SELECT id, day FROM batch ORDER BY id")
        ]

    def undo(self, batch: int) -> int:
        """Take an import back and return how many rows left the books.

        Rows of older imports get their former values again. A row that a later import brought as
        well stays, as that import's.
        """
        self._put_back_labels(batch)
        self._connection.execute(
            "UPDATE entry SET batch = (SELECT min(s.batch) FROM sighting s"
            "  WHERE s.entry = entry.id AND s.batch <> ?)"
            " WHERE batch = ? AND EXISTS (SELECT 1 FROM sighting s"
            "  WHERE s.entry = entry.id AND s.batch <> ?)",
            (batch, batch, batch),
        )
        self._connection.execute(
            "UPDATE entry SET deleted = 0 WHERE id IN (SELECT l.second FROM link l"
            "  JOIN entry kept ON kept.id = l.first WHERE l.kind = 'duplicate'"
            "  AND l.state = 'confirmed' AND kept.batch = ?)",
            (batch,),
        )
        gone = self._connection.execute("DELETE FROM entry WHERE batch = ?", (batch,)).rowcount
        self._connection.execute("DELETE FROM batch WHERE id = ?", (batch,))
        self._connection.execute(
            "DELETE FROM account WHERE id NOT IN (SELECT account FROM entry UNION"
            " SELECT account FROM balance UNION SELECT account FROM position UNION"
            " SELECT account FROM trade UNION SELECT account FROM mark)"
        )
        return gone

    def label_known(self, labels: Iterable[tuple[int, str]], batch: int) -> int:
        """Set the categories that a file gives to rows the owner has not labelled yet.

        Their former verdicts are kept for undo.

        Returns:
            How many rows changed.
        """
        changed = 0
        for number, category in labels:
            before = self._connection.execute(
                "SELECT category, category_source, suggestion, confidence FROM entry"
                " WHERE id = ? AND category_source NOT IN ('user', 'import')",
                (number,),
            ).fetchone()
            if before is None:
                continue
            self._connection.execute(
                "INSERT INTO change (batch, entry, before) VALUES (?, ?, ?)",
                (batch, number, json.dumps(before)),
            )
            self._connection.execute(
                "UPDATE entry SET category = ?, suggestion = ?, category_source = 'import',"
                " confidence = 1.0 WHERE id = ?",
                (category, category, number),
            )
            changed += 1
        return changed

    def _put_back_labels(self, batch: int) -> None:
        """Give rows their former verdicts, unless the owner has spoken since."""
        changes = self._connection.execute(
            "SELECT entry, before FROM change WHERE batch = ?", (batch,)
        ).fetchall()
        self._connection.executemany(
            "UPDATE entry SET category = ?, category_source = ?, suggestion = ?, confidence = ?"
            " WHERE id = ? AND category_source = 'import'",
            ((*json.loads(before), entry) for entry, before in changes),
        )


def mask_numbers(text: str) -> str:
    """Cut what could be an account number to its last four digits; days such as 20260131 stay."""
    return _LONG_NUMBER.sub(
        lambda found: found[0] if _DAY_NUMBER.fullmatch(found[0]) else f"…{found[0][-4:]}", text
    )
