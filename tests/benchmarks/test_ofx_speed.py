"""How reading OFX grows, and how it stands beside a bare parser, in one run.

`pytest tests/benchmarks -s -m benchmark` prints the figures. ofxtools is no dependency; where it
is installed its parser alone, without conversion, is timed on the same file.
"""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections.abc import Callable
from io import BytesIO

import pytest

from readers.ofx_files import Row, ofx_text, read

ROUNDS = 3
pytestmark = pytest.mark.benchmark


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the best of several runs."""
    seconds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return min(seconds)


def content(count: int, *, xml: bool) -> bytes:
    rows = [
        Row(f"2026{1 + n % 9:02d}{1 + n % 28:02d}", f"-{n}.{n % 100:02d}", f"SHOP {n}", f"F{n}")
        for n in range(count)
    ]
    return ofx_text(rows, xml=xml).encode()


def ofxtools_seconds(large: bytes) -> float | None:
    if not importlib.util.find_spec("ofxtools"):
        return None
    tree_class = importlib.import_module("ofxtools.Parser").OFXTree
    return cpu_seconds(lambda: tree_class().parse(BytesIO(large)))


@pytest.mark.parametrize("xml", [False, True], ids=["sgml", "xml"])
def test_reading_ofx_takes_linear_time(xml: bool) -> None:
    small, large = content(10_000, xml=xml), content(20_000, xml=xml)
    read(small)

    seconds = cpu_seconds(lambda: read(large))
    growth = seconds / cpu_seconds(lambda: read(small))
    bare = ofxtools_seconds(large)

    beside = f"; {seconds / bare:.2f} times ofxtools' parser" if bare else ""
    print(  # noqa: T201 - the figures are what a benchmark is for
        f"\n20,000 rows in {seconds:.2f} s CPU, {growth:.2f} times 10,000 rows{beside}"
    )
    assert growth > 0
