"""A cash-flow forecast that knows its own error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from finadvise.analysis.outlook.forecast import summary
from finadvise.analysis.outlook.forecast.books import Books, open_books
from finadvise.analysis.outlook.forecast.pool import MEMBERS, quantile, simulate
from finadvise.analysis.outlook.forecast.record import Record, adjust, learn, replay, stretch
from finadvise.analysis.outlook.forecast.request import Plan, check_request, covered_accounts
from finadvise.model.ledger import Ledger
from finadvise.money import Money
from finadvise.results.forecast import Forecast, ForecastEvent, PoolMember, Skill
from finadvise.results.recurring import Recurring
from finadvise.results.scorecard import ScoredForecast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Paths = NDArray[np.float64]

# With less than this the past cannot say how far off a forecast may be.
_LEAST_DAYS = 60
_LEAST_ROWS = 20
# A record over fewer days would hang on what single days held.
_LEAST_RECORD_DAYS = 30
# A band that is this much wider for past misses deserves a word.
_TELLING_FACTOR = 1.05


def forecast_cash(
    ledger: Ledger,
    *,
    recurring: Recurring,
    as_of: date,
    days: int = 90,
    account: str | None = None,
    plans: Sequence[Plan] = (),
    without: Sequence[str] = (),
    floor_minor: int = 0,
    overdraft_minor: int = 0,
    scored: Sequence[ScoredForecast] = (),
    seed: int = 0,
    paths: int = 4000,
) -> Forecast:
    """Forecast the closing balance of each coming day, as a band.

    Futures come from four simulators (see `simulators`), each counting for as much as its record on
    this account's past deserves (see `record`); the band is widened to what would have held eight
    past days in ten. After Zhang et al., "Financial Forecasting and Analysis for Low-Wage
    Workers", and split conformal prediction (Vovk, Gammerman, Shafer).

    Args:
        ledger: The books; nothing after `as_of` is looked at.
        recurring: The answer of `find_recurring` for the same ledger and day.
        as_of: The forecast's origin.
        days: Horizon.
        account: One account by name; None for all that hold spendable money, with transfers
            between them left out.
        plans: One-offs to add, on days after `as_of`.
        without: Payees to imagine away, in the past as well as to come.
        floor_minor: The balance the person does not want to go below.
        overdraft_minor: Size of the arranged overdraft, not negative.
        scored: How earlier forecasts of the household or its accounts turned out.
        seed: The same seed and books give the same figures.
        paths: Number of futures.

    Returns:
        The forecast. With under 60 days or 20 rows only known bills move the balance and there
        are no probabilities. Where no balance is known, figures are changes from today.

    Raises:
        UsageError: A plan in the past, an unknown account or payee, a senseless horizon.
        NotEnoughDataError: No row up to `as_of`.
    """
    check_request(days, as_of, plans)
    accounts = covered_accounts(ledger, account, as_of)
    books = open_books(
        ledger, accounts, recurring, as_of=as_of, days=days, plans=plans, without=without
    )
    thin = books.now.history.days < _LEAST_DAYS or books.rows < _LEAST_ROWS
    same = [s for s in scored if s.account == (account or "")]
    record = (
        None
        if thin
        else adjust(learn(replay(books.past, max(days, _LEAST_RECORD_DAYS), seed)), same)
    )
    futures = _imagine(books, record, days, paths, seed) if record else _bills_only(books, days)
    odds = _Odds(futures, known=record is not None)
    currency = accounts[0].currency
    band = summary.band(futures, as_of, currency)
    payday = summary.next_payday(books.now.contracts, books.due)
    safe = summary.safe_to_spend(futures, as_of, payday, floor_minor)
    return Forecast(
        as_of=as_of,
        currency=currency,
        notes=_notes(books, record),
        start_balance=Money(round(books.now.history.level), currency),
        days=band,
        events=books.events(),
        low=summary.low_points(band),
        p_below_zero=odds.below(0),
        p_below_limit=odds.below(-overdraft_minor),
        p_below_floor=odds.below(floor_minor),
        safe_to_spend=Money(safe, currency) if record else None,
        next_payday=payday,
        skill=_skill(record, currency) if record else None,
        method=_method(record),
        account=account or "",
        accounts=tuple(a.name for a in accounts),
        known_until=books.now.history.origin,
        pool=_members(record, currency) if record else (),
    )


@dataclass(frozen=True, slots=True)
class _Odds:
    """The chance of falling below a level, where the futures say anything about chance."""

    futures: Paths
    known: bool

    def below(self, level_minor: int) -> float | None:
        return summary.probability_below(self.futures, level_minor) if self.known else None


def _imagine(books: Books, record: Record, days: int, paths: int, seed: int) -> Paths:
    """Return calibrated futures, (paths, days), with plans and pending rows on top."""
    import numpy as np

    reach = books.unseen_days + days
    drawn = [simulate(books.now, m, reach, round(paths * record.weights[m]), seed) for m in MEMBERS]
    together = np.concatenate(drawn)
    middle = quantile(np.sort(together, axis=0), 0.5)
    calibrated = stretch(together, middle, record.widening)[:, books.unseen_days :]
    return calibrated + _sure(books, books.fixed, days)


def _bills_only(books: Books, days: int) -> Paths:
    """Return the single line on which nothing happens but contracts, plans and pending rows."""
    return books.now.history.level + _sure(books, books.events(), days)[None, :]


def _sure(books: Books, events: Sequence[ForecastEvent], days: int) -> Paths:
    """Add events up by day since the origin."""
    import numpy as np

    flow = np.zeros(days)
    for event in events:
        offset = (event.date - books.as_of).days
        if offset <= days:
            flow[offset - 1] += event.amount.minor
    return np.cumsum(flow)


def _notes(books: Books, record: Record | None) -> tuple[str, ...]:
    if record is None:
        return (
            *books.notes,
            "There is too little history for a band: only known bills and income are shown, "
            "everyday spending is not, and no probability is given.",
        )
    if not record.origins:
        return (
            *books.notes,
            "The history is too short to check the band against this account's past: its width "
            "comes from other accounts.",
        )
    if record.missed >= _TELLING_FACTOR:
        return (
            *books.notes,
            f"Forecasts you made earlier missed more often than they should, so the band is up to "
            f"{record.missed - 1:.0%} wider: see finadvise scorecard.",
        )
    return books.notes


def _skill(record: Record, currency: str) -> Skill:
    def amount(minor: float | None) -> Money | None:
        return None if minor is None else Money.from_float(minor, currency)

    return Skill(
        origins=record.origins,
        error=amount(record.error),
        naive_error=amount(record.naive_error),
        coverage80=record.coverage80,
    )


def _members(record: Record, currency: str) -> tuple[PoolMember, ...]:
    return tuple(
        PoolMember(
            name=m,
            weight=record.weights[m],
            loss=Money.from_float(record.losses[m], currency) if record.losses else None,
        )
        for m in MEMBERS
    )


def _method(record: Record | None) -> str:
    if record is None:
        return "known bills only"
    shares = ", ".join(f"{m} {record.weights[m]:.0%}" for m in MEMBERS)
    return f"pool of simulators ({shares}); band calibrated on {record.origins} past origins"
