"""The page of the risk profile."""

from __future__ import annotations

from dataclasses import replace

from finadvise.report.document import (
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Number,
    Percent,
    Points,
    Table,
)
from finadvise.results.risk import CapacityFact, Risk


def view(risk: Risk) -> Document:
    """Show the three limits, the reasons, and the facts behind capacity."""
    limits = Facts(
        (
            ("Share in equities", Percent(risk.equity_share)),
            ("Level", f"{risk.level} of 5"),
            ("What you are willing to bear", Percent(risk.tolerance)),
            ("What you can afford to lose", Percent(risk.capacity)),
            ("What your time allows", Percent(risk.horizon)),
            ("Sets the limit", risk.binding),
        )
    )
    rows = tuple((f.label, _value(f), Percent(f.equity_share)) for f in risk.facts)
    columns = (Column("Fact", wrap=True), Column("Now", right=True), Column("Allows", right=True))
    return Document(
        "Risk profile",
        (
            limits,
            Heading("Why"),
            Points(risk.explanation),
            Heading("What you can afford to lose"),
            Table(columns, rows),
        ),
        risk.notes,
    )


def brief(risk: Risk) -> Document:
    """Show the limits only."""
    page = view(risk)
    return replace(page, blocks=page.blocks[:1])


def _value(fact: CapacityFact) -> Cell:
    if fact.value is None:
        return "not seen"
    return Number(fact.value, 1) if fact.fact == "months_of_essentials" else Percent(fact.value)
