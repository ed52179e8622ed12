"""Pull the payments of one contract out of everything paid to one name.

A chain is a run of payments that keep one rhythm. Of all chains through the rows of a payee the
one that explains most is found by dynamic programming: each payment is worth a fixed reward, less
what its lateness, its missed turns, its change of amount and its change of name cost. Price steps,
skipped months, stray purchases and a second contract at the same payee need no rules of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, log1p

from finadvise.analysis.outlook.recurring.cadence import RHYTHMS, Rhythm
from finadvise.analysis.outlook.recurring.naming import Name

_REWARD = 4.0
_COST_OF_SLACK = 2.0
_COST_OF_SKIP = 1.5
_COST_OF_OTHER_AMOUNT = 3.0
_COST_OF_OTHER_NAME = 1.0
# A payee seen more often than this is a shop: only amounts that repeat can be a contract there.
_BUSY_ROWS = 40
_BUSY_GAP_DAYS = 7.0
# Nor is an amount that comes more often than weekly, bar a few strays.
_SHORTEST_PERIOD_DAYS = 5.0


@dataclass(frozen=True, slots=True)
class Payment:
    """A row as chains see it: `day` is a proleptic ordinal, `minor` the size without its sign.

    `arranged` marks what the bank or the category calls a commitment, `chosen` what the category
    calls a purchase.
    """

    index: int
    day: int
    minor: int
    name: Name
    arranged: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Payments that keep one rhythm, oldest first."""

    rhythm: Rhythm
    payments: tuple[Payment, ...]
    score: float

    @property
    def gaps(self) -> list[int]:
        """Return the days between neighbours."""
        return [b.day - a.day for a, b in pairwise(self.payments)]

    def turns(self, gap: int) -> int:
        """Return how many periods a gap spans, one at least."""
        return max(1, round(gap / self.rhythm.days))

    def lateness(self) -> list[float]:
        """Return how many days each payment is off its turn."""
        return [abs(g - self.turns(g) * self.rhythm.days) for g in self.gaps]

    def amount_changes(self) -> list[float]:
        """Return the relative change of size from each payment to the next, in logs."""
        pairs = pairwise(self.payments)
        return [abs(log(b.minor / a.minor)) for a, b in pairs]

    def coverage(self) -> float:
        """Return the share of turns that were paid."""
        turns = sum(self.turns(g) for g in self.gaps)
        return (len(self.payments) - 1) / turns if turns else 1.0


def worth_looking_at(payments: Sequence[Payment]) -> list[Payment]:
    """Leave out what cannot be a contract: in a busy shop, amounts seen too rarely or too often."""
    if len(payments) <= _BUSY_ROWS:
        return list(payments)
    span = payments[-1].day - payments[0].day
    if span / len(payments) > _BUSY_GAP_DAYS:
        return list(payments)
    seen = Counter(p.minor for p in payments)
    most = span / _SHORTEST_PERIOD_DAYS
    return [p for p in payments if 2 < seen[p.minor] <= most]


def candidate_chains(payments: Sequence[Payment]) -> list[Chain]:
    """Return the best chain of every rhythm, the one that explains most first."""
    found = [c for r in RHYTHMS if (c := best_chain(payments, r)) is not None]
    return sorted(found, key=lambda c: -c.score)


def best_chain(payments: Sequence[Payment], rhythm: Rhythm) -> Chain | None:
    """Return the chain of one rhythm that explains most, None where no two payments keep it.

    Args:
        payments: Rows of one payee and direction, oldest first.
        rhythm: The cadence to look for.
    """
    days = [p.day for p in payments]
    value = [_REWARD] * len(payments)
    before: list[int | None] = [None] * len(payments)
    for here, payment in enumerate(payments):
        for turns in range(1, rhythm.skips + 2):
            due = payment.day - turns * rhythm.days
            most = _REWARD - _COST_OF_SKIP * (turns - 1)
            stop = min(here, bisect_right(days, due + rhythm.slack_days))
            for there in range(bisect_left(days, due - rhythm.slack_days), stop):
                if value[there] + most <= value[here]:
                    continue
                late = abs(days[there] - due)
                worth = value[there] + most - _COST_OF_SLACK * late / rhythm.slack_days
                worth -= _cost_of_change(payments[there], payment)
                if worth > value[here]:
                    value[here], before[here] = worth, there
    top = max(range(len(payments)), key=lambda k: (value[k], -k), default=None)
    if top is None or before[top] is None:
        return None
    members: list[Payment] = []
    step: int | None = top
    while step is not None:
        members.append(payments[step])
        step = before[step]
    return Chain(rhythm, tuple(reversed(members)), value[top])


def _cost_of_change(earlier: Payment, later: Payment) -> float:
    """Return what another amount and another name take off a link's worth."""
    cost = 0.0
    if earlier.minor != later.minor:
        change = abs(log(later.minor / earlier.minor))
        cost = min(_COST_OF_OTHER_AMOUNT, log1p(20 * change))
    if earlier.name != later.name:
        shared = len(set(earlier.name) & set(later.name))
        cost += _COST_OF_OTHER_NAME * (1 - shared / max(len(earlier.name), len(later.name)))
    return cost
