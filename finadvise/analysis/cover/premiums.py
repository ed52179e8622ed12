"""Policies as their premiums show them: who, which line, what a year costs, and how that moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from itertools import pairwise
from statistics import median

from finadvise.analysis.cover.lines import Line, line_of
from finadvise.model.ledger import Ledger, Transaction
from finadvise.model.person import Cover
from finadvise.periods import add_months
from finadvise.results.recurring import Cadence, Recurring

# Longest median gap in days, payments a year, and days of silence after which a policy has ended.
_CADENCES: tuple[tuple[int, Cadence, int, int], ...] = (
    (10, "weekly", 52, 30),
    (20, "fortnightly", 26, 45),
    (28, "four-weekly", 13, 70),
    (45, "monthly", 12, 75),
    (135, "quarterly", 4, 135),
    (250, "half-yearly", 2, 230),
)
_YEARLY: tuple[int, Cadence, int, int] = (0, "yearly", 1, 410)
# A premium that steps by less is a rounding of instalments.
_SMALLEST_STEP = 0.01


@dataclass(frozen=True, slots=True)
class PremiumSeries:
    """The premiums of one policy, oldest first; amounts in minor units, positive."""

    line: Line
    payee: str
    rows: tuple[Transaction, ...]

    @property
    def id(self) -> str:
        """Return the same id from run to run."""
        first = self.rows[0]
        words = (self.payee, self.line.key, first.account, first.day, first.amount_minor)
        digest = blake2b("\0".join(map(str, words)).encode(), digest_size=4)
        return f"i-{digest.hexdigest()}"

    @property
    def _rhythm(self) -> tuple[int, Cadence, int, int]:
        gaps = [(later.day - earlier.day).days for earlier, later in pairwise(self.rows)]
        gap = median(gaps) if gaps else 365
        return next((rhythm for rhythm in _CADENCES if gap <= rhythm[0]), _YEARLY)

    @property
    def cadence(self) -> Cadence:
        """Return how often is paid; a premium seen once counts as yearly."""
        return self._rhythm[1]

    @property
    def premium_minor(self) -> int:
        """Return the last premium."""
        return -self.rows[-1].amount_minor

    @property
    def yearly_minor(self) -> int:
        """Return a year's cost at the last premium."""
        return self.premium_minor * self._rhythm[2]

    def is_active(self, as_of: date) -> bool:
        """Return whether the next premium is not overdue for long."""
        return (as_of - self.rows[-1].day).days <= self._rhythm[3]

    def belongs_to(self, cover: Cover) -> bool:
        """Return whether the profile's policy is this one: same line, and same payee if it says."""
        if cover.kind != self.line.key:
            return False
        return (
            not cover.payee
            or cover.payee.casefold() in self.payee.casefold()
            or (self.payee.casefold() in cover.payee.casefold())
        )

    def yearly_before(self) -> int | None:
        """Return a year's cost one year before the last premium, or None where it was not seen."""
        wanted = add_months(self.rows[-1].day, -12)
        window = 60 if self.cadence == "yearly" else 20
        near = [t for t in self.rows if abs((t.day - wanted).days) <= window]
        if not near:
            return None
        then = min(near, key=lambda t: abs((t.day - wanted).days))
        return -then.amount_minor * self._rhythm[2]

    def anniversary(self, known_from: date) -> tuple[date, int] | None:
        """Return a day on which a policy year began and how many days it may be off.

        For premiums paid in parts that is the last step of the price, else the first premium where
        the books begin well before it.
        """
        if self.cadence == "yearly":
            return self.rows[-1].day, 14
        steps = [
            later.day
            for earlier, later in pairwise(self.rows)
            if abs(later.amount_minor - earlier.amount_minor)
            > _SMALLEST_STEP * abs(earlier.amount_minor)
        ]
        if steps:
            return steps[-1], 30
        first = self.rows[0].day
        return (first, 45) if first - known_from > timedelta(days=45) else None


def find_policies(
    ledger: Ledger, as_of: date, recurring: Recurring | None = None
) -> list[PremiumSeries]:
    """Return the premium series of the books, largest yearly cost first.

    Premiums are grouped by the recurring series they belong to, where that was worked out (one
    insurer may hold two policies), else by payee and line. Refunds and single one-off premiums of
    less than a year ago stay: a yearly policy may be seen once.
    """
    rows = ledger.until(as_of).in_currency().booked().transactions
    series_of = {
        transaction: payment.id
        for payment in (recurring.recurring if recurring else ())
        for transaction in payment.transactions
    }
    groups: dict[str, list[Transaction]] = {}
    lines: dict[str, Line] = {}
    for row in rows:
        line = line_of(row) if row.amount_minor < 0 and not row.is_transfer else None
        if line is None:
            continue
        key = series_of.get(row.id) or f"{row.payee or row.description}\0{line.key}"
        groups.setdefault(key, []).append(row)
        lines[key] = line
    found = [
        PremiumSeries(lines[key], group[-1].payee or group[-1].description, tuple(group))
        for key, group in groups.items()
    ]
    return sorted(found, key=lambda series: (-series.yearly_minor, series.payee, series.line.key))


def next_renewal(
    series: PremiumSeries, cover: Iterable[Cover], *, known_from: date, as_of: date
) -> tuple[date | None, int]:
    """Return the likely next renewal and by how many days it may be off.

    The profile's date counts where it is not past; else the anniversary is carried forward.
    """
    for policy in cover:
        if series.belongs_to(policy) and policy.renewal is not None and policy.renewal >= as_of:
            return policy.renewal, 0
    found = series.anniversary(known_from)
    if found is None or not series.is_active(as_of):
        return None, 0
    day, doubt = found
    years = 1
    while add_months(day, 12 * years) < as_of:
        years += 1
    return add_months(day, 12 * years), doubt
