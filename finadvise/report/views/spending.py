"""The page of a period's spending."""

from __future__ import annotations

from datetime import date

from finadvise.model.taxonomy import category_name
from finadvise.money import Money
from finadvise.report.document import (
    Cell,
    Column,
    Document,
    Facts,
    Percent,
    Table,
    Whole,
    whole,
    whole_range,
)
from finadvise.results.spending import Spending, SpendingLine


def view(spending: Spending) -> Document:
    """Show the totals, then each line beside its usual range."""
    rate = None if spending.savings_rate is None else Percent(spending.savings_rate)
    totals: tuple[tuple[str, Cell], ...] = (
        ("Income", spending.income),
        ("Spending", spending.spending),
        ("Saved", spending.saved),
        ("Savings rate", rate),
    )
    known = any(line.benchmark for line in spending.lines)
    columns = (
        Column(spending.by.capitalize(), wrap=True),
        Column("Spent", right=True),
        Column("Share", right=True, priority=3),
        Column("Usually", right=True, priority=2),
        Column("Change", right=True, priority=1),
        Column("Rows", right=True, priority=5),
        *((Column("UK average", right=True, priority=4),) if known else ()),
    )
    rows = tuple(_row(spending.by, line, known=known) for line in spending.lines)
    return Document(
        f"Spending, {_day(spending.period.from_)} to {_day(spending.period.to)}",
        (Facts(totals), Table(columns, rows)),
        spending.notes,
    )


def _row(by: str, line: SpendingLine, *, known: bool) -> tuple[Cell, ...]:
    return (
        category_name(line.key) if by == "category" else line.key,
        line.amount,
        None if line.share is None else Percent(line.share),
        whole_range(line.usual_low, line.usual_high),
        _change(line.change),
        line.transactions,
        *((whole(line.benchmark),) if known else ()),
    )


def _change(change: Money | None) -> str | None:
    """Return more or less than before as text: less spent is no amount to mark as going out."""
    if change is None:
        return None
    return f"+{Whole(change)}" if change.minor > 0 else str(Whole(change))


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
