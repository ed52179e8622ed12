"""From what the person typed to an amount to put away."""

from __future__ import annotations

from datetime import date

from finadvise.analysis.plan.goals import needed_each_period
from finadvise.errors import UsageError
from finadvise.model.person import Profile
from finadvise.money import parse_plain


def wanted_saving(
    amount: str | None,
    goal: str | None,
    *,
    profile: Profile,
    currency: str,
    period: str,
    as_of: date,
) -> int | None:
    """Return what to put away each period in minor units; None where nothing was asked for.

    Args:
        amount: A plain decimal.
        goal: Name of a goal of the profile.
        profile: Holds the goals.
        currency: Currency of the amount.
        period: The budget's period.
        as_of: The day in question.

    Raises:
        UsageError: Both were given, the amount is none, or the goal is not known.
    """
    if amount is not None and goal is not None:
        raise UsageError("--save and --for contradict each other", hint="give one of them")
    if goal is not None:
        return needed_each_period(profile, goal, period=period, as_of=as_of)
    if amount is None:
        return None
    try:
        return parse_plain(amount, currency).minor
    except ValueError as error:
        raise UsageError(f"--save: {error}", hint="write it as 250 or 250.50") from None
