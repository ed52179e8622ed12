"""Advice from the budget: categories that ran above what is usual."""

from __future__ import annotations

from finadvise.analysis.advice.findings import Worth, make_action
from finadvise.data import read_toml
from finadvise.model.taxonomy import category_name
from finadvise.money import format_money
from finadvise.results.advise import Action
from finadvise.results.budget import Budget, BudgetLine

MONTHS = 12
_CHANGEABLE = {"essential", "discretionary"}


def advise_on_budget(budget: Budget) -> list[Action]:
    """Return an action for the category that ran furthest above its usual range."""
    smallest = read_toml("advice.toml")["budget"]["smallest_monthly_minor"]
    above = [
        line
        for line in budget.lines
        if line.kind in _CHANGEABLE and line.last.minor - line.usual_high.minor >= smallest
    ]
    above.sort(key=lambda line: line.usual_high.minor - line.last.minor)
    return [_over(line) for line in above[:1]]


def _over(line: BudgetLine) -> Action:
    currency = line.last.currency
    excess = line.last.minor - line.usual_high.minor
    middle = (line.usual_low.minor + line.usual_high.minor) // 2
    name = category_name(line.category)
    usual = " to ".join(
        format_money(m.minor, currency, whole=True) for m in (line.usual_low, line.usual_high)
    )
    return make_action(
        "above-usual",
        line.category,
        title=f"Bring {name.lower()} back to its usual level",
        why=f"Last month took {format_money(line.last.minor, currency, whole=True)}; "
        f"usually it is {usual}.",
        do=f"See the rows: finadvise transactions --category {line.category}",
        worth=Worth(low=0, mid=excess, high=(line.last.minor - middle) * MONTHS),
        currency=currency,
        confidence=0.5,
        effort="a habit",
        evidence=(f"budget:{line.category}",),
    )
