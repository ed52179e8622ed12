"""New rows as the store takes them: categorised, and counted where they are alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING

from finadvise.analysis.ledger.categories import categorise
from finadvise.model.category import Descriptor
from finadvise.model.matching import KnownEntry
from finadvise.model.statement import StatementRow
from finadvise.store.accounts import StoredAccount
from finadvise.store.entries import EntryRow
from finadvise.workflows.knowledge import gather_knowledge

if TYPE_CHECKING:
    from finadvise.store.store import Store

_SHOWN_CHARACTERS = 4  # all that is kept of another account's number


def new_rows(
    store: Store,
    account: StoredAccount,
    rows: Sequence[StatementRow],
    *,
    known: Sequence[KnownEntry],
    batch: int,
    country: str,
) -> Iterator[EntryRow]:
    """Yield the new rows of an account in their order, payee and category included.

    Args:
        store: Holds what the owner taught the program.
        account: The account they belong to.
        rows: Rows that the books don't hold.
        known: Entries around their days, which may be alike in every shown field.
        batch: The import they come with.
        country: ISO 3166 code of the household.
    """
    if not rows:
        return
    knowledge = gather_knowledge(store, country)
    verdicts = categorise(_descriptors(account, rows), knowledge, store.models)
    iso_days = {day: day.isoformat() for day in {row.day for row in rows}}
    days = [iso_days[row.day] for row in rows]
    # Column by column: a statement may have a hundred thousand rows.
    yield from zip(
        repeat(account.number),
        days,
        [row.amount_minor for row in rows],
        [row.description for row in rows],
        _occurrences(days, rows, known),
        [row.bank_id for row in rows],
        [row.balance_minor for row in rows],
        repeat(0),
        [row.merchant_code for row in rows],
        [row.payee for row in rows],
        [row.counterparty[-_SHOWN_CHARACTERS:] for row in rows],
        [verdict.payee for verdict in verdicts],
        [verdict.category for verdict in verdicts],
        [verdict.source for verdict in verdicts],
        [verdict.suggestion for verdict in verdicts],
        [verdict.confidence for verdict in verdicts],
        repeat(batch),
    )


def _occurrences(
    days: Sequence[str], rows: Sequence[StatementRow], known: Sequence[KnownEntry]
) -> list[int]:
    """Number rows that are alike in day, amount and description, from those known onwards."""
    counts: dict[tuple[str, int, str], int] = {}
    for entry in known:
        like = (date.fromordinal(entry.day).isoformat(), entry.amount_minor, entry.description)
        counts[like] = max(counts.get(like, 0), entry.occurrence)
    numbers = []
    for day, row in zip(days, rows, strict=True):
        like = (day, row.amount_minor, row.description)
        counts[like] = number = counts.get(like, 0) + 1
        numbers.append(number)
    return numbers


def _descriptors(account: StoredAccount, rows: Iterable[StatementRow]) -> list[Descriptor]:
    return [
        Descriptor(
            description=row.description,
            amount_minor=row.amount_minor,
            currency=account.currency,
            day=row.day,
            merchant_code=row.merchant_code,
            label=row.category,
            account_kind=account.kind,
            payee_hint=row.payee,
            account=account.name,
        )
        for row in rows
    ]
