"""The simulators together: futures drawn from each in proportion to its record."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from finadvise.analysis.outlook.forecast.contracts import (
    Contract,
    contract_flow,
    simulate_contracts,
)
from finadvise.analysis.outlook.forecast.history import History
from finadvise.analysis.outlook.forecast.simulators import (
    Ask,
    simulate_months,
    simulate_rest,
    simulate_stays,
    simulate_weeks,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Paths = NDArray[np.float64]

MEMBERS = ("weeks", "months", "contracts", "stays")
_PLAIN = {"weeks": simulate_weeks, "months": simulate_months, "stays": simulate_stays}


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known at one origin."""

    history: History
    contracts: Sequence[Contract]
    closed: Container[date]

    def at(self, index: int) -> Situation:
        """Return what was known at the end of an earlier day."""
        history = self.history.until(index)
        known = [k for c in self.contracts if (k := c.known_on(history.origin))]
        return Situation(history, known, self.closed)


def simulate(situation: Situation, member: str, days: int, paths: int, seed: int) -> Paths:
    """Return closing balances of one member, (paths, days); the same seed gives the same."""
    import numpy as np

    rng = np.random.default_rng((seed, MEMBERS.index(member), situation.history.days))
    ask, history = Ask(days, paths, rng), situation.history
    if member in _PLAIN:
        return _PLAIN[member](history, ask)
    known = contract_flow(situation.contracts, history.first, history.days)
    coming = simulate_contracts(situation.contracts, history.origin, ask, situation.closed)
    return simulate_rest(history, history.flow - known, coming, ask)


def pooled(members: Mapping[str, Paths], weights: Mapping[str, float], count: int) -> Paths:
    """Take from each member the share of the paths that is its weight."""
    import numpy as np

    return np.concatenate([paths[: round(count * weights[m])] for m, paths in members.items()])


def quantile(ordered: Paths, share: float) -> Paths:
    """Return a quantile of paths sorted within each day."""
    line: Paths = ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    return line
