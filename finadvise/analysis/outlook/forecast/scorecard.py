"""Forecasts against what then happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from finadvise.analysis.outlook.forecast.forecast import forecast_cash
from finadvise.analysis.outlook.forecast.history import outside_rows
from finadvise.analysis.outlook.forecast.request import covered_accounts
from finadvise.analysis.outlook.recurring import find_recurring
from finadvise.errors import NotEnoughDataError, UsageError
from finadvise.model.forecast import KeptForecast
from finadvise.model.ledger import Ledger
from finadvise.money import Money
from finadvise.results.forecast import Forecast
from finadvise.results.scorecard import HorizonScore, Scorecard, ScoredForecast

_KEPT_DAYS = (7, 14, 30, 60, 90)
_STEP_DAYS = 30
_LEAST_PAST_DAYS = 90


def kept_days(forecast: Forecast) -> tuple[KeptForecast, ...]:
    """Return the days of a forecast worth remembering; none where it has no band."""
    if forecast.p_below_zero is None:
        return ()
    return tuple(
        KeptForecast(
            made=forecast.as_of,
            account=forecast.account,
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

    The balance of a day is the one the forecast started from plus the rows since then, so that a
    correction of older rows does not count as an error. Days after the last imported row wait.

    Args:
        ledger: The books.
        kept: Lines of earlier forecasts; none give an empty scorecard.
        as_of: Today; nothing later is looked at.
    """
    moved = _Moves(ledger.until(as_of))
    scored = [s for k in kept if (s := _score(k, moved)) is not None]
    notes: tuple[str, ...] = ()
    if not scored:
        notes = ("No forecast has come due yet: each one you make is kept and scored in time.",)
    return Scorecard(
        as_of=as_of,
        currency=ledger.currency,
        notes=notes,
        horizons=_horizons(scored, {(k.made, k.account): k.start_minor for k in kept}),
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
    """How far accounts moved between two days."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._flows: dict[str, dict[date, int] | None] = {}

    def between(self, account: str, after: date, until: date) -> int | None:
        """Return the sum of rows after one day up to another; None where that is not known."""
        flows = self._of(account)
        if flows is None or max(flows, default=date.min) < until:
            return None
        return sum(minor for day, minor in flows.items() if after < day <= until)

    def _of(self, account: str) -> dict[date, int] | None:
        if account not in self._flows:
            self._flows[account] = self._sum(account)
        return self._flows[account]

    def _sum(self, account: str) -> dict[date, int] | None:
        try:
            chosen = covered_accounts(self._ledger, account or None, date.max)
        except (UsageError, NotEnoughDataError):
            return None
        flows: dict[date, int] = defaultdict(int)
        for row in outside_rows(self._ledger, {a.name for a in chosen}):
            flows[row.day] += row.amount_minor
        return flows


def _score(kept: KeptForecast, moves: _Moves) -> ScoredForecast | None:
    moved = moves.between(kept.account, kept.made, kept.due)
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


def _horizons(
    scored: Iterable[ScoredForecast], starts: dict[tuple[date, str], int]
) -> tuple[HorizonScore, ...]:
    by_days: dict[tuple[int, str], list[ScoredForecast]] = defaultdict(list)
    for s in scored:
        by_days[s.days_ahead, s.balance.currency].append(s)
    return tuple(
        HorizonScore(
            days_ahead=ahead,
            forecasts=len(group),
            error=Money.from_float(sum(abs(s.error.minor) for s in group) / len(group), currency),
            naive_error=Money.from_float(
                sum(abs(s.balance.minor - starts[s.made, s.account]) for s in group) / len(group),
                currency,
            ),
            coverage80=sum(s.inside for s in group) / len(group),
        )
        for (ahead, currency), group in sorted(by_days.items())
    )
