"""The monthly report: what happened, what comes next, what to do."""

from __future__ import annotations

from finadvise.analysis.advice.ranking import Decisions
from finadvise.results.base import Result
from finadvise.results.report import Part, Report
from finadvise.results.spending import Spending
from finadvise.workflows.advising import advise_household
from finadvise.workflows.household import Household

ACTIONS_SHOWN = 5


def report_household(household: Household, decisions: Decisions, period: str) -> Report:
    """Return the report; a part that lacks data is left out and named in a note.

    Raises:
        UsageError: `period` names no period.
    """
    missing: list[str] = []
    spending = household.ask(lambda: household.spending_of(period), missing)
    answers: list[tuple[str, Result | None]] = [
        (f"finadvise spending --period {period}", spending),
        ("finadvise recurring", household.ask(lambda: household.recurring, missing)),
        ("finadvise forecast", household.ask(lambda: household.forecast, missing)),
        ("finadvise budget", household.ask(lambda: household.budget, missing)),
        ("finadvise unusual", household.ask(lambda: household.unusual, missing)),
        ("finadvise advise", advise_household(household, decisions, limit=ACTIONS_SHOWN)),
    ]
    return Report(
        as_of=household.as_of,
        currency=household.currency,
        notes=tuple(dict.fromkeys(missing)),
        title=f"Your money, {_span(spending)}" if spending else "Your money",
        parts=tuple(Part(command=c, result=r) for c, r in answers if r is not None),
    )


def _span(spending: Spending) -> str:
    return f"{spending.period.from_:%-d %B %Y} to {spending.period.to:%-d %B %Y}"
