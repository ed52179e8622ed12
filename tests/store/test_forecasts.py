"""Kept forecasts come back as they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from finadvise.model.forecast import KeptForecast
from finadvise.store.store import open_store

LINE = KeptForecast(
    made=date(2026, 3, 1),
    account="",
    accounts=("current", "saver, joint"),
    known_until=date(2026, 2, 27),
    due=date(2026, 3, 8),
    currency="GBP",
    start_minor=1,
    p10_minor=-2,
    p50_minor=3,
    p90_minor=4,
)


def test_a_later_forecast_of_the_same_day_replaces_the_earlier(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        with store.writing():
            store.forecasts.keep([LINE])
        with store.writing():
            store.forecasts.keep([replace(LINE, p50_minor=5)])
        assert store.forecasts.all() == (replace(LINE, p50_minor=5),)
