"""Brings a store to the newest version."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path

from finadvise.store.schema import APPLICATION_ID, MIGRATIONS

# The table and index as sqlite_utils.Migrations makes them.
_NOTES = """
CREATE TABLE _sqlite_migrations (
  id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT
);
CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name
  ON _sqlite_migrations (migration_set, name);
"""


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing; a store with content is copied aside first.

    The copy is `<name>.v<version>.bak`; it is written under another name, checked and renamed.
    """
    version = _create_where_empty(connection)
    if version == len(MIGRATIONS):
        return
    from sqlite_utils import Database, Migrations

    _back_up(connection, path, version)
    steps = Migrations("finadvise")
    for number, (name, script) in enumerate(MIGRATIONS, start=1):
        steps(name=name)(_step(script, number))
    database = Database(connection, use_old_upsert=False)
    steps.apply(database)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _create_where_empty(connection: sqlite3.Connection) -> int:
    """Lay out a new store in one transaction and return the version it has then.

    This notes the steps where sqlite-utils looks for them, without loading it: with it comes
    pandas, half a second that a first import need not spend.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            for statement in _statements(_NOTES):
                connection.execute(statement)
            for version, (name, script) in enumerate(MIGRATIONS, start=1):
                _apply(connection, script, version)
                connection.execute(
                    "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
                    " VALUES ('finadvise', ?, 'at creation')",
                    (name,),
                )
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return version


def _step(script: str, number: int) -> Callable[..., None]:
    def apply(database: object) -> None:
        _apply(database.conn, script, number)  # type: ignore[attr-defined]

    apply.__name__ = f"step_{number}"
    return apply


def _apply(connection: sqlite3.Connection, script: str, number: int) -> None:
    for statement in _statements(script):
        connection.execute(statement)
    if number == 1:
        connection.execute("INSERT INTO secret VALUES ('account-key', ?)", (secrets.token_hex(16),))
    connection.execute(f"PRAGMA user_version = {number}")


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
