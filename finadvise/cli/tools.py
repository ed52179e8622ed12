"""The program itself: its settings, its health and its tour."""

from __future__ import annotations

from typing import Annotated

import typer

from finadvise import __version__
from finadvise.cli.command import app, command
from finadvise.cli.session import Session
from finadvise.results.base import Result

PANEL = "Tools"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"finadvise {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read bank statements, understand the money, and say what to do next.

    Nothing leaves this machine. Example: finadvise import ~/Downloads/*.csv
    """


@command("show", group="config", panel=PANEL, example="finadvise config show --origin")
def show(
    session: Session,
    origin: Annotated[  # noqa: ARG001 - the page always says it; kept for scripts
        bool, typer.Option("--origin", help="Say where each value comes from.")
    ] = False,
) -> Result:
    """Show the settings and which of option, environment, file or default won."""
    from finadvise.workflows.settings import show_settings

    return show_settings(session.settings, session.folders, session.today)


@command("set", group="config", panel=PANEL, example="finadvise config set currency EUR")
def set_(
    session: Session,
    name: Annotated[str, typer.Argument(help="The setting.")],
    value: Annotated[str, typer.Argument(help="Its new value.")],
) -> None:
    """Change a setting in config.toml."""
    from finadvise.home.settings import change_setting

    change_setting(session.folders.settings_file, name, value)
    session.say(f"{name} is now {value}.")


@command("doctor", panel=PANEL, example="finadvise doctor --check")
def doctor(
    session: Session,
    check: Annotated[
        bool, typer.Option("--check", help="Exit with 1 where something is found.")
    ] = False,
) -> Result:
    """Check the store, its privacy, and how fresh and complete the data is."""
    from finadvise.workflows.checking import check_health

    health = check_health(
        session.store, session.ledger(), as_of=session.today, country=session.country
    )
    if check and any(c.state != "ok" for c in health.checks):
        session.exit_code = 1
    return health


@command("demo", panel=PANEL, example="finadvise demo")
def demo(session: Session) -> Result:
    """Take the whole tour on the sample household; nothing is kept."""
    from finadvise.workflows.touring import take_tour

    return take_tour(say=session.say)
