"""Forecasts are kept and come back as a scorecard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from finadvise.analysis.outlook.forecast import Plan
from finadvise.errors import UsageError
from finadvise.model.forecast import KeptForecast
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.model.person import Profile
from finadvise.results.scorecard import Decided
from finadvise.store.store import Store, open_store
from finadvise.workflows.forecasting import (
    Wish,
    forecast_and_keep,
    past_forecasts,
    refuse_what_ifs,
    show_scorecard,
)
from finadvise.workflows.household import Household

FIRST = date(2025, 1, 1)
BOOKS = Ledger(
    tuple(
        Transaction(
            id=f"t{k}",
            day=FIRST + timedelta(days=2 * k),
            account="current",
            amount_minor=-1_000 - 37 * (k * k % 50),
            currency="GBP",
            description=f"SHOP {k % 3}",
        )
        for k in range(200)
    ),
    (Account(name="current"),),
)
MADE = FIRST + timedelta(days=300)


def test_a_forecast_is_kept_and_scored_when_its_days_have_passed(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        forecast_and_keep(store, BOOKS, Wish(), as_of=MADE)
        assert past_forecasts(store, BOOKS, as_of=MADE).forecasts == ()
        card = past_forecasts(store, BOOKS, as_of=FIRST + timedelta(days=398))
        assert [h.days_ahead for h in card.horizons] == [7, 14, 30, 60, 90]
        assert card.waiting == 0


def test_a_what_if_is_not_kept(tmp_path: Path) -> None:
    plan = Plan(day=MADE + timedelta(days=3), minor=-500)
    with open_store(tmp_path / "finadvise.db") as store:
        forecast_and_keep(store, BOOKS, Wish(plans=(plan,)), as_of=MADE)
        assert store.forecasts.all() == ()


def test_a_store_that_cannot_be_written_still_gives_the_forecast(tmp_path: Path) -> None:
    path = tmp_path / "finadvise.db"
    with open_store(path) as store:
        store.connection.execute("PRAGMA query_only = ON")
        forecast = forecast_and_keep(store, BOOKS, Wish(), as_of=MADE)
        assert len(forecast.days) == 90
        assert store.forecasts.all() == ()


def test_the_report_and_the_forecast_show_one_band(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        for days in (0, 35, 70):
            made = MADE - timedelta(days=days)
            missed = replace(kept_days_of(store, made)[2], made=made, p10_minor=0, p50_minor=1)
            with store.writing():
                store.forecasts.keep([missed])
        alone = forecast_and_keep(store, BOOKS, Wish(), as_of=MADE)
        household = Household(BOOKS, Profile(), MADE, forecasts=store.forecasts.all())
        assert household.forecast.days == alone.days


def kept_days_of(store: Store, made: date) -> tuple[KeptForecast, ...]:
    forecast_and_keep(store, BOOKS, Wish(), as_of=made)
    return tuple(k for k in store.forecasts.all() if k.made == made)


def test_what_was_decided_is_counted(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        store.decisions.record("advice", "a-1", "done", MADE)
        store.decisions.record("advice", "a-2", "dismissed", MADE)
        store.decisions.record("unusual", "u-t3", "ok", MADE)
        card = show_scorecard(store, BOOKS, as_of=MADE)
        assert card.decided == Decided(advice_done=1, advice_dismissed=1, flags_in_order=1)


def test_a_replay_takes_no_what_ifs() -> None:
    refuse_what_ifs(None, [])
    with pytest.raises(UsageError, match="--backtest"):
        refuse_what_ifs(["2026-01-01:5"], None)
