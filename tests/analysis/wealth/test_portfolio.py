from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.analysis.wealth.house import House, load_house
from finadvise.analysis.wealth.portfolio import build_portfolio, policy_steps
from finadvise.errors import InputRefused, UsageError
from finadvise.model.wealth import Holding, PriceTable, View
from finadvise.results.portfolio import Portfolio

TODAY = date(2026, 11, 23)
HOUSE = load_house()


def build(
    equity: float,
    *,
    house: House = HOUSE,
    holdings: Sequence[Holding] = (),
    new: int = 0,
    prices: PriceTable | None = None,
    views: Sequence[View] = (),
) -> Portfolio:
    return build_portfolio(
        equity_share=equity,
        house=house,
        as_of=TODAY,
        currency="GBP",
        holdings=holdings,
        contribution_minor=new,
        prices=prices,
        views=views,
    )


def with_means(mean: float) -> House:
    return replace(HOUSE, assets=tuple(replace(a, mean=mean) for a in HOUSE.assets))


def monthly_prices(keys: Sequence[str], months: int, *, gap_in: str = "") -> PriceTable:
    rng = random.Random(7)  # noqa: S311 - invented prices
    days = tuple(date(2020, 1, 31) + timedelta(days=30 * k) for k in range(months))
    columns = []
    for key in keys:
        price, prices = 100.0, list[float | None]()
        for _ in range(months):
            price *= 1 + rng.gauss(0.004, 0.04)
            prices.append(price)
        if key == gap_in:
            prices[5] = None
        columns.append((key, tuple(prices)))
    return PriceTable(days=days, columns=tuple(columns))


def test_the_ladder_at_sixty_is_the_published_policy_mix() -> None:
    expected = {
        "dm_eq": 0.42, "uk_eq": 0.12, "em_eq": 0.06,
        "gilts": 0.08, "glob_bond_h": 0.20, "il_gilts": 0.04, "corp": 0.08,
    }  # fmt: skip
    found = {w.asset: w.policy_weight for w in build(0.6).weights}
    assert found == pytest.approx(expected)


def test_sixty_in_equities_grows_about_three_and_a_half_and_swings_ten() -> None:
    portfolio = build(0.6)
    assert portfolio.expected_return_real == pytest.approx(0.034, abs=0.002)
    assert portfolio.volatility == pytest.approx(0.104, abs=0.002)
    assert portfolio.bad_year == pytest.approx(-0.13, abs=0.01)
    assert portfolio.p_loss["1y"] == pytest.approx(0.37, abs=0.01)
    assert portfolio.p_loss["1y"] > portfolio.p_loss["5y"] > portfolio.p_loss["10y"]
    assert (portfolio.level, portfolio.method) == (3, "optimised")


def test_amounts_add_up_to_the_penny() -> None:
    portfolio = build(0.37, holdings=[Holding(asset="uk_eq", value_minor=100_003)], new=77)
    assert sum(w.amount.minor for w in portfolio.weights) == portfolio.total.minor == 100_080
    assert sum(t.amount.minor for t in portfolio.trades) == 77


def test_a_point_more_or_less_hardly_moves_the_mix() -> None:
    stability = build(0.6).stability
    assert stability is not None
    assert stability.shift == 0.01
    assert 0 < stability.turnover < 0.15
    for weight in stability.weights:
        assert weight.low <= weight.high


def test_cash_never_enters_the_mix() -> None:
    assert all(w.asset != "cash" for w in build(0.0).weights)


def test_a_view_moves_its_two_classes_and_stays_between_prior_and_opinion() -> None:
    view = View(better="em_eq", worse="dm_eq", by=0.03, confidence=0.5)
    plain, leaned = build(0.6), build(0.6, views=[view])
    before = {w.asset: w.weight for w in plain.weights}
    after = {w.asset: w.weight for w in leaned.weights}
    assert after["em_eq"] > before["em_eq"]
    assert after["dm_eq"] < before["dm_eq"]
    applied = leaned.views[0]
    # em_eq is assumed to earn 6.45 %, dm_eq 5.28 %.
    assert applied.prior == pytest.approx(0.0117)
    assert applied.posterior == pytest.approx((0.0117 + 0.03) / 2)


