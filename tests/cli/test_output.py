"""What every command shares: formats, files, errors, exit codes, and a quiet pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def call(*arguments: str, home: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "FINADVISE_HOME": str(home), **more}
    return subprocess.run(
        [sys.executable, "-m", "finadvise", *arguments],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_json_goes_to_standard_output_and_nothing_else_does(tmp_path: Path) -> None:
    done = call("config", "show", "--json", "--today", "2026-03-31", home=tmp_path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["as_of"] == "2026-03-31"
    assert done.stderr == ""


def test_a_suffix_names_the_format_and_the_file_is_private(tmp_path: Path) -> None:
    target = tmp_path / "settings.md"
    done = call("config", "show", "-o", str(target), home=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert target.read_text().startswith("# Settings\n")
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["config", "show", "--format", "xml"], 2, "--format xml: not one format"),
        (["config", "show", "--format", "csv", "--json"], 2, "not one format"),
        (["config", "show", "-o", "x.pdf"], 2, "x.pdf: the suffix names no format"),
        (["config", "show", "--today", "31/03/2026"], 2, "--today: not a date: '31/03/2026'"),
        (["config", "set", "colour", "red"], 2, "no setting is called 'colour'"),
    ],
)
def test_an_error_is_one_line_with_a_cure(
    tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    done = call(*arguments, home=tmp_path)
    assert done.returncode == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert message in done.stderr
    if "--json" not in arguments:
        assert done.stderr.startswith("finadvise: ")
        assert done.stderr.count("\n") == 1


def test_with_json_the_error_is_json_too(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("currency = 3")
    done = call("config", "show", "--json", home=tmp_path)
    assert done.returncode == 4
    assert json.loads(done.stderr)["error"]["code"] == "setting"


def test_an_unknown_command_is_a_usage_error(tmp_path: Path) -> None:
    assert call("fly", home=tmp_path).returncode == 2


def test_a_narrow_encoding_never_breaks_the_page(tmp_path: Path) -> None:
    for encoding in ("ascii", "latin-1", "cp1252"):
        done = call("config", "show", home=tmp_path, PYTHONIOENCODING=encoding)
        assert done.returncode == 0


def test_a_pipe_that_closes_early_ends_quietly(tmp_path: Path) -> None:
    script = f"{sys.executable} -m finadvise config show | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script],
        env={"PATH": os.environ["PATH"], "FINADVISE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "0\n"
    assert done.stderr == ""


def test_the_version_is_printed_either_way(tmp_path: Path) -> None:
    plain = call("--version", home=tmp_path)
    assert plain.stdout.startswith("finadvise ")
    assert call("config", "--help", home=tmp_path).returncode == 0
