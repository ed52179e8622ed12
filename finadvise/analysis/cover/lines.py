"""Which payments are insurance premiums, and of which line (`data/insurance.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from finadvise.data import read_toml
from finadvise.model.ledger import UNCATEGORISED, Transaction

FACTS = "insurance.toml"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of insurance.

    Args:
        loyalty_ban: Whether a renewal may not cost more than the insurer's price for new customers.
    """

    key: str
    name: str
    category: str
    loyalty_ban: bool
    words: re.Pattern[str] | None


@cache
def load_lines() -> tuple[Line, ...]:
    """Return all lines; `other` is the last."""
    return tuple(
        Line(
            key=key,
            name=row["name"],
            category=row["category"],
            loyalty_ban=row.get("loyalty_ban", False),
            words=_any_word(row["words"]),
        )
        for key, row in read_toml(FACTS)["lines"].items()
    )


def find_line(key: str) -> Line:
    """Return the line of a key; one that is not known is `other`."""
    lines = load_lines()
    return next((line for line in lines if line.key == key), lines[-1])


def line_of(row: Transaction) -> Line | None:
    """Return the line of a premium, or None where the payment is no insurance.

    The category decides that it is insurance; where there is none, the word does. The line is the
    category's own unless the words name a finer one under it, such as breakdown cover.
    """
    text = f"{row.description} {row.payee}".casefold()
    category = row.category
    if not category.startswith("insurance."):
        pattern = _any_word(read_toml(FACTS)["words"])
        if category != UNCATEGORISED or pattern is None or not pattern.search(text):
            return None
        category = ""
    within = [line for line in load_lines() if category in ("", line.category)]
    # The finer lines stand behind the plain one of their category, so the last match is the finest.
    named = [line for line in within if line.words and line.words.search(text)]
    if named:
        return named[-1]
    return within[0] if category and category != "insurance.other" else load_lines()[-1]


def _any_word(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(rf"(?<![a-z])(?:{'|'.join(re.escape(word) for word in words)})(?![a-z])")
