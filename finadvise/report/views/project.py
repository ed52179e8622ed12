"""The page of the projection."""

from __future__ import annotations

from dataclasses import replace

from finadvise.money import Money, format_estimate
from finadvise.report.document import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Percent,
    Points,
    Table,
    Whole,
    whole,
)
from finadvise.results.project import ProjectedYear, Projection

_MOST_YEARS = 12
_EVERY_YEARS = 5


def view(projection: Projection) -> Document:
    """Show the answer in a sentence, the fan by year, and what would change it."""
    blocks: list[Block] = [Paragraph(projection.summary), _facts(projection), _fan(projection)]
    if len(projection.years) > 2:
        blocks.append(_chart(projection))
    if projection.levers:
        blocks += [Heading("What would help"), Points(projection.levers)]
    title = f"Projection: {projection.goal}" if projection.goal else "Projection"
    return Document(title, tuple(blocks), projection.notes)


def brief(projection: Projection) -> Document:
    """Show the answer, the chart and what would help."""
    page = view(projection)
    kept = tuple(b for b in page.blocks if isinstance(b, (Paragraph, Chart, Points)))
    return replace(page, blocks=kept)


def _facts(projection: Projection) -> Facts:
    items: list[tuple[str, Cell]] = [
        ("Now", Whole(projection.start)),
        ("Saved a month", Whole(projection.monthly)),
        ("Share in equities", Percent(projection.equity_share)),
        ("Assumption set", projection.assumptions),
    ]
    if projection.target is not None and projection.probability is not None:
        items += [
            ("Target", Whole(projection.target)),
            ("Reached in", f"{Percent(projection.probability)} of simulated futures"),
            ("Status", projection.status),
            (f"Needed a month for {Percent(projection.aim)}", whole(projection.needed_monthly)),
        ]
    return Facts(tuple(items))


def _fan(projection: Projection) -> Table:
    columns = (
        Column("Year", right=True),
        Column("By", priority=1),
        Column("Poor markets (10%)", right=True),
        Column("Middling (50%)", right=True),
        Column("Good markets (90%)", right=True),
    )
    rows = tuple(
        (y.year, y.date, _about(y.p10), _about(y.p50), _about(y.p90))
        for y in _shown(projection.years)
    )
    return Table(columns, rows, title="In today's money, rounded down")


def _shown(years: tuple[ProjectedYear, ...]) -> tuple[ProjectedYear, ...]:
    """Choose every fifth year of a long span, and the last."""
    if len(years) <= _MOST_YEARS:
        return years
    return tuple(y for y in years if y.year % _EVERY_YEARS == 0 or y == years[-1])


def _about(amount: Money) -> str:
    return format_estimate(amount.minor, amount.currency)


def _chart(projection: Projection) -> Chart:
    lines = (
        ("poor", tuple(_major(y.p10) for y in projection.years)),
        ("middling", tuple(_major(y.p50) for y in projection.years)),
        ("good", tuple(_major(y.p90) for y in projection.years)),
    )
    return Chart(tuple(y.date for y in projection.years), lines, title="In today's money")


def _major(amount: Money) -> float:
    return float(amount.decimal())
