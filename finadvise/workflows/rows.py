"""New rows as the store takes them: categorised, and counted where they are alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from finadvise.analysis.ledger.categories import categorise
from finadvise.model.category import Descriptor, Knowledge, Verdict
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
    verdicts = _verdicts(account, rows, gather_knowledge(store, country))
    counts: dict[tuple[str, int, str], int] = {}
    for entry in known:
        like = (date.fromordinal(entry.day).isoformat(), entry.amount_minor, entry.description)
        counts[like] = max(counts.get(like, 0), entry.occurrence)
    iso_days: dict[date, str] = {}
    for row, verdict in zip(rows, verdicts, strict=True):
        iso_day = iso_days.get(row.day) or iso_days.setdefault(row.day, row.day.isoformat())
        like = (iso_day, row.amount_minor, row.description)
        counts[like] = occurrence = counts.get(like, 0) + 1
        yield (
            account.number,
            iso_day,
            row.amount_minor,
            row.description,
            occurrence,
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


def _verdicts(
    account: StoredAccount, rows: Sequence[StatementRow], knowledge: Knowledge
) -> Sequence[Verdict]:
    """Categorise rows; where the owner has taught nothing, rows that read the same only once."""
    if knowledge.rules or knowledge.labels or any(row.category for row in rows):
        return categorise(_descriptors(account, rows), knowledge)
    keys = [(r.description, r.payee, r.merchant_code, r.amount_minor > 0) for r in rows]
    distinct = dict(zip(keys, rows, strict=True))
    found = categorise(_descriptors(account, distinct.values()), knowledge)
    verdicts = dict(zip(distinct, found, strict=True))
    return [verdicts[key] for key in keys]


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
