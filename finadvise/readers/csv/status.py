"""Which rows are booked movements: pending, void, balance and total rows are set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from finadvise.readers.csv.amounts import is_empty, looks_like_amount
from finadvise.readers.csv.words import any_phrase, first_words, fold, movement_words

_TITLE_WORDS = 4
_YES = frozenset({"true", "yes", "y", "1", "ja", "oui", "si", "sim", "tak", "ano"})


@dataclass(slots=True)
class Sorted:
    """Rows told apart.

    Args:
        kept: Positions of booked movements, in file order.
        skipped: Why rows were set aside → how many.
        nameless: Positions of rows with an amount but no date, which nothing explains.
        continued: Position of a movement → words of the rows that continue it.
        opening_rows: Positions of rows that state a balance.
        owners: Positions of rows that name an account, with its number.
        unknown: Words of a status column that no list knows; their rows count as booked.
    """

    kept: list[int] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    nameless: list[int] = field(default_factory=list)
    continued: dict[int, list[str]] = field(default_factory=dict)
    opening_rows: list[int] = field(default_factory=list)
    owners: list[tuple[int, str]] = field(default_factory=list)
    unknown: tuple[str, ...] = ()


def status_of(text: str) -> str:
    """Return `booked`, `pending`, `void` or empty for a status cell of unknown words."""
    folded = fold(text)
    for kind in ("booked", "pending", "void"):
        if folded in movement_words("status", kind):
            return kind
    return ""


def classify_statuses(cells: Iterable[str], heading: str) -> dict[str, str]:
    """Return status cell → kind, once a different cell; the header names a yes/no column."""
    words = fold(heading)
    about_pending = bool(any_phrase(words, movement_words("status", "pending")))
    found = {}
    for cell in cells:
        kind = status_of(cell)
        if not kind and about_pending and fold(cell) in _YES:
            kind = "pending"
        found[cell] = kind
    return found


def states_a_balance(description: str) -> bool:
    """Tell whether a row's words say that it states a balance and moves nothing."""
    folded = fold(description)
    phrases = movement_words("balance_rows", "starts")
    words = folded.split(" ")
    return any(" ".join(words[:n]) in phrases for n in range(1, min(len(words), 5) + 1)) or (
        not folded.isascii() and any(folded.startswith(p) for p in phrases if not p.isascii())
    )


def is_total(words: str) -> bool:
    """Tell whether words are nothing but the name of a sum or of a balance."""
    folded = fold("".join(c for c in words if not c.isdigit()))
    return folded in movement_words("balance_rows", "totals") or states_a_balance(words)


def may_state_a_balance(description: str) -> bool:
    """Tell by the first word whether `states_a_balance` is worth asking; cheap."""
    first = description.split(" ", 1)[0].strip(".:*-/").casefold()
    if not first.isascii():
        return True
    return first in first_words("balance_rows", "starts")


def section_kind(cells: Iterable[str]) -> str:
    """Return `pending` or `booked` for a row that is a title over the rows below, else nothing."""
    texts = [cell for cell in cells if cell.strip()]
    if len(texts) != 1 or looks_like_amount(texts[0]):
        return ""
    folded = fold(texts[0])
    if len(folded.split()) > _TITLE_WORDS:
        return ""
    if any_phrase(folded, movement_words("status", "pending")):
        return "pending"
    if any_phrase(folded, movement_words("status", "booked")):
        return "booked"
    return ""


def undated_kind(row: list[str], money_at: list[int], text_at: list[int]) -> str:
    """Return what a row without a date is: `total`, `pending`, `text`, `blank` or `movement`."""
    amounts = [row[at] for at in money_at if row[at].strip() and not is_empty(row[at])]
    if any(status_of(cell) in {"pending", "void"} for cell in row if cell.strip()):
        return "pending"
    if not any(looks_like_amount(cell) for cell in amounts):
        return "text" if any(row[at].strip() for at in text_at) else "blank"
    words = " ".join(cell for cell in row if cell.strip() and not looks_like_amount(cell))
    return "total" if not words or is_total(words) or _mentions_total(words) else "movement"


def _mentions_total(words: str) -> bool:
    folded = fold(words)
    return bool(any_phrase(folded, movement_words("balance_rows", "totals"))) or bool(
        any_phrase(folded, movement_words("balance_rows", "starts"))
    )
