"""Balances that a file states above its table, for files without a running balance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from finadvise.model.statement import Balance, StatementAccount
from finadvise.money import exponent
from finadvise.readers.csv.amounts import decimal_mark, looks_like_money, parse_cells
from finadvise.readers.csv.dates import read_parts, take_apart
from finadvise.readers.csv.words import any_phrase, fold, movement_words

_AMOUNT_AT_END = re.compile(
    r"^(?P<label>.*?[^\W\d].*?)[\s:]+(?P<amount>[+-]?\s?[£€$]?\s?\d[\d.,' \u00a0\u202f]*[.,]\d\d\s?"
    r"(?:[A-Z]{3}|[£€$])?)$"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A balance that a line states.

    Args:
        kind: `opening` or `closing`.
        minor: The amount in minor units.
        day: The day the line names, if any.
    """

    kind: str
    minor: int
    day: date | None


def stated_balances(lines: Iterable[Sequence[str]], currency: str) -> dict[str, Stated]:
    """Return the opening and closing balance that lines state, each where they agree on one."""
    found: dict[str, set[Stated]] = {}
    for cells in lines:
        stated = _stated(cells, currency)
        if stated is not None:
            found.setdefault(stated.kind, set()).add(stated)
    return {kind: next(iter(all_)) for kind, all_ in found.items() if len(all_) == 1}


def _stated(cells: Sequence[str], currency: str) -> Stated | None:
    texts = [cell.strip() for cell in cells if cell.strip()]
    if len(texts) == 1 and (match := _AMOUNT_AT_END.match(texts[0])):
        texts = [match["label"], match["amount"]]
    if len(texts) < 2 or not re.search(r"[^\W\d_]", texts[0]):
        return None
    kind = _kind(fold(texts[0]))
    amounts = {text for text in texts[1:] if looks_like_money(text) and not take_apart(text)}
    if not kind or len(amounts) != 1:
        return None
    mark, _ = decimal_mark(amounts, exponent(currency))
    table = parse_cells(amounts, mark or ".", exponent(currency)) if mark != "?" else {}
    days = {day for text in texts for word in text.split() if (day := _day(word.rstrip(":")))}
    if not table:
        return None
    return Stated(kind, next(iter(table.values())), next(iter(days)) if len(days) == 1 else None)


def _kind(label: str) -> str:
    if any_phrase(label, movement_words("stated_balance", "not_booked")):
        return ""
    for kind in ("opening", "closing"):
        if any_phrase(label, movement_words("stated_balance", kind)):
            return kind
    return ""


def _day(word: str) -> date | None:
    parts = take_apart(word)
    if parts is None or (
        parts.form == "numeric" and max(parts.parts[:2]) <= 12 and parts.mark != "."
    ):
        return None
    return read_parts(parts, "ymd") or read_parts(parts, "dmy") or read_parts(parts, "mdy")


def with_stated(account: StatementAccount, stated: dict[str, Stated]) -> StatementAccount:
    """Complete an account that has no running balance with the balances its file states."""
    if account.closing is not None or not account.rows or not stated:
        return account
    first = min(row.day for row in account.rows)
    last = max(row.day for row in account.rows)
    opening, closing = stated.get("opening"), stated.get("closing")
    if closing is None or (closing.day is not None and closing.day < last):
        return account
    reconciles = account.reconciles
    if opening is not None:
        moved = sum(row.amount_minor for row in account.rows)
        reconciles = opening.minor + moved == closing.minor
    return replace(
        account,
        opening=Balance(day=opening.day or first, minor=opening.minor) if opening else None,
        closing=Balance(day=closing.day or last, minor=closing.minor),
        reconciles=reconciles,
    )
