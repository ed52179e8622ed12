"""Who the person is, how much risk makes sense, a mix for it, and where it may lead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from finadvise.cli.command import command
from finadvise.cli.session import Session
from finadvise.results.base import Result

PANEL = "Wealth"


@command("", group="profile", panel=PANEL, example="finadvise profile")
def profile(session: Session) -> Result | None:
    """Show who you said you are; set it by key, or answer the risk questionnaire."""
    return show(session)


@command("show", group="profile", panel=PANEL, example="finadvise profile show --json")
def show(session: Session) -> Result:
    """Show who you said you are, and what is still unsaid."""
    from finadvise.workflows.profile import show_profile

    return show_profile(
        session.profile,
        file=session.folders.profile_file,
        currency=session.currency,
        as_of=session.today,
    )


@command("set", group="profile", panel=PANEL, example="finadvise profile set born=1988 adults=2")
def set_(
    session: Session,
    changes: Annotated[list[str], typer.Argument(metavar="KEY=VALUE...", help="What to say.")],
) -> Result:
    """Say who you are, one KEY=VALUE a word."""
    from finadvise.home.profile import change_profile
    from finadvise.workflows.profile import parse_changes, show_profile

    file = session.folders.profile_file
    changed = change_profile(file, session.currency, parse_changes(changes))
    return show_profile(changed, file=file, currency=session.currency, as_of=session.today)


@command(
    "risk",
    group="profile",
    panel=PANEL,
    example="finadvise profile risk --answers 3,2,3,2,2,3,2,3,2,2",
)
def risk(
    session: Session,
    answers: Annotated[
        str | None, typer.Option(help="One option number a question, such as 3,2,4.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask anew, in a terminal.")] = False,
) -> Result:
    """Work out how much risk makes sense; the answers are kept in the profile."""
    from finadvise.analysis.wealth.questionnaire import load_questionnaire
    from finadvise.workflows.profile import ask_answers, assess_and_keep, parse_given

    questionnaire = load_questionnaire()
    profile = replace(session.profile, risk_answers=()) if again else session.profile
    given = parse_given(answers, questionnaire)
    if not given and not profile.risk_answers and session.interactive:
        given = ask_answers(
            questionnaire,
            profile,
            currency=session.currency,
            say=session.say,
            ask=lambda words: typer.prompt(words, err=True),
        )
    return assess_and_keep(
        session.ledger(),
        profile,
        answers=given,
        file=session.folders.profile_file,
        as_of=session.today,
    )


@command(
    "portfolio",
    panel=PANEL,
    example='finadvise portfolio --risk 3 --contribution 500 --view "em_eq > dm_eq by 1% (40%)"',
)
def portfolio(
    session: Session,
    *,
    risk: Annotated[int | None, typer.Option(help="Level 1 (a fifth in equities) to 5.")] = None,
    equity: Annotated[float | None, typer.Option(help="Share in equities, 0 to 1.")] = None,
    prices: Annotated[Path | None, typer.Option(help="Your own table of prices.")] = None,
    holdings: Annotated[Path | None, typer.Option(help="What you hold: asset,value.")] = None,
    contribution: Annotated[str | None, typer.Option(help="New money to place.")] = None,
    view: Annotated[
        list[str] | None, typer.Option(help='An opinion: "A > B by 1% (40%)"; may be repeated.')
    ] = None,
) -> Result:
    """Mix asset classes for your level of risk, with reasons, odds and trades."""
    from finadvise.workflows.wealth import advise_portfolio, choose_equity

    return advise_portfolio(
        choose_equity(risk, equity, session.ledger, lambda: session.profile, session.today),
        as_of=session.today,
        currency=session.currency,
        invested_minor=session.profile.invested_minor,
        prices=prices,
        holdings=holdings,
        contribution=contribution,
        views=view or (),
    )


@command("project", panel=PANEL, example="finadvise project --years 20 --monthly 200 --equity 0.6")
def project(
    session: Session,
    *,
    goal: Annotated[str | None, typer.Option(help="One of the goals of your profile.")] = None,
    years: Annotated[int | None, typer.Option(help="How long.")] = None,
    monthly: Annotated[str | None, typer.Option(help="Saved a month.")] = None,
    start: Annotated[str | None, typer.Option(help="There at the start.")] = None,
    target: Annotated[str | None, typer.Option(help="What is aimed for.")] = None,
    equity: Annotated[float | None, typer.Option(help="Share in equities, 0 to 1.")] = None,
    seed: Annotated[int, typer.Option(help="Another set of simulated futures.")] = 0,
) -> Result:
    """Project savings in today's money, with the chance of reaching a goal."""
    from finadvise.workflows.wealth import project_plan

    return project_plan(
        profile=session.profile,
        as_of=session.today,
        currency=session.currency,
        goal=goal,
        years=years,
        monthly=monthly,
        start=start,
        target=target,
        equity=equity,
        seed=seed,
    )
