"""Advice from the cash-flow forecast: a balance that may run short."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.analysis.advice.findings import Worth, make_action
from finadvise.data import read_toml
from finadvise.money import format_money
from finadvise.results.advise import Action
from finadvise.results.forecast import Forecast

DAYS_PER_YEAR = 365


def advise_on_forecast(forecast: Forecast, *, as_of: date) -> list[Action]:
    """Return a warning where the balance may soon go below zero; nothing without probabilities."""
    policy = read_toml("advice.toml")["forecast"]
    soon = as_of + timedelta(days=policy["window_days"])
    chance = forecast.p_below_zero
    if forecast.low is None or chance is None or chance < policy["probability_floor"]:
        return []
    low = forecast.low.p10
    if low.balance.minor >= 0 or low.date > soon:
        return []
    rates = read_toml("advice.toml")["overdraft"]
    short = -low.balance.minor
    days = sum(day.p10.minor < 0 for day in forecast.days)
    costs = [
        round(short * rates[key] * days / DAYS_PER_YEAR)
        for key in ("rate_low_per_year", "rate_high_per_year")
    ]
    amount = format_money(short, forecast.currency, whole=True)
    return [
        make_action(
            "run-short",
            f"{low.date:%Y-%m}",
            title=f"Keep about {amount} ready before {low.date:%-d %B}",
            why=f"The balance goes below zero in {round(chance * 10)} of 10 simulated futures; "
            f"in a poor one it reaches {low.balance} on {low.date:%-d %B %Y}.",
            do="Move money over or put a payment off. See the days: finadvise forecast",
            worth=Worth(low=0, mid=costs[0], high=costs[1]),
            currency=forecast.currency,
            confidence=chance,
            effort="minutes",
            urgency="now",
            evidence=tuple(e.recurring_id for e in forecast.events[:5] if e.recurring_id),
        )
    ]
