from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.wealth.holdings import measure_drift, plan_trades, sum_holdings
from finadvise.analysis.wealth.house import load_house
from finadvise.errors import InputRefused
from finadvise.model.wealth import Holding
from finadvise.results.portfolio import SuggestedTrade

HALVES = {"dm_eq": 0.5, "gilts": 0.5}


def plan(held: dict[str, int], new: int) -> dict[str, int]:
    trades = plan_trades(held, HALVES, new_minor=new, sell_drift=0.05, currency="GBP")
    return amounts(trades)


def amounts(trades: tuple[SuggestedTrade, ...]) -> dict[str, int]:
    return {trade.asset: trade.amount.minor for trade in trades}


def test_holdings_add_up_by_class_under_any_of_its_names() -> None:
    held = sum_holdings(
        [
            Holding(asset="uk_eq", value_minor=100),
            Holding(asset="UK Shares", value_minor=50),
            Holding(asset="savings", value_minor=7),
        ],
        load_house(),
    )
    assert {key: value for key, value in held.items() if value} == {"uk_eq": 150, "cash": 7}


def test_an_unknown_class_is_refused_with_its_line() -> None:
    with pytest.raises(InputRefused, match="row 3, column asset"):
        sum_holdings([Holding(asset="bitcoin", value_minor=1, line=3)], load_house())


def test_drift_is_half_the_distance() -> None:
    assert measure_drift({"dm_eq": 70, "gilts": 30}, HALVES) == pytest.approx(0.2)
    assert measure_drift({"dm_eq": 0}, HALVES) is None


def test_new_money_buys_what_is_short_and_nothing_is_sold() -> None:
    # After the £100 the halves are 520 and 480: two points off, which is left alone.
    assert plan({"dm_eq": 520, "gilts": 380}, 100) == {"gilts": 100}


def test_new_money_is_spread_in_proportion_to_what_is_missing() -> None:
    assert plan({"dm_eq": 0, "gilts": 0}, 1001) == {"dm_eq": 501, "gilts": 500}


def test_a_mix_far_off_is_brought_back_by_selling() -> None:
    assert plan({"dm_eq": 800, "gilts": 200}, 0) == {"dm_eq": -300, "gilts": 300}


def test_a_mix_a_little_off_is_left_alone() -> None:
    assert plan({"dm_eq": 540, "gilts": 460}, 0) == {}


def test_cash_among_the_holdings_is_invested_first() -> None:
    assert plan({"dm_eq": 500, "gilts": 450, "cash": 50}, 0) == {"gilts": 50, "cash": -50}


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**8), st.integers(0, 10**8))
def test_trades_add_up_to_the_new_money_and_never_sell_more_than_is_held(
    shares: int, bonds: int, cash: int, new: int
) -> None:
    held = {"dm_eq": shares, "gilts": bonds, "cash": cash}
    found = plan(held, new)
    assert sum(found.values()) == new
    assert all(held.get(asset, 0) + amount >= 0 for asset, amount in found.items())
