"""Forecasts against what then happened."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

from finadvise.analysis.outlook.forecast.forecast import forecast_cash
from finadvise.analysis.outlook.forecast.history import outside_rows
from finadvise.analysis.outlook.forecast.request import covered_accounts
from finadvise.analysis.outlook.recurring import find_recurring
from finadvise.errors import NotEnoughDataError
from finadvise.model.forecast import KeptForecast
from finadvise.model.ledger import Ledger
from finadvise.money import Money
from finadvise.results.forecast import Forecast
from finadvise.results.scorecard import HorizonScore, OriginScore, Scorecard, ScoredForecast

_KEPT_DAYS = (7, 14, 30, 60, 90)
_STEP_DAYS = 30
_LEAST_PAST_DAYS = 90
# An account with a row this near to a day was in use on it.
_IN_USE_DAYS = 35

# Balance each forecast started from, by the day it was made and its account.
_Starts = Mapping[tuple[date, str], int]


def kept_days(forecast: Forecast) -> tuple[KeptForecast, ...]:
    """Return the days of a forecast worth remembering; none where it has no band."""
    if forecast.p_below_zero is None:
        return ()
    return tuple(
        KeptForecast(
            made=forecast.as_of,
            account=forecast.account,
            accounts=forecast.accounts,
            known_until=forecast.known_until or forecast.as_of,
            due=day.date,
            currency=forecast.currency,
            start_minor=forecast.start_balance.minor,
            p10_minor=day.p10.minor,
            p50_minor=day.p50.minor,
            p90_minor=day.p90.minor,
        )
        for ahead in _KEPT_DAYS
        if ahead <= len(forecast.days)
        for day in (forecast.days[ahead - 1],)
    )


def score_forecasts(ledger: Ledger, kept: Sequence[KeptForecast], *, as_of: date) -> Scorecard:
    """Compare kept forecasts with the balances of the days they spoke of.

    The balance of a day is the one the forecast started from plus the rows since then on the
    accounts it covered, so that neither a correction of older rows nor an account added later
    counts as an error. Days after the last imported row of an account in use wait.

    Args:
        ledger: The books.
        kept: Lines of earlier forecasts; none give an empty scorecard.
        as_of: Today; nothing later is looked at.
    """
    known = ledger.until(as_of)
    moves = {accounts: _Moves(known, accounts) for accounts in {k.accounts for k in kept}}
    scored = [s for k in kept if (s := _score(k, moves[k.accounts])) is not None]
    starts = {(k.made, k.account): k.start_minor for k in kept}
    notes: tuple[str, ...] = ()
    if not scored:
        notes = ("No forecast has come due yet: each one you make is kept and scored in time.",)
    return Scorecard(
        as_of=as_of,
        currency=ledger.currency,
        notes=notes,
        horizons=_horizons(scored, starts),
        origins=_origins(scored, starts),
        forecasts=tuple(scored),
        waiting=len(kept) - len(scored),
    )


def replay_forecasts(
    ledger: Ledger,
    *,
    as_of: date,
    days: int = 90,
    account: str | None = None,
    origins: int = 12,
    seed: int = 0,
) -> Scorecard:
    """Make the forecasts that would have been made on past days, a month apart, and score them.

    Each one sees only what was known then: books, contracts, record and all.

    Raises:
        UsageError: An unknown account, or a senseless horizon.
        NotEnoughDataError: No past day has 90 days before it and the horizon after it.
    """
    accounts = {a.name for a in covered_accounts(ledger, account, as_of)}
    rows = [t.day for t in ledger.until(as_of).transactions if t.account in accounts]
    kept: list[KeptForecast] = []
    for k in range(1, origins + 1):
        origin = max(rows) - timedelta(days=_STEP_DAYS * k)
        if (origin - min(rows)).days < _LEAST_PAST_DAYS:
            break
        known = ledger.until(origin)
        found = find_recurring(known, as_of=origin, habits=False)
        forecast = forecast_cash(
            known, recurring=found, as_of=origin, days=days, account=account, seed=seed
        )
        kept += kept_days(forecast)
    if not kept:
        raise NotEnoughDataError(
            f"there are under {_LEAST_PAST_DAYS + _STEP_DAYS} days to replay",
            hint="import older statements",
        )
    scored = score_forecasts(ledger, sorted(kept, key=lambda k: (k.made, k.due)), as_of=as_of)
    return replace(scored, replayed=True, waiting=0)


class _Moves:
    """How far some accounts moved between two days, each sum found without passing over rows."""

    def __init__(self, ledger: Ledger, accounts: Sequence[str]) -> None:
        rows = sorted(outside_rows(ledger, frozenset(accounts)), key=lambda t: t.day)
        self._days = [t.day for t in rows]
        self._sums = [0, *accumulate(t.amount_minor for t in rows)]
        self._days_of: dict[str, list[date]] = defaultdict(list)
        for t in ledger.transactions:
            if t.account in accounts and not t.pending:
                self._days_of[t.account].append(t.day)
        for days in self._days_of.values():
            days.sort()

    def between(self, after: date, until: date) -> int | None:
        """Return the sum of rows after one day up to another; None where that is not known."""
        if self._complete_until(after) < until:
            return None
        first, last = (bisect_right(self._days, day) for day in (after, until))
        return self._sums[last] - self._sums[first]

    def _complete_until(self, day: date) -> date:
        """Return the last day known of every account that was in use around a day."""
        reach = timedelta(days=_IN_USE_DAYS)
        in_use = [
            days[-1]
            for days in self._days_of.values()
            if bisect_left(days, day - reach) < bisect_right(days, day + reach)
        ]
        return min(in_use, default=date.min)


def _score(kept: KeptForecast, moves: _Moves) -> ScoredForecast | None:
    moved = moves.between(kept.known_until, kept.due)
    if moved is None:
        return None
    balance = kept.start_minor + moved
    return ScoredForecast(
        made=kept.made,
        account=kept.account,
        date=kept.due,
        days_ahead=kept.days_ahead,
        p10=Money(kept.p10_minor, kept.currency),
        p50=Money(kept.p50_minor, kept.currency),
        p90=Money(kept.p90_minor, kept.currency),
        balance=Money(balance, kept.currency),
        error=Money(balance - kept.p50_minor, kept.currency),
        inside=kept.p10_minor <= balance <= kept.p90_minor,
    )


def _horizons(scored: Iterable[ScoredForecast], starts: _Starts) -> tuple[HorizonScore, ...]:
    by_days: dict[tuple[int, str], list[ScoredForecast]] = defaultdict(list)
    for s in scored:
        by_days[s.days_ahead, s.balance.currency].append(s)
    return tuple(
        HorizonScore(
            days_ahead=ahead,
            forecasts=len(group),
            error=_error(group),
            naive_error=_naive_error(group, starts),
            coverage80=_coverage(group),
        )
        for (ahead, _), group in sorted(by_days.items())
    )


def _origins(scored: Iterable[ScoredForecast], starts: _Starts) -> tuple[OriginScore, ...]:
    by_origin: dict[tuple[date, str], list[ScoredForecast]] = defaultdict(list)
    for s in scored:
        by_origin[s.made, s.account].append(s)
    return tuple(
        OriginScore(
            made=made,
            account=account,
            days=len(group),
            error=_error(group),
            naive_error=_naive_error(group, starts),
            coverage80=_coverage(group),
        )
        for (made, account), group in sorted(by_origin.items())
    )


def _error(group: Sequence[ScoredForecast]) -> Money:
    return _mean([abs(s.error.minor) for s in group], group[0].error.currency)


def _naive_error(group: Sequence[ScoredForecast], starts: _Starts) -> Money:
    misses = [abs(s.balance.minor - starts[s.made, s.account]) for s in group]
    return _mean(misses, group[0].error.currency)


def _mean(minors: Sequence[int], currency: str) -> Money:
    return Money.from_float(sum(minors) / len(minors), currency)


def _coverage(group: Sequence[ScoredForecast]) -> float:
    return sum(s.inside for s in group) / len(group)
