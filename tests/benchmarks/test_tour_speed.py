"""What the tour costs: CPU seconds of the whole process, beside those of `--version`.

`pytest tests/benchmarks -s -m benchmark` prints the figures.
"""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from runner import run_process

pytestmark = pytest.mark.benchmark


def cpu_seconds(*arguments: str, home: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run_process(*arguments, home=home).code == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_the_tour_beside_the_start(home: Path) -> None:
    tour, start = cpu_seconds("demo", home=home), cpu_seconds("--version", home=home)
    print(f"\nthe tour in {tour:.2f} s CPU, {tour / start:.0f} starts")  # noqa: T201 - its purpose
    assert tour > start
