"""The review in a terminal: one card and one key a payee."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer

from finadvise.analysis.ledger.category_names import LONGEST_NAME
from finadvise.model.taxonomy import category_name
from finadvise.results.unsure import UnsurePayee
from finadvise.workflows.reviewing import Review

ACCEPT, SCOPE, SEARCH, SKIP, UNDO, QUIT = "y\r\n", "1", "/", "s ", "u", "q\x03\x04\x1b"
BACKSPACE = "\x7f\b"

Line = tuple[str, str]  # text and style: empty, `bold` or `dim`
Show = Callable[[Sequence[Line]], None]


def read_key() -> str:
    """Return the next key pressed; empty where the person broke off, which keeps the answers."""
    try:
        return str(typer.getchar(echo=False))
    except (KeyboardInterrupt, EOFError):
        return ""


@contextmanager
def open_screen() -> Iterator[Show]:
    """Give a function that shows lines in the place of those before; none are left at the end."""
    from rich.console import Console
    from rich.live import Live
    from rich.text import Text

    from finadvise.report.sanitise import for_terminal

    def show(lines: Sequence[Line]) -> None:
        texts = [Text(for_terminal(line, limit=300), style) for line, style in lines]
        live.update(Text("\n").join(texts), refresh=True)

    console = Console(stderr=True, highlight=False)
    with Live(console=console, auto_refresh=False, transient=True) as live:
        yield show


def run_review(review: Review, *, read_key: Callable[[], str], show: Show) -> None:
    """Ask about each payee until the end or until the person stops.

    Args:
        review: Keeps the answers.
        read_key: Returns the next key pressed.
        show: Shows lines in the place of those before.
    """
    newest_only, note = False, ""
    while (group := review.current) is not None:
        show(_card(review, group, newest_only=newest_only, note=note))
        note = ""
        key = read_key().lower()
        if not key or key in QUIT:
            return
        if key == SCOPE and group.rows > 1:
            newest_only = not newest_only
        elif key == UNDO:
            note = "" if review.undo() else "There is nothing to take back."
        elif key in SKIP:
            review.answer(None)
        else:
            chosen = _chosen(key, review, group, read_key, show)
            if chosen:
                review.answer(chosen, newest_only=newest_only)
                newest_only = False


def _chosen(
    key: str, review: Review, group: UnsurePayee, read_key: Callable[[], str], show: Show
) -> str | None:
    if key in ACCEPT:
        return group.suggestion
    return _search(review, group, read_key, show) if key == SEARCH else None


def _card(review: Review, group: UnsurePayee, *, newest_only: bool, note: str) -> list[Line]:
    scope = "" if group.rows == 1 else "only the newest" if newest_only else f"all {group.rows}"
    other = "" if group.rows == 1 else " · 1 all of them" if newest_only else " · 1 only the newest"
    return [
        *_head(review, group),
        (f"{category_name(group.suggestion)}? {group.confidence:.0%} sure", ""),
        ("", ""),
        (f"y yes{', ' if scope else ''}{scope}{other} · / another", ""),
        ("s skip · u undo · q stop", "dim"),
        *([(note, "")] if note else []),
    ]


def _head(review: Review, group: UnsurePayee) -> list[Line]:
    place, total = review.place
    rows = f"{group.rows} payments" if group.rows > 1 else "1 payment"
    return [
        (f"{place} of {total}, {review.left} to go", "dim"),
        ("", ""),
        (f"{group.payee} · {group.amount} in {rows}", "bold"),
        (group.example, "dim"),
        ("", ""),
    ]


def _search(
    review: Review, group: UnsurePayee, read_key: Callable[[], str], show: Show
) -> str | None:
    """Let the person type; Enter takes the first match, a figure another, Escape goes back.

    What no category has is a new one of the person's own.
    """
    typed = ""
    while True:
        found = review.matches(typed)
        new = typed.strip()[:LONGEST_NAME] if not found else ""
        show([*_head(review, group), (f"/{typed}_", "bold"), *_matches(found, new)])
        key = read_key()
        if not key or key in QUIT[1:]:
            return None
        if key in "\r\n":
            return found[0] if found else new or None
        if key.isdigit() and 1 <= int(key) <= len(found):
            return found[int(key) - 1]
        typed = typed[:-1] if key in BACKSPACE else typed + key


def _matches(found: Sequence[str], new: str) -> list[Line]:
    if new:
        return [(f"Enter makes {new!r} a category of your own", ""), ("Esc back", "dim")]
    return [
        *((f"{n} {category_name(name)}", "") for n, name in enumerate(found, start=1)),
        ("Enter the first · a figure that one · Esc back", "dim"),
    ]
