"""The page of a budget."""

from __future__ import annotations

from finadvise.model.taxonomy import category_name
from finadvise.report.document import Block, Cell, Column, Document, Facts, Heading, Percent, Table
from finadvise.results.budget import Budget, BudgetLine

_LINES = (
    Column("Category", wrap=True),
    Column("Plan", right=True),
    Column("Usually", right=True, priority=1),
    Column("Last", right=True, priority=2),
    Column("So far", right=True, priority=1),
    Column("Pace", right=True, priority=2),
    Column("Why", wrap=True, priority=3),
)
_CUTS = (
    Column("Category", wrap=True),
    Column("From", right=True),
    Column("To", right=True),
    Column("Frees", right=True),
    Column("Why", wrap=True),
)


def view(budget: Budget) -> Document:
    """Show how the plan adds up, its lines, and the cuts that make it fit."""
    totals: tuple[tuple[str, Cell], ...] = (
        ("Income expected", budget.income.expected),
        ("In a lean period", budget.income.low),
        ("Irregular pot", budget.irregular),
        ("Savings", budget.savings),
        ("Left", budget.left),
    )
    blocks: list[Block] = [Facts(totals), Table(_LINES, tuple(map(_line, budget.lines)))]
    if budget.cuts:
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (category_name(c.category), c.from_, c.to, c.monthly, c.reason) for c in budget.cuts
        )
        blocks += [Heading("Cuts that make room"), Table(_CUTS, rows)]
    return Document("Budget", tuple(blocks), budget.notes)


def _line(line: BudgetLine) -> tuple[Cell, ...]:
    usually = (
        str(line.usual_low)
        if line.usual_low == line.usual_high
        else f"{line.usual_low} to {line.usual_high}"
    )
    return (
        category_name(line.category),
        line.suggested,
        usually,
        line.last,
        line.spent,
        None if line.pace is None else Percent(line.pace),
        line.reason,
    )
