"""Runs the command line the way a person's shell does, in this process or in one of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock


@dataclass(frozen=True)
class Reply:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The `data` of the JSON envelope on standard output."""
        found: dict[str, Any] = json.loads(self.out)["data"]
        return found


def run_cli(*arguments: str | Path, home: Path, today: str = "") -> Reply:
    """Call the program in this process: the same code as the console script, without the start."""
    from finadvise.cli.main import run

    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(sys, "argv", ["finadvise", *map(str, arguments)]),
        mock.patch.dict(os.environ, _environment(home, today), clear=True),
        mock.patch.object(sys, "stdin", io.StringIO()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = run()
    return Reply(code, out.getvalue(), err.getvalue())


def run_process(*arguments: str | Path, home: Path, today: str = "", stdin: str = "") -> Reply:
    """Call the program in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "finadvise", *map(str, arguments)],
        env=_environment(home, today),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Reply(done.returncode, done.stdout, done.stderr)


def _environment(home: Path, today: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("FINADVISE_")}
    dated = {"FINADVISE_TODAY": today} if today else {}
    return kept | {"FINADVISE_HOME": str(home), "NO_COLOR": "1", "COLUMNS": "100"} | dated
