"""A bar for long work, where a person is watching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from finadvise.cli.session import Session

_WORTH_A_BAR = 4


@contextmanager
def progress(session: Session, steps: int) -> Iterator[Callable[[str], None]]:
    """Give what to call at each step with its name; it draws on standard error or does nothing."""
    if not session.interactive or steps < _WORTH_A_BAR:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress
    from rich.text import Text

    from finadvise.report.sanitise import for_terminal

    console = Console(stderr=True)
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("", total=steps)

        def step(name: str) -> None:
            bar.update(task, advance=1, description=Text(for_terminal(name, limit=40)).markup)

        yield step
