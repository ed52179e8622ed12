"""The running balance as proof: it must lead from row to row, in whatever order they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Chain:
    """How well amounts and balances agree.

    Each row leads from the balance before it to the balance after it. In a whole statement every
    balance but the first and the last is both the end of one row and the start of another, in any
    order of rows. What is left over counts the breaks.

    Args:
        rows: Rows compared.
        breaks: Places where the chain is interrupted; 0 means whole.
        opening: Balance before the first row, where the chain is whole.
        closing: Balance after the last row, where the chain is whole.
    """

    rows: int
    breaks: int
    opening: int | None = None
    closing: int | None = None

    @property
    def whole(self) -> bool:
        """Whether the balances prove the amounts."""
        return self.rows > 1 and self.breaks == 0

    @property
    def mostly(self) -> bool:
        """Whether the balances speak for the amounts: at least half of the steps hold."""
        return self.rows > 1 and 2 * self.breaks <= self.rows - 1


def chain(amounts: Sequence[int], balances: Sequence[int | None], *, newest_first: bool) -> Chain:
    """Compare amounts (minor units, signed) with running balances.

    Rows without a balance are added to the next row that has one, in the order of time.
    """
    pairs = _steps(amounts, balances, newest_first=newest_first)
    if len(pairs) > 1 and _in_order(pairs, newest_first=newest_first):
        first, last = (pairs[-1], pairs[0]) if newest_first else (pairs[0], pairs[-1])
        return Chain(len(pairs), 0, first[1] - first[0], last[1])
    after = Counter(balance for _, balance in pairs)
    before = Counter(balance - amount for amount, balance in pairs)
    ends, starts = after - before, before - after
    loose = sum(ends.values())
    if loose > 1 or not pairs:
        return Chain(len(pairs), max(loose - 1, 0))
    # Equal amounts would also fit backward in time, with the wrong sign.
    if len(pairs) > 1 and len({amount for amount, _ in pairs}) == 1:
        return Chain(len(pairs), len(pairs) - 1)
    if loose == 1:
        return Chain(len(pairs), 0, next(iter(starts)), next(iter(ends)))
    last = pairs[0] if newest_first else pairs[-1]
    return Chain(len(pairs), 0, last[1], last[1])


def _steps(
    amounts: Sequence[int], balances: Sequence[int | None], *, newest_first: bool
) -> list[tuple[int, int]]:
    if None not in balances:
        return [(a, b) for a, b in zip(amounts, balances, strict=True) if b is not None]
    rows = list(zip(amounts, balances, strict=True))
    if newest_first:
        rows.reverse()
    steps, waiting = [], 0
    for amount, balance in rows:
        waiting += amount
        if balance is not None:
            steps.append((waiting, balance))
            waiting = 0
    if newest_first:
        steps.reverse()
    return steps


def _in_order(pairs: list[tuple[int, int]], *, newest_first: bool) -> bool:
    """Tell whether each row starts from the balance that the row before it in time left."""
    ordered = pairs[::-1] if newest_first else pairs
    return all(b + a == c for (_, b), (a, c) in pairwise(ordered))


def first_break(amounts: Sequence[int], balances: Sequence[int | None]) -> int:
    """Return the position of the first row whose balance does not follow its neighbour's.

    Both directions of time are tried; the later first break counts. Returns the number of rows
    where none breaks.
    """
    forward = next(
        (
            n
            for n in range(1, len(amounts))
            if (b := balances[n]) is not None
            and (p := balances[n - 1]) is not None
            and p + amounts[n] != b
        ),
        len(amounts),
    )
    backward = next(
        (
            n
            for n in range(1, len(amounts))
            if (b := balances[n]) is not None
            and (p := balances[n - 1]) is not None
            and b + amounts[n - 1] != p
        ),
        len(amounts),
    )
    return max(forward, backward)
