from __future__ import annotations

from datetime import date, timedelta

import pytest

from finadvise.analysis.wealth.house import load_house
from finadvise.analysis.wealth.prices import align_prices
from finadvise.errors import InputRefused
from finadvise.model.wealth import PriceTable

HOUSE = load_house()


def table(gap_days: int, rows: int = 30, *names: str) -> PriceTable:
    days = tuple(date(2020, 1, 1) + timedelta(days=gap_days * k) for k in range(rows))
    prices = tuple(100.0 + k for k in range(rows))
    return PriceTable(days=days, columns=tuple((name, prices) for name in names or ("gilts",)))


@pytest.mark.parametrize(("gap_days", "per_year"), [(1, 252), (7, 52), (30, 12), (91, 4), (365, 1)])
def test_how_often_prices_were_taken_is_read_from_their_days(gap_days: int, per_year: int) -> None:
    assert align_prices(table(gap_days), HOUSE).per_year == per_year


def test_columns_come_in_the_order_of_the_house_and_cash_is_left_out() -> None:
    found = align_prices(table(30, 30, "Cash", "gilts", "UK shares"), HOUSE)
    assert found.keys == ("uk_eq", "gilts")
    assert found.enough


def test_one_column_or_two_years_are_not_enough() -> None:
    assert not align_prices(table(30, 60, "gilts"), HOUSE).enough
    assert not align_prices(table(30, 24, "gilts", "corp"), HOUSE).enough


def test_the_same_class_under_two_names_is_refused() -> None:
    with pytest.raises(InputRefused, match="twice"):
        align_prices(table(30, 30, "uk_eq", "UK shares"), HOUSE)
