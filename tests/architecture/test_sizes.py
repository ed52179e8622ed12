"""A file has one job; past 300 lines it has more."""

from __future__ import annotations

from architecture.source import ROOT

LONGEST_FILE_LINES = 300


def test_no_file_grows_past_its_job() -> None:
    files = [p for top in ("finadvise", "tests", "sample_data") for p in (ROOT / top).rglob("*.py")]
    lengths = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in files}
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE_LINES} == {}
