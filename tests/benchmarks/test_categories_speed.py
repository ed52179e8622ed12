"""What categories cost: 100,000 rows of 5,000 texts within 5 s of CPU, 500 rows within 0.3 s.

`pytest tests/benchmarks -s -m benchmark` prints the figures as shares of these limits.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.benchmark

# Each in a process of its own, so that reading the tables counts.
PROBE = """
import sys, time
from datetime import date, timedelta
from finadvise.analysis.ledger.categories import categorise
from finadvise.model.category import Descriptor, Knowledge, Label

rows, texts, labelled = map(int, sys.argv[1:])
words = "market cafe garage zzqx hill dale moor vale pharmacy books north south".split()
kinds = [
    f"CARD PAYMENT TO {words[n % 12]} {words[n // 12 % 12]} {n % 97:x}{words[n // 97 % 12]}".upper()
    for n in range(texts)
]
def row(n):
    return Descriptor(
        description=f"{kinds[n % texts]} {n:08d}",
        amount_minor=-(100 + n * 7919 % 9000),
        currency="GBP",
        day=date(2016, 1, 1) + timedelta(days=n * 3650 // rows),
    )
def label(n):
    r = row(n)
    return Label(description=r.description, payee="", amount_minor=r.amount_minor,
                 category=f"Mine {n % texts % 20}", day=r.day, currency="GBP")
asked = [row(n) for n in range(rows)]
told = tuple(label(n) for n in range(labelled))
start = time.process_time()
categorise(asked, Knowledge(labels=told))
print(time.process_time() - start)
"""


def cpu_seconds(rows: int, texts: int, labelled: int = 0) -> float:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(rows), str(texts), str(labelled)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


@pytest.mark.parametrize(
    ("rows", "texts", "labelled", "limit_seconds"),
    [(100_000, 5_000, 0, 5.0), (500, 300, 0, 0.3), (1_000, 1_000, 50_000, 10.0)],
    ids=["100,000 rows of 5,000 texts", "500 rows", "1,000 rows beside 50,000 labels"],
)
def test_categories_cost_a_share_of_the_limit(
    rows: int, texts: int, labelled: int, limit_seconds: float
) -> None:
    spent = cpu_seconds(rows, texts, labelled)
    print(  # noqa: T201 - the figures are what a benchmark is for
        f"\n{rows:,} rows of {texts:,} texts, {labelled:,} labels: {spent:.2f} s CPU,"
        f" {spent / limit_seconds:.2f} of the limit"
    )
    assert spent > 0
