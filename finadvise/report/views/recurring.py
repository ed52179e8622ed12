"""The page of payments that come back."""

from __future__ import annotations

from datetime import date, timedelta

from finadvise.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Table,
    Whole,
    whole_range,
)
from finadvise.results.recurring import Recurring, RecurringPayment

_MOST_HABITS = 10
_SOON_DAYS = 30
_YEAR_DAYS = 365
# Moving money from one pocket to the other costs nothing and earns nothing.
_OWN_MONEY = ("saving", "transfer")


def view(recurring: Recurring) -> Document:
    """Show what is paid and received under contract, then habits, ended series and new prices."""
    running = [r for r in recurring.recurring if r.status != "ended"]
    contracts = [r for r in running if r.is_contract]
    habits = [r for r in running if not r.is_contract][:_MOST_HABITS]
    ended = [r for r in recurring.recurring if r.status == "ended" and r.is_contract]
    blocks: list[Block] = [_totals(contracts)]
    for title, part in (
        ("Coming in", [r for r in contracts if r.direction == "in" and r.kind != "transfer"]),
        ("Going out", [r for r in contracts if r.direction == "out" and r.kind != "transfer"]),
        ("Between your own accounts", [r for r in contracts if r.kind == "transfer"]),
        ("Habits (nobody collects these, you decide)", habits),
    ):
        if part:
            blocks += [Heading(title), _table(part)]
    if ended:
        blocks += [Heading("Ended"), _ended(ended)]
    changed = [r for r in contracts if r.changes]
    if changed:
        blocks += [Heading("Price changes, the latest of each"), _changes(changed)]
    return Document("Recurring payments", tuple(blocks), recurring.notes)


def brief(recurring: Recurring) -> Document:
    """Show what is due in the next thirty days, and the prices that changed within a year."""
    running = [r for r in recurring.recurring if r.status != "ended" and r.is_contract]
    last_day = recurring.as_of + timedelta(days=_SOON_DAYS)
    due = [(r.next_date, r) for r in running if r.next_date and r.next_date <= last_day]
    year_ago = recurring.as_of - timedelta(days=_YEAR_DAYS)
    changed = [
        r
        for r in running
        if r.kind not in _OWN_MONEY and r.changes and r.changes[-1].date > year_ago
    ]
    blocks: list[Block] = [_totals(running)]
    if due:
        blocks += [Heading(f"In the next {_SOON_DAYS} days"), _due(due)]
    if changed:
        blocks += [Heading("New prices within a year"), _changes(changed)]
    return Document("Recurring payments", tuple(blocks), recurring.notes)


def _due(due: list[tuple[date, RecurringPayment]]) -> Table:
    columns = (Column("Due"), Column("Payee", wrap=True), Column("Amount", right=True))
    ordered = sorted(due, key=lambda item: (item[0], item[1].payee))
    rows = tuple((day, r.payee, r.amount) for day, r in ordered if r.kind not in _OWN_MONEY)
    return Table(columns, rows)


def _totals(contracts: list[RecurringPayment]) -> Facts:
    outgoing = [
        r.yearly_cost for r in contracts if r.direction == "out" and r.kind not in _OWN_MONEY
    ]
    items: tuple[tuple[str, Cell], ...] = (("Contracts running", len(contracts)),)
    if outgoing:
        cost = sum(outgoing[1:], start=outgoing[0])
        items += (("Yearly cost without saving", Whole(cost)),)
    return Facts(items)


def _table(series: list[RecurringPayment]) -> Table:
    columns = (
        Column("Payee", wrap=True),
        Column("Kind", priority=1),
        Column("Cadence"),
        Column("Amount", right=True),
        Column("Usually", right=True, priority=2),
        Column("Next"),
        Column("A year", right=True, priority=1),
        Column("Status", priority=2),
    )
    return Table(columns, tuple(_row(r) for r in series))


def _row(r: RecurringPayment) -> tuple[Cell, ...]:
    spread = None if r.amount_low == r.amount_high else whole_range(r.amount_low, r.amount_high)
    yearly = Whole(r.yearly_cost)
    return (r.payee, r.kind, r.cadence, r.amount, spread, r.next_date, yearly, r.status)


def _ended(series: list[RecurringPayment]) -> Table:
    columns = (Column("Payee", wrap=True), Column("Last paid"), Column("Amount", right=True))
    return Table(columns, tuple((r.payee, r.last, r.last_amount) for r in series))


def _changes(series: list[RecurringPayment]) -> Table:
    columns = (
        Column("Payee", wrap=True),
        Column("Since"),
        Column("From", right=True),
        Column("To", right=True),
    )
    latest = [(r.payee, r.changes[-1]) for r in series]
    return Table(columns, tuple((payee, c.date, c.from_, c.to) for payee, c in latest))
