"""The page of insurance."""

from __future__ import annotations

from finadvise.money import Money, format_estimate
from finadvise.report.document import (
    Block,
    Column,
    Document,
    Facts,
    Heading,
    Percent,
    Points,
    Table,
    Whole,
)
from finadvise.results.insurance import Insurance, Need, Premium


def view(insurance: Insurance) -> Document:
    """Show the policies with their price changes, advice, needs and questions."""
    blocks: list[Block] = [_policies(insurance), _total(insurance)]
    if insurance.premiums:
        blocks.append(Heading("What to do"))
        blocks.append(Points(tuple(f"{p.payee}: {p.advice}" for p in insurance.premiums)))
    blocks += [Heading("What cover would have to pay"), _needs(insurance)]
    blocks.append(Points(tuple(_need(n) for n in insurance.needs)))
    if insurance.questions:
        blocks.append(Heading("Questions"))
        blocks.append(Points(insurance.questions))
    return Document("Insurance", tuple(blocks), insurance.notes)


def brief(insurance: Insurance) -> Document:
    """Show the policies, what to do about them, and the needs without their formulas."""
    blocks: list[Block] = [_policies(insurance), _needs(insurance)]
    dear = tuple(_dear(p) for p in insurance.premiums if p.flagged)
    if dear:
        blocks.insert(1, Points(dear))
    return Document("Insurance", tuple(blocks), insurance.notes)


def _dear(premium: Premium) -> str:
    renewal = f" Compare before it renews on {premium.renewal}." if premium.renewal else ""
    quote = premium.cheaper_quote
    saved = f" A quote you have is {Whole(premium.yearly - quote)} less." if quote else ""
    return f"{premium.payee} costs noticeably more than a year ago.{renewal}{saved}"


def _policies(insurance: Insurance) -> Table:
    changes = {p.policy: p for p in insurance.premiums}
    columns = (
        Column("Policy"),
        Column("Payee", wrap=True, priority=2),
        Column("Paid", priority=3),
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


def _label(need: Need) -> str:
    return f"{need.kind}, a month" if need.per_month else need.kind


def _need(need: Need) -> str:
    return f"{need.kind.capitalize()}: {need.reason} How: {need.formula}."


def _range(need: Need) -> str:
    low, high = _about(need.need_low), _about(need.need_high)
    return low if low == high else f"{low} to {high}"


def _about(amount: Money) -> str:
    return format_estimate(amount.minor, amount.currency)


def _needs(insurance: Insurance) -> Table:
    columns = (
        Column("Cover"),
        Column("Need", right=True),
        Column("Have", right=True),
        Column("Gap", right=True),
    )
    rows = tuple((_label(n), _range(n), _about(n.have), _about(n.gap)) for n in insurance.needs)
    return Table(columns, rows)
