"""Four ways to imagine the next days, each wrong in a different manner.

`weeks` chains seven-day blocks of the past, `months` chains blocks that started on the same day of
the month, `contracts` lets the known contracts happen and draws only the rest in weeks, `stays`
keeps the balance where it is, with the changes that followed like days of the past around it. The
first three let the balance pull back: where an account that stood high was emptied and one that
stood low was filled, a regression of each block's change on the level before it says how strongly.
Money is in minor units; paths are closing balances, one row a future and one column a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finadvise.analysis.outlook.forecast.history import History

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Paths = NDArray[np.float64]
    Indexes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ask:
    """How many futures of how many days, and where chance comes from."""

    days: int
    paths: int
    rng: np.random.Generator


@dataclass(frozen=True, slots=True)
class Blocks:
    """Stretches of the past to draw from: the days they follow on, and how often each is drawn."""

    length: int
    starts: Indexes
    weights: Paths

    def draw(self, ask: Ask) -> Indexes:
        """Draw one start for each future; spread evenly, so that fewer futures will do."""
        import numpy as np

        edges = np.cumsum(self.weights)
        even = (ask.rng.permutation(ask.paths) + ask.rng.random(ask.paths)) / max(1, ask.paths)
        chosen: Indexes = np.searchsorted(edges[:-1], even * edges[-1])
        starts: Indexes = self.starts[chosen]
        return starts

    def weighted(self, factor: Paths) -> Blocks:
        """Return the same blocks, each drawn so many times as often."""
        return Blocks(self.length, self.starts, self.weights * factor)


_WEEK, _MONTH = 7, 30
_DAYS_PER_MONTH = 30.436875
_MEMORY_DAYS = 365.0
_PULL_WINDOW_DAYS = 1095
_STRONGEST_PULL = 0.9
_PHASE_DAYS = 3.0
_LIKE_LEVEL = 1.0
_NEVER_QUITE_ZERO = 1e-4
_LEAST_PAIRS = 20


def simulate_weeks(history: History, ask: Ask) -> Paths:
    """Chain seven-day blocks, recent ones more often."""
    return _chain(history, history.flow, _blocks(history, _WEEK), ask)


def simulate_months(history: History, ask: Ask) -> Paths:
    """Chain thirty-day blocks that began on about the same day of the month, at a like level."""
    import numpy as np

    blocks = _blocks(history, _MONTH)
    spread = float(np.std(history.balance[-2 * int(_MEMORY_DAYS) :])) or 1.0
    apart = (history.balance[blocks.starts] - history.level) / (_LIKE_LEVEL * spread)
    alike = np.exp(-(apart**2) / 2) + _NEVER_QUITE_ZERO
    return _chain(history, history.flow, blocks.weighted(alike * _same_phase(history, blocks)), ask)


def simulate_rest(history: History, rest: Paths, beside: Paths, ask: Ask) -> Paths:
    """Chain weeks of `rest`: the daily flow of the history less the contracts' payments.

    `beside` is what the contracts move the balance by, on each path since the origin. The pull is
    that of whole months, since within a month it is the contracts that move the balance.
    """
    pull = 1 - (1 - _pull(history, _MONTH)) ** (_WEEK / _MONTH)
    return _chain(history, rest, _blocks(history, _WEEK), ask, pull=pull, beside=beside)


def simulate_stays(history: History, ask: Ask) -> Paths:
    """Put past changes over the same number of days around today's balance, without their trend."""
    import numpy as np

    reach = min(ask.days, max(_WEEK, (history.days - 1) // 2))
    blocks = _blocks(history, reach)
    chosen = blocks.weighted(_same_phase(history, blocks)).draw(ask)
    change = history.balance[chosen[:, None] + np.arange(1, reach + 1)]
    change = change - history.balance[chosen][:, None]
    change -= np.median(change, axis=0)
    growth = np.sqrt(np.arange(reach + 1, ask.days + 1) / reach)
    return history.level + np.concatenate([change, change[:, -1:] * growth], axis=1)


def _blocks(history: History, length: int) -> Blocks:
    """Return the days after which a whole block is known; a year halves their weight."""
    import numpy as np

    starts = np.arange(max(1, history.days - length))
    age = history.days - 1 - starts
    return Blocks(length, starts, 0.5 ** (age / _MEMORY_DAYS))


def _same_phase(history: History, blocks: Blocks) -> Paths:
    """Return how near each start is to the origin's day of the month, 1 for the same day."""
    import numpy as np

    apart = np.abs(blocks.starts - (history.days - 1)) % _DAYS_PER_MONTH
    apart = np.minimum(apart, _DAYS_PER_MONTH - apart)
    near: Paths = np.exp(-((apart / _PHASE_DAYS) ** 2) / 2) + _NEVER_QUITE_ZERO
    return near


def _pull(history: History, block: int) -> float:
    """Return the share of a departure from the usual level that is gone after one block."""
    import numpy as np

    balance = history.balance[-_PULL_WINDOW_DAYS:]
    if len(balance) < block + _LEAST_PAIRS:
        return 0.0
    level, change = balance[:-block], balance[block:] - balance[:-block]
    level = level - level.mean()
    spread = float(level @ level)
    if spread <= 0:
        return 0.0
    return float(np.clip(-(level @ (change - change.mean())) / spread, 0, _STRONGEST_PULL))


def _chain(
    history: History,
    flow: Paths,
    blocks: Blocks,
    ask: Ask,
    *,
    pull: float | None = None,
    beside: Paths | None = None,
) -> Paths:
    """Put blocks one behind the other; each is bent by how far the path is from its own start.

    `pull` defaults to that of the blocks' own length; `beside` is added to the paths.
    """
    import numpy as np

    pull = _pull(history, blocks.length) if pull is None else pull
    steps = np.arange(1, blocks.length + 1)
    sums = np.concatenate([np.cumsum(flow), np.full(blocks.length, flow.sum())])
    moved = np.zeros((ask.paths, ask.days)) if beside is None else beside
    level = np.full(ask.paths, history.level)
    parts = []
    for first in range(0, ask.days, blocks.length):
        chosen = blocks.draw(ask)
        apart = level - history.balance[chosen]
        if first:
            apart += moved[:, first - 1]
        change = sums[chosen[:, None] + steps] - sums[chosen][:, None]
        change -= pull * apart[:, None] * (steps / blocks.length)
        parts.append(level[:, None] + change)
        level = parts[-1][:, -1]
    return np.concatenate(parts, axis=1)[:, : ask.days] + moved
