"""The rhythms that contracts have, and how well two dates keep one."""

from __future__ import annotations

from dataclasses import dataclass

from finadvise.results.recurring import Cadence

DAYS_PER_MONTH = 365.2425 / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """One cadence.

    Args:
        days: Days of a period, on average.
        months: Months of a period, 0 where it is counted in days.
        slack_days: A payment further than this from its turn does not keep the rhythm.
        skips: How many turns may be missed in a row.
        least: Payments needed before it is called this.
        per_year: Payments of a year.
    """

    name: Cadence
    days: float
    months: int
    slack_days: float
    skips: int
    least: int
    per_year: int


RHYTHMS = (
    Rhythm(name="weekly", days=7, months=0, slack_days=2, skips=2, least=6, per_year=52),
    Rhythm(name="fortnightly", days=14, months=0, slack_days=3, skips=2, least=5, per_year=26),
    Rhythm(name="four-weekly", days=28, months=0, slack_days=3, skips=1, least=5, per_year=13),
    Rhythm(
        name="monthly", days=DAYS_PER_MONTH, months=1, slack_days=6, skips=3, least=3, per_year=12
    ),
    Rhythm(
        name="quarterly",
        days=3 * DAYS_PER_MONTH,
        months=3,
        slack_days=9,
        skips=1,
        least=3,
        per_year=4,
    ),
    Rhythm(
        name="half-yearly",
        days=6 * DAYS_PER_MONTH,
        months=6,
        slack_days=12,
        skips=1,
        least=3,
        per_year=2,
    ),
    Rhythm(
        name="yearly",
        days=12 * DAYS_PER_MONTH,
        months=12,
        slack_days=20,
        skips=1,
        least=2,
        per_year=1,
    ),
)


def rhythm(name: Cadence) -> Rhythm:
    """Return the cadence of that name."""
    return next(r for r in RHYTHMS if r.name == name)


def nearest(gap_days: float) -> Rhythm:
    """Return the cadence whose period is nearest to a gap, on a log scale."""
    return min(RHYTHMS, key=lambda r: max(r.days / max(gap_days, 1), gap_days / r.days))
