"""What a goal asks for each period."""

from __future__ import annotations

from datetime import date

from finadvise.errors import UsageError
from finadvise.model.person import Goal, Profile

_MONTH_DAYS = 365.25 / 12
_PERIOD_DAYS = {"month": _MONTH_DAYS, "payday": _MONTH_DAYS, "four-weekly": 28.0}


def needed_each_period(profile: Profile, name: str, *, period: str, as_of: date) -> int:
    """Return what to put away each period to reach a goal in time, in minor units, rounded up.

    Interest is left out: goals saved for from a budget are near.

    Args:
        profile: Holds the goals.
        name: The goal's name, case aside.
        period: `month`, `payday` or `four-weekly`; pay is taken to come monthly.
        as_of: The day in question.

    Raises:
        UsageError: No goal of that name, or its day has passed.
    """
    goal = _find(profile, name)
    if goal.day <= as_of:
        raise UsageError(f"the goal {goal.name!r} was due on {goal.day}", hint="give it a new date")
    missing = max(0, goal.target_minor - goal.saved_minor)
    periods = max(1, int((goal.day - as_of).days / _PERIOD_DAYS.get(period, _MONTH_DAYS)))
    return -(-missing // periods)


def _find(profile: Profile, name: str) -> Goal:
    for goal in profile.goals:
        if goal.name.casefold() == name.strip().casefold():
            return goal
    known = ", ".join(goal.name for goal in profile.goals) or "none in the profile yet"
    raise UsageError(f"no goal is called {name!r}", hint=f"goals: {known}", code="unknown-goal")
