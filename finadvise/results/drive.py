"""How somebody drives, as far as recorded journeys show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from finadvise.results.base import Result


@dataclass(frozen=True, kw_only=True)
class DrivingPart:
    """One part of the style score.

    Args:
        part: `braking`, `acceleration`, `cornering` or `speed`.
        count: Events, or seconds over the limit for `speed`.
        rate: Events in 100 km, or the share of time for `speed`.
        usual: What is assumed of a driver about whom nothing is known.
        blended: Between the two, by the distance recorded.
        score: 0 to 10, 10 is calmest; None where the data cannot show it.
        weight: Share in the style score.
    """

    part: str
    count: int
    rate: float | None
    usual: float
    blended: float | None
    score: float | None
    weight: float


@dataclass(frozen=True, kw_only=True)
class DrivingEvent:
    """One moment worth a look, the hardest first.

    Args:
        size: Metres a second squared, positive.
    """

    trip: str
    at: dt.datetime
    what: str
    size: float
    speed_kmh: float
    place: str


@dataclass(frozen=True, kw_only=True)
class TripScore:
    """One journey."""

    trip: str
    day: dt.date
    km: float
    minutes: float
    events: int


@dataclass(frozen=True, kw_only=True)
class Drive(Result):
    """A style score for coaching; it promises no premium.

    Args:
        style: 0 to 10, the weighted mean of the parts that can be seen.
        confidence: `low`, `medium` or `high`, by the distance recorded.
        night_share: Share of the distance driven at night.
        yearly_km: What the journeys come to in a year at their pace; None under a week.
        exposure: Index of how much and when is driven, 1 = 10,000 km a year by day; None under a
            week. It is shown beside the style, since insurers look at both.
        coaching: One sentence a hint.
        assumptions: Id of the set of thresholds.
    """

    kind: ClassVar[str] = "drive"
    main_list: ClassVar[str] = "parts"

    style: float | None
    confidence: str
    km: float
    trips: tuple[TripScore, ...]
    parts: tuple[DrivingPart, ...]
    events: tuple[DrivingEvent, ...]
    night_share: float
    yearly_km: float | None
    exposure: float | None
    coaching: tuple[str, ...]
    assumptions: str
