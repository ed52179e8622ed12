"""What the person holds and thinks about markets, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Something invested.

    Args:
        asset: Key of an asset class, such as `dm_eq`, or one of its other names.
        value_minor: Market value in minor units, zero or more.
        name: What the person calls it.
        line: Line of the file it came from, for messages.
    """

    asset: str
    value_minor: int
    name: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTable:
    """Prices of several assets on common days; a missing price is None.

    Args:
        days: Ascending, without repeats.
        columns: Heading and prices of each asset, as long as `days`.
    """

    days: tuple[date, ...]
    columns: tuple[tuple[str, tuple[float | None, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """An opinion that one asset class will earn more than another.

    Args:
        better: Key of the asset class that earns more.
        worse: Key of the other one.
        by: Difference of yearly return (0.01 = one point).
        confidence: 0 to 1.
    """

    better: str
    worse: str
    by: float
    confidence: float
