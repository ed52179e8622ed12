"""What happened to the money, and what comes."""

from __future__ import annotations

from typing import Annotated

import typer

from finadvise.cli.command import command
from finadvise.cli.session import Session
from finadvise.results.base import Result

PANEL = "Outlook"


@command("spending", panel=PANEL, example="finadvise spending --period last-month")
def spending(
    session: Session,
    period: Annotated[
        str,
        typer.Option(
            metavar="PERIOD",
            help="2026-03, 2026, this-month, last-month, 12-months, payday or FIRST..LAST.",
        ),
    ] = "last-month",
    by: Annotated[str, typer.Option(help="category, payee, account or month.")] = "category",
) -> Result:
    """Show where the money of a period went, beside what is usual for you."""
    from finadvise.analysis.outlook.spending import summarise_spending
    from finadvise.model.flows import find_paydays
    from finadvise.periods import parse_period

    ledger = session.ledger()
    paydays = find_paydays(ledger, session.today)
    return summarise_spending(
        ledger,
        period=parse_period(period, session.today, payday=paydays[-1] if paydays else None),
        by=by,
        as_of=session.today,
        profile=session.profile,
    )


@command("recurring", panel=PANEL, example="finadvise recurring --json")
def recurring(session: Session) -> Result:
    """Show bills, subscriptions and income that come back, when next, and what they cost."""
    from finadvise.analysis.outlook.recurring import find_recurring

    return find_recurring(session.ledger(), as_of=session.today)
