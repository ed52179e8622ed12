"""A killed import leaves nothing behind; several at once lose nothing."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desk import TODAY, Desk

ROWS = 3000


def statement(year: int, rows: int = ROWS) -> str:
    lines = [
        f"{year}-{1 + n % 12:02}-{1 + n % 28:02},SHOP {n % 97},-{n % 50}.{n % 100:02}"
        for n in range(1, rows + 1)
    ]
    return "\n".join(["Date,Description,Amount", *lines]) + "\n"


def start(home: Path, *words: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "finadvise", *map(str, words)],
        env=os.environ | {"FINADVISE_HOME": str(home), "FINADVISE_TODAY": TODAY},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def wait_for_lock(database: Path, process: subprocess.Popen[bytes]) -> None:
    """Return once the import holds the write lock, or has ended."""
    probe = sqlite3.connect(database, timeout=0, isolation_level=None)
    while process.poll() is None:
        try:
            probe.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            break
        probe.execute("ROLLBACK")
    probe.close()


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"])
@pytest.mark.parametrize("delay_seconds", [0.0, 0.03])
def test_an_import_that_is_killed_is_whole_or_absent(
    tmp_path: Path, home: Path, name: str, delay_seconds: float
) -> None:
    desk = Desk(tmp_path, home)
    desk.take(desk.put("small.csv", statement(2024, 20)), "--account", "current")
    before = desk.dump()
    process = start(home, "import", desk.put("big.csv", statement(2025)), "--account", "current")
    wait_for_lock(home / "finadvise.db", process)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(delay_seconds)  # the moment of death is what varies
    process.send_signal(getattr(signal, name))
    _, errors = process.communicate(timeout=60)
    assert b"Traceback" not in errors
    connection = sqlite3.connect(home / "finadvise.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    if len(desk.rows()) == 20:
        assert desk.dump() == before
    assert desk.take(tmp_path / "big.csv", "--account", "current")["duplicate"] in (0, ROWS)
    assert len(desk.rows()) == ROWS + 20


def test_four_processes_at_once_from_the_very_first_moment_lose_nothing(
    tmp_path: Path, home: Path
) -> None:
    desk = Desk(tmp_path, home)
    files = [desk.put(f"{year}.csv", statement(year, 200)) for year in range(2016, 2024)]
    running = [start(home, "import", "--account", f"a{at}", *files[at::4]) for at in range(4)]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert len(desk.rows()) == 8 * 200


def test_a_file_counts_once_though_two_processes_bring_it(tmp_path: Path, home: Path) -> None:
    desk = Desk(tmp_path, home)
    path = desk.put("a.csv", statement(2025, 200))
    running = [start(home, "import", "--account", "current", path) for _ in range(3)]
    for process in running:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert len(desk.rows()) == 200
