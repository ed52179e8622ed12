"""What the cells of a column look like, and which roles such cells can play."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from finadvise.readers.csv.amounts import is_empty, looks_like_amount, looks_like_money
from finadvise.readers.csv.currency import codes, currency_of_mark
from finadvise.readers.csv.dates import looks_like_date
from finadvise.readers.csv.words import fold, movement_words

DATE_ROLES = ("date", "transaction_date", "value_date")
MONEY_ROLES = frozenset(
    {"amount", "charge", "out", "in", "net", "gross", "fee", "balance", "opening_balance"}
)
AMOUNT_ROLES = frozenset(
    {"amount", "net", "gross", "charge", "out", "in", "out_or_in", "in_or_out", "unclear"}
)
SAMPLE_ROWS = 400


_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{8,30}")


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts over a sample of a column's cells.

    Args:
        filled: Cells that are not blank.
        dates: Cells that are dates.
        numbers: Cells that are amounts or whole numbers (or stand for nothing).
        money: Cells with decimals, a sign or a currency mark.
        codes: Cells that name a currency.
        directions: Cells that are nothing but a direction word.
        marks: Cells that are a lone plus or minus and no direction.
        ibans: Cells that are an IBAN.
        statuses: Cells that are nothing but a status word.
        different: Different cells.
    """

    filled: int = 0
    dates: int = 0
    numbers: int = 0
    money: int = 0
    codes: int = 0
    directions: int = 0
    marks: int = 0
    ibans: int = 0
    statuses: int = 0
    different: int = 0


def sample_of(rows: Sequence[list[str]]) -> list[list[str]]:
    """Return rows from all over the file that hold a date, a few hundred at most."""
    step = max(1, len(rows) // SAMPLE_ROWS)
    picked = list(rows[::step]) if step > 1 else list(rows)
    dated = [row for row in picked if any(looks_like_date(cell) for cell in row)]
    return dated or picked


def profile(cells: Sequence[str]) -> Profile:
    """Count what the cells of a column look like."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    folded = [fold(cell) for cell in filled]
    known_directions = movement_words("direction", "out") | movement_words("direction", "in")
    known_directions |= movement_words("direction", "neither")
    known_statuses = movement_words("status", "booked") | movement_words("status", "pending")
    known_statuses |= movement_words("status", "void")
    return Profile(
        filled=len(filled),
        dates=sum(looks_like_date(cell) for cell in filled),
        numbers=sum(looks_like_amount(cell) or is_empty(cell) for cell in filled),
        money=sum(looks_like_money(cell) for cell in filled),
        codes=sum(cell.upper() in codes() or bool(_sign(cell)) for cell in filled),
        directions=_directions(filled, folded, known_directions),
        marks=sum(cell in {"+", "-"} for cell in filled) if "+" not in filled else 0,
        ibans=sum(bool(_IBAN.fullmatch(cell.replace(" ", ""))) for cell in filled),
        statuses=sum(f in known_statuses for f in folded),
        different=len(set(folded)),
    )


def _directions(filled: list[str], folded: list[str], known: frozenset[str]) -> int:
    """Count direction words; a lone minus is a placeholder unless a plus stands elsewhere."""
    signs = {"+", "-"} if "+" in filled else set()
    return sum(f in known or c in signs for f, c in zip(folded, filled, strict=True))


def _sign(cell: str) -> str:
    return currency_of_mark(cell, "") if len(cell) <= 4 and not cell.isdigit() else ""


def fits(role: str, seen: Profile) -> bool:
    """Tell whether the values of a column agree with a role."""
    test = _TESTS.get(role)
    if test is not None:
        return test(seen)
    return seen.filled > 0 or role not in {"description", "category", "account", "currency"}


def _mostly_numbers(seen: Profile) -> bool:
    return seen.numbers >= 0.6 * seen.filled


_TESTS: dict[str, Callable[[Profile], bool]] = {
    **dict.fromkeys(DATE_ROLES, lambda seen: 0 < seen.filled <= 2 * seen.dates),
    **dict.fromkeys(MONEY_ROLES, lambda seen: seen.filled > 0 and _mostly_numbers(seen)),
    **dict.fromkeys(("out", "in", "fee"), _mostly_numbers),
    "direction": lambda seen: 0 < seen.filled == seen.directions,
    "currency": lambda seen: seen.filled > 0 and seen.codes >= 0.8 * seen.filled,
    "merchant_code": lambda seen: 0 < seen.filled == seen.numbers and not seen.money,
    "status": lambda seen: (
        seen.filled > 0 and (2 * seen.statuses >= seen.filled or seen.different <= 4)
    ),
    **dict.fromkeys(("type", "payee"), lambda seen: seen.money < max(seen.filled, 1)),
}
