"""What the person said about a series, and how it sticks.

A decision is kept with a transaction, since the ids of transactions outlast new imports while
those of series need not: it holds for whatever series has that transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from finadvise.analysis.outlook.recurring.notes import annotate
from finadvise.errors import UsageError
from finadvise.results.recurring import Kind, Recurring, RecurringPayment

Verb = Literal["confirm", "reject", "rename", "merge"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One word of the person.

    Args:
        transaction: Id of a transaction of the series it is about.
        verb: `confirm` (it is a contract), `reject` (nothing comes back), `rename` or `merge`.
        value: The kind of a confirmed one (empty where it stays as found), the new name, or a
            transaction of the series to merge in.
    """

    transaction: str
    verb: Verb
    value: str = ""


def find_series(recurring: Recurring, identifier: str) -> RecurringPayment:
    """Return the series of an id, or of a payee's name where only one has it.

    Raises:
        UsageError: There is none, or several go by the name.
    """
    wanted = identifier.strip()
    named = [s for s in recurring.recurring if s.payee.casefold() == wanted.casefold()]
    found = [s for s in recurring.recurring if s.id == wanted] or named
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(f"{s.id}: {abs(s.amount)} {s.cadence}, {s.status}" for s in found)
        raise UsageError(
            f"{len(found)} series go by the name {wanted!r}",
            hint=f"give the id of one: {listed}",
            code="ambiguous",
        )
    raise UsageError(
        f"no series has the id or the name {identifier!r}",
        hint="take one from `finadvise recurring --json`",
        code="unknown-id",
    )


def apply_decisions(recurring: Recurring, decisions: Sequence[Decision]) -> Recurring:
    """Return the answer as the person sees it; decisions about nothing known are passed over."""
    series = list(recurring.recurring)
    for decision in decisions:
        series = _apply(series, decision)
    series.sort(key=lambda s: (not s.is_contract, -abs(s.yearly_cost.minor), s.payee, s.id))
    return annotate(replace(recurring, recurring=tuple(series)))


def kind_named(text: str) -> Kind:
    """Return a kind of contract by its name.

    Raises:
        UsageError: Not one, `habit` among them: a habit is what is no contract.
    """
    known = [kind for kind in get_args(Kind) if kind != "habit"]
    for kind in known:
        if kind == text.strip().casefold():
            return cast("Kind", kind)
    raise UsageError(f"--kind {text}: not a kind of contract", hint=f"use {', '.join(known)}")


def _apply(series: list[RecurringPayment], decision: Decision) -> list[RecurringPayment]:
    place = _place(series, decision.transaction)
    if place is None:
        return series
    subject = series[place]
    match decision.verb:
        case "reject":
            return series[:place] + series[place + 1 :]
        case "rename":
            changed = replace(subject, payee=decision.value)
        case "confirm":
            changed = replace(subject, kind=_confirmed_kind(subject, decision.value))
        case "merge":
            other = _place(series, decision.value)
            if other is None or other == place:
                return series
            changed = _merged(subject, series[other])
            return [changed, *(s for k, s in enumerate(series) if k not in (place, other))]
    return [*series[:place], changed, *series[place + 1 :]]


def _confirmed_kind(subject: RecurringPayment, wanted: str) -> Kind:
    if wanted:
        return kind_named(wanted)
    return "bill" if subject.kind == "habit" else subject.kind


def _place(series: Sequence[RecurringPayment], transaction: str) -> int | None:
    return next((k for k, s in enumerate(series) if transaction in s.transactions), None)


def _merged(kept: RecurringPayment, other: RecurringPayment) -> RecurringPayment:
    """Join two series under the first one's id and name; the one paid last has the terms."""
    newer = max((kept, other), key=lambda s: (s.last, s.id == kept.id))
    return replace(
        newer,
        id=kept.id,
        payee=kept.payee,
        first=min(kept.first, other.first),
        count=kept.count + other.count,
        changes=tuple(sorted((*kept.changes, *other.changes), key=lambda c: c.date)),
        transactions=kept.transactions + other.transactions,
    )
