"""Opening the store: ours, whole, private, and of a version we know, or not touched at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from finadvise.errors import StoreBusyError, StoreError
from finadvise.store import connection
from finadvise.store.schema import APPLICATION_ID, VERSION
from finadvise.store.store import Store, open_store


def test_a_new_store_is_private_and_carries_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "finadvise.db"
    with open_store(path) as store:
        assert store.connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert store.connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert store.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_open_file_is_tightened(tmp_path: Path) -> None:
    path = tmp_path / "finadvise.db"
    with open_store(path):
        pass
    path.chmod(0o644)
    with open_store(path):
        pass
    assert path.stat().st_mode & 0o777 == 0o600


def other_program(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()


def newer_version(path: Path) -> None:
    with open_store(path) as store:
        store.connection.execute(f"PRAGMA user_version = {VERSION + 1}")


def csv_file(path: Path) -> None:
    path.write_text("Date,Amount\n2026-01-01,5\n" * 50)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (other_program, "belongs to another program"),
        (newer_version, "was made by a newer finadvise"),
        (csv_file, "is no finadvise store"),
    ],
)
def test_what_is_not_ours_is_refused_and_left_as_it_is(
    tmp_path: Path, make: object, message: str
) -> None:
    path = tmp_path / "finadvise.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    with pytest.raises(StoreError, match=message), open_store(path):
        pass
    assert path.read_bytes() == before


def test_damage_is_found_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "finadvise.db"
    with open_store(path) as store, store.writing():
        for day in range(400):
            store.connection.execute("INSERT INTO batch (day) VALUES (?)", (f"{day:0400}",))
    with open_store(path) as store:
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 2048] = b"\xff" * 2048
    path.write_bytes(content)
    with (
        pytest.raises(StoreError, match="is damaged"),
        open_store(path) as store,
        store.writing(),
    ):
        pytest.fail("a damaged store was written to")


def test_a_lock_held_elsewhere_is_busy_not_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_SECONDS", 0.05)
    path = tmp_path / "finadvise.db"
    with (
        open_store(path) as first,
        open_store(path) as second,
        first.writing(),
        pytest.raises(StoreBusyError, match="in use by another finadvise"),
        second.writing(),
    ):
        pytest.fail("two writers at once")


def write_and_fail(store: Store) -> None:
    with store.writing():
        store.connection.execute("INSERT INTO batch (day) VALUES ('2026-01-01')")
        raise ZeroDivisionError


def test_a_block_that_fails_keeps_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "finadvise.db") as store:
        with pytest.raises(ZeroDivisionError):
            write_and_fail(store)
        assert store.connection.execute("SELECT count(*) FROM batch").fetchone() == (0,)
