"""What to plan, and what to put away."""

from __future__ import annotations

from typing import Annotated

import typer

from finadvise.cli.command import command
from finadvise.cli.session import Session
from finadvise.results.base import Result

PANEL = "Plan"


@command("budget", panel=PANEL, example="finadvise budget --save 300")
def budget(
    session: Session,
    save: Annotated[
        str | None, typer.Option(metavar="AMOUNT", help="Put this away each period.")
    ] = None,
    for_: Annotated[
        str | None, typer.Option("--for", metavar="GOAL", help="Save for a goal of the profile.")
    ] = None,
    period: Annotated[str, typer.Option(help="month, payday or four-weekly.")] = "month",
) -> Result:
    """Suggest a budget that adds up, from your own past."""
    from finadvise.analysis.plan.budget import suggest_budget
    from finadvise.workflows.budgeting import wanted_saving
    from finadvise.workflows.recurring import known_recurring

    ledger = session.ledger()
    return suggest_budget(
        ledger,
        recurring=known_recurring(session.store, ledger, as_of=session.today),
        as_of=session.today,
        save_minor=wanted_saving(
            save,
            for_,
            profile=session.profile,
            currency=session.currency,
            period=period,
            as_of=session.today,
        ),
        period=period,
    )


@command("savings", panel=PANEL, example="finadvise savings")
def savings(session: Session) -> Result:
    """Show what you can put away, what to keep within reach, and where the next pound goes."""
    from finadvise.analysis.plan.savings import plan_savings

    return plan_savings(session.ledger(), profile=session.profile, as_of=session.today)
