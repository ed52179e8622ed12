"""What the shell offers when TAB is pressed: names of the person's accounts and categories."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from finadvise.errors import FinadviseError
from finadvise.home.folders import find_folders

if TYPE_CHECKING:
    from finadvise.store.store import Store


def complete_account(incomplete: str) -> list[str]:
    """Return the accounts whose name begins so."""
    with _store() as store:
        names = [a.name for a in store.accounts.all()] if store else []
    return [name for name in names if name.startswith(incomplete)]


def complete_category(incomplete: str) -> list[str]:
    """Return the categories that begin so, the person's own first."""
    from finadvise.data import read_csv

    with _store() as store:
        used = store.categories.used() if store else []
    known = [row["slug"] for row in read_csv("categories.csv")]
    return [name for name in dict.fromkeys([*used, *known]) if name.startswith(incomplete)]


@contextmanager
def _store() -> Iterator[Store | None]:
    """Open the store where there is one; a TAB makes no files and shows no errors."""
    from finadvise.store.store import open_store

    try:
        path = find_folders(os.environ).store
        if not path.exists():
            yield None
            return
        with open_store(path) as store:
            yield store
    except FinadviseError:
        yield None
