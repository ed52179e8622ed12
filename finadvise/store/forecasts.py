"""Forecasts that were made, kept until their days have passed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from finadvise.model.forecast import KeptForecast


class Forecasts:
    """One line for each day a forecast was made, account and day it spoke of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def keep(self, lines: Iterable[KeptForecast]) -> None:
        """Remember lines; a later forecast of the same day replaces them."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO forecast VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    k.made.isoformat(),
                    k.account,
                    k.due.isoformat(),
                    json.dumps(k.accounts),
                    k.known_until.isoformat(),
                    k.currency,
                    k.start_minor,
                    k.p10_minor,
                    k.p50_minor,
                    k.p90_minor,
                )
                for k in lines
            ],
        )

    def all(self) -> tuple[KeptForecast, ...]:
        """Return every line, oldest first."""
        rows = self._connection.execute("SELECT * FROM forecast ORDER BY made, account, due")
        return tuple(
            KeptForecast(
                made=date.fromisoformat(made),
                account=account,
                accounts=tuple(json.loads(accounts)),
                known_until=date.fromisoformat(known_until),
                due=date.fromisoformat(due),
                currency=currency,
                start_minor=start,
                p10_minor=p10,
                p50_minor=p50,
                p90_minor=p90,
            )
            for made, account, due, accounts, known_until, currency, start, p10, p50, p90 in rows
        )
