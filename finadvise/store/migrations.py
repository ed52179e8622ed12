"""Brings a store to the newest version."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path

from finadvise.store.schema import APPLICATION_ID, MIGRATIONS


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing; a store with content is copied aside first.

    The copy is `<name>.v<version>.bak`; it is written under another name, checked and renamed.
    """
    from sqlite_utils import Database, Migrations

    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version:
        _back_up(connection, path, version)
    steps = Migrations("finadvise")
    for number, (name, script) in enumerate(MIGRATIONS, start=1):
        steps(name=name)(_step(script, number))
    database = Database(connection, use_old_upsert=False)
    steps.apply(database)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _step(script: str, number: int) -> Callable[..., None]:
    def apply(database: object) -> None:
        connection: sqlite3.Connection = database.conn  # type: ignore[attr-defined]
        for statement in _statements(script):
            connection.execute(statement)
        if number == 1:
            connection.execute(
                "INSERT INTO secret VALUES ('account-key', ?)", (secrets.token_hex(16),)
            )
        connection.execute(f"PRAGMA user_version = {number}")

    apply.__name__ = f"step_{number}"
    return apply


def _statements(script: str) -> list[str]:
    """Cut a script, since `executescript` would commit before it runs."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part)
            part = ""
    return found


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> None:
    target = path.with_name(f"{path.name}.v{version}.bak")
    fresh = target.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(fresh),))
    fresh.chmod(0o600)
    fresh.replace(target)
