"""The running balance as proof: it must lead from row to row, in whatever order they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add, sub


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
    steps, ends = _steps(amounts, balances, newest_first=newest_first)
    if len(steps) > 1 and list(map(add, ends[:-1], steps[1:])) == ends[1:]:
        return Chain(len(steps), 0, ends[0] - steps[0], ends[-1])
    return _in_any_order(steps, ends)


def _in_any_order(steps: list[int], balances: list[int]) -> Chain:
    """Compare what rows start from with what rows end at, whatever order they stand in."""
    after, before = Counter(balances), Counter(map(sub, balances, steps))
    ends, starts = after - before, before - after
    loose = sum(ends.values())
    if loose > 1 or not steps:
        return Chain(len(steps), max(loose - 1, 0))
    # Equal amounts would also fit backward in time, with the wrong sign.
    if len(steps) > 1 and len(set(steps)) == 1:
        return Chain(len(steps), len(steps) - 1)
    if loose == 1:
        return Chain(len(steps), 0, next(iter(starts)), next(iter(ends)))
    return Chain(len(steps), 0, balances[-1], balances[-1])


def owes(amounts: Sequence[int], balances: Sequence[int | None], *, newest_first: bool) -> bool:
    """Tell whether the balances only fit the amounts when they count what is owed (a card's)."""
    if chain(amounts, balances, newest_first=newest_first).mostly:
        return False
    turned = [None if balance is None else -balance for balance in balances]
    return chain(amounts, turned, newest_first=newest_first).whole


def _steps(
    amounts: Sequence[int], balances: Sequence[int | None], *, newest_first: bool
) -> tuple[list[int], list[int]]:
    """Return amounts and the balances after them, oldest first, rows without balance added up."""
    order = -1 if newest_first else 1
    if None not in balances:
        return list(amounts[::order]), [b for b in balances[::order] if b is not None]
    steps: list[int] = []
    ends: list[int] = []
    waiting = 0
    for amount, balance in zip(amounts[::order], balances[::order], strict=True):
        waiting += amount
        if balance is not None:
            steps.append(waiting)
            ends.append(balance)
            waiting = 0
    return steps, ends


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
