"""Recurring payments with the person's own word about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from finadvise.analysis.outlook.recurring import (
    Decision,
    Verb,
    apply_decisions,
    find_recurring,
    find_series,
    kind_named,
)
from finadvise.errors import UsageError
from finadvise.model.ledger import Ledger
from finadvise.results.recurring import Recurring, RecurringPayment
from finadvise.store.store import Store

_SUBJECT = "recurring"
_ABOUT_ONE: tuple[Verb, ...] = ("confirm", "reject", "rename")


def known_recurring(store: Store, ledger: Ledger, *, as_of: date, habits: bool = True) -> Recurring:
    """Return what comes back, as found and then as the person decided."""
    return recurring_as_decided(ledger, kept_decisions(store), as_of=as_of, habits=habits)


def recurring_as_decided(
    ledger: Ledger, decisions: Sequence[Decision], *, as_of: date, habits: bool = True
) -> Recurring:
    """Return what comes back; `habits` False may leave out habits the person did not confirm."""
    looked_for = habits or any(d.verb in ("confirm", "merge") for d in decisions)
    found = find_recurring(ledger, as_of=as_of, habits=looked_for)
    return apply_decisions(found, decisions)


def kept_decisions(store: Store) -> tuple[Decision, ...]:
    """Return what the person decided; merges come first, so that the rest is about the whole."""
    merges = [
        Decision(transaction=kept, verb="merge", value=joined)
        for joined, (kept, _) in store.decisions.of(_subject("merge")).items()
    ]
    others = [
        Decision(transaction=transaction, verb=verb, value=value)
        for verb in _ABOUT_ONE
        for transaction, (value, _) in store.decisions.of(_subject(verb)).items()
    ]
    return (*merges, *others)


def decide(
    store: Store,
    ledger: Ledger,
    verb: Verb,
    identifiers: Sequence[str],
    value: str = "",
    *,
    day: date,
) -> Recurring:
    """Keep a decision about series and return them as they are listed from now on.

    Args:
        store: The open store.
        ledger: The books.
        verb: What is decided.
        identifiers: Ids (`r-…`) or names; `merge` joins the others to the first.
        value: The kind of confirmed ones, or the new name.
        day: The day of the decision.

    Raises:
        UsageError: No series has an id, a series is merged with itself, the name is empty, or
            there is no such kind; nothing is kept then.
    """
    known = _choosable(store, ledger, verb, day)
    series = [find_series(known, identifier) for identifier in identifiers]
    said = _checked(verb, value)
    with store.writing():
        for other in series[1:] if verb == "merge" else ():
            _merge(store, series[0], other, day)
        for one in () if verb == "merge" else series:
            _replace(store, one, verb, said, day)
    after = known_recurring(store, ledger, as_of=day)
    held = {t for one in series for t in one.transactions}
    listed = tuple(s for s in after.recurring if held & set(s.transactions))
    notes = tuple(f"{s.payee} is no longer listed." for s in series if verb == "reject")
    return replace(after, recurring=listed, notes=notes, new=(), overlaps=())


def _checked(verb: Verb, value: str) -> str:
    if verb == "rename" and not value.strip():
        raise UsageError("a series cannot go without a name", hint="give the new name")
    return kind_named(value) if verb == "confirm" and value else value.strip()


def _choosable(store: Store, ledger: Ledger, verb: Verb, day: date) -> Recurring:
    """Return what can be decided about: what was rejected is not listed, yet can be confirmed."""
    decisions = kept_decisions(store)
    if verb == "confirm":
        decisions = tuple(d for d in decisions if d.verb != "reject")
    return recurring_as_decided(ledger, decisions, as_of=day)


def _replace(store: Store, series: RecurringPayment, verb: Verb, value: str, day: date) -> None:
    """Keep a decision with the oldest row, in the place of earlier ones about the same rows."""
    replaced: tuple[Verb, ...] = ("confirm", "reject") if verb in ("confirm", "reject") else (verb,)
    for transaction in series.transactions:
        for earlier in replaced:
            store.decisions.forget(_subject(earlier), transaction)
    store.decisions.record(_subject(verb), series.transactions[0], value, day)


def _merge(store: Store, kept: RecurringPayment, joined: RecurringPayment, day: date) -> None:
    """Keep the merge with a row of the joined one that no earlier merge is kept with."""
    if joined.id == kept.id:
        raise UsageError(f"{kept.id} and {joined.id} are one series", hint="name two")
    taken = store.decisions.of(_subject("merge"))
    free = next(t for t in joined.transactions if t not in taken)
    for transaction in joined.transactions:
        for verb in _ABOUT_ONE:
            store.decisions.forget(_subject(verb), transaction)
    store.decisions.record(_subject("merge"), free, kept.transactions[0], day)


def _subject(verb: Verb) -> str:
    return f"{_SUBJECT}.{verb}"
