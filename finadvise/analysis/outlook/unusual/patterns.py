"""Two things that need no statistics: a charge made twice, and a price that went up."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile
from statistics import median

from finadvise.model.ledger import Transaction

_DUPLICATE_DAYS = 3
_FADES_PER_DAY = 0.1
# Nobody is charged twice for taking cash or for paying a person: they did it twice.
_NEVER_TWICE_BY_MISTAKE = frozenset({"cash", "transfers.people"})
# A steady price: this many payments within this of each other, at even gaps of a week or more.
_STEADY_COUNT = 3
_STEADY_WITHIN = 1.02
_LEAST_GAP_DAYS = 6
_GAP_EVENNESS = 1.5
_LEAST_AT_OLD_PRICE = 2
_LEAST_RISE = 1.03
_LARGEST_RISE = 2.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern found.

    Args:
        earlier: The payment it repeats, or the last one at the old price.
        weight: 0 to 1, how clear it is.
        count: Payments at the old price; for a duplicate the number of earlier repeats.
    """

    code: str
    earlier: Transaction
    weight: float
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Charge:
    day: date
    minor: int
    row: Transaction


class Charges:
    """Each payee's charges on each account, in order."""

    def __init__(self, accepted: frozenset[str]) -> None:
        self._accepted = accepted
        self._charges: dict[tuple[str, str], list[_Charge]] = defaultdict(list)
        self._repeats: dict[tuple[str, str], int] = defaultdict(int)

    def see(self, row: Transaction, payee: str) -> Pattern | None:
        """Judge a payment by the earlier ones, then add it."""
        key = (row.account, payee)
        charges = self._charges[key]
        found = self._duplicate(charges, row, key) or _price_rise(charges, row)
        if not row.pending:
            charges.append(_Charge(row.day, -row.amount_minor, row))
        return found

    def _duplicate(
        self, charges: list[_Charge], row: Transaction, key: tuple[str, str]
    ) -> Pattern | None:
        if row.pending or row.category in _NEVER_TWICE_BY_MISTAKE:
            return None
        for charge in reversed(charges):
            if (row.day - charge.day).days > _DUPLICATE_DAYS:
                return None
            if charge.minor == -row.amount_minor:
                break
        else:
            return None
        before = self._repeats[key]
        self._repeats[key] += 2 if row.id in self._accepted else 1
        if before > 1 or _buys_often(charges):
            return None
        weight = (1 - _FADES_PER_DAY * (row.day - charge.day).days) / (1 + before)
        return Pattern("duplicate", charge.row, weight, before)


def _buys_often(charges: list[_Charge]) -> bool:
    """Return whether days without a charge are the exception, as with fares or coffee."""
    if len(charges) < 5:
        return False
    gaps = [(b.day - a.day).days for a, b in pairwise(charges[-9:])]
    return median(gaps) <= _DUPLICATE_DAYS


def _price_rise(charges: list[_Charge], row: Transaction) -> Pattern | None:
    recent = charges[-_STEADY_COUNT:]
    if len(recent) < _STEADY_COUNT:
        return None
    minors = [c.minor for c in recent]
    days = [*(c.day for c in recent), row.day]
    gaps = [(b - a).days for a, b in pairwise(days)]
    steady = max(minors) <= _STEADY_WITHIN * min(minors)
    even = min(gaps) >= _LEAST_GAP_DAYS and max(gaps) <= _GAP_EVENNESS * min(gaps)
    ratio = -row.amount_minor / minors[-1]
    if not (steady and even and _LEAST_RISE <= ratio <= _LARGEST_RISE):
        return None
    count = sum(1 for _ in takewhile(lambda c: c.minor == minors[-1], reversed(charges)))
    if count < _LEAST_AT_OLD_PRICE:
        return None
    clear = math.log(ratio) / math.log(_LARGEST_RISE)
    return Pattern("price-rise", recent[-1].row, min(1.0, 2 * clear), count)
