"""What the optimiser looks at, and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from finadvise.analysis.wealth.house import Mix
from finadvise.results.portfolio import AppliedView


@dataclass(frozen=True, slots=True)
class Market:
    """What the optimiser looks at: yearly means and covariances of the invested classes."""

    means: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    views: tuple[AppliedView, ...] = ()
    notes: tuple[str, ...] = ()

    def describe(self, weights: Sequence[float]) -> Mix:
        """Return a mix's mean and volatility."""
        mean = sum(w * m for w, m in zip(weights, self.means, strict=True))
        variance = sum(
            a * b * self.covariance[i][j]
            for i, a in enumerate(weights)
            for j, b in enumerate(weights)
        )
        return Mix(mean, max(variance, 0.0) ** 0.5)


@dataclass(frozen=True, slots=True)
class Solution:
    """Weights in the order of the house's invested classes.

    Args:
        weights: Rounded to tenths of a per cent, adding up to 1.
        shifted: Unrounded weights with each expected return shifted, one at a time.
        optimised: False where the policy weights stand in.
    """

    weights: tuple[float, ...]
    shifted: tuple[tuple[float, ...], ...]
    optimised: bool
