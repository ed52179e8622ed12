from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import exp, log1p, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.analysis.wealth.house import House, describe_mix, load_house, policy_weights
from finadvise.analysis.wealth.odds import log_moments
from finadvise.analysis.wealth.projection import Plan, plan_for_goal, project_savings
from finadvise.errors import UsageError
from finadvise.model.person import Goal, Profile
from finadvise.results.project import Projection

TODAY = date(2026, 11, 23)
HOUSE = load_house()


def project(plan: Plan, *, house: House = HOUSE, seed: int = 0, paths: int = 2000) -> Projection:
    return project_savings(plan, house=house, as_of=TODAY, currency="GBP", seed=seed, paths=paths)


def still(mean: float, fee: float = 0.0) -> House:
    """A house in which every class earns the same and nothing ever moves."""
    assets = tuple(replace(a, mean=mean, volatility=0.0) for a in HOUSE.assets)
    return replace(HOUSE, assets=assets, doubt=0.0, fee=fee)


def test_without_volatility_savings_follow_the_closed_form() -> None:
    plan = Plan(months=120, start_minor=100_000, monthly_minor=10_000, equity_share=0.6)
    end = project(plan, house=still(0.03)).years[-1]
    monthly = 1.03 ** (1 / 12) - 1
    value = 100_000 * 1.03**10 + 10_000 * ((1 + monthly) ** 120 - 1) / monthly
    assert end.p05.minor == end.p95.minor == int(value)


def test_without_any_return_savings_just_add_up() -> None:
    plan = Plan(months=18, start_minor=500, monthly_minor=100, equity_share=0.6)
    years = project(plan, house=still(0.0)).years
    assert [(y.year, y.p50.minor) for y in years] == [(1, 1_700), (2, 2_300)]


def test_fees_compound() -> None:
    plan = Plan(months=120, start_minor=1_000_000, equity_share=0.6)
    end = project(plan, house=still(0.0, fee=0.01)).years[-1]
    assert end.p50.minor == pytest.approx(1_000_000 * 0.99**10, abs=1)


def test_the_median_and_the_tail_follow_the_lognormal() -> None:
    house = replace(HOUSE, doubt=0.0, fee=0.0, widening=1.0)
    plan = Plan(months=60, start_minor=10_000_000, equity_share=0.6)
    end = project(plan, house=house, paths=40_000).years[-1]
    drift, spread = log_moments(describe_mix(house, policy_weights(house, 0.6)))
    for share, found in ((0.05, end.p05), (0.50, end.p50), (0.95, end.p95)):
        exact = exp(drift * 5 + NormalDist().inv_cdf(share) * spread * sqrt(5)) * 10_000_000
        assert found.minor == pytest.approx(exact, rel=0.01)


def test_doubt_about_the_average_widens_the_fan() -> None:
    plan = Plan(months=240, start_minor=1_000_000, equity_share=0.6)
    sure = project(plan, house=replace(HOUSE, doubt=0.0)).years[-1]
    unsure = project(plan).years[-1]
    assert unsure.p05 < sure.p05
    assert sure.p95 < unsure.p95


def test_the_needed_saving_reaches_the_goal_as_often_as_aimed_for() -> None:
    plan = Plan(months=120, start_minor=200_000, target_minor=5_000_000, equity_share=0.4)
    first = project(plan)
    assert first.needed_monthly is not None
    again = project(replace(plan, monthly_minor=first.needed_monthly.minor))
    assert again.probability is not None
    assert again.probability == pytest.approx(first.aim, abs=0.001)
    assert again.probability >= first.aim
    needs = [n.monthly.minor for n in first.needed]
    assert needs == sorted(needs)


def test_a_goal_that_is_reached_already_needs_nothing() -> None:
    plan = Plan(months=12, start_minor=10_000_000, target_minor=100, equity_share=0.2)
    projection = project(plan)
    assert projection.probability == 1.0
    assert projection.needed_monthly is not None
    assert projection.needed_monthly.minor == 0
    assert (projection.status, projection.levers) == ("on track", ())


def test_three_levers_are_offered_and_none_is_more_risk() -> None:
    projection = project(Plan(months=60, monthly_minor=10_000, target_minor=2_000_000))
    assert projection.status == "unlikely"
    assert len(projection.levers) == 3
    assert not any("risk" in lever or "equit" in lever for lever in projection.levers)


