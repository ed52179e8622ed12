"""The review of unsure payees as a sequence of answers, without a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from finadvise.analysis.ledger.category_names import slugs
from finadvise.model.taxonomy import category_name
from finadvise.money import Money
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

    @property
    def left(self) -> Money | None:
        """Return the money of the payees still to come; None where there is none."""
        amounts = [group.amount for group in self._groups[len(self._answers) :]]
        if not amounts:
            return None
        return Money(sum(abs(amount.minor) for amount in amounts), amounts[0].currency)

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
        ranked = [
            (_rank(f"{category_name(c)} {c}".casefold(), wanted), c)
            for c in self._categories
            if wanted in f"{category_name(c)} {c}".casefold()
        ]
        ranked.sort(key=lambda pair: pair[0])
        return tuple(dict.fromkeys(category for _, category in ranked))[:SHOWN_MATCHES]

    def told(self) -> list[tuple[str, str]]:
        """Return ids with the categories given."""
        return [(i, a.category) for a in self._answers if a.category for i in a.transactions]


def _rank(text: str, wanted: str) -> int:
    """Return 0 where the text begins with what is wanted, 1 where a word of it does, else 2."""
    if text.startswith(wanted):
        return 0
    return 1 if any(w.startswith(wanted) for w in text.replace(".", " ").split()) else 2
