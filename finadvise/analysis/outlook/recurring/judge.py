"""Is a chain somebody's contract, or only a person's habit?

What a person decides drifts in time and in amount, and is mixed with other purchases of the same
size. A contract keeps its day, or its amount, or both.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from math import exp, log
from statistics import fmean, median
from typing import TypeVar

from finadvise.analysis.outlook.recurring.chains import Chain, Payment

T = TypeVar("T")

_STEADY = 0.1
_PRICE = 0.02
_LEAST_COVERAGE = 0.7
# Days off its turn by which a payment still keeps its day, by months of the period.
_PUNCTUAL_DAYS = {1: 3.5, 3: 6.0, 6: 8.0, 12: 8.0}
_LEAST_PURITY = 0.7
# Fewer than one chance chain in 150 payees.
_MOST_LOG_CHANCE = -5.0
_MOST_LOG_CHANCE_DOUBTFUL = -9.0
_SPARE_ROWS = 0.1


def is_contract(
    chain: Chain, payments: Sequence[Payment], *, incoming: bool, doubtful: bool = False
) -> bool:
    """Judge a chain against everything else paid to the same name.

    Args:
        chain: The candidate.
        payments: All rows of the payee and direction that are still unexplained.
        incoming: Whether money came in: pay may vary more than a price does.
        doubtful: Whether `payments` may be only a part of those to the payee, so that more has to
            speak against chance.
    """
    count, rhythm = len(chain.payments), chain.rhythm
    most_chance = _MOST_LOG_CHANCE_DOUBTFUL if doubtful else _MOST_LOG_CHANCE
    if (
        count < rhythm.least
        or chain.coverage() < _LEAST_COVERAGE
        or _looks_like_shopping(chain)
        or purity(chain, payments) < _LEAST_PURITY
        or log_chance(chain, payments) > most_chance
    ):
        return False
    if rhythm.months == 12 and count < 3:
        return chain.lateness()[0] <= 4 and chain.amount_changes()[0] <= 0.3
    if _share(chain.payments, lambda p: p.arranged) > 0.5:
        return fmean(chain.lateness()) <= rhythm.slack_days * 0.7
    if rhythm.months == 0:
        return _keeps_its_weeks(chain, incoming=incoming)
    return _keeps_its_months(chain)


def _keeps_its_weeks(chain: Chain, *, incoming: bool) -> bool:
    """Shops are visited weekly too: the day must be kept and the price as well (or it is pay)."""
    changes = chain.amount_changes()
    if fmean(chain.lateness()) > max(0.6, chain.rhythm.days * 0.05):
        return False
    return _steadiness(changes) >= 0.6 or (incoming and median(changes) <= 0.35)


def _keeps_its_months(chain: Chain) -> bool:
    """Few payments must keep their price; many may vary when they keep their day."""
    steady = _steadiness(chain.amount_changes())
    punctual = _PUNCTUAL_DAYS[chain.rhythm.months]
    on_time = _share(chain.lateness(), lambda d: d <= punctual)
    if len(chain.payments) < 5:
        return (on_time >= 0.6 and steady >= 0.6) or (on_time >= 0.5 and _same_price(chain))
    return on_time >= 0.8 or (steady >= 0.7 and on_time >= 0.6)


def _looks_like_shopping(chain: Chain) -> bool:
    """A few purchases at changing prices are no contract, however regular."""
    chosen = _share(chain.payments, lambda p: p.chosen) > 0.5
    return chosen and len(chain.payments) < 5 and not _same_price(chain)


def _same_price(chain: Chain) -> bool:
    return all(c <= _PRICE for c in chain.amount_changes())


def _steadiness(changes: Sequence[float]) -> float:
    return _share(changes, lambda c: c <= _STEADY)


def purity(chain: Chain, payments: Sequence[Payment]) -> float:
    """Return the chain's share of the payments of like size.

    A price is compared with what else was paid in its lifetime, a varying amount with everything
    ever paid to the name: a few weeks in which a shop was visited every Friday are no contract.
    Another payment of the same day is another contract's turn and speaks for the day.
    """
    sizes = sorted(p.minor for p in chain.payments)
    steady = _share(chain.amount_changes(), lambda c: c <= _PRICE) >= 0.6
    if not steady:
        low, high = _quantile(sizes, 0.1) * 0.8, _quantile(sizes, 0.9) * 1.25
    first, last = chain.payments[0].day, chain.payments[-1].day
    own = {p.index for p in chain.payments}
    days = {p.day for p in chain.payments}
    others = 0
    for p in payments:
        if p.index in own or p.day in days:
            continue
        alike = (
            first <= p.day <= last and _near(sizes, p.minor) if steady else low <= p.minor <= high
        )
        others += alike
    return len(own) / (len(own) + others)


def log_chance(chain: Chain, payments: Sequence[Payment]) -> float:
    """Return the log of how many such chains random visits to the name would hold.

    Every link needs a row as near to its turn and as near in amount as the one that was found;
    a random row falls there with the rate of the other rows of like amount. A fraction of a row is
    added, so that a name with no other rows keeps a rate.
    """
    own = {p.index for p in chain.payments}
    others = sorted(p.minor for p in payments if p.index not in own)
    span = max(1, payments[-1].day - payments[0].day)
    total = log(len(payments))
    links = zip(chain.payments, chain.lateness(), chain.amount_changes(), strict=False)
    for payment, late, change in links:
        widest = exp(max(change, _STEADY)) if change > 0.001 else 1.001
        alike = bisect_right(others, payment.minor * widest) - bisect_left(
            others, payment.minor / widest
        )
        window = 2 * max(late, min(2.0, chain.rhythm.slack_days / 2)) + 1
        total += log(min(1.0, (alike + _SPARE_ROWS) / span * window))
    return total


def _near(sizes: list[int], minor: int) -> bool:
    return bisect_right(sizes, minor * 1.05) > bisect_left(sizes, minor * 0.95)


def _quantile(ordered: Sequence[int], share: float) -> int:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _share(values: Sequence[T], holds: Callable[[T], bool]) -> float:
    return sum(map(holds, values)) / len(values) if values else 1.0
