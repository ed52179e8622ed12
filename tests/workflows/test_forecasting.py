"""Forecasts are kept and come back as a scorecard."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from finadvise.analysis.outlook.forecast import Plan
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.store.store import open_store
from finadvise.workflows.forecasting import Wish, forecast_and_keep, past_forecasts

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
