"""The made household's books: rows in whole pence, the calendar, and balances that chain."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

START, AS_OF = date(2024, 11, 1), date(2026, 10, 31)
ONE_DAY = timedelta(days=1)
OPENING_PENCE = {"current": 241236, "spending": 11820, "card": -38615, "savings": 425000}

# Bank holidays of England and Wales, https://www.gov.uk/bank-holidays, read 2026-11-23.
BANK_HOLIDAYS = {
    date.fromisoformat(day)
    for day in (
        "2024-12-25 2024-12-26 2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 "
        "2025-12-25 2025-12-26 2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 "
        "2026-12-25 2026-12-28"
    ).split()
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One movement; `pence` negative = money out, `series` names the contract it belongs to."""

    day: date
    account: str
    pence: int
    text: str
    category: str
    kind: str
    series: str = ""
    memo: str = ""
    pending: bool = False
    pair: str = ""


@dataclass
class Books:
    """All rows of the household, in the order they were made up."""

    rows: list[Row] = field(default_factory=list)
    _pairs: int = 0

    def add(self, row: Row) -> None:
        """Book a row of the 24 months; others are left out."""
        if START <= row.day <= AS_OF:
            self.rows.append(row)

    def move(self, day: date, source: Row, target: Row) -> None:
        """Book both sides of a transfer between own accounts; the target may land later."""
        if day > AS_OF or target.day > AS_OF:
            return
        self._pairs += 1
        pair = f"pair-{self._pairs:03}"
        for side in (source, target):
            self.rows.append(Row(**(vars(side) | {"pair": pair})))

    def of(self, account: str) -> list[Row]:
        """Return the account's rows by day, money in before money out."""
        mine = (row for row in self.rows if row.account == account)
        return sorted(mine, key=lambda row: (row.day, row.pending, row.pence < 0))

    def balance_pence(self, account: str, day: date) -> int:
        """Return the booked balance at the end of a day."""
        booked = (r for r in self.rows if r.account == account and not r.pending)
        return OPENING_PENCE[account] + sum(r.pence for r in booked if r.day <= day)


def working_day(day: date, *, forward: bool) -> date:
    """Move a day off week-ends and bank holidays."""
    while day.weekday() > 4 or day in BANK_HOLIDAYS:
        day += ONE_DAY if forward else -ONE_DAY
    return day


def month_day(year: int, month: int, day: int) -> date:
    """Return that day of the month, or the last one of a shorter month; months may run past 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), first_of_next - ONE_DAY)


def every_day() -> Iterator[date]:
    day = START
    while day <= AS_OF:
        yield day
        day += ONE_DAY


def reference(rng: random.Random, length: int = 8) -> str:
    return "".join(rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(length))