def test_a_view_without_confidence_changes_next_to_nothing() -> None:
    view = View(better="em_eq", worse="dm_eq", by=0.05, confidence=0.0)
    assert build(0.6, views=[view]).views[0].posterior == pytest.approx(0.0117, abs=1e-4)


def test_monthly_prices_inform_covariances_and_are_named() -> None:
    portfolio = build(0.6, prices=monthly_prices(["dm_eq", "uk_eq", "gilts"], 60))
    assert any("60 prices" in note and "12 a year" in note for note in portfolio.notes)
    assert portfolio.volatility != build(0.6).volatility
    assert portfolio.volatility < 0.2


def test_days_with_a_gap_are_left_out_not_filled() -> None:
    table = monthly_prices(["dm_eq", "gilts"], 60, gap_in="gilts")
    assert any("59 prices" in note for note in build(0.6, prices=table).notes)


def test_too_few_prices_are_set_aside_with_a_note() -> None:
    portfolio = build(0.6, prices=monthly_prices(["dm_eq", "gilts"], 12))
    assert any("too few" in note for note in portfolio.notes)
    assert portfolio.volatility == build(0.6).volatility


def test_a_price_column_of_no_known_class_is_refused() -> None:
    with pytest.raises(InputRefused, match="column bitcoin"):
        build(0.6, prices=monthly_prices(["bitcoin"], 60))


def test_an_unrepaired_correlation_table_still_gives_weights() -> None:
    size = len(HOUSE.correlation)
    odd = tuple(tuple(1.0 if i == j else -0.6 for j in range(size)) for i in range(size))
    assert_sound(build(0.6, house=replace(HOUSE, correlation=odd)), 0.6)


def test_when_no_solver_finds_an_answer_the_policy_mix_is_shown_with_a_note() -> None:
    # A negative penalty is not convex, so every solver refuses the problem.
    portfolio = build(0.6, house=replace(HOUSE, tracking_penalty=-1.0))
    assert portfolio.method == "policy"
    assert any("policy weights are shown" in note for note in portfolio.notes)
    assert [w.weight for w in portfolio.weights] == list(policy_steps(HOUSE, 0.6))
    assert portfolio.stability is None


@pytest.mark.parametrize("mean", [-0.05, 0.0, 0.05])
def test_means_that_are_all_alike_or_negative_leave_a_sound_mix(mean: float) -> None:
    assert_sound(build(0.6, house=with_means(mean)), 0.6)


@pytest.mark.parametrize("equity", [-0.1, 1.1, float("nan")])
def test_a_share_outside_nothing_to_all_is_refused(equity: float) -> None:
    with pytest.raises(UsageError, match="share of equities"):
        build(equity)


def test_a_negative_contribution_is_refused() -> None:
    with pytest.raises(UsageError, match="contribution"):
        build(0.6, new=-1)


def test_nothing_is_written_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    build(0.6, prices=monthly_prices(["dm_eq", "gilts"], 60))
    assert capfd.readouterr().out == ""


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 1))
def test_weights_add_up_stay_in_their_band_and_keep_the_share_of_equities(equity: float) -> None:
    assert_sound(build(equity), equity)


@settings(max_examples=10, deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_more_risk_never_gets_less_equity(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert build(low).equity_share <= build(high).equity_share


def assert_sound(portfolio: Portfolio, equity: float) -> None:
    assert sum(w.weight for w in portfolio.weights) == pytest.approx(1)
    for weight in portfolio.weights:
        assert 0 <= weight.weight <= 1
        assert abs(weight.weight - weight.policy_weight) <= HOUSE.band + 0.001
    assert portfolio.equity_share == pytest.approx(equity, abs=0.0006)
