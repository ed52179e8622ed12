"""What earlier imports, and the files read so far in this call, say about a file in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from finadvise.model.statement import Statement, StatementAccount

if TYPE_CHECKING:
    from finadvise.store.store import Store


class Past:
    """Answers a reader's two questions: what was settled for a header, and which reading fits."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._settled: dict[str, Mapping[str, str]] = {}
        self._read: list[StatementAccount] = []
        self._held: list[Counter[tuple[str, int]]] | None = None

    def remember(self, statement: Statement) -> None:
        """Let a file that was read speak for the next ones of the call."""
        if statement.fingerprint and statement.settled:
            self._settled[statement.fingerprint] = statement.settled
        self._read += statement.accounts

    def settled(self, fingerprint: str) -> Mapping[str, str]:
        """Return what was settled for a header; empty where nothing."""
        return self._settled.get(fingerprint) or self._store.imports.remembered_layout(fingerprint)

    def overlap(self, rows: Iterable[tuple[date, int]]) -> float:
        """Return the largest share of the rows that one account holds (0 to 1)."""
        wanted = Counter((day.isoformat(), amount) for day, amount in rows)
        if not wanted:
            return 0.0
        shares = [(held & wanted).total() / wanted.total() for held in self._rows_by_account()]
        return max(shares, default=0.0)

    def _rows_by_account(self) -> list[Counter[tuple[str, int]]]:
        """Count the rows of the store and of the files read so far, which few files ask for."""
        if self._held is None:
            accounts = self._store.accounts
            self._held = [accounts.day_amounts(a.number) for a in accounts.all()]
        self._held += [
            Counter((r.day.isoformat(), r.amount_minor) for r in account.rows)
            for account in self._read
        ]
        self._read.clear()
        return self._held
