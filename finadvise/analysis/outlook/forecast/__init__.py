"""Where the balance may go, and how much that can be trusted."""

from finadvise.analysis.outlook.forecast.forecast import forecast_cash
from finadvise.analysis.outlook.forecast.request import Plan, amount_or, parse_plan

__all__ = ["Plan", "amount_or", "forecast_cash", "parse_plan"]
