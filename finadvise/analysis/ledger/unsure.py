"""What to ask the owner about: few answers that settle most of the money."""

from __future__ import annotations

from datetime import date

from finadvise.model.ledger import UNCATEGORISED, Ledger, Transaction
from finadvise.money import Money
from finadvise.results.unsure import Unsure, UnsurePayee


def list_unsure(ledger: Ledger, *, as_of: date) -> Unsure:
    """Group the rows without a category by payee and direction, biggest money first.

    Args:
        ledger: The books; rows in other currencies are left out.
        as_of: Later rows are left out.

    Returns:
        An empty list where every row has a category or there is none.
    """
    rows = ledger.until(as_of).in_currency().booked().transactions
    groups: dict[tuple[str, bool], list[Transaction]] = {}
    for row in reversed(rows):
        if row.category == UNCATEGORISED and row.transfer_id is None and not row.splits:
            groups.setdefault((row.payee, row.amount_minor > 0), []).append(row)
    asked = [_group(found, ledger.currency) for found in groups.values()]
    asked.sort(key=lambda group: (-abs(group.amount.minor), group.payee))
    moved = sum(abs(row.amount_minor) for row in rows)
    unknown = sum(abs(group.amount.minor) for group in asked)
    return Unsure(
        as_of=as_of,
        currency=ledger.currency,
        unsure=tuple(asked),
        answered=1 - unknown / moved if moved else 1.0,
    )


def _group(rows: list[Transaction], currency: str) -> UnsurePayee:
    newest = rows[0]
    return UnsurePayee(
        payee=newest.payee,
        amount=Money(sum(row.amount_minor for row in rows), currency),
        rows=len(rows),
        example=newest.description,
        suggestion=newest.suggestion,
        confidence=newest.confidence,
        transactions=tuple(row.id for row in rows),
    )
