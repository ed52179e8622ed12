"""The calls the README shows, with their output; running this file renews them.

A `console` block holds one `$ command` and what it printed. The calls are run in the order of the
page in one new home with the sample household's profile, on the last day of its statements.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
_BLOCK = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
_SHELL = re.compile(r"^```sh\n(?P<lines>(?:.*\n)*?)```$", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A call as the README shows it."""

    command: str
    output: str


def shown_calls() -> list[Shown]:
    """Return the calls of the tour in the order of the page."""
    found = _BLOCK.finditer(README.read_text("utf-8"))
    return [Shown(match["command"], match["output"]) for match in found]


def shell_lines() -> list[str]:
    """Return the lines of all `sh` blocks, in order."""
    found = _SHELL.finditer(README.read_text("utf-8"))
    return [line for match in found for line in match["lines"].splitlines()]


def new_home(folder: Path) -> dict[str, str]:
    """Prepare a home as the README tells the reader to; return the environment of its calls."""
    shutil.copy(ROOT / "sample_data" / "profile.toml", folder)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("FINADVISE_")}
    return kept | {
        "FINADVISE_HOME": str(folder),
        "FINADVISE_TODAY": "2026-10-31",
        "HOME": str(folder),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }


def run_shell(command: str, environment: dict[str, str]) -> tuple[int, str]:
    """Run a line as the reader's shell would; return its exit code and all it printed."""
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    lines = (line.rstrip() for line in done.stdout.splitlines())
    return done.returncode, "".join(f"{line}\n" for line in lines)


def renew() -> None:
    """Write today's output into the README."""
    with tempfile.TemporaryDirectory() as folder:
        environment = new_home(Path(folder))

        def again(match: re.Match[str]) -> str:
            code, output = run_shell(match["command"], environment)
            if code:
                sys.exit(f"exit {code}: {match['command']}\n{output}")
            return f"```console\n$ {match['command']}\n{output}```"

        README.write_text(_BLOCK.sub(again, README.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    renew()
