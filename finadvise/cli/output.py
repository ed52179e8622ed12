"""Where an answer goes: standard output or a file, in the format asked for."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from finadvise.errors import UsageError
from finadvise.results.base import Result

_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "md",
    ".html": "html",
    ".txt": "table",
}


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it is written to (None is standard output)."""

    form: str
    path: Path | None
    color: bool


def choose_output(form: str | None, path: Path | None, *, json: bool, no_color: bool) -> Output:
    """Settle format and colour.

    Raises:
        UsageError: An unknown format or suffix, or two formats that contradict each other.
    """
    from finadvise.report.show import FORMATS

    named = {f for f in (form, "json" if json else None) if f}
    if not named and path is not None:
        if path.suffix.lower() not in _SUFFIXES:
            raise UsageError(
                f"{path}: the suffix names no format", hint=f"end it in {', '.join(_SUFFIXES)}"
            )
        named = {_SUFFIXES[path.suffix.lower()]}
    chosen = named.pop() if named else "table"
    if named or chosen not in FORMATS:
        raise UsageError(
            f"--format {form}: not one format", hint=f"use one of {', '.join(FORMATS)}"
        )
    wants_color = not no_color and not os.environ.get("NO_COLOR") and sys.stdout.isatty()
    return Output(chosen, path, wants_color and path is None)


def quiet_pipe() -> None:
    """Let `| head` end without a word: what is still to come goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(result: Result, output: Output) -> None:
    from finadvise.report.show import write

    try:
        write(result, sys.stdout, output.form, color=output.color)
        sys.stdout.flush()
    except BrokenPipeError:
        quiet_pipe()


def deliver(result: Result, output: Output) -> None:
    """Print the answer, or replace the file with it in one step."""
    if output.path is None:
        _print(result, output)
    else:
        from finadvise.home.folders import write_private
        from finadvise.report.show import write

        page = io.StringIO()
        write(result, page, output.form, color=False)
        write_private(output.path, page.getvalue())
    if output.form != "table" or output.path is not None:
        from finadvise.report.sanitise import for_terminal

        for note in result.notes:
            print(f"warning: {for_terminal(note)}", file=sys.stderr)  # noqa: T201 - talk
