"""Puts the reason behind an id into sentences: a row, a series, a flag or an action."""

from __future__ import annotations

from datetime import date

from finadvise.model.ledger import Ledger, Transaction
from finadvise.money import Money
from finadvise.results.advise import Action
from finadvise.results.explain import Explanation, Input
from finadvise.results.recurring import RecurringPayment
from finadvise.results.unusual import UnusualPayment

_NEAREST_SHOWN = 3


def explain_transaction(
    row: Transaction, ledger: Ledger, category_reason: str, *, as_of: date
) -> Explanation:
    """Say why a row has its category, and what it is linked with.

    Args:
        row: The row.
        ledger: The books it stands in.
        category_reason: What the category rests on; empty where the person set it.
        as_of: The day of the answer.
    """
    reasons = [category_reason or _said_by_the_person(row)]
    if row.transfer_id:
        reasons.append(
            f"It is one side of a movement between your own accounts; {row.transfer_id} is the "
            "other, so neither counts as income or spending."
        )
    if row.refund_of:
        reasons.append(f"It pays back {row.refund_of}, so it lowers that category's spending.")
    alike = [t.id for t in ledger.transactions if t.payee == row.payee and t.id != row.id]
    return Explanation(
        as_of=as_of,
        currency=row.currency,
        id=row.id,
        title=f"{row.payee or row.description}: {row.amount} on {row.day:%-d %B %Y}",
        reasons=tuple(reasons),
        inputs=(
            Input(name="Bank's text", value=row.description),
            Input(name="Payee", value=row.payee),
            Input(name="Account", value=row.account),
            Input(name="Category", value=row.category),
            Input(name="Import", value=str(row.batch)),
            Input(name="Other rows of this payee", value=str(len(alike))),
        ),
        would_change=(_cure(row),),
        transactions=tuple(alike[-_NEAREST_SHOWN:]),
    )


def _said_by_the_person(row: Transaction) -> str:
    if row.splits:
        parts = (f"{Money(p.amount_minor, row.currency)} {p.category}" for p in row.splits)
        return f"You split it: {', '.join(parts)}."
    if row.category_source == "import":
        return f"The file you imported says {row.category}."
    return f"You set the category to {row.category} yourself."


def _cure(row: Transaction) -> str:
    if row.splits:
        return f"finadvise split {row.id} --clear makes it whole again."
    return f"finadvise categorize {row.id} CATEGORY sets another category."


def explain_series(series: RecurringPayment, *, as_of: date) -> Explanation:
    """Say why payments count as one series and where its next date comes from."""
    reasons = [
        f"{series.count} payments from {series.first:%-d %B %Y} to {series.last:%-d %B %Y} come "
        f"{series.cadence}.",
        _amounts(series),
    ]
    if series.next_date:
        reasons.append(f"The next is expected around {series.next_date:%-d %B %Y}.")
    else:
        reasons.append("It has not come when it was due, so it counts as ended.")
    reasons += [
        f"The amount changed from {abs(c.from_)} to {abs(c.to)} on {c.date:%-d %B %Y}."
        for c in series.changes
    ]
    return Explanation(
        as_of=as_of,
        currency=series.amount.currency,
        id=series.id,
        title=f"{series.payee}: {series.kind}, {series.cadence}, {series.status}",
        reasons=tuple(reasons),
        inputs=(
            Input(name="Account", value=series.account),
            Input(name="Category", value=series.category),
            Input(name="Cost a year", value=str(abs(series.yearly_cost))),
        ),
        would_change=(
            "A payment that does not come, or comes at another price.",
            f"finadvise recurring confirm, reject, rename or merge {series.id} says what it is.",
        ),
        transactions=series.transactions,
    )


def _amounts(series: RecurringPayment) -> str:
    low, high = sorted((abs(series.amount_low), abs(series.amount_high)))
    last = f"the last was {abs(series.last_amount)}."
    return f"Each is {low}; {last}" if low == high else f"They lie between {low} and {high}; {last}"


def explain_flag(flag: UnusualPayment, *, as_of: date) -> Explanation:
    """Say why a row was flagged."""
    return Explanation(
        as_of=as_of,
        currency=flag.amount.currency,
        id=flag.id,
        title=f"{flag.payee}: {flag.amount} on {flag.date:%-d %B %Y}",
        reasons=tuple(reason.text for reason in flag.reasons),
        inputs=(Input(name="Score from 0 to 1", value=f"{flag.score:.2f}"),),
        would_change=(f"finadvise unusual ok {flag.id} marks it as expected.",),
        transactions=(flag.transaction,),
    )


def explain_action(action: Action, *, as_of: date) -> Explanation:
    """Say what an action rests on."""
    gain = action.gain_per_year
    return Explanation(
        as_of=as_of,
        currency=gain.mid.currency,
        id=action.id,
        title=action.title,
        reasons=(action.why, f"What to do: {action.do}"),
        inputs=(
            Input(name="Worth a year", value=f"{gain.low} to {gain.high}, middle {gain.mid}"),
            Input(name="How sure the finding is", value=f"{action.confidence:.0%}"),
            Input(name="Effort", value=action.effort),
            Input(name="State", value=action.status),
        ),
        would_change=(
            f"finadvise advise done {action.id} marks it as done; dismiss and snooze hide it.",
        ),
        transactions=action.evidence,
    )
