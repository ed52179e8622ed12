"""Statistics that a single odd value cannot bend."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

# A normal distribution's standard deviation is this many median absolute deviations.
SIGMA_PER_MAD = 1.4826
# Eight of ten values of a normal distribution lie within this many standard deviations.
_Z80 = 1.2816


def spread(values: Sequence[float]) -> float:
    """Return the robust standard deviation: the scaled median absolute deviation; empty is 0."""
    if not values:
        return 0.0
    middle = median(values)
    return SIGMA_PER_MAD * median(abs(v - middle) for v in values)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the quantile by linear interpolation between order statistics; empty is 0."""
    if not values:
        return 0.0
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def usual_range(minors: Sequence[int]) -> tuple[int, int]:
    """Return where about eight of ten values lie, in minor units.

    The median and the median absolute deviation set the range, so that one holiday does not widen
    it. Where more than half of the values are the same, which leaves no deviation, the tenth from
    either end does. The range never goes beyond zero where no value did. Wants at least one value.
    """
    middle, reach = median(minors), _Z80 * spread(minors)
    if reach:
        low, high = round(middle - reach), round(middle + reach)
    else:
        low, high = round(quantile(minors, 0.1)), round(quantile(minors, 0.9))
    if min(minors) >= 0:
        low = max(0, low)
    if max(minors) <= 0:
        high = min(0, high)
    return low, high
