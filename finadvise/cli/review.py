"""The review in a terminal: one key a payee."""

from __future__ import annotations

from collections.abc import Callable

import typer

from finadvise.results.unsure import UnsurePayee
from finadvise.workflows.reviewing import Review

ACCEPT, NEWEST_ONLY, SEARCH, SKIP, UNDO, QUIT = "y\r\n", "1", "/", "s ", "u", "q\x03\x04\x1b"
KEYS = "y accept · / another category · 1 only the newest row · s skip · u undo · q stop"
BACKSPACE = "\x7f\b"


def read_key() -> str:
    """Return the next key pressed; empty where the person broke off, which keeps the answers."""
    try:
        return str(typer.getchar(echo=False))
    except (KeyboardInterrupt, EOFError):
        return ""


def run_review(review: Review, *, read_key: Callable[[], str], say: Callable[[str], None]) -> None:
    """Ask about each payee until the end or until the person stops.

    Args:
        review: Keeps the answers.
        read_key: Returns the next key pressed.
        say: Shows a line.
    """
    say(KEYS)
    while (group := review.current) is not None:
        say(_question(review, group))
        key = read_key().lower()
        if not key or key in QUIT:
            return
        if key in ACCEPT:
            review.answer(group.suggestion)
        elif key == NEWEST_ONLY:
            review.answer(group.suggestion, newest_only=True)
        elif key in SKIP:
            review.answer(None)
        elif key == UNDO:
            say("taken back" if review.undo() else "there is nothing to take back")
        elif key == SEARCH:
            chosen = _search(review, read_key, say)
            if chosen:
                review.answer(chosen)
        else:
            say(KEYS)


def _question(review: Review, group: UnsurePayee) -> str:
    place, total = review.place
    rows = f"all {group.rows} rows" if group.rows > 1 else "1 row"
    return (
        f"{place}/{total}  {group.payee}  {group.amount}  ({rows}; {group.example})"
        f" · {group.suggestion}? {group.confidence:.0%} sure"
    )


def _search(review: Review, read_key: Callable[[], str], say: Callable[[str], None]) -> str | None:
    """Let the person type; Enter takes the first match, a figure another, Escape goes back."""
    typed = ""
    while True:
        found = review.matches(typed)
        listed = "  ".join(f"{n} {name}" for n, name in enumerate(found, start=1))
        say(f"/{typed}  {listed or 'no category has this'}")
        key = read_key()
        if not key or key in QUIT[1:]:
            return None
        if key in "\r\n":
            return found[0] if found else None
        if key.isdigit() and 1 <= int(key) <= len(found):
            return found[int(key) - 1]
        typed = typed[:-1] if key in BACKSPACE else typed + key
