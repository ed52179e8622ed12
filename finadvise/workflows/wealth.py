"""From what the person typed to the wealth analyses: which risk, which plan, which tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from finadvise.analysis.wealth.house import load_house
from finadvise.analysis.wealth.portfolio import build_portfolio
from finadvise.analysis.wealth.projection import Plan, plan_for_goal, project_savings
from finadvise.analysis.wealth.questionnaire import load_questionnaire
from finadvise.analysis.wealth.risk import assess_risk
from finadvise.analysis.wealth.views import parse_view
from finadvise.errors import UsageError
from finadvise.model.ledger import Ledger
from finadvise.model.person import Profile
from finadvise.money import parse_plain
from finadvise.readers.tables import read_holdings, read_prices
from finadvise.results.portfolio import Portfolio
from finadvise.results.project import Projection

_RUNGS = 5


def parse_amount(option: str, text: str | None, currency: str) -> int:
    """Read an option's amount in minor units; None is zero.

    Raises:
        UsageError: Not a plain decimal.
    """
    if text is None:
        return 0
    try:
        return parse_plain(text, currency).minor
    except ValueError as error:
        raise UsageError(f"{option}: {error}", hint="write it as 1450.00", code="amount") from None


def choose_equity(
    risk: int | None,
    equity: float | None,
    ledger: Callable[[], Ledger],
    profile: Callable[[], Profile],
    as_of: date,
) -> float:
    """Return the share of equities: from `--equity`, from `--risk`, else from the risk profile.

    Raises:
        UsageError: Both options, or a level outside 1 to 5.
        NotEnoughDataError: Neither option, and the questionnaire was never answered.
    """
    if risk is not None and equity is not None:
        raise UsageError("--risk and --equity say the same thing", hint="give one of them")
    if equity is not None:
        return equity
    if risk is not None:
        if not 1 <= risk <= _RUNGS:
            raise UsageError(f"--risk is {risk}", hint=f"give 1 to {_RUNGS}")
        return risk / _RUNGS
    found = assess_risk(
        ledger(), profile=profile(), questionnaire=load_questionnaire(), as_of=as_of
    )
    return found.equity_share


def advise_portfolio(
    equity_share: float,
    *,
    as_of: date,
    currency: str,
    invested_minor: int = 0,
    prices: Path | None = None,
    holdings: Path | None = None,
    contribution: str | None = None,
    views: Sequence[str] = (),
) -> Portfolio:
    """Read the person's tables and views, and build the portfolio."""
    house = load_house()
    return build_portfolio(
        equity_share=equity_share,
        house=house,
        as_of=as_of,
        currency=currency,
        holdings=read_holdings(holdings, currency) if holdings else (),
        contribution_minor=parse_amount("--contribution", contribution, currency),
        prices=read_prices(prices) if prices else None,
        views=[parse_view(text, house) for text in views],
        planned_minor=0 if holdings else invested_minor,
    )


def project_plan(
    *,
    profile: Profile,
    as_of: date,
    currency: str,
    goal: str | None = None,
    years: int | None = None,
    monthly: str | None = None,
    start: str | None = None,
    target: str | None = None,
    equity: float | None = None,
    seed: int = 0,
) -> Projection:
    """Turn a goal or the options into a plan and project it; options change a goal's own figures.

    Raises:
        UsageError: Neither a goal nor a number of years.
    """
    if goal is None and years is None:
        raise UsageError("nothing to project", hint="give --goal NAME or --years N", code="plan")
    plan = Plan(months=0) if goal is None else plan_for_goal(profile, goal, as_of)
    if years is not None:
        plan = replace(plan, months=years * 12)
    if monthly is not None:
        plan = replace(plan, monthly_minor=parse_amount("--monthly", monthly, currency))
    if start is not None:
        plan = replace(plan, start_minor=parse_amount("--start", start, currency))
    if target is not None:
        plan = replace(plan, target_minor=parse_amount("--target", target, currency))
    plan = replace(plan, equity_share=equity)
    return project_savings(plan, house=load_house(), as_of=as_of, currency=currency, seed=seed)
