"""The page of the savings plan."""

from __future__ import annotations

from finadvise.report.document import (
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Number,
    Paragraph,
    Percent,
    Table,
)
from finadvise.results.savings import EmergencyFund, Savings, SavingsPotential

_BUCKETS = (
    Column("Where", wrap=True),
    Column("Room", right=True),
    Column("A month", right=True),
    Column("Worth a year", right=True, priority=1),
    Column("Why", wrap=True, priority=2),
)


def view(savings: Savings) -> Document:
    """Show the potential, the emergency fund and the buckets in order."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (b.label, b.room, b.monthly, Percent(b.return_per_year, 1), b.reason)
        for b in savings.waterfall
    )
    return Document(
        "Savings",
        (
            Heading("What a month can spare"),
            Facts(_potential(savings.potential)),
            Paragraph(savings.potential.method),
            Heading("Emergency fund"),
            Facts(_fund(savings.emergency_fund)),
            Heading("Where the next pound goes, first to last"),
            Table(_BUCKETS, rows),
        ),
        savings.notes,
    )


def _potential(potential: SavingsPotential) -> tuple[tuple[str, Cell], ...]:
    return (
        ("Safe", potential.safe),
        ("Stretch", potential.stretch),
        ("Kept so far", potential.now),
        ("Likely range", f"{potential.low} to {potential.high}"),
    )


def _fund(fund: EmergencyFund) -> tuple[tuple[str, Cell], ...]:
    why = next(term.reason for term in fund.terms if term.name == fund.binding)
    covered = None if fund.months_covered is None else Number(fund.months_covered, 1)
    return (
        ("Target", fund.target),
        ("Because", why),
        ("Essentials a month", fund.essential_monthly),
        ("Within reach", fund.have),
        ("Missing", fund.gap),
        ("Months covered", covered),
    )
