"""Learning from the person which unusual payments are in order."""

from __future__ import annotations

from datetime import date

from finadvise.errors import UsageError
from finadvise.store.store import Store

SUBJECT = "unusual"
_FINE = "ok"


def accepted_flags(store: Store) -> frozenset[str]:
    """Return the ids the person found in order."""
    choices = store.decisions.of(SUBJECT)
    return frozenset(i for i, (choice, _) in choices.items() if choice == _FINE)


def accept_flag(store: Store, identifier: str, *, currency: str, day: date) -> str:
    """Keep the person's word that a payment is in order, and return the payment's id.

    Args:
        store: The open store.
        identifier: The id of the flag (`u-t12`) or of the transaction (`t12`).
        currency: Currency of reports.
        day: The day the word was given.

    Raises:
        UsageError: No transaction has this id.
    """
    transaction = identifier.strip().removeprefix("u-")
    if all(t.id != transaction for t in store.ledger(currency).transactions):
        raise UsageError(
            f"no payment has the id {identifier!r}",
            hint="take one from `finadvise unusual`",
            code="unknown-id",
        )
    with store.writing():
        store.decisions.record(SUBJECT, f"u-{transaction}", _FINE, day)
    return f"u-{transaction}"
