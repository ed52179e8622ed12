from __future__ import annotations

from datetime import date

import pytest

from finadvise.analysis.plan.goals import needed_each_period
from finadvise.errors import UsageError
from finadvise.model.person import Goal, Profile

TODAY = date(2026, 5, 15)
BIKE = Goal(name="Bike", target_minor=100_000, day=date(2026, 11, 20), saved_minor=10_000)
PROFILE = Profile(goals=(BIKE,))


def test_what_is_missing_is_spread_over_the_whole_periods_left() -> None:
    assert needed_each_period(PROFILE, " bike ", period="month", as_of=TODAY) == 15_000  # 6 months
    assert needed_each_period(PROFILE, "Bike", period="four-weekly", as_of=TODAY) == 15_000


def test_a_goal_that_is_near_wants_everything_at_once() -> None:
    assert needed_each_period(PROFILE, "Bike", period="month", as_of=date(2026, 11, 10)) == 90_000


def test_a_goal_that_is_reached_wants_nothing() -> None:
    reached = Profile(goals=(Goal(name="Bike", target_minor=1, day=BIKE.day, saved_minor=5),))
    assert needed_each_period(reached, "Bike", period="month", as_of=TODAY) == 0


def test_unknown_and_past_goals_say_so() -> None:
    with pytest.raises(UsageError, match="no goal is called 'Boat'; goals: Bike"):
        needed_each_period(PROFILE, "Boat", period="month", as_of=TODAY)
    with pytest.raises(UsageError, match="was due on 2026-11-20"):
        needed_each_period(PROFILE, "Bike", period="month", as_of=date(2026, 12, 1))
