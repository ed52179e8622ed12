"""Recorded car journeys, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TripPoint:
    """Where the needle stood at one moment.

    Args:
        trip: Id of the journey.
        at: Local time.
        speed_mps: Metres a second.
        heading_degrees: Compass direction (0 to 360), or None.
        limit_mps: Speed limit of the road, or None.
        place: Text for the person, such as `51.50,-0.12`; may be empty.
    """

    trip: str
    at: datetime
    speed_mps: float
    heading_degrees: float | None = None
    limit_mps: float | None = None
    place: str = ""