def test_without_a_target_there_is_no_probability() -> None:
    projection = project(Plan(months=60, monthly_minor=10_000))
    assert (projection.probability, projection.needed_monthly, projection.status) == (
        None,
        None,
        "",
    )
    assert "8 of 10" in projection.summary


def test_the_share_of_equities_follows_the_distance_where_none_is_given() -> None:
    assert project(Plan(months=120)).equity_share == pytest.approx(0.60)
    assert project(Plan(months=36)).equity_share == pytest.approx(0.10)


def test_money_needed_within_three_years_stays_in_savings() -> None:
    projection = project(Plan(months=24, start_minor=100_000))
    assert projection.equity_share == 0.0
    assert projection.volatility == 0.01
    assert any("stay in savings" in note for note in projection.notes)
    # Savings cost no fund's fee: 0.75 % real for two years.
    assert projection.years[-1].p50.minor == pytest.approx(100_000 * 1.0075**2, rel=0.002)


def test_a_goal_of_the_profile_becomes_a_plan() -> None:
    goal = Goal(name="House", target_minor=5, day=date(2031, 6, 30), saved_minor=2, monthly_minor=1)
    plan = plan_for_goal(Profile(goals=(goal,)), "house", TODAY)
    assert (plan.months, plan.start_minor, plan.monthly_minor, plan.target_minor) == (55, 2, 1, 5)


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2020, 1, 1)])
def test_a_goal_whose_day_has_come_is_refused(day: date) -> None:
    profile = Profile(goals=(Goal(name="House", target_minor=5, day=day),))
    with pytest.raises(UsageError, match="is due"):
        plan_for_goal(profile, "House", TODAY)


def test_an_unknown_goal_is_refused_with_the_known_ones() -> None:
    profile = Profile(goals=(Goal(name="House", target_minor=5, day=date(2030, 1, 1)),))
    with pytest.raises(UsageError, match="use one of House"):
        plan_for_goal(profile, "Boat", TODAY)


@pytest.mark.parametrize(
    "plan",
    [
        Plan(months=0),
        Plan(months=961),
        Plan(months=12, monthly_minor=-1),
        Plan(months=12, equity_share=1.2),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(plan: Plan) -> None:
    with pytest.raises(UsageError):
        project(plan)


def test_the_same_seed_gives_the_same_futures_and_another_others() -> None:
    plan = Plan(months=60, start_minor=100_000, equity_share=0.6)
    assert project(plan) == project(plan)
    assert project(plan, seed=1).years != project(plan).years


LAWS = settings(max_examples=25, deadline=None)


@LAWS
@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_saving_more_never_makes_a_goal_less_likely(a: int, b: int) -> None:
    low, high = (
        project(
            Plan(months=120, monthly_minor=m, target_minor=5_000_000, equity_share=0.6), paths=500
        ).probability
        for m in sorted((a, b))
    )
    assert low is not None
    assert high is not None
    assert low <= high


@LAWS
@given(st.integers(1, 10_000_000), st.integers(1, 10_000_000))
def test_a_larger_target_is_never_more_likely(a: int, b: int) -> None:
    near, far = (
        project(
            Plan(months=120, monthly_minor=20_000, target_minor=t, equity_share=0.6), paths=500
        ).probability
        for t in sorted((a, b))
    )
    assert near is not None
    assert far is not None
    assert near >= far


@LAWS
@given(st.integers(1, 30), st.integers(1, 30))
def test_more_years_of_saving_never_make_a_goal_less_likely(a: int, b: int) -> None:
    short, long = (
        project(
            Plan(months=12 * y, monthly_minor=20_000, target_minor=3_000_000, equity_share=0.4),
            paths=500,
        ).probability
        for y in sorted((a, b))
    )
    assert short is not None
    assert long is not None
    assert short <= long + 0.01


def test_log_moments_match_the_mean_and_the_spread() -> None:
    mix = describe_mix(HOUSE, policy_weights(HOUSE, 1.0))
    drift, spread = log_moments(mix)
    assert exp(drift + spread**2 / 2) == pytest.approx(1 + mix.mean)
    assert spread == pytest.approx(sqrt(log1p((mix.volatility / (1 + mix.mean)) ** 2)))
