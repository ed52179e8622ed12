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
    Points,
    Table,
    Whole,
    whole,
)
from finadvise.results.savings import EmergencyFund, Savings, SavingsPotential

_BUCKETS = (
    Column("Where", wrap=True),
    Column("Room", right=True),
    Column("A month", right=True),
    Column("Worth a year", right=True, priority=1),
)


def view(savings: Savings) -> Document:
    """Show the potential, the emergency fund and the buckets in order."""
    return Document(
        "Savings",
        (
            Heading("What a month can spare"),
            Facts(_potential(savings.potential)),
            Paragraph(savings.potential.method),
            Heading("Emergency fund"),
            Facts(_fund(savings.emergency_fund)),
            Heading("Where the next pound goes, first to last"),
            _buckets(savings),
            Points(tuple(f"{b.label}: {b.reason}" for b in savings.waterfall)),
        ),
        savings.notes,
    )


def brief(savings: Savings) -> Document:
    """Show what a month can spare, what the emergency fund lacks, and the order."""
    fund = savings.emergency_fund
    facts: tuple[tuple[str, Cell], ...] = (
        *_potential(savings.potential)[:2],
        ("Emergency fund should hold", Whole(fund.target)),
        ("Missing from it", whole(fund.gap)),
    )
    return Document("Savings", (Facts(facts), _buckets(savings)), savings.notes)


def _buckets(savings: Savings) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            b.label,
            whole(b.room),
            Whole(b.monthly),
            Percent(b.return_per_year, 1),
        )
        for b in savings.waterfall
    )
    return Table(_BUCKETS, rows)


def _potential(potential: SavingsPotential) -> tuple[tuple[str, Cell], ...]:
    return (
        ("Safe", Whole(potential.safe)),
        ("Stretch", Whole(potential.stretch)),
        ("Kept so far", Whole(potential.now)),
        ("Likely range", f"{Whole(potential.low)} to {Whole(potential.high)}"),
    )


def _fund(fund: EmergencyFund) -> tuple[tuple[str, Cell], ...]:
    why = next(term.reason for term in fund.terms if term.name == fund.binding)
    covered = None if fund.months_covered is None else Number(fund.months_covered, 1)
    return (
        ("Target", Whole(fund.target)),
        ("Because", why),
        ("Essentials a month", Whole(fund.essential_monthly)),
        ("Within reach", whole(fund.have)),
        ("Missing", whole(fund.gap)),
        ("Months covered", covered),
    )
