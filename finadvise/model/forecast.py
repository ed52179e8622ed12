"""A forecast as it is remembered: a few days of it, in whole minor units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForecast:
    """What one forecast said about one day.

    Args:
        made: The day the forecast was made.
        account: Name of the account; empty for all that hold spendable money.
        accounts: Names of the accounts it covered, so that one added later does not count.
        known_until: The last day the books knew when it was made.
        due: The day it speaks of.
        start_minor: Balance of `known_until`.
        p10_minor: In one future of ten the balance was to be lower.
        p90_minor: In one future of ten it was to be higher.
    """

    made: date
    account: str
    accounts: tuple[str, ...]
    known_until: date
    due: date
    currency: str
    start_minor: int
    p10_minor: int
    p50_minor: int
    p90_minor: int

    @property
    def days_ahead(self) -> int:
        """Return how far it looked."""
        return (self.due - self.made).days
