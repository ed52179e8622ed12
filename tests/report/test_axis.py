"""Axes have round numbers that enclose what is drawn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.report.axis import amount_label, day_labels, ticks

# Charts draw money: hundredths, not the smallest numbers a float can hold.
amounts = st.integers(-(10**11), 10**11).map(lambda hundredths: hundredths / 100)


@given(amounts, amounts, st.integers(2, 8))
def test_ticks_enclose_the_values_and_are_few(one: float, other: float, most: int) -> None:
    low, high = min(one, other), max(one, other)
    levels = ticks(low, high, most)
    assert levels[0] <= low + 1e-6 * abs(low)
    assert levels[-1] >= high - 1e-6 * abs(high)
    assert 2 <= len(levels) <= most + 2
    assert list(levels) == sorted(set(levels))


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [
        (1180, 1950, (1000, 1200, 1400, 1600, 1800, 2000)),
        (-40, 90, (-50, 0, 50, 100)),
        (7, 7, (7, 7.25)),
    ],
)
def test_ticks_are_round(low: float, high: float, levels: tuple[float, ...]) -> None:
    assert ticks(low, high, 4) == levels


def test_labels_have_pennies_only_where_the_step_needs_them() -> None:
    assert [amount_label(v) for v in (12000, -50, 7.25)] == ["12,000", "-50", "7.25"]


def test_days_are_named_by_day_and_years_by_year() -> None:
    month = tuple(date(2026, 4, 1) + timedelta(days=n) for n in range(30))
    assert day_labels(month, 3) == ((0, "1 Apr"), (10, "11 Apr"), (20, "21 Apr"))
    decade = tuple(date(2026 + n, 4, 1) for n in range(11))
    assert [text for _, text in day_labels(decade, 2)] == ["2026", "2031", "2036"]
