"""Light commands load nothing heavy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"pandas", "numpy", "sklearn", "pypfopt", "sqlite_utils", "ofxparse"}
SHOWING = {"rich", "matplotlib", "jinja2", "holidays", "mt940", "iso18245"}

# Runs the program and says afterwards, on the error stream, what it has loaded.
PROBE = """
import sys
sys.argv[0] = "finadvise"
from finadvise.cli.main import main
try:
    main()
finally:
    sys.stdout.flush()
    print("LOADED", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded_by(*arguments: str, home: Path, **environment: str) -> set[str]:
    """Return the top-level modules loaded when the call ends; it must end well."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        env=dict(os.environ, FINADVISE_HOME=str(home), **environment),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [line] = [line for line in done.stderr.splitlines() if line.startswith("LOADED ")]
    return set(line.split()[1:])


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("spending", "--help")])
def test_asking_for_help_loads_nothing_heavy(arguments: tuple[str, ...], home: Path) -> None:
    assert loaded_by(*arguments, home=home) & (HEAVY | SHOWING - {"rich"}) == set()


def test_the_version_loads_not_even_the_command_line(home: Path) -> None:
    assert loaded_by("--version", home=home) & {"typer", "rich", "finadvise.cli.registry"} == set()


def test_shell_completion_loads_nothing_heavy(home: Path) -> None:
    loaded = loaded_by(
        home=home,
        _FINADVISE_COMPLETE="complete_bash",
        COMP_WORDS="finadvise sp",
        COMP_CWORD="1",
    )
    assert loaded & (HEAVY | SHOWING) == set()


@pytest.mark.parametrize("command", ["transactions", "accounts", "spending"])
def test_a_light_command_on_a_filled_store_loads_nothing_heavy(command: str, home: Path) -> None:
    statement = home / "march.csv"
    statement.write_text("Date,Description,Amount\n2026-03-14,LUNCH,-7.50\n2026-03-25,PAY,900.00\n")
    loaded_by("import", str(statement), "--account", "main", home=home)

    loaded = loaded_by(command, "--json", "--today", "2026-04-02", home=home)

    assert loaded & (HEAVY | SHOWING) == set()
