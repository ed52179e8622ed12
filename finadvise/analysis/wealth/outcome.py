"""A projection in words: how often a goal is reached, and what would help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from finadvise.analysis.wealth.paths import Snapshot, monthly_needed, quantiles, share_reaching
from finadvise.money import format_estimate, format_money
from finadvise.periods import add_months

# Shares of futures that reach a target, and what that is called.
_STATUSES = ((0.85, "on track"), (0.70, "likely"), (0.50, "needs attention"), (0.0, "unlikely"))


def name_status(chance: float | None) -> str:
    """Return what a chance is called; empty without one."""
    return "" if chance is None else next(name for low, name in _STATUSES if chance >= low)


def in_ten(chance: float) -> str:
    """Return a chance as a count of ten futures; nothing short of certain is called all or none."""
    if chance in {0.0, 1.0}:
        return f"{chance * 10:.0f} of 10"
    if chance < 0.05:
        return "fewer than 1 of 10"
    if chance > 0.95:
        return "more than 9 of 10"
    return f"about {chance * 10:.0f} of 10"


def describe_goal(chance: float, target_minor: int, day: date, currency: str) -> str:
    """Return the answer where a target was given."""
    target = format_money(target_minor, currency, whole=True)
    count = in_ten(chance)
    return f"{count[:1].upper()}{count[1:]} simulated futures reach {target} by {day:%B %Y}."


def describe_range(end: Snapshot, start: int, monthly: int, day: date, currency: str) -> str:
    """Return the answer where no target was given."""
    values = quantiles(end.values(start, monthly))
    low, high = (format_estimate(int(value), currency) for value in (values[1], values[5]))
    return f"About 8 of 10 simulated futures hold between {low} and {high} by {day:%B %Y}."


def list_levers(
    end: Snapshot,
    later: Sequence[Snapshot],
    *,
    start: int,
    monthly: int,
    target: int,
    aim: float,
    as_of: date,
    currency: str,
) -> tuple[str, ...]:
    """Return what would bring the chance to the aim: more saving, more time, or a smaller target.

    More risk is none of them.

    Args:
        end: The paths at the plan's end.
        later: The paths at later months, ascending.
        start: Minor units, as are `monthly` and `target`.
        monthly: What is saved a month.
        target: What is aimed for.
        aim: Share of futures to be reached.
        as_of: First day.
        currency: Of all amounts.
    """
    need = monthly_needed(end, start=start, target=target, probability=aim)
    reached = sorted(end.values(start, monthly))
    smaller = float(reached[int(len(reached) * (1 - aim))])
    enough = next(
        (s.month for s in later if share_reaching(s.values(start, monthly), target) >= aim), None
    )
    return (
        f"Saving about {format_estimate(int(need - monthly), currency)} a month more makes it "
        f"{in_ten(aim)}.",
        f"Waiting until {add_months(as_of, enough):%B %Y} makes it {in_ten(aim)}."
        if enough
        else "Waiting ten years longer is not enough on its own.",
        f"A target of {format_estimate(int(smaller), currency)} is reached in {in_ten(aim)} "
        "as it is.",
    )
