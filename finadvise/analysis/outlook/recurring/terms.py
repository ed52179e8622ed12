"""What a series costs, how its price moved, and what kind of payment it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

from finadvise.analysis.outlook.recurring.naming import strip_channel
from finadvise.data import read_toml
from finadvise.model.ledger import UNCATEGORISED, Transaction
from finadvise.money import Money
from finadvise.results.recurring import Kind, PriceChange

_SAME_PRICE = 0.005
_RECENT = 12
_BILL_GROUPS = ("housing", "utilities", "insurance", "taxes", "children", "education")
_COLLECTED_GROUPS = ("housing", "utilities", "insurance", "taxes", "debt")
_PURCHASE_GROUPS = ("groceries", "eating_out", "shopping", "travel", "cash", "home", "gifts")
_SUBSCRIPTIONS = ("entertainment.subscriptions", "health.fitness")


def is_committed(category: str) -> bool:
    """Return whether payments of a category are somebody else's to collect."""
    return category.partition(".")[0] in _COLLECTED_GROUPS or category in _SUBSCRIPTIONS


def is_purchase(category: str) -> bool:
    """Return whether payments of a category are mostly single purchases."""
    return category.partition(".")[0] in _PURCHASE_GROUPS


def is_steady(rows: Sequence[Transaction]) -> bool:
    """Return whether most payments repeat the amount before them."""
    recent = rows[-_RECENT:]
    pairs = list(pairwise(recent))
    same = sum(_same(a.amount_minor, b.amount_minor) for a, b in pairs)
    return same * 2 >= len(pairs)


def expected_minor(rows: Sequence[Transaction]) -> int:
    """Return what the next payment is likely to be: the price in force, or the recent median."""
    if not is_steady(rows):
        return round(median(t.amount_minor for t in rows[-6:]))
    last = [t.amount_minor for t in rows[-3:]]
    if len(last) == 3 and _same(last[0], last[1]) and not _same(last[1], last[2]):
        # A single odd payment after a long steady price is as likely a one-off as a new price;
        # the newest is what the payer saw last.
        return last[2]
    return last[-1]


def usual_range(rows: Sequence[Transaction], expected: int) -> tuple[int, int]:
    """Return the sizes that recent payments mostly lay between, smallest first, signed."""
    current = rows[-_RECENT:]
    if is_steady(rows):
        current = current[-3:]
    sizes = sorted(abs(t.amount_minor) for t in current)
    low, high = sizes[len(sizes) // 10], sizes[-1 - len(sizes) // 10]
    sign = -1 if expected < 0 else 1
    return sign * min(low, abs(expected)), sign * max(high, abs(expected))


def price_changes(rows: Sequence[Transaction]) -> tuple[PriceChange, ...]:
    """Return the steps of a steady price: a new amount that was paid again, or the last one."""
    if not is_steady(rows) or len(rows) < 3:
        return ()
    changes, level = [], rows[0]
    for k, row in enumerate(rows[1:], start=1):
        stays = k + 1 == len(rows) or _same(row.amount_minor, rows[k + 1].amount_minor)
        if stays and not _same(row.amount_minor, level.amount_minor):
            changes.append(PriceChange(date=row.day, from_=level.amount, to=row.amount))
            level = row
    return tuple(changes)


def kind_of(rows: Sequence[Transaction], *, arranged: bool) -> Kind:
    """Tell what a contract is for from its category, its words and how it is paid."""
    category = usual_category(rows)
    if all(t.is_transfer for t in rows[-3:]):
        return "saving" if category in ("transfers.savings", "transfers.investment") else "transfer"
    if rows[-1].amount_minor > 0:
        return "income"
    return _kind_by_words(rows[-1].description) or _kind_of_spending(
        category, settled=arranged or not is_steady(rows)
    )


def _kind_of_spending(category: str, *, settled: bool) -> Kind:
    group = category.partition(".")[0]
    if group == "debt":
        return "debt"
    if category in _SUBSCRIPTIONS:
        return "subscription"
    return "bill" if settled or group in _BILL_GROUPS else "subscription"


def _kind_by_words(description: str) -> Literal["debt", "saving"] | None:
    text = f" {strip_channel(description)} "
    kinds = read_toml("payment_words.toml")["kinds"]
    if any(f" {w} " in text for w in kinds["debt"]):
        return "debt"
    return "saving" if any(f" {w} " in text for w in kinds["saving"]) else None


def usual_category(rows: Sequence[Transaction]) -> str:
    """Return the commonest category of recent payments; known ones win over `uncategorised`."""
    seen = Counter(t.category for t in rows[-_RECENT:] if t.category != UNCATEGORISED)
    return min(seen, key=lambda c: (-seen[c], c)) if seen else UNCATEGORISED


def money(minor: int, rows: Sequence[Transaction]) -> Money:
    """Return an amount in the currency of a series."""
    return Money(minor, rows[-1].currency)


def _same(one: int, other: int) -> bool:
    return abs(one - other) <= _SAME_PRICE * abs(one)
