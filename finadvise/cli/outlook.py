"""What happened to the money, and what comes."""

from __future__ import annotations

from typing import Annotated

import typer

from finadvise.cli.command import command
from finadvise.cli.session import Session
from finadvise.results.base import Result

PANEL = "Outlook"
SeriesId = Annotated[
    str, typer.Argument(metavar="ID", help="An id from the list, or a payee's name.")
]
SeriesIds = Annotated[
    list[str], typer.Argument(metavar="ID", help="Ids from the list, or payees' names.")
]


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


@command("", group="recurring", panel=PANEL, example="finadvise recurring --json")
def recurring(session: Session) -> Result:
    """Show bills, subscriptions and income that come back, when next, and what they cost."""
    from finadvise.workflows.recurring import known_recurring

    return known_recurring(session.store, session.ledger(), as_of=session.today)


@command("confirm", group="recurring", example="finadvise recurring confirm r-1a2b3c4d --kind bill")
def confirm(
    session: Session,
    identifiers: SeriesIds,
    kind: Annotated[
        str, typer.Option(help="bill, subscription, debt, saving, transfer or income.")
    ] = "",
) -> Result:
    """Say that a series is a contract, also where it looks like a habit."""
    from finadvise.workflows.recurring import decide

    return decide(session.store, session.ledger(), "confirm", identifiers, kind, day=session.today)


@command("reject", group="recurring", example="finadvise recurring reject r-1a2b3c4d")
def reject(session: Session, identifiers: SeriesIds) -> Result:
    """Say that a series is none; it is not listed any more, nor expected in forecasts."""
    from finadvise.workflows.recurring import decide

    return decide(session.store, session.ledger(), "reject", identifiers, day=session.today)


@command("rename", group="recurring", example="finadvise recurring rename r-1a2b3c4d 'The gym'")
def rename(
    session: Session,
    identifier: SeriesId,
    name: Annotated[str, typer.Argument(help="What to call it.")],
) -> Result:
    """Call a series by a name of your own."""
    from finadvise.workflows.recurring import decide

    return decide(session.store, session.ledger(), "rename", [identifier], name, day=session.today)


@command("merge", group="recurring", example="finadvise recurring merge r-1a2b3c4d r-5e6f7a8b")
def merge(
    session: Session,
    identifier: SeriesId,
    others: Annotated[list[str], typer.Argument(metavar="OTHER", help="The series to add to it.")],
) -> Result:
    """Say that series are one contract; the first keeps its name."""
    from finadvise.workflows.recurring import decide

    chosen = [identifier, *others]
    return decide(session.store, session.ledger(), "merge", chosen, day=session.today)


@command("", group="unusual", panel=PANEL, example="finadvise unusual --since 2026-01-01")
def unusual(
    session: Session,
    all_: Annotated[bool, typer.Option("--all", help="Give every transaction its score.")] = False,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="List nothing older than this day.")
    ] = None,
    per_month: Annotated[
        int, typer.Option(min=1, help="At most this many alarms a month on average.")
    ] = 1,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if anything is found.")] = False,
) -> Result:
    """Show payments that do not look like yours, strangest first."""
    from finadvise.analysis.outlook.unusual import find_unusual
    from finadvise.periods import parse_day
    from finadvise.workflows.accepting import accepted_flags

    found = find_unusual(
        session.ledger(),
        as_of=session.today,
        since=parse_day(since) if since else None,
        per_month=per_month,
        accepted=accepted_flags(session.store),
        everything=all_,
    )
    if check and any(payment.reasons for payment in found.unusual):
        session.exit_code = 1
    return found


@command("ok", group="unusual", example="finadvise unusual ok u-t12")
def accept(
    session: Session,
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An id from the list.")],
) -> None:
    """Say that a payment is in order; payments like it count as usual from then on."""
    from finadvise.workflows.accepting import accept_flag

    kept = accept_flag(session.store, identifier, currency=session.currency, day=session.today)
    session.say(f"{kept} is in order; payments like it count as usual now.")


@command("forecast", panel=PANEL, example="finadvise forecast --plan 2026-12-20:-600:gifts")
def forecast(
    session: Session,
    *,
    days: Annotated[int, typer.Option(help="How many days ahead.")] = 90,
    account: Annotated[
        str | None, typer.Option(metavar="NAME", help="One account; all together without it.")
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option(metavar="DATE:AMOUNT[:NAME]", help="Add a one-off; can be repeated."),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(metavar="PAYEE", help="Imagine a payee away; can be repeated."),
    ] = None,
    floor: Annotated[
        str | None,
        typer.Option(help="The balance you do not want to go below; else your profile's."),
    ] = None,
    overdraft: Annotated[
        str | None, typer.Option(help="Size of your arranged overdraft; else your profile's.")
    ] = None,
    backtest: Annotated[
        bool, typer.Option("--backtest", help="Replay it from past days and show how it did.")
    ] = False,
) -> Result:
    """Show where the balance may go, the low point, the odds, and how good past bands were."""
    from finadvise.analysis.outlook.forecast import amount_or, parse_plan, replay_forecasts
    from finadvise.workflows.forecasting import Wish, forecast_and_keep, refuse_what_ifs

    ledger, money, person = session.ledger(), session.currency, session.profile
    if backtest:
        refuse_what_ifs(plan, without)
        return replay_forecasts(ledger, as_of=session.today, days=days, account=account)
    wish = Wish(
        days=days,
        account=account,
        plans=tuple(parse_plan(text, money) for text in plan or ()),
        without=tuple(without or ()),
        floor_minor=amount_or("--floor", floor, person.floor_minor, money),
        overdraft_minor=amount_or("--overdraft", overdraft, person.overdraft_minor, money),
    )
    return forecast_and_keep(session.store, ledger, wish, as_of=session.today)


@command("scorecard", panel=PANEL, example="finadvise scorecard --json")
def scorecard(session: Session) -> Result:
    """Show how the forecasts you made turned out, and what became of advice."""
    from finadvise.workflows.forecasting import show_scorecard

    return show_scorecard(session.store, session.ledger(), as_of=session.today)
