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
    carried = [r for r in rows if r.balance_minor is not None]
    if len(carried) < len(rows) or not rows:
        return None
    for ordered in (carried, carried[::-1]):
        if ordered[0].day <= ordered[-1].day and _follows(ordered):
            return Balance(day=ordered[-1].day, minor=ordered[-1].balance_minor or 0)
    return None


def _follows(rows: Sequence[StatementRow]) -> bool:
    return all(
        (before.balance_minor or 0) + row.amount_minor == row.balance_minor
        for before, row in pairwise(rows)
    )
