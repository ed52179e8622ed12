from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from finadvise.errors import NotEnoughDataError, UsageError
from finadvise.model.ledger import Ledger
from finadvise.model.person import Goal, Profile
from finadvise.workflows.wealth import (
    advise_portfolio,
    choose_equity,
    parse_amount,
    project_plan,
)

TODAY = date(2026, 11, 23)


def choose(risk: int | None, equity: float | None, profile: Profile | None = None) -> float:
    return choose_equity(risk, equity, Ledger, lambda: profile or Profile(), TODAY)


def test_a_level_is_so_many_fifths() -> None:
    assert [choose(level, None) for level in range(1, 6)] == [0.2, 0.4, 0.6, 0.8, 1.0]


def test_an_option_beats_the_risk_profile() -> None:
    assert choose(None, 0.35) == 0.35


def test_without_an_option_the_risk_profile_counts() -> None:
    careful = Profile(risk_answers=(1,) * 8 + (2, 2))
    assert choose(None, None, careful) == 0.2
    with pytest.raises(NotEnoughDataError):
        choose(None, None)


@pytest.mark.parametrize(("risk", "equity"), [(3, 0.5), (0, None), (6, None)])
def test_levels_that_make_no_sense_are_refused(risk: int, equity: float | None) -> None:
    with pytest.raises(UsageError, match="--risk"):
        choose(risk, equity)


def test_amounts_of_options_are_plain_decimals() -> None:
    assert parse_amount("--monthly", "200.5", "GBP") == 20_050
    assert parse_amount("--monthly", None, "GBP") == 0
    with pytest.raises(UsageError, match="--monthly"):
        parse_amount("--monthly", "£200", "GBP")


def test_what_is_invested_is_spread_where_no_holdings_are_given(tmp_path: Path) -> None:
    plain = advise_portfolio(0.6, as_of=TODAY, currency="GBP", invested_minor=100_000)
    assert plain.total.minor == 100_000
    assert plain.drift is None
    table = tmp_path / "holdings.csv"
    table.write_text("asset,value\nuk_eq,500.00\n", "utf-8")
    held = advise_portfolio(
        0.6, as_of=TODAY, currency="GBP", invested_minor=100_000, holdings=table
    )
    assert held.total.minor == 50_000
    assert held.drift is not None


def test_options_change_the_figures_of_a_goal() -> None:
    goal = Goal(
        name="House",
        target_minor=2_000_000,
        day=date(2031, 11, 1),
        saved_minor=100_000,
        monthly_minor=20_000,
    )
    profile = Profile(goals=(goal,))
    found = project_plan(
        profile=profile, as_of=TODAY, currency="GBP", goal="House", monthly="300", equity=0.2
    )
    assert found.target is not None
    assert (found.start.minor, found.monthly.minor, found.target.minor) == (
        100_000,
        30_000,
        2_000_000,
    )
    assert (found.months, found.equity_share) == (60, 0.2)


def test_a_projection_needs_a_goal_or_years() -> None:
    with pytest.raises(UsageError, match="nothing to project"):
        project_plan(profile=Profile(), as_of=TODAY, currency="GBP")
