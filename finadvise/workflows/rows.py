"""New rows as the store takes them: categorised, and counted where they are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
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
    verdicts = categorise(_descriptors(account, rows), gather_knowledge(store, country))
    counts: Counter[tuple[int, int, str]] = Counter()
    for entry in known:
        like = (entry.day, entry.amount_minor, entry.description)
        counts[like] = max(counts[like], entry.occurrence)
    iso_days: dict[date, str] = {}
    for row, verdict in zip(rows, verdicts, strict=True):
        iso_day = iso_days.get(row.day) or iso_days.setdefault(row.day, row.day.isoformat())
        like = (row.day.toordinal(), row.amount_minor, row.description)
        counts[like] += 1
        yield (
            account.number,
            iso_day,
            row.amount_minor,
            row.description,
            counts[like],
            row.bank_id,
            row.balance_minor,
            0,
            row.merchant_code,
            row.payee,
            row.counterparty[-_SHOWN_CHARACTERS:],
            verdict.payee,
            verdict.category,
            verdict.source,
            verdict.suggestion,
            verdict.confidence,
            batch,
        )


def _descriptors(account: StoredAccount, rows: Sequence[StatementRow]) -> list[Descriptor]:
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
