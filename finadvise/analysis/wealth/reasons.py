"""Why a risk profile came out as it did, one sentence a step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from finadvise.analysis.wealth.limits import POLICY, Limits
from finadvise.data import read_toml
from finadvise.results.risk import CapacityFact, GoalHorizon


def explain_limits(
    limits: Limits, tightest: CapacityFact, goals: Sequence[GoalHorizon]
) -> Iterator[str]:
    """Yield the reasons behind capacity, horizon and the answer, and what would change it."""
    yield _capacity(tightest)
    for goal in goals:
        name = goal.goal[:1].upper() + goal.goal[1:]
        yield (
            f"{name} is {goal.years:.1f} years away, which allows {goal.equity_share:.0%} in "
            "shares."
        )
    yield (
        f"Your {limits.binding} is the lowest of the three ({limits.lowest:.0%}); rounded down to "
        f"a rung of the ladder that is {limits.equity_share:.0%} in shares."
    )
    yield _change(limits.binding, tightest)
    for goal in goals:
        if goal.equity_needed is not None and goal.equity_needed > limits.equity_share:
            yield (
                f"{goal.goal[:1].upper()}{goal.goal[1:]} would be reached often enough with "
                f"{goal.equity_needed:.0%} in shares. A need does not raise the limit: saving "
                "more, a later date or a smaller target does the same."
            )


def _capacity(tightest: CapacityFact) -> str:
    if tightest.value is None:
        return (
            f"Your books do not show the {tightest.label}, so capacity counts for "
            f"{tightest.equity_share:.0%} at most."
        )
    value = (
        f"{tightest.value:.1f}"
        if tightest.fact == "months_of_essentials"
        else f"{tightest.value:.0%}"
    )
    return (
        f"The tightest limit on what you can afford to lose is the {tightest.label}: {value}, "
        f"which allows {tightest.equity_share:.0%} in shares."
    )


def _change(binding: str, tightest: CapacityFact) -> str:
    if binding == "horizon":
        return "A later date for the nearest large goal would raise it."
    if binding == "tolerance":
        return "Only other answers would raise it."
    if tightest.value is None:
        return "Statements with balances and three months of payments would let it be measured."
    if tightest.fact == "months_of_essentials":
        knots = read_toml(POLICY)["capacity"]["months_of_essentials"]
        return (
            f"With {knots['at'][1]:.0f} months of essentials in reach this limit would be "
            f"{knots['equity'][1]:.0%}, with {knots['at'][2]:.0f} months {knots['equity'][2]:.0%}."
        )
    return f"A change in the {tightest.label} would move it."
