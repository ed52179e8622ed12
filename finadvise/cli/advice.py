"""What to do next, why, and the monthly report."""

from __future__ import annotations

from typing import Annotated

import typer

from finadvise.cli.command import command
from finadvise.cli.session import Session
from finadvise.results.base import Result

PANEL = "Advice"
ActionId = Annotated[str, typer.Argument(help="Id of an action, as advise shows it.")]


@command("", group="advise", panel=PANEL, example="finadvise advise --limit 3")
def advise(
    session: Session,
    limit: Annotated[int, typer.Option(help="How many actions to show.", min=1)] = 5,
) -> Result:
    """Show the few actions that are worth most, with the reason for each."""
    from finadvise.workflows.advising import advise_household

    return advise_household(session.household(), session.store.decisions.of("advice"), limit=limit)


@command("done", group="advise", example="finadvise advise done a-1b2c3d4e")
def done(session: Session, action: ActionId) -> None:
    """Mark an action as done."""
    _decide(session, action, "done")


@command("dismiss", group="advise", example="finadvise advise dismiss a-1b2c3d4e")
def dismiss(session: Session, action: ActionId) -> None:
    """Never show an action again."""
    _decide(session, action, "dismissed")


@command("snooze", group="advise", example="finadvise advise snooze a-1b2c3d4e")
def snooze(session: Session, action: ActionId) -> None:
    """Hide an action for thirty days."""
    _decide(session, action, "snoozed")


def _decide(session: Session, action: str, choice: str) -> None:
    from finadvise.workflows.advising import decide

    title = decide(session.store, session.household(), action, choice)
    session.say(f"{title}: {choice}.")


@command("explain", panel=PANEL, example="finadvise explain t12")
def explain(
    session: Session,
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Any id of any report.")],
) -> Result:
    """Say why a report says what it says, and what would change it."""
    from finadvise.workflows.categorising import reason_for
    from finadvise.workflows.explaining import explain_id

    return explain_id(
        identifier,
        session.household(),
        session.store.decisions.of("advice"),
        lambda found: reason_for(session.store, found, session.country),
    )


@command("report", panel=PANEL, example="finadvise report --period last-month -o report.md")
def report(
    session: Session,
    period: Annotated[
        str, typer.Option(help="2026-03, 2026, last-month, 12-months or FROM..TO.")
    ] = "last-month",
) -> Result:
    """Put spending, what comes next and advice on one page."""
    from finadvise.workflows.reporting import report_household

    return report_household(session.household(), session.store.decisions.of("advice"), period)
