"""What the past says about simulators and bands."""

from __future__ import annotations

from datetime import date

import numpy as np  # noqa: TID253 - tests of what numpy does
import pytest

from finadvise.analysis.outlook.forecast.pool import MEMBERS
from finadvise.analysis.outlook.forecast.record import Trial, factors, learn, stretch
from finadvise.analysis.outlook.forecast.summary import probability_below, safe_to_spend


def trial(centre: float, truth: float, *, others: float = 500.0) -> Trial:
    """Make `weeks` draw around one figure and the other members around a worse one."""
    rng = np.random.default_rng(0)
    members = {
        m: (centre if m == "weeks" else others) + rng.normal(0, 10, (240, 90)) for m in MEMBERS
    }
    return Trial(members, np.full(90, truth), 100.0)


def test_without_trials_all_count_alike() -> None:
    record = learn([])
    assert record.origins == 0
    assert set(record.weights.values()) == {0.25}


def test_the_member_that_was_right_counts_most() -> None:
    record = learn([trial(0.0, 0.0)] * 6)
    assert max(record.weights, key=lambda m: record.weights[m]) == "weeks"
    assert sum(record.weights.values()) == pytest.approx(1)


def test_a_band_that_missed_is_widened_and_one_that_held_is_not() -> None:
    held = learn([trial(0.0, 0.0, others=0.0)] * 8)
    missed = learn([trial(0.0, 60.0, others=0.0)] * 8)
    assert missed.widening[0] > 1.5 > held.widening[0]
    assert missed.coverage80 is not None
    assert held.coverage80 == 1


def test_error_and_naive_error_are_mean_distances() -> None:
    record = learn([trial(0.0, 0.0, others=0.0)] * 3)
    assert record.naive_error == 100
    assert record.error == pytest.approx(0, abs=3)


def test_stretching_keeps_the_middle() -> None:
    paths = np.array([[0.0] * 60, [10.0] * 60, [20.0] * 60])
    wide = stretch(paths, np.full(60, 10.0), (2.0, 3.0))
    assert wide[:, 0].tolist() == [-10.0, 10.0, 30.0]
    assert wide[:, 59].tolist() == [-15.0, 10.0, 35.0]


def test_the_widening_grows_in_a_line_from_day_30_to_day_90() -> None:
    steps = factors(120, (1.0, 2.0))
    assert (steps[0], steps[29], steps[59], steps[89], steps[119]) == (1, 1, 1.5, 2, 2)


def test_the_chance_of_falling_below_counts_whole_paths() -> None:
    paths = np.array([[5.0, -1.0, 5.0], [5.0, 5.0, 5.0], [-2.0, 3.0, 3.0], [1.0, 1.0, 1.0]])
    assert probability_below(paths, 0) == 0.5
    assert probability_below(paths, -3) == 0


def test_what_is_safe_is_what_nine_paths_in_ten_leave_above_the_floor() -> None:
    lows = np.arange(0.0, 1001.0, 10.0)
    paths = np.stack([lows, lows + 50], axis=1)
    assert safe_to_spend(paths, date(2026, 1, 1), date(2026, 1, 5), 40) == 60
    assert safe_to_spend(paths, date(2026, 1, 1), None, 5000) == 0
