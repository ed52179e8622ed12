"""The page of the portfolio."""

from __future__ import annotations

from dataclasses import replace

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
from finadvise.results.portfolio import Portfolio, Stability


def view(portfolio: Portfolio) -> Document:
    """Show the weights with their reasons, what the mix may do, and the trades."""
    reasons = Points(tuple(f"{w.name}: {w.why}." for w in portfolio.weights))
    blocks: list[Block] = [
        _weights(portfolio),
        Heading("Why these"),
        reasons,
        Heading("What it may do"),
        _odds(portfolio),
    ]
    if portfolio.views:
        blocks += [Heading("Your views"), _views(portfolio)]
    if portfolio.trades:
        blocks += [Heading("Trades"), _trades(portfolio), _trade_reasons(portfolio)]
    if portfolio.stability:
        blocks += [Heading("How firm the weights are"), _stability(portfolio, portfolio.stability)]
    title = f"Portfolio: {portfolio.equity_share:.0%} in equities"
    return Document(title, tuple(blocks), portfolio.notes)


def brief(portfolio: Portfolio) -> Document:
    """Show the weights and what they may do."""
    return replace(view(portfolio), blocks=(_weights(portfolio), _odds(portfolio)))


def _weights(portfolio: Portfolio) -> Table:
    columns = (
        Column("Asset class", wrap=True),
        Column("Weight", right=True),
        Column("Policy", right=True, priority=1),
        Column("Amount", right=True),
    )
    rows = tuple(
        (w.name, Percent(w.weight, 1), Percent(w.policy_weight, 1), Whole(w.amount))
        for w in portfolio.weights
    )
    return Table(columns, rows)


def _odds(portfolio: Portfolio) -> Facts:
    low, high = portfolio.expected_range.low, portfolio.expected_range.high
    return Facts(
        (
            ("Growth a year after inflation", f"{Percent(low, 1)} to {Percent(high, 1)}"),
            ("Usual swing of a year", Percent(portfolio.volatility, 1)),
            ("One year in twenty is worse than", Percent(portfolio.bad_year)),
            *(
                (f"Chance of less buying power after {_years(span)}", Percent(p))
                for span, p in portfolio.p_loss.items()
            ),
            ("Distance of your holdings from it", _drift(portfolio)),
            ("Assumption set", portfolio.assumptions.id),
        )
    )


def _years(span: str) -> str:
    count = span.removesuffix("y")
    return "a year" if count == "1" else f"{count} years"


def _drift(portfolio: Portfolio) -> Percent | str:
    return "no holdings given" if portfolio.drift is None else Percent(portfolio.drift, 1)


def _trades(portfolio: Portfolio) -> Table:
    columns = (Column("Asset class", wrap=True), Column("Amount", right=True))
    names = {w.asset: w.name for w in portfolio.weights}
    rows = tuple((names.get(t.asset, t.asset), Whole(t.amount)) for t in portfolio.trades)
    return Table(columns, rows)


def _trade_reasons(portfolio: Portfolio) -> Points:
    reasons = dict.fromkeys(trade.reason for trade in portfolio.trades)
    return Points(tuple(f"{reason[0].upper()}{reason[1:]}." for reason in reasons))


def _views(portfolio: Portfolio) -> Table:
    columns = (
        Column("View", wrap=True),
        Column("Assumed", right=True),
        Column("You", right=True),
        Column("Used", right=True),
    )
    rows = tuple(
        (v.text, Percent(v.prior, 1), Percent(v.view, 1), Percent(v.posterior, 1))
        for v in portfolio.views
    )
    return Table(columns, rows)


def _stability(portfolio: Portfolio, stability: Stability) -> Table:
    shift = f"{stability.shift * 100:.0f} point"
    columns = (
        Column("Asset class", wrap=True),
        Column("Lowest", right=True),
        Column("Highest", right=True),
    )
    names = {w.asset: w.name for w in portfolio.weights}
    rows = tuple(
        (names.get(w.asset, w.asset), Percent(w.low, 1), Percent(w.high, 1))
        for w in stability.weights
    )
    return Table(columns, rows, title=f"If one expected return were {shift} higher or lower")
