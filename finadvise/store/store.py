"""The store as the rest of the program sees it: a few topics, each with methods named by intent."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from finadvise.model.ledger import Ledger
from finadvise.store.accounts import Accounts
from finadvise.store.books import Books
from finadvise.store.categories import Categories
from finadvise.store.connection import check_whole, connect, translated
from finadvise.store.decisions import Decisions
from finadvise.store.entries import Entries
from finadvise.store.forecasts import Forecasts
from finadvise.store.imports import Imports
from finadvise.store.links import Links
from finadvise.store.models import Models
from finadvise.store.splits import Splits


@dataclass(slots=True)
class Writing:
    """A change in the making; `keep` False takes all of it back at the end."""

    keep: bool = True


class Store:
    """An open store. Every change happens inside `writing()`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.books = Books(connection)
        self.accounts = Accounts(connection)
        self.entries = Entries(connection)
        self.imports = Imports(connection)
        self.links = Links(connection)
        self.splits = Splits(connection)
        self.categories = Categories(connection)
        self.decisions = Decisions(connection)
        self.forecasts = Forecasts(connection)
        self.models = Models(connection)

    def ledger(self, currency: str) -> Ledger:
        """Return all accounts and rows as of one moment, reported in `currency`."""
        with translated(self.path), self._snapshot():
            return self.books.ledger(currency)

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Let every query of the block see the same state, whatever other processes write."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Hold the write lock; all of the block is kept, or none of it.

        Raises:
            StoreBusyError: The lock was not to be had in time.
            StoreError: The store is damaged, or there is no room.
        """
        with translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                check_whole(self.connection, self.path)
                change = Writing()
                yield change
                self.connection.execute("COMMIT" if change.keep else "ROLLBACK")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """Open the store for the length of a block, made where there is none."""
    connection = connect(path)
    try:
        yield Store(connection, path)
    finally:
        connection.close()
