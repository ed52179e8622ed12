"""The page of a budget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from finadvise.model.taxonomy import category_name
from finadvise.money import Money
from finadvise.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Percent,
    Table,
    whole_range,
)
from finadvise.results.budget import Budget, BudgetLine

_LINES = (
    Column("Category", wrap=True),
    Column("Plan", right=True),
    Column("Usually", right=True, priority=2),
    Column("Last", right=True, priority=3),
    Column("So far", right=True, priority=1),
    Column("Pace", right=True, priority=1),
    Column("Why", wrap=True, priority=4),
)
_FROM_POT = (
    Column("Category", wrap=True),
    Column("Usually", right=True, priority=1),
    Column("Last", right=True),
    Column("So far", right=True),
)
_CUTS = (
    Column("Category", wrap=True),
    Column("From", right=True, priority=1),
    Column("To", right=True),
    Column("Frees", right=True),
    Column("Why", wrap=True, priority=2),
)


def view(budget: Budget) -> Document:
    """Show how the plan adds up, its lines, the irregular pot, and the cuts that make it fit."""
    regular = tuple(line for line in budget.lines if line.kind != "irregular")
    blocks: list[Block] = [_totals(budget), Table(_LINES, tuple(map(_line, regular)))]
    blocks += _from_pot(budget)
    if budget.cuts:
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (category_name(c.category), c.from_, c.to, c.monthly, c.reason) for c in budget.cuts
        )
        blocks += [Heading("Cuts that make room"), Table(_CUTS, rows)]
    return Document("Budget", tuple(blocks), budget.notes)


def brief(budget: Budget) -> Document:
    """Show the totals, the lines without their reasons, and the cuts."""
    page = view(replace(budget, lines=tuple(x for x in budget.lines if x.kind != "irregular")))
    return replace(page, blocks=tuple(_without_reasons(block) for block in page.blocks))


def _without_reasons(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    rows = tuple(row[:-1] for row in block.rows)
    return replace(block, columns=block.columns[:-1], rows=rows)


def _totals(budget: Budget) -> Facts:
    return Facts(
        (
            ("Income expected", budget.income.expected),
            ("In a lean period", budget.income.low),
            ("Irregular pot", budget.irregular),
            ("Savings", budget.savings),
            ("Left", budget.left),
        )
    )


def _line(line: BudgetLine) -> tuple[Cell, ...]:
    return (
        category_name(line.category),
        line.suggested,
        whole_range(line.usual_low, line.usual_high),
        line.last,
        line.spent,
        None if line.pace is None else Percent(line.pace),
        line.reason,
    )


def _from_pot(budget: Budget) -> list[Block]:
    """Show what does not come each period: a table of what moved, a sentence for the rest."""
    lines = [line for line in budget.lines if line.kind == "irregular"]
    if not lines:
        return []
    moved = [line for line in lines if line.last or line.spent]
    still = [category_name(line.category) for line in lines if line not in moved]
    blocks: list[Block] = [Heading("Paid from the irregular pot")]
    if moved:
        rows = tuple(
            (
                category_name(line.category),
                whole_range(line.usual_low, line.usual_high),
                line.last,
                line.spent,
            )
            for line in moved
        )
        total = (_sum(line.last for line in moved), _sum(line.spent for line in moved))
        blocks.append(Table(_FROM_POT, (*rows, ("Together", None, *total))))
    if still:
        blocks.append(Paragraph(f"Nothing lately, but from time to time: {'; '.join(still)}."))
    return blocks


def _sum(amounts: Iterable[Money]) -> Money:
    first, *others = amounts
    return sum(others, start=first)
