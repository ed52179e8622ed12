"""What insurance costs and covers, and how the car is driven."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from finadvise.cli.command import command
from finadvise.cli.session import Session
from finadvise.results.base import Result

PANEL = "Cover"


@command("", group="insurance", panel=PANEL, example="finadvise insurance --quotes quotes.csv")
def insurance(
    session: Session,
    quotes: Annotated[
        Path | None, typer.Option(help="Quotes you collected: kind,insurer,yearly.")
    ] = None,
) -> Result:
    """Compare what insurance costs with last year, and work out what cover you may need."""
    from finadvise.analysis.cover.insurance import review_insurance
    from finadvise.readers.tables import read_quotes
    from finadvise.workflows.recurring import known_recurring

    ledger = session.ledger()
    return review_insurance(
        ledger,
        profile=session.profile,
        as_of=session.today,
        recurring=known_recurring(session.store, ledger, as_of=session.today),
        quotes=read_quotes(quotes, session.currency) if quotes else (),
    )


@command("drive", group="insurance", panel=PANEL, example="finadvise insurance drive trips.csv")
def drive(
    session: Session,
    trips: Annotated[
        Path, typer.Argument(metavar="TRIPS.csv", help="trip_id,timestamp,speed_kmh,...")
    ],
) -> Result:
    """Score recorded journeys for coaching: braking, starts, bends and speed."""
    from finadvise.analysis.cover.driving import score_driving
    from finadvise.readers.tables import read_trips

    return score_driving(read_trips(trips), as_of=session.today, currency=session.currency)
