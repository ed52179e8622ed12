"""The page of insurance."""

from __future__ import annotations

from finadvise.report.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Percent,
    Table,
)
from finadvise.results.insurance import Insurance


def view(insurance: Insurance) -> Document:
    """Show the policies with their price changes, advice, needs and questions."""
    blocks: list[Block] = [_policies(insurance), _total(insurance)]
    if insurance.premiums:
        blocks.append(Heading("What to do"))
        blocks += [Paragraph(f"{p.payee}: {p.advice}") for p in insurance.premiums]
    blocks += [Heading("What cover would have to pay"), _needs(insurance)]
    blocks += [Paragraph(f"{n.kind.capitalize()}: {n.reason}") for n in insurance.needs]
    if insurance.questions:
        blocks.append(Heading("Questions"))
        blocks += [Paragraph(question) for question in insurance.questions]
    return Document("Insurance", tuple(blocks), insurance.notes)


def _policies(insurance: Insurance) -> Table:
    changes = {p.policy: p for p in insurance.premiums}
    columns = (
        Column("Policy"),
        Column("Payee"),
        Column("Paid"),
        Column("A year", right=True),
        Column("Change", right=True),
        Column("After inflation", right=True, priority=1),
        Column("Renewal"),
    )
    rows = tuple(
        (
            policy.name,
            policy.payee,
            policy.cadence if policy.status == "active" else policy.status,
            policy.yearly,
            _percent(changes[policy.id].change) if policy.id in changes else None,
            _percent(changes[policy.id].real_change) if policy.id in changes else None,
            policy.renewal,
        )
        for policy in insurance.policies
    )
    return Table(columns, rows)


def _percent(share: float | None) -> Percent | None:
    return None if share is None else Percent(share, 1)


def _total(insurance: Insurance) -> Facts:
    share = insurance.share_of_income
    return Facts(
        (
            ("All premiums a year", insurance.yearly_total),
            ("Share of income", None if share is None else Percent(share, 1)),
        )
    )


def _needs(insurance: Insurance) -> Table:
    columns = (
        Column("Cover"),
        Column("Need", right=True),
        Column("Have", right=True),
        Column("Gap", right=True),
        Column("How", wrap=True, priority=1),
    )
    rows = tuple(
        (f"{n.kind}{', a month' if n.per_month else ''}", n.need, n.have, n.gap, n.formula)
        for n in insurance.needs
    )
    return Table(columns, rows)
