"""Known contracts as coming events: when, how much, how surely."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finadvise.analysis.outlook.forecast.simulators import Ask
from finadvise.analysis.outlook.recurring.cadence import rhythm
from finadvise.analysis.outlook.recurring.schedule import Schedule, nearest_turn
from finadvise.analysis.outlook.recurring.working_days import move
from finadvise.model.ledger import Transaction
from finadvise.results.recurring import RecurringPayment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Paths = NDArray[np.float64]

# A contract silent for this many periods (and a few days) is taken to be over.
_SILENT_PERIODS = 1.5
_SILENT_DAYS = 10
_RECENT = 6
_RECENT_LATENESS = 12
_WIDEST_JITTER_DAYS = 5


@dataclass(frozen=True, slots=True)
class Contract:
    """One series with its payments as (day, minor units), oldest first."""

    series: RecurringPayment
    payments: tuple[tuple[date, int], ...]

    def known_on(self, origin: date) -> Contract | None:
        """Return what was known of it at the end of a day; None where it was no contract yet."""
        known = tuple(p for p in self.payments if p[0] <= origin)
        period = rhythm(self.series.cadence)
        least = 2 if period.months == 12 else 3
        if len(known) < least:
            return None
        silent = (origin - known[-1][0]).days
        skipped = len(self.series.skipped_months) * 31
        if silent > _SILENT_PERIODS * period.days + _SILENT_DAYS + skipped:
            return None
        return Contract(self.series, known)

    def schedule(self) -> Schedule:
        """Return its turns after the last payment known."""
        last = self.payments[-1][0]
        usual = self.series.usual_day
        return Schedule(
            rhythm=rhythm(self.series.cadence),
            last_turn=nearest_turn(last, usual) if usual else last,
            usual_day=usual,
            moves=self.series.moves,
            skipped_months=self.series.skipped_months,
        )

    def due(self, origin: date, days: int, closed: Container[date]) -> list[date]:
        """Return when it is due after the origin; what is a few days overdue comes tomorrow."""
        overdue = origin - timedelta(days=_WIDEST_JITTER_DAYS)
        first = max(overdue, self.payments[-1][0] + timedelta(days=1))
        due = self.schedule().due_between(first, origin + timedelta(days=days), closed)
        return [max(d, origin + timedelta(days=1)) for d in due]

    def lateness(self, closed: Container[date]) -> list[int]:
        """Return how many days recent payments came after (or before) their turn."""
        usual = self.series.usual_day
        if not usual:
            return [0]
        late = [
            (day - move(nearest_turn(day, usual), self.series.moves, closed)).days
            for day, _ in self.payments[-_RECENT_LATENESS:]
        ]
        return [x for x in late if abs(x) <= _WIDEST_JITTER_DAYS] or [0]

    def reliability(self) -> float:
        """Return the probability that a turn is paid, from the turns of the past."""
        period = rhythm(self.series.cadence)
        span = (self.payments[-1][0] - self.payments[0][0]).days
        turns = span / period.days * (1 - len(self.series.skipped_months) / 12)
        return min(1.0, (len(self.payments) + 1) / (turns + 2))


def contracts_of(
    series: Collection[RecurringPayment], rows: Collection[Transaction]
) -> list[Contract]:
    """Return the contracts (no habits) whose payments are among the rows."""
    place = {t.id: t for t in rows}
    found = []
    for item in series:
        paid = sorted(
            (place[i].day, place[i].amount_minor) for i in item.transactions if i in place
        )
        if item.is_contract and paid:
            found.append(Contract(item, tuple(paid)))
    return found


def contract_flow(contracts: Sequence[Contract], first: date, days: int) -> Paths:
    """Return what the contracts' payments added up to on each day from `first`."""
    import numpy as np

    flow = np.zeros(days)
    for contract in contracts:
        for day, minor in contract.payments:
            flow[(day - first).days] += minor
    return flow


def simulate_contracts(
    contracts: Sequence[Contract], origin: date, ask: Ask, closed: Container[date]
) -> Paths:
    """Return the summed flow of contracts since the origin, (paths, days).

    Each turn is paid with the contract's reliability, an amount out of its recent ones, and the
    lateness of a recent payment.
    """
    import numpy as np

    flow = np.zeros((ask.paths, ask.days + 1))
    every = np.arange(ask.paths)
    for contract in contracts:
        due = contract.due(origin, ask.days, closed)
        if not due:
            continue
        late = np.array(contract.lateness(closed))
        amounts = np.array([m for _, m in contract.payments[-_RECENT:]], dtype=float)
        reliability = contract.reliability()
        for day in due:
            offset = (day - origin).days + ask.rng.choice(late, ask.paths)
            paid = ask.rng.choice(amounts, ask.paths) * (ask.rng.random(ask.paths) < reliability)
            flow[every, np.clip(offset, 1, ask.days + 1) - 1] += paid
    return np.cumsum(flow[:, : ask.days], axis=1)
