"""What a command works with: the day, the settings, the profile and the store, opened on demand."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from finadvise.errors import UsageError
from finadvise.home.folders import Folders, find_folders
from finadvise.home.settings import Setting, load_settings
from finadvise.periods import parse_day

if TYPE_CHECKING:
    from finadvise.model.ledger import Ledger
    from finadvise.model.person import Profile
    from finadvise.store.store import Store
    from finadvise.workflows.household import Household


@dataclass
class Session:
    """One call of the program.

    Args:
        today: The day everything is worked out for (`--today`, `FINADVISE_TODAY`, the clock).
        store_option: `--db`, where it was given.
        exit_code: What the call ends with once its answer is printed.
    """

    today: date
    store_option: Path | None = None
    exit_code: int = 0
    _closing: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def folders(self) -> Folders:
        """Return where data lives."""
        return find_folders(os.environ, self.store_option)

    @cached_property
    def settings(self) -> dict[str, Setting]:
        """Return the settings with their origins."""
        return load_settings(self.folders.settings_file, os.environ)

    @property
    def currency(self) -> str:
        """Return the currency of reports."""
        return self.settings["currency"].value

    @property
    def country(self) -> str:
        """Return the country of the household."""
        return self.settings["country"].value

    @cached_property
    def profile(self) -> Profile:
        """Return who the person says they are."""
        from finadvise.home.profile import load_profile

        return load_profile(self.folders.profile_file, self.currency)

    @cached_property
    def store(self) -> Store:
        """Return the store, open until the call ends."""
        from finadvise.home.folders import ensure_folder
        from finadvise.store.store import open_store

        if self.store_option is None:
            ensure_folder(self.folders.store.parent)
        return self._closing.enter_context(open_store(self.folders.store))

    def ledger(self) -> Ledger:
        """Return all books, reported in the person's currency."""
        return self.store.ledger(self.currency)

    def household(self) -> Household:
        """Return the books, the person and the day, ready to be asked for answers."""
        from finadvise.workflows.accepting import accepted_flags
        from finadvise.workflows.household import Household
        from finadvise.workflows.recurring import kept_decisions

        return Household(
            self.ledger(),
            self.profile,
            self.today,
            accepted_flags(self.store),
            kept_decisions(self.store),
            self.store.forecasts.all(),
        )

    @property
    def interactive(self) -> bool:
        """Return whether a person can be asked."""
        return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    def say(self, text: str) -> None:
        """Tell the person something that is no data: on standard error."""
        from finadvise.report.sanitise import for_terminal

        print(for_terminal(text, limit=2000), file=sys.stderr)  # noqa: T201 - the one voice

    def close(self) -> None:
        """Let the store go."""
        self._closing.close()


def choose_today(option: str | None) -> date:
    """Return `--today`, else `FINADVISE_TODAY`, else the clock's day.

    Raises:
        UsageError: Not an ISO date.
    """
    given = option or os.environ.get("FINADVISE_TODAY")
    if not given:
        return date.today()  # noqa: DTZ011 - a bank's day is a local day
    try:
        return parse_day(given)
    except UsageError as error:
        raise UsageError(f"--today: {error.message}", hint=error.hint, code="today") from None
