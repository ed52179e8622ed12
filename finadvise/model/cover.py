"""Insurance quotes the person collected, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What an insurer asked for.

    Args:
        kind: Line of insurance, such as `car` or `home`.
        yearly_minor: Price for a year in minor units.
        excess_minor: What the person would pay of each claim.
        day: When it was asked for; quotes age.
    """

    kind: str
    insurer: str
    yearly_minor: int
    excess_minor: int = 0
    day: date | None = None
