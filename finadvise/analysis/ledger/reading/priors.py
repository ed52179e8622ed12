"""What a row is likeliest where nothing in its words is known; never sure enough to be answered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from statistics import median
from typing import Any

from finadvise.analysis.ledger.reading.evidence import Belief
from finadvise.analysis.ledger.reading.reader import Reading
from finadvise.data import read_toml
from finadvise.data.merchants.keys import words_of
from finadvise.model.category import Descriptor
from finadvise.money import exponent

FEWEST_OF_SERIES = 3
# Days between payments that come weekly, fortnightly, every four weeks or monthly.
RHYTHMS = ((6, 8), (13, 15), (25, 34))
LARGE_REFUND = 0.6  # most that the words can say of a very large sum that came in from a shop
SPREAD = 0.1  # most amounts of a series lie this near to the one in the middle


def fill_unknown(rows: Sequence[Descriptor], readings: Sequence[Reading]) -> list[Reading]:
    """Say what is likeliest where the words tell nothing, or less than other things do.

    Args:
        rows: The rows.
        readings: The reading of each; rows that read the same share theirs, before and after.
    """
    told = [_told(row, reading) for row, reading in zip(rows, readings, strict=True)]
    asked = [
        i
        for i, (row, reading) in enumerate(zip(rows, readings, strict=True))
        if not reading.known or row.account_kind != "current" or told[i] is not reading.belief
    ]
    regular = find_regular((readings[i].payee, rows[i]) for i in asked)
    filled = list(readings)
    shared: dict[tuple[int, Belief], Reading] = {}
    for i in asked:
        reading = readings[i]
        prior = likeliest(
            rows[i], reading.text, regular=(reading.payee, reading.money_in) in regular
        )
        known = told[i].probability >= prior.probability
        key = (id(reading), told[i] if known else prior)
        if key not in shared:
            shared[key] = replace(reading, belief=key[1], known=known)
        filled[i] = shared[key]
    return filled


def _told(row: Descriptor, reading: Reading) -> Belief:
    """Return what the words say, less sure where the sum speaks against them.

    Money back is seldom very large: a large sum from a shop or a hospital is rather its pay.
    """
    belief = reading.belief
    bought = not belief.category.startswith(("income.", "transfers.", "taxes", "debt."))
    doubtful = reading.money_in and bought and belief.probability > LARGE_REFUND
    if doubtful and size_of(row.amount_minor, row.currency) == "very_large":
        return Belief(belief.category, LARGE_REFUND)
    return belief


def likeliest(row: Descriptor, text: str, *, regular: bool) -> Belief:
    """Return what an unknown row is likeliest.

    Args:
        row: The row.
        text: Its text without what varies.
        regular: Whether such payments come back in a rhythm; wording that says so counts too.
    """
    table = read_toml("unknown.toml")
    money_in = row.amount_minor > 0
    by_account = table["accounts"].get(f"{row.account_kind}_{'in' if money_in else 'out'}")
    if by_account:
        return Belief(*by_account)
    size = size_of(row.amount_minor, row.currency)
    if money_in:
        kind = "once" if not regular else "regular"
        wanted = "regular_very_large" if regular and size == "very_large" else kind
        return Belief(*table["money_in"][wanted])
    if not regular and _is_online(text):
        return Belief(*table["online"]["belief"])
    arranged = regular or _is_arranged(text)
    return Belief(*table["regular" if arranged else "once"][size])


def size_of(amount_minor: int, currency: str) -> str:
    """Return whether an amount is `small`, `middling`, `large` or `very_large` for a household."""
    size = abs(amount_minor)
    return next((name for name, limit in _limits(currency) if size <= limit), "very_large")


@cache
def _limits(currency: str) -> tuple[tuple[str, float], ...]:
    table: dict[str, Any] = read_toml("unknown.toml")
    unit = table["price_levels"].get(currency, 1) * 10 ** exponent(currency)
    return tuple((name, limit * unit) for name, limit in table["sizes"].items())


@lru_cache(maxsize=20_000)
def _is_arranged(text: str) -> bool:
    return _arranged().search(text) is not None


@lru_cache(maxsize=20_000)
def _is_online(text: str) -> bool:
    return not frozenset(read_toml("unknown.toml")["online"]["words"]).isdisjoint(words_of(text))


@cache
def _arranged() -> re.Pattern[str]:
    words = sorted(read_toml("payment_words.toml")["arranged"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def find_regular(rows: Iterable[tuple[str, Descriptor]]) -> frozenset[tuple[str, bool]]:
    """Return the payees, with the way the money goes, that come back in a rhythm.

    Args:
        rows: Payee and row, in any order.
    """
    series: dict[tuple[str, bool], list[Descriptor]] = defaultdict(list)
    for payee, row in rows:
        series[payee, row.amount_minor > 0].append(row)
    return frozenset(key for key, found in series.items() if _is_regular(found))


def _is_regular(rows: list[Descriptor]) -> bool:
    if len(rows) < FEWEST_OF_SERIES:
        return False
    days = sorted(row.day for row in rows)
    gap = median((later - earlier).days for earlier, later in pairwise(days))
    middle = median(row.amount_minor for row in rows)
    near = sum(abs(row.amount_minor - middle) <= SPREAD * abs(middle) for row in rows)
    return any(low <= gap <= high for low, high in RHYTHMS) and near * 2 > len(rows)
