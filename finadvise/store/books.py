"""Reading the books."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import replace
from datetime import date

from finadvise.model.ledger import Account, Ledger, Split, Transaction
from finadvise.model.statement import Balance
from finadvise.store.splits import Splits

_ROWS = """
SELECT e.id, e.day, a.name, e.amount, a.currency, e.description, e.payee, e.category,
       e.category_source, e.suggestion, e.confidence, e.pending, e.tags, e.note, e.batch, e.balance
FROM entry e JOIN account a ON a.id = e.account
WHERE e.deleted <= ?
ORDER BY e.day, e.id
"""


def transaction_id(number: int) -> str:
    """Return the public id of a row."""
    return f"t{number}"


def row_number(identifier: str) -> int | None:
    """Return the row number of a public id, or None where it is none."""
    body = identifier.removeprefix("t")
    return int(body) if body != identifier and body.isascii() and body.isdigit() else None


class Books:
    """Accounts, transactions and balances."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ledger(self, currency: str) -> Ledger:
        """Return everything that is not deleted; `currency` is the one of reports."""
        return Ledger(self.transactions(), self.accounts(), currency)

    def accounts(self) -> tuple[Account, ...]:
        """Return the accounts by name, each with the bank's own balances, oldest first."""
        known: dict[int, dict[date, int]] = defaultdict(dict)
        for account, day, amount in self._connection.execute(
            "SELECT account, day, amount FROM balance ORDER BY day, batch"
        ):
            known[account][date.fromisoformat(day)] = amount
        rows = self._connection.execute(
            "SELECT id, name, institution, kind, currency FROM account ORDER BY name"
        )
        return tuple(
            Account(
                name=name,
                institution=institution,
                kind=kind,
                currency=currency,
                balances=tuple(Balance(day=d, minor=m) for d, m in known[number].items()),
            )
            for number, name, institution, kind, currency in rows
        )

    def transactions(self, *, with_deleted: bool = False) -> tuple[Transaction, ...]:
        """Return the rows in order of day, then of id; those taken away only where asked for."""
        transfers, refunds = self._links()
        splits = Splits(self._connection).by_row()
        days: dict[str, date] = {}
        found = []
        for row in self._connection.execute(_ROWS, (int(with_deleted),)):
            number, day = row[0], days.get(row[1])
            if day is None:
                day = days[row[1]] = date.fromisoformat(row[1])
            read = Transaction(
                id=f"t{number}",
                day=day,
                account=row[2],
                amount_minor=row[3],
                currency=row[4],
                description=row[5],
                payee=row[6],
                category=row[7],
                category_source=row[8],
                suggestion=row[9],
                confidence=row[10],
                transfer_id=transfers.get(number),
                refund_of=refunds.get(number),
                pending=bool(row[11]),
                tags=tuple(row[12].split()),
                note=row[13],
                batch=row[14],
                balance_minor=row[15],
            )
            found.append(_divided(read, splits[number]) if number in splits else read)
        return tuple(found)

    def _links(self) -> tuple[dict[int, str], dict[int, str]]:
        """Return the other side of each transfer, and the purchase of each refund."""
        transfers: dict[int, str] = {}
        refunds: dict[int, str] = {}
        for first, second, kind in self._connection.execute(
            "SELECT first, second, kind FROM link WHERE state IN ('found', 'confirmed')"
        ):
            if kind == "transfer":
                transfers[first] = transaction_id(second)
                transfers[second] = transaction_id(first)
            elif kind == "refund":
                refunds[second] = transaction_id(first)
        return transfers, refunds


def _divided(row: Transaction, parts: tuple[Split, ...]) -> Transaction:
    """Show a row as the person split it; its own category stays in the store for later."""
    largest = max(parts, key=lambda part: abs(part.amount_minor)).category
    return replace(
        row,
        splits=parts,
        category=largest,
        category_source="user",
        suggestion=largest,
        confidence=1.0,
    )
