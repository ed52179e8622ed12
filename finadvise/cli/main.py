"""The way in: registers the commands, and turns every error into one line and an exit code."""

from __future__ import annotations

import gc
import io
import json
import os
import sys

from finadvise.errors import FinadviseError, UsageError

BUG_EXIT_CODE = 70
INTERRUPTED_EXIT_CODE = 130


def main() -> None:
    """Run the program and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        _print_version()
        return
    # A call ends before garbage in cycles could matter; looking for it costs an import 15 %.
    gc.disable()
    sys.exit(run())


def run() -> int:
    """Run one call and return its exit code (see the table in the README)."""
    _prepare_streams()
    import typer

    from finadvise.cli.registry import app

    try:
        code = app(standalone_mode=False)
    except SystemExit as done:
        return _close(done.code if isinstance(done.code, int) else 0)
    except FinadviseError as error:
        _print_error(error)
        return error.exit_code
    except typer.TyperException as misuse:
        return _refuse_call(misuse)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED_EXIT_CODE
    except Exception as error:  # noqa: BLE001 - the last net: a bug must not end in silence
        return _report_bug(error)
    return _close(code if isinstance(code, int) else 0)


def _prepare_streams() -> None:
    """Make sure that no encoding and no spinning thread gets in the way."""
    # Numeric libraries busy-wait in their threads: CPU for nothing on problems of this size.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _print_version() -> None:
    from finadvise import __version__

    print(f"finadvise {__version__}")  # noqa: T201 - before anything is loaded


def _print_error(error: FinadviseError) -> None:
    from finadvise.report.sanitise import for_terminal

    if "--json" in sys.argv or "json" in sys.argv:
        body = {"code": error.code, "message": error.message, "hint": error.hint}
        print(json.dumps({"error": body}), file=sys.stderr)  # noqa: T201 - talk
    else:
        print(f"finadvise: {for_terminal(str(error), limit=2000)}", file=sys.stderr)  # noqa: T201


def _refuse_call(misuse: Exception) -> int:
    """Say what is wrong with the call in one line; a call without a command had its help."""
    message: str = getattr(misuse, "format_message", misuse.__str__)()
    if message:
        context = getattr(misuse, "ctx", None)
        command = context.command_path if context else "finadvise"
        text = message[0].lower() + message[1:].rstrip(".")
        _print_error(UsageError(text, hint=f"see {command} --help"))
    return UsageError.exit_code


def _report_bug(error: Exception) -> int:
    import traceback

    traceback.print_exception(error, file=sys.stderr)
    print(  # noqa: T201 - talk
        "finadvise: this is a bug; nothing of a half-done import was kept", file=sys.stderr
    )
    return BUG_EXIT_CODE


def _close(code: int) -> int:
    from finadvise.cli.output import quiet_pipe

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        quiet_pipe()
    except OSError as error:
        print(f"finadvise: cannot write the output: {error.strerror}", file=sys.stderr)  # noqa: T201
        return 5
    return code
