"""Straight lines between the points of a policy table."""

from __future__ import annotations

from collections.abc import Sequence


def interpolate(x: float, at: Sequence[float], values: Sequence[float]) -> float:
    """Return the value at `x`; outside the points the nearest end counts.

    Args:
        x: Where.
        at: Ascending, at least one.
        values: As long as `at`.
    """
    if x <= at[0]:
        return values[0]
    for left in range(len(at) - 1):
        if x <= at[left + 1]:
            share = (x - at[left]) / (at[left + 1] - at[left])
            return values[left] + share * (values[left + 1] - values[left])
    return values[-1]
