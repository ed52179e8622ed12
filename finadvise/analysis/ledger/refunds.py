"""Linking money back to the purchase it pays back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from finadvise.model.linking import LinkCandidate
from finadvise.model.taxonomy import is_income

WINDOW_DAYS = 90


def find_refunds(
    rows: Sequence[LinkCandidate],
    *,
    taken: Collection[int] = (),
    repaid: Collection[tuple[int, int]] = (),
    rejected: Collection[object] = (),
) -> list[tuple[int, int]]:
    """Find the purchase behind each incoming row of a payee that was paid before.

    The purchase has the same payee and currency, is at most `WINDOW_DAYS` older and no smaller
    than all that came back for it. One of exactly the amount goes first, then the same
    account, then the newest. Income and movements of money between people or accounts are no
    refunds.

    Args:
        rows: Candidates in any order.
        taken: Numbers of rows that are sides of a transfer or refunds already.
        repaid: Purchases and refunds that are linked already.
        rejected: Pairs (lower number first) that the owner said are none.

    Returns:
        (number of the purchase, number of the refund), in order of the refunds' days.
    """
    purchases: dict[tuple[str, str], list[LinkCandidate]] = defaultdict(list)
    for row in rows:
        if row.amount_minor < 0 and row.payee and row.number not in taken and _bought(row):
            purchases[row.currency, row.payee].append(row)
    left = {p.number: -p.amount_minor for group in purchases.values() for p in group}
    amounts = {row.number: row.amount_minor for row in rows}
    for purchase, back_number in repaid:
        if purchase in left:
            left[purchase] -= amounts.get(back_number, 0)
    found = []
    for back in sorted(rows, key=lambda r: (r.day, r.number)):
        if back.amount_minor <= 0 or back.number in taken or not _bought(back):
            continue
        fitting = [
            p
            for p in purchases.get((back.currency, back.payee), ())
            if 0 <= back.day - p.day <= WINDOW_DAYS
            and left[p.number] >= back.amount_minor
            and (min(p.number, back.number), max(p.number, back.number)) not in rejected
        ]
        if fitting:
            best = min(fitting, key=lambda p: _cost(p, back))
            left[best.number] -= back.amount_minor
            found.append((best.number, back.number))
    return found


def _bought(row: LinkCandidate) -> bool:
    return not is_income(row.category) and not row.category.startswith("transfers.")


def _cost(purchase: LinkCandidate, back: LinkCandidate) -> tuple[bool, bool, int, int]:
    return (
        purchase.amount_minor != -back.amount_minor,
        purchase.account != back.account,
        back.day - purchase.day,
        -purchase.number,
    )
