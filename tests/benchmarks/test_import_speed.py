"""What an import costs beside the least that could be done: read the CSV, write the rows.

`pytest tests/benchmarks -s -m benchmark` prints the figures.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

ROWS = 100_000
pytestmark = pytest.mark.benchmark

LEAST = """
import csv, sqlite3, sys
database = sqlite3.connect(sys.argv[2], isolation_level=None)
database.execute("CREATE TABLE row (day, amount, text, n, UNIQUE (day, amount, text, n))")
def rows():
    seen = {}
    with open(sys.argv[1]) as stream:
        lines = csv.reader(stream)
        next(lines)
        for day, text, amount, _ in lines:
            key = day[6:] + "-" + day[3:5] + "-" + day[:2], int(amount.replace(".", "")), text
            seen[key] = n = seen.get(key, 0) + 1
            yield *key, n
database.execute("BEGIN")
database.executemany("INSERT INTO row VALUES (?, ?, ?, ?)", rows())
database.execute("COMMIT")
"""


def write_statement(path: Path) -> None:
    """Write ten years of a busy account: many shops, repeated fares, a salary."""
    balance = 0
    lines = ["Date,Description,Amount,Balance"]
    for n in range(ROWS):
        day = date(2016, 1, 1) + timedelta(days=n * 3650 // ROWS)
        amount = 200_000 if n % 800 == 0 else -(280 if n % 5 == 0 else 100 + n * 7919 % 9000)
        text = "ACME PAYROLL" if amount > 0 else f"SHOP {n * 31 % 4000} STREET {n % 97}"
        balance += amount
        lines.append(f"{day:%d/%m/%Y},{text},{amount / 100:.2f},{balance / 100:.2f}")
    path.write_text("\n".join(lines) + "\n")


def cpu_seconds(*command: str | Path, home: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"FINADVISE_HOME": str(home), "FINADVISE_TODAY": "2026-06-01"}
    subprocess.run(
        [sys.executable, *command], env=environment, check=True, stdout=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_an_import_costs_a_small_multiple_of_the_least(tmp_path: Path, home: Path) -> None:
    statement = tmp_path / "statement.csv"
    write_statement(statement)
    whole = cpu_seconds("-m", "finadvise", "import", statement, "--json", home=home)
    least = cpu_seconds("-c", LEAST, statement, tmp_path / "least.db", home=home)
    print(  # noqa: T201 - the figures are what a benchmark is for
        f"\n{ROWS:,} CSV rows in {whole:.2f} s CPU, {whole / least:.2f} times the least"
    )
    assert least > 0
