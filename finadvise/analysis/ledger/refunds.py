"""Linking money back to the purchase it pays back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

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
    purchases = _Purchases(
        r for r in rows if r.amount_minor < 0 and r.number not in taken and _bought(r)
    )
    amounts = {r.number: r.amount_minor for r in rows} if repaid else {}
    for purchase, back_number in repaid:
        purchases.pay_back(purchase, amounts.get(back_number, 0))
    found = []
    for back in sorted(rows, key=lambda r: (r.day, r.number)):
        if back.amount_minor <= 0 or back.number in taken or not _bought(back):
            continue
        if (number := purchases.behind(back, rejected)) is not None:
            purchases.pay_back(number, back.amount_minor)
            found.append((number, back.number))
    return found


class _Purchases:
    """What was bought from each payee in order of day, and how much of it was not paid back."""

    def __init__(self, rows: Iterable[LinkCandidate]) -> None:
        self._of: dict[tuple[str, str], list[LinkCandidate]] = defaultdict(list)
        for row in sorted(rows, key=lambda r: (r.day, r.number)):
            if row.payee:
                self._of[row.currency, row.payee].append(row)
        self._days = {key: [r.day for r in group] for key, group in self._of.items()}
        self._left = {r.number: -r.amount_minor for group in self._of.values() for r in group}

    def pay_back(self, number: int, minor: int) -> None:
        """Note that part of a purchase came back."""
        if number in self._left:
            self._left[number] -= minor

    def behind(self, back: LinkCandidate, rejected: Collection[object]) -> int | None:
        """Return the purchase that a row pays back; None where there is none."""
        key = (back.currency, back.payee)
        days = self._days.get(key, [])
        first, last = bisect_left(days, back.day - WINDOW_DAYS), bisect_right(days, back.day)
        fitting = [
            p
            for p in self._of.get(key, ())[first:last]
            if self._left[p.number] >= back.amount_minor
            and (min(p.number, back.number), max(p.number, back.number)) not in rejected
        ]
        return min(fitting, key=lambda p: _cost(p, back)).number if fitting else None


def _bought(row: LinkCandidate) -> bool:
    return not is_income(row.category) and not row.category.startswith("transfers.")


def _cost(purchase: LinkCandidate, back: LinkCandidate) -> tuple[bool, bool, int, int]:
    return (
        purchase.amount_minor != -back.amount_minor,
        purchase.account != back.account,
        back.day - purchase.day,
        -purchase.number,
    )
