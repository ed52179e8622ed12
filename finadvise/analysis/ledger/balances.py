"""Running balances."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from finadvise.model.statement import Balance, StatementRow


def closing_balance(rows: Sequence[StatementRow]) -> Balance | None:
    """Return the balance after the last movement, from the rows' own running balances.

    The order of the rows is that in which each balance follows from the one before.

    Args:
        rows: Booked rows in the file's order.

    Returns:
        None where there are no balances, or they follow in neither order.
    """
    ordered = _in_order(rows)
    if not ordered:
        return None
    return Balance(day=ordered[-1].day, minor=ordered[-1].balance_minor or 0)


def opening_balance(rows: Sequence[StatementRow]) -> int | None:
    """Return what was there before the first movement, in minor units; None as above."""
    ordered = _in_order(rows)
    return (ordered[0].balance_minor or 0) - ordered[0].amount_minor if ordered else None


def _in_order(rows: Sequence[StatementRow]) -> Sequence[StatementRow]:
    """Return the rows in the order their balances follow; nothing where they follow in none."""
    if any(r.balance_minor is None for r in rows):
        return ()
    for ordered in (rows, rows[::-1]):
        if ordered and ordered[0].day <= ordered[-1].day and _follows(ordered):
            return ordered
    return ()


def _follows(rows: Sequence[StatementRow]) -> bool:
    return all(
        (before.balance_minor or 0) + row.amount_minor == row.balance_minor
        for before, row in pairwise(rows)
    )
