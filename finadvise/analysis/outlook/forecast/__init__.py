"""Where the balance may go, and how much that can be trusted."""

from finadvise.analysis.outlook.forecast.forecast import forecast_cash
from finadvise.analysis.outlook.forecast.request import Plan, amount_or, parse_plan
from finadvise.analysis.outlook.forecast.scorecard import (
    kept_days,
    replay_forecasts,
    score_forecasts,
)

__all__ = [
    "Plan",
    "amount_or",
    "forecast_cash",
    "kept_days",
    "parse_plan",
    "replay_forecasts",
    "score_forecasts",
]
