"""The store as the rest of the program sees it: a few topics, each with methods named by intent."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finadvise.model.ledger import Ledger
from finadvise.store.books import Books
from finadvise.store.categories import Categories
from finadvise.store.connection import check_whole, connect, translated
from finadvise.store.decisions import Decisions
from finadvise.store.imports import Imports


class Store:
    """An open store. Every change happens inside `writing()`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.books = Books(connection)
        self.imports = Imports(connection)
        self.categories = Categories(connection)
        self.decisions = Decisions(connection)

    def ledger(self, currency: str) -> Ledger:
        """Return all accounts and rows, reported in `currency`."""
        with translated(self.path):
            return self.books.ledger(currency)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock; all of the block is kept, or none of it.

        Raises:
            StoreBusyError: The lock was not to be had in time.
            StoreError: The store is damaged, or there is no room.
        """
        with translated(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                check_whole(self.connection, self.path)
                yield
                self.connection.execute("COMMIT")
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
