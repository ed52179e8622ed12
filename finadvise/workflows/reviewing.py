"""The review of unsure payees as a sequence of answers, without a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from finadvise.analysis.ledger.category_names import slugs
from finadvise.results.unsure import UnsurePayee

SHOWN_MATCHES = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said of a payee: a category for some of its rows, or None to pass."""

    group: UnsurePayee
    category: str | None
    transactions: tuple[str, ...]


class Review:
    """Payees one after another, biggest money first; answers can be taken back.

    Args:
        groups: The payees to ask about.
        owned: Categories of the owner's own making.
    """

    def __init__(self, groups: Sequence[UnsurePayee], owned: Sequence[str]) -> None:
        self._groups = groups
        self._answers: list[Answer] = []
        self._categories = (*owned, *slugs())

    @property
    def current(self) -> UnsurePayee | None:
        """Return the payee to ask about; None at the end."""
        place = len(self._answers)
        return self._groups[place] if place < len(self._groups) else None

    @property
    def place(self) -> tuple[int, int]:
        """Return how far it got: number of the current payee, and of all."""
        return min(len(self._answers) + 1, len(self._groups)), len(self._groups)

    def answer(self, category: str | None, *, newest_only: bool = False) -> None:
        """Give the current payee's rows a category, or pass it over."""
        group = self.current
        if group is None:
            return
        rows = group.transactions[:1] if newest_only else group.transactions
        self._answers.append(Answer(group, category, rows if category else ()))

    def undo(self) -> bool:
        """Take the last answer back; False where there is none."""
        return bool(self._answers) and self._answers.pop() is not None

    def matches(self, typed: str) -> tuple[str, ...]:
        """Return categories that hold what was typed, those that begin with it first."""
        wanted = typed.casefold()
        found = [c for c in self._categories if wanted in c.casefold()]
        found.sort(key=lambda c: not any(p.startswith(wanted) for p in c.casefold().split(".")))
        return tuple(dict.fromkeys(found))[:SHOWN_MATCHES]

    def told(self) -> list[tuple[str, str]]:
        """Return ids with the categories given."""
        return [(i, a.category) for a in self._answers if a.category for i in a.transactions]
