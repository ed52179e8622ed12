"""Labels, rules and what rows are taken to be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from finadvise.model.category import Descriptor, Label, Rule, Verdict

OWNER_SOURCES = ("user", "import")


class Categories:
    """What the owner said about rows, and what the program made of the others."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def labels(self) -> tuple[Label, ...]:
        """Return the rows that carry the owner's own category, oldest first.

        What was said of a row before it was split counts no more.
        """
        rows = self._connection.execute(
            "SELECT e.description, e.payee, e.amount, e.category, e.day, a.currency, a.kind"
            " FROM entry e JOIN account a ON a.id = e.account"
            " WHERE e.category_source IN ('user', 'import') AND e.deleted = 0"
            " AND e.id NOT IN (SELECT entry FROM split) ORDER BY e.day, e.id"
        )
        return tuple(
            Label(
                description=description,
                payee=payee,
                amount_minor=amount,
                category=category,
                day=date.fromisoformat(day),
                currency=currency,
                account_kind=kind,
            )
            for description, payee, amount, category, day, currency, kind in rows
        )

    def used(self) -> list[str]:
        """Return the categories the owner gave to rows, by name."""
        rows = self._connection.execute(
            "SELECT DISTINCT category FROM entry"
            " WHERE category_source IN ('user', 'import') AND deleted = 0 ORDER BY category"
        )
        return [category for (category,) in rows]

    def descriptors(self, *, batch: int | None = None) -> list[tuple[int, Descriptor]]:
        """Return row number and descriptor of each row the owner neither labelled nor split.

        Args:
            batch: Only the rows of this import.
        """
        rows = self._connection.execute(
            "SELECT e.id, e.description, e.amount, a.currency, e.day, e.merchant_code, a.kind,"
            " e.payee_hint, a.name FROM entry e JOIN account a ON a.id = e.account"
            " WHERE e.category_source NOT IN ('user', 'import') AND e.deleted = 0"
            " AND (? IS NULL OR e.batch = ?) AND e.id NOT IN (SELECT entry FROM split)"
            " ORDER BY e.id",
            (batch, batch),
        )
        days: dict[str, date] = {}
        return [
            (
                row[0],
                Descriptor(
                    description=row[1],
                    amount_minor=row[2],
                    currency=row[3],
                    day=days.get(row[4]) or days.setdefault(row[4], date.fromisoformat(row[4])),
                    merchant_code=row[5],
                    account_kind=row[6],
                    payee_hint=row[7],
                    account=row[8],
                ),
            )
            for row in rows
        ]

    def record_verdicts(self, verdicts: Iterable[tuple[int, Verdict]]) -> None:
        """Write what rows are taken to be; rows the owner labelled keep their category."""
        self._connection.executemany(
            "UPDATE entry SET payee = ?, category = ?, category_source = ?, suggestion = ?,"
            " confidence = ? WHERE id = ? AND category_source NOT IN ('user', 'import')",
            ((v.payee, v.category, v.source, v.suggestion, v.confidence, n) for n, v in verdicts),
        )

    def label(self, numbers: Iterable[int], category: str) -> None:
        """Set the owner's own category on rows."""
        self._connection.executemany(
            "UPDATE entry SET category = ?, suggestion = ?, category_source = 'user',"
            " confidence = 1.0 WHERE id = ? AND deleted = 0",
            ((category, category, n) for n in numbers),
        )

    def rules(self) -> tuple[Rule, ...]:
        """Return the owner's rules in the order they are tried."""
        rows = self._connection.execute(
            "SELECT id, position, category, payee, description, account, min_amount, max_amount,"
            " from_day, to_day FROM rule ORDER BY position, id"
        )
        return tuple(
            Rule(
                id=f"rule{row[0]}",
                position=row[1],
                category=row[2],
                payee=row[3],
                description=row[4],
                account=row[5],
                min_minor=row[6],
                max_minor=row[7],
                from_day=date.fromisoformat(row[8]) if row[8] else None,
                to_day=date.fromisoformat(row[9]) if row[9] else None,
            )
            for row in rows
        )

    def add_rule(self, rule: Rule) -> str:
        """Keep a rule behind the others and return its id."""
        cursor = self._connection.execute(
            "INSERT INTO rule (position, category, payee, description, account, min_amount,"
            " max_amount, from_day, to_day)"
            " SELECT coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? FROM rule",
            (
                rule.category,
                rule.payee,
                rule.description,
                rule.account,
                rule.min_minor,
                rule.max_minor,
                rule.from_day and rule.from_day.isoformat(),
                rule.to_day and rule.to_day.isoformat(),
            ),
        )
        return f"rule{cursor.lastrowid}"

    def remove_rule(self, identifier: str) -> bool:
        """Drop a rule; False where there is none."""
        cursor = self._connection.execute("DELETE FROM rule WHERE 'rule' || id = ?", (identifier,))
        return cursor.rowcount > 0
