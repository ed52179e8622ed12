"""From a series of rows to the line a person reads: terms, status, next date, id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from itertools import pairwise

from finadvise.analysis.outlook.recurring.cadence import Rhythm
from finadvise.analysis.outlook.recurring.naming import words_of
from finadvise.analysis.outlook.recurring.schedule import Schedule, learn_schedule
from finadvise.analysis.outlook.recurring.terms import (
    expected_minor,
    kind_of,
    money,
    price_changes,
    usual_category,
    usual_range,
)
from finadvise.analysis.outlook.recurring.working_days import bank_holidays
from finadvise.model.ledger import Transaction
from finadvise.results.recurring import RecurringPayment, Status

# Days after a missed turn from which a payment is late, and from which the series is over.
_LATE_DAYS = {"weekly": 4, "fortnightly": 5, "four-weekly": 6, "monthly": 6}
_OVER_DAYS = {"weekly": 17, "fortnightly": 31, "four-weekly": 40, "monthly": 40, "quarterly": 60}
_LATE_LONG, _OVER_LONG = 14, 60


@dataclass(frozen=True, slots=True)
class Series:
    """Rows that belong together, oldest first; `strays` keep no rhythm beside them.

    A `loose` series has no rhythm at all: a bill where the payment is arranged, else a habit.
    """

    rhythm: Rhythm
    rows: tuple[Transaction, ...]
    strays: tuple[Transaction, ...] = ()
    arranged: bool = False
    loose: bool = False

    @property
    def habit(self) -> bool:
        """Return whether nobody but the payer decides."""
        return self.loose and not self.arranged


def describe(group: Sequence[Series], as_of: date) -> list[RecurringPayment]:
    """Describe the series of one payee; ids differ also where name and first day are the same."""
    used: Counter[str] = Counter()
    described = []
    for series in sorted(group, key=lambda s: (s.loose, -len(s.rows), s.rows[0].amount_minor)):
        key = _key(series)
        described.append(_describe(series, as_of, key, used[key], shared=len(group) > 1))
        used[key] += 1
    return described


def _describe(
    series: Series, as_of: date, key: str, copy: int, *, shared: bool
) -> RecurringPayment:
    rows = series.rows
    held = sorted(rows + series.strays, key=lambda t: (t.day, t.id))
    schedule = learn_schedule([t.day for t in rows], series.rhythm, loose=series.loose)
    status, upcoming = _status(schedule, rows, as_of)
    expected = expected_minor(rows)
    low, high = usual_range(rows, expected)
    per_year = series.rhythm.per_year - len(schedule.skipped_months)
    return RecurringPayment(
        id="r-" + blake2b(f"{key}|{copy}".encode(), digest_size=4).hexdigest(),
        payee=_shown_name(rows),
        account=rows[-1].account,
        direction="in" if rows[-1].amount_minor > 0 else "out",
        kind="habit" if series.habit else kind_of(rows, arranged=series.arranged),
        cadence=series.rhythm.name,
        amount=money(expected, rows),
        amount_low=money(low, rows),
        amount_high=money(high, rows),
        last_amount=rows[-1].amount,
        next_date=upcoming if status != "ended" else None,
        first=rows[0].day,
        last=rows[-1].day,
        count=len(held),
        status=status,
        yearly_cost=money(expected * per_year, rows),
        category=usual_category(rows),
        changes=() if series.loose else price_changes(rows),
        transactions=tuple(t.id for t in held),
        usual_day=schedule.usual_day,
        moves=schedule.moves,
        skipped_months=schedule.skipped_months,
        shared_name=shared,
    )


def _status(
    schedule: Schedule, rows: Sequence[Transaction], as_of: date
) -> tuple[Status, date | None]:
    closed = bank_holidays(rows[-1].currency) if schedule.moves != "none" else frozenset()
    horizon = max(as_of, rows[-1].day) + timedelta(days=round(2 * schedule.rhythm.days) + 100)
    due = schedule.due_between(rows[-1].day + timedelta(days=1), horizon, closed)
    upcoming = next((d for d in due if d >= as_of), None)
    overdue = (as_of - due[0]).days
    name = schedule.rhythm.name
    over = _OVER_DAYS.get(name, _OVER_LONG)
    if _has_missed_turns(schedule, rows):
        over += min(31, round(schedule.rhythm.days))
    if overdue > over:
        return "ended", upcoming
    return ("late" if overdue > _LATE_DAYS.get(name, _LATE_LONG) else "active"), upcoming


def _has_missed_turns(schedule: Schedule, rows: Sequence[Transaction]) -> bool:
    longest = max(((b.day - a.day).days for a, b in pairwise(rows)), default=0)
    missed = round(longest / schedule.rhythm.days) - 1 - len(schedule.skipped_months)
    return missed > 0


def _shown_name(rows: Sequence[Transaction]) -> str:
    """Return the stored payee, or the description's own words where there is none."""
    named = Counter(t.payee for t in rows if t.payee and t.payee != t.description)
    if named:
        return min(named, key=lambda p: (-named[p], p))
    words: Counter[str] = Counter()
    for t in rows:
        words.update(set(words_of(t.description)))
    newest = words_of(rows[-1].description)
    kept = [w for w in newest if words[w] * 2 > len(rows)] or list(newest[:1])
    return " ".join(kept).title()


def _key(series: Series) -> str:
    first = series.rows[0]
    direction = "in" if first.amount_minor > 0 else "out"
    name = (_shown_name(series.rows).casefold().split() or [""])[0]
    return f"{first.account}|{direction}|{name}|{first.day.isoformat()}"
