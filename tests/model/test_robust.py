from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.model.robust import quantile, spread, usual_range


def test_the_spread_is_the_scaled_median_deviation() -> None:
    # median 30, deviations 20 10 0 10 20 -> median 10
    assert spread([10, 20, 30, 40, 50]) == pytest.approx(14.826)


def test_nothing_has_no_spread_and_no_quantile() -> None:
    assert spread([]) == 0
    assert quantile([], 0.5) == 0


def test_quantiles_lie_between_order_statistics() -> None:
    assert quantile([40, 10, 20, 30], 0.25) == 17.5
    assert quantile([7], 0.9) == 7


def test_the_usual_range_by_hand() -> None:
    # median 500, deviations 100 0 100 -> 100; 1.2816 * 1.4826 * 100 = 190.01
    assert usual_range([400, 500, 600]) == (310, 690)


def test_a_fixed_price_has_no_range() -> None:
    assert usual_range([1_099] * 6) == (1_099, 1_099)


def test_what_seldom_comes_ranges_from_nothing_to_its_tenth_from_the_top() -> None:
    assert usual_range([0] * 9 + [100, 200]) == (0, 100)


def test_spending_is_never_usually_below_nothing() -> None:
    assert usual_range([0, 10, 500, 900])[0] == 0


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=24))
def test_the_range_is_ordered_and_holds_the_median(values: list[int]) -> None:
    low, high = usual_range(values)
    assert low <= round(quantile(values, 0.5)) <= high
