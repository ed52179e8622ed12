"""Opening the file: whose it is, whether it is whole, and how it is written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from finadvise.errors import StoreBusyError, StoreError
from finadvise.store.schema import APPLICATION_ID, VERSION

BUSY_TIMEOUT_SECONDS = 30.0
_RESTORE = "restore a backup, or name another store with --db"


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise StoreBusyError(
                f"{path} is in use by another finadvise", hint="try again in a moment"
            ) from None
        if "full" in text or "disk I/O" in text:
            raise StoreError(
                f"no room to write {path} ({text}); nothing was changed", hint="free some space"
            ) from None
        raise StoreError(f"cannot use {path}: {text}", hint=_RESTORE) from None
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError):
            raise
        raise StoreError(f"{path} is damaged ({error})", hint=_RESTORE) from None


def connect(path: Path) -> sqlite3.Connection:
    """Open or make the store; the file is 0600 and of the newest version.

    Raises:
        StoreError: Not ours, made by a newer finadvise, damaged, or not writable and not readable.
        StoreBusyError: Locked for longer than the timeout.
    """
    with translated(path):
        if not path.exists():
            return _create(path)
        _check_header(path)
        connection = _open(path)
        version = _check_owner(connection, path)
        _prepare(connection, path)
        if version < VERSION:
            from finadvise.store.migrations import migrate

            migrate(connection, path)
        return connection


def _create(path: Path) -> sqlite3.Connection:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return connect(path)
    except OSError as error:
        raise StoreError(
            f"cannot make {path}: {error.strerror}", hint="name another store with --db"
        ) from None
    connection = _open(path)
    _prepare(connection, path)
    from finadvise.store.migrations import migrate

    migrate(connection, path)
    return connection


def _open(path: Path) -> sqlite3.Connection:
    if _writable(path):
        return sqlite3.connect(path, timeout=BUSY_TIMEOUT_SECONDS, isolation_level=None)
    return sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Settle how a store that is known to be ours is written."""
    connection.execute("PRAGMA foreign_keys = ON")
    if not _writable(path):
        return
    if path.stat().st_uid == os.getuid() and path.stat().st_mode & 0o077:
        path.chmod(0o600)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror}") from None
    if head and head != b"SQLite format 3\0":
        raise StoreError(f"{path} is no finadvise store", hint="name another file with --db")


def _check_owner(connection: sqlite3.Connection, path: Path) -> int:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and tables:
        raise StoreError(f"{path} belongs to another program", hint="name another file with --db")
    if version > VERSION:
        raise StoreError(
            f"{path} was made by a newer finadvise (version {version}, this one knows {VERSION})",
            hint="update finadvise",
        )
    return version


def check_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Look for damage before anything is written.

    Raises:
        StoreError: SQLite's quick check found some.
    """
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise StoreError(f"{path} is damaged ({verdict}); nothing was written", hint=_RESTORE)
