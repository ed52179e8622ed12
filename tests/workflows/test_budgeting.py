from __future__ import annotations

from datetime import date

import pytest

from finadvise.errors import UsageError
from finadvise.model.person import Goal, Profile
from finadvise.workflows.budgeting import wanted_saving

TODAY = date(2026, 5, 15)
PROFILE = Profile(goals=(Goal(name="Bike", target_minor=60_000, day=date(2026, 11, 20)),))


def wanted(amount: str | None, goal: str | None, currency: str = "GBP") -> int | None:
    return wanted_saving(
        amount, goal, profile=PROFILE, currency=currency, period="month", as_of=TODAY
    )


def test_an_amount_is_read_in_its_currency() -> None:
    assert wanted("250.50", None) == 25_050
    assert wanted("2500", None, "JPY") == 2_500


def test_a_goal_is_spread_over_its_months() -> None:
    assert wanted(None, "bike") == 10_000


def test_nothing_asked_for_is_nothing() -> None:
    assert wanted(None, None) is None


@pytest.mark.parametrize(("amount", "goal"), [("lots", None), ("5", "Bike"), (None, "Boat")])
def test_misuse_says_so(amount: str | None, goal: str | None) -> None:
    with pytest.raises(UsageError):
        wanted(amount, goal)
