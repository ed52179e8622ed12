"""Round numbers and days for the axes of a chart."""

from __future__ import annotations

import math
from datetime import date

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Return at most `most` + 2 evenly spaced round numbers that enclose `low` to `high`."""
    span = max(high - low, abs(high) * 0.1, 1.0)
    power = 10.0 ** math.floor(math.log10(span / most))
    step = next(s * power for s in _STEPS if s * power * most >= span * (1 - 1e-9))
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(step * k for k in range(first, max(last, first + 1) + 1))


def amount_label(value: float) -> str:
    """Return a round amount as an axis shows it."""
    return f"{value:,.0f}" if abs(value - round(value)) < 1e-9 else f"{value:,.2f}"


def day_labels(days: tuple[date, ...], most: int) -> tuple[tuple[int, str], ...]:
    """Return positions among `days` with their text; years where the span is of years."""
    if len(days) < 2:
        return tuple((i, f"{d:%-d %b}") for i, d in enumerate(days))
    step = max(1, math.ceil((len(days) - 1) / most))
    form = "%Y" if (days[-1] - days[0]).days > 1000 else "%-d %b"
    return tuple((i, f"{days[i]:{form}}") for i in range(0, len(days), step))
