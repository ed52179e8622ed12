"""Recurring payments with the person's own word about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import get_args

from finadvise.analysis.outlook.recurring import (
    Decision,
    Verb,
    apply_decisions,
    find_recurring,
    find_series,
)
from finadvise.errors import UsageError
from finadvise.model.ledger import Ledger
from finadvise.results.recurring import Recurring
from finadvise.store.store import Store

_SUBJECT = "recurring"


def known_recurring(store: Store, ledger: Ledger, *, as_of: date, habits: bool = True) -> Recurring:
    """Return what comes back, as found and then as the person decided."""
    found = find_recurring(ledger, as_of=as_of, habits=habits)
    return apply_decisions(found, kept_decisions(store))


def kept_decisions(store: Store) -> tuple[Decision, ...]:
    """Return what the person decided; merges come last, so that names are settled before them."""
    kept = []
    for order, verb in enumerate(get_args(Verb)):
        for transaction, (value, _) in store.decisions.of(f"{_SUBJECT}.{verb}").items():
            kept.append((order, Decision(transaction=transaction, verb=verb, value=value)))
    return tuple(decision for _, decision in sorted(kept, key=lambda k: k[0]))


def decide(
    store: Store, ledger: Ledger, verb: Verb, identifier: str, value: str, *, day: date
) -> Recurring:
    """Keep a decision about a series and return the series as it is listed from now on.

    Args:
        store: The open store.
        ledger: The books.
        verb: What is decided.
        identifier: Id of the series (`r-…`).
        value: The new name, or the id of the series to merge in.
        day: The day of the decision.

    Raises:
        UsageError: No series has the id, or a series is merged with itself.
    """
    before = known_recurring(store, ledger, as_of=day)
    # What was rejected is not listed any more and can be confirmed all the same.
    everything = find_recurring(ledger, as_of=day) if verb == "confirm" else before
    series = find_series(everything, identifier)
    transaction = series.transactions[-1]
    if verb == "merge":
        other = find_series(before, value)
        if other.id == series.id:
            raise UsageError(f"{identifier} and {value} are one series", hint="name two")
        value = other.transactions[-1]
    with store.writing():
        store.decisions.record(f"{_SUBJECT}.{verb}", transaction, value, day)
        if verb in ("confirm", "reject"):
            opposite = "reject" if verb == "confirm" else "confirm"
            for held in series.transactions:
                store.decisions.forget(f"{_SUBJECT}.{opposite}", held)
    after = known_recurring(store, ledger, as_of=day)
    listed = tuple(s for s in after.recurring if transaction in s.transactions)
    notes = () if listed else (f"{series.payee} is no longer listed.",)
    return replace(after, recurring=listed, notes=notes)
