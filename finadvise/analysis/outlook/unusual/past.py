"""What is known of a person's payments before a day: amounts on a log scale, in all and by payee.

How strange an amount is follows from two densities: how often the person pays about so much, and
how often a stranger with the person's card would. Both are relative to the person's own median, so
that scores mean the same for a student and a surgeon, in pounds and in yen.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict

# Amounts within half as much again or two thirds are "about so much".
_NEAR_LOG = 0.4
# A new payment is judged as if this many imagined ones, widely spread, had come before it.
_IMAGINED = 10.0
# A payee's own past outweighs the person's once it holds more payments than this.
_PAYEE_TRUST = 8.0
_LEAST_SPREAD_LOG = 0.2
_QUARTILES_TO_SD = 1.349
# A stranger's purchase: about nine times the person's median (e to the 2.2), seldom much less,
# at times much more. Set on simulated card fraud, where it did well over a wide range.
_STRANGER_CENTRE_LOG = 2.2
_STRANGER_BELOW_LOG = 0.75
_STRANGER_ABOVE_LOG = 1.2
# Twice the largest payment ever made is strange, however wide the person's amounts are spread.
_RECORD_LOG = math.log(2)
_RECORD_ODDS = 4.0
# Peak of the density of Student's t with three degrees of freedom.
_T3_PEAK = 0.3676
FEWEST = 10


class Past:
    """Payments so far, without the day under judgement."""

    def __init__(self) -> None:
        self._all: list[float] = []
        self._by_payee: dict[str, list[float]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._all)

    def add(self, payee: str, log_amount: float) -> None:
        """Take a payment into the past."""
        insort(self._all, log_amount)
        insort(self._by_payee[payee], log_amount)

    def of_payee(self, payee: str) -> list[float]:
        """Return the log amounts paid to a payee, smallest first."""
        return self._by_payee.get(payee, [])

    def quantile(self, share: float) -> float:
        """Return a quantile of all log amounts; wants at least one."""
        return self._all[int(share * (len(self._all) - 1))]

    def share_below(self, log_amount: float) -> float:
        """Return which part of all payments was smaller; wants at least one."""
        return bisect_left(self._all, log_amount) / len(self._all)

    def surprise(self, payee: str, log_amount: float) -> float:
        """Return the log odds of a stranger against the person; 0 before there is a past."""
        if len(self._all) < FEWEST:
            return 0.0
        median = self.quantile(0.5)
        quartiles = self.quantile(0.75) - self.quantile(0.25)
        spread = max(_LEAST_SPREAD_LOG, quartiles / _QUARTILES_TO_SD)
        own = _shrunk(self._all, log_amount, _t3((log_amount - median) / spread) / spread)
        payments = self._by_payee.get(payee)
        if payments:
            own = _blend(payments, log_amount, own, _PAYEE_TRUST)
        odds = _stranger(log_amount - median) - math.log(own)
        beyond = log_amount - self._all[-1] - _RECORD_LOG
        return odds if beyond < 0 else max(odds, _RECORD_ODDS + beyond)


def _shrunk(ordered: list[float], value: float, imagined: float) -> float:
    return _blend(ordered, value, imagined, _IMAGINED)


def _blend(ordered: list[float], value: float, other: float, weight: float) -> float:
    """Return the density of a value among sorted ones, shrunk towards another density."""
    near = bisect_right(ordered, value + _NEAR_LOG) - bisect_left(ordered, value - _NEAR_LOG)
    return (near / (2 * _NEAR_LOG) + weight * other) / (len(ordered) + weight)


def _t3(z: float) -> float:
    return _T3_PEAK / (1 + z * z / 3) ** 2


def _stranger(above_median: float) -> float:
    """Return the log density of a stranger's purchase, a bell with two widths."""
    away = above_median - _STRANGER_CENTRE_LOG
    width = _STRANGER_BELOW_LOG if away < 0 else _STRANGER_ABOVE_LOG
    mean_width = (_STRANGER_BELOW_LOG + _STRANGER_ABOVE_LOG) / 2
    return -0.5 * (away / width) ** 2 - math.log(mean_width * math.sqrt(2 * math.pi))
