"""A new store is laid out without sqlite-utils, and sqlite-utils agrees with the result."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from finadvise.store import migrations
from finadvise.store.migrations import migrate
from finadvise.store.schema import MIGRATIONS, VERSION
from finadvise.store.store import open_store


def test_the_steps_are_noted_where_sqlite_utils_looks(tmp_path: Path) -> None:
    from sqlite_utils import Database, Migrations

    with open_store(tmp_path / "finadvise.db") as store:
        database = Database(store.connection)
        steps = Migrations("finadvise")
        assert [m.name for m in steps.applied(database)] == [name for name, _ in MIGRATIONS]


def test_a_later_step_is_applied_after_a_copy_is_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "finadvise.db"
    with open_store(path) as store:
        store.connection.execute("INSERT INTO batch (day) VALUES ('2026-01-01')")
        later = (*MIGRATIONS, ("later", "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"))
        monkeypatch.setattr(migrations, "MIGRATIONS", later)
        migrate(store.connection, path)
        assert store.connection.execute("SELECT count(*) FROM later").fetchone() == (0,)
        assert store.connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    copy = path.with_name(f"{path.name}.v{VERSION}.bak")
    assert copy.stat().st_mode & 0o777 == 0o600
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT count(*) FROM batch").fetchone() == (1,)
    connection.close()


def test_laying_out_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "finadvise.db"
    with open_store(path) as store:
        key = store.connection.execute("SELECT value FROM secret").fetchall()
        migrate(store.connection, path)
        assert store.connection.execute("SELECT value FROM secret").fetchall() == key
