"""Choosing rows of the books."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from finadvise.errors import UsageError
from finadvise.model.ledger import Ledger, Transaction
from finadvise.money import Money, to_minor
from finadvise.results.transactions import ListedTransaction, SplitPart, Transactions

SortKey = Literal["date", "amount", "payee", "category", "account", "confidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What rows are asked for; empty and None ask for nothing, all others must be met.

    Args:
        account: Name of the account.
        category: Slug, or a group such as `utilities` with all its slugs.
        payee: Part of the payee, case aside.
        first: First day, inclusive.
        last: Last day, inclusive.
        least: Smallest amount in major units, signed as the account holder feels it.
        most: Largest amount in major units, signed.
        search: Words that the description, payee, note or tags hold, case aside.
        limit: Keep at most so many rows.
    """

    account: str = ""
    category: str = ""
    payee: str = ""
    first: date | None = None
    last: date | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    search: str = ""
    limit: int | None = None


def list_transactions(
    ledger: Ledger, wanted: Filter, *, as_of: date, sort: SortKey = "date", reverse: bool = False
) -> Transactions:
    """Return the rows that fit, in order of day and id unless asked otherwise.

    Rows after `as_of` are listed too: they are what the books hold.

    Raises:
        UsageError: No account has the name asked for.
    """
    _check_account(ledger, wanted.account)
    fitting = [t for t in ledger.transactions if _fits(t, wanted)]
    if sort != "date":
        fitting.sort(key=lambda t: _sort_value(t, sort))
    if reverse:
        fitting.reverse()
    kept = fitting if wanted.limit is None else fitting[: wanted.limit]
    return Transactions(
        as_of=as_of,
        currency=ledger.currency,
        transactions=tuple(map(_listed, kept)),
        matched=len(fitting),
    )


def _check_account(ledger: Ledger, name: str) -> None:
    names = [a.name for a in ledger.accounts]
    if name and name not in names:
        raise UsageError(
            f"no account is called {name!r}",
            hint=f"use one of {', '.join(names)}" if names else "import a statement first",
            code="no-such-account",
        )


def _fits(row: Transaction, wanted: Filter) -> bool:
    return (
        (not wanted.account or row.account == wanted.account)
        and (not wanted.category or _in_category(row, wanted.category))
        and (not wanted.payee or wanted.payee.casefold() in row.payee.casefold())
        and (wanted.first is None or row.day >= wanted.first)
        and (wanted.last is None or row.day <= wanted.last)
        and _in_range(row, wanted)
        and (not wanted.search or _holds_words(row, wanted.search))
    )


def _in_range(row: Transaction, wanted: Filter) -> bool:
    if wanted.least is not None and row.amount_minor < to_minor(wanted.least, row.currency):
        return False
    return wanted.most is None or row.amount_minor <= to_minor(wanted.most, row.currency)


def _in_category(row: Transaction, wanted: str) -> bool:
    held = {row.category, *(part.category for part in row.splits)}
    return any(c == wanted or c.startswith(f"{wanted}.") for c in held)


def _holds_words(row: Transaction, search: str) -> bool:
    text = " ".join((row.description, row.payee, row.note, *row.tags)).casefold()
    return all(word in text for word in search.casefold().split())


def _sort_value(row: Transaction, sort: SortKey) -> tuple[int | float | str, date]:
    values: dict[SortKey, int | float | str] = {
        "amount": row.amount_minor,
        "payee": row.payee.casefold(),
        "category": row.category,
        "account": row.account,
        "confidence": row.confidence,
        "date": 0,
    }
    return values[sort], row.day


def _listed(row: Transaction) -> ListedTransaction:
    return ListedTransaction(
        id=row.id,
        date=row.day,
        account=row.account,
        amount=Money(row.amount_minor, row.currency),
        currency=row.currency,
        description=row.description,
        payee=row.payee,
        category=row.category,
        category_source=row.category_source,
        suggestion=row.suggestion,
        confidence=row.confidence,
        transfer_id=row.transfer_id,
        refund_of=row.refund_of,
        pending=row.pending,
        tags=row.tags,
        note=row.note,
        batch=row.batch,
        splits=tuple(
            SplitPart(amount=Money(part.amount_minor, row.currency), category=part.category)
            for part in row.splits
        ),
    )
