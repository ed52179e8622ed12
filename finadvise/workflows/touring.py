"""The tour: every answer on the sample household, in a folder that is gone afterwards."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import finadvise
from finadvise.analysis.ledger.accounts import describe_accounts
from finadvise.errors import SettingError
from finadvise.home.profile import load_profile
from finadvise.results.base import Result
from finadvise.results.report import Demo, Part
from finadvise.store.store import Store, open_store
from finadvise.workflows.advising import advise_household
from finadvise.workflows.household import Household
from finadvise.workflows.importing import ImportOptions, import_files
from finadvise.workflows.sources import find_sources

CURRENCY = "GBP"
ACTIONS_SHOWN = 5


def take_tour(say: Callable[[str], None]) -> Demo:
    """Import the sample statements and return every answer about them.

    Raises:
        SettingError: The sample data was not installed.
    """
    folder = sample_folder()
    as_of = date.fromisoformat(json.loads((folder / "truth.json").read_text("utf-8"))["as_of"])
    with _passing_store() as store:
        say("Reading the sample household's statements into a store that will not be kept.")
        imported = import_files(
            store, find_sources([str(folder / "statements")]), ImportOptions(today=as_of)
        )
        household = Household(
            store.ledger(CURRENCY), load_profile(folder / "profile.toml", CURRENCY), as_of
        )
        answers = [
            ("finadvise import statements/", imported),
            ("finadvise accounts", describe_accounts(household.ledger, as_of=as_of)),
            *_answers(household, folder, say),
        ]
    return Demo(
        as_of=as_of,
        currency=CURRENCY,
        title="A tour on an invented household",
        parts=tuple(Part(command=command, result=result) for command, result in answers),
    )


def _answers(
    household: Household, folder: Path, say: Callable[[str], None]
) -> Iterator[tuple[str, Result]]:
    from finadvise.readers.tables import read_quotes
    from finadvise.workflows.wealth import advise_portfolio, project_plan

    as_of, profile = household.as_of, household.profile
    yield "finadvise spending --period last-month", household.spending_of("last-month")
    yield "finadvise recurring", household.recurring
    yield "finadvise forecast", household.forecast
    yield "finadvise unusual", household.unusual
    yield "finadvise budget", household.budget
    yield "finadvise savings", household.savings
    say("Working out risk, a portfolio and where it may lead.")
    risk = household.risk
    yield "finadvise profile risk", risk
    yield (
        "finadvise portfolio --holdings holdings.csv",
        advise_portfolio(
            risk.equity_share, as_of=as_of, currency=CURRENCY, holdings=folder / "holdings.csv"
        ),
    )
    if profile.goals:
        name = profile.goals[0].name
        yield (
            f'finadvise project --goal "{name}"',
            project_plan(profile=profile, as_of=as_of, currency=CURRENCY, goal=name),
        )
    yield (
        "finadvise insurance --quotes quotes.csv",
        household.insurance_with(read_quotes(folder / "quotes.csv", CURRENCY)),
    )
    yield "finadvise advise", advise_household(household, {}, limit=ACTIONS_SHOWN)


@contextmanager
def _passing_store() -> Iterator[Store]:
    folder = Path(tempfile.mkdtemp(prefix="finadvise-tour-"))
    try:
        with open_store(folder / "finadvise.db") as store:
            yield store
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sample_folder() -> Path:
    """Return where the sample data is: inside the package, or beside it in a checkout.

    Raises:
        SettingError: It is in neither place.
    """
    package = Path(finadvise.__file__).parent
    for folder in (package / "sample_data", package.parent / "sample_data"):
        if (folder / "truth.json").exists():
            return folder
    raise SettingError("the sample data is missing", hint="install finadvise anew")
