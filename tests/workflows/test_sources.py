"""Words of a call become files, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from finadvise.errors import InputRefused
from finadvise.workflows.sources import find_sources
from runner import run_process


def names(*words: str | Path) -> list[str]:
    return [Path(s.name).name for s in find_sources(map(str, words))]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    assert names(tmp_path / "a.csv", tmp_path, tmp_path / "*.csv") == ["a.csv"]


def test_a_folder_gives_its_statements_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.OFX", "a.csv", "c.jpg", "d.sta"):
        (tmp_path / name).touch()
    assert names(tmp_path) == ["a.csv", "b.OFX", "d.sta"]


def test_a_folder_without_statements_is_said_to_be_one(tmp_path: Path) -> None:
    [source] = find_sources([str(tmp_path)])
    with pytest.raises(InputRefused, match="is a folder"):
        source.load()


def test_a_name_with_brackets_is_a_name_first(tmp_path: Path) -> None:
    (tmp_path / "march [1].csv").touch()
    assert names(tmp_path / "march [1].csv") == ["march [1].csv"]


def test_a_pattern_that_fits_nothing_is_refused_by_its_own_name(tmp_path: Path) -> None:
    [source] = find_sources([str(tmp_path / "*.csv")])
    with pytest.raises(InputRefused, match="does not exist"):
        source.load()


def test_a_dash_is_standard_input(home: Path) -> None:
    text = "Date,Description,Amount\n2026-03-20,RENT,-800.00\n"
    reply = run_process("import", "-", "--json", home=home, stdin=text)
    assert reply.code == 0
    assert reply.data["files"][0]["file"] == "standard input"


def test_nothing_on_standard_input_is_refused(home: Path) -> None:
    reply = run_process("import", "-", "--json", home=home)
    assert reply.code == 3
    assert "standard input is empty" in reply.err
