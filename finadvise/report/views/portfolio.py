"""The page of the portfolio."""

from __future__ import annotations

from finadvise.report.document import Block, Column, Document, Facts, Heading, Percent, Table
from finadvise.results.portfolio import Portfolio, Stability


def view(portfolio: Portfolio) -> Document:
    """Show the weights with their reasons, what the mix may do, and the trades."""
    blocks: list[Block] = [_weights(portfolio), Heading("What it may do"), _odds(portfolio)]
    if portfolio.views:
        blocks += [Heading("Your views"), _views(portfolio)]
    if portfolio.trades:
        blocks += [Heading("Trades"), _trades(portfolio)]
    if portfolio.stability:
        blocks += [Heading("How firm the weights are"), _stability(portfolio, portfolio.stability)]
    title = f"Portfolio: {portfolio.equity_share:.0%} in equities"
    return Document(title, tuple(blocks), portfolio.notes)


def _weights(portfolio: Portfolio) -> Table:
    columns = (
        Column("Asset class"),
        Column("Weight", right=True),
        Column("Policy", right=True, priority=1),
        Column("Amount", right=True),
        Column("Why", wrap=True, priority=2),
    )
    rows = tuple(
        (w.name, Percent(w.weight, 1), Percent(w.policy_weight, 1), w.amount, w.why)
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
    columns = (Column("Asset class"), Column("Amount", right=True), Column("Reason", wrap=True))
    names = {w.asset: w.name for w in portfolio.weights}
    rows = tuple((names.get(t.asset, t.asset), t.amount, t.reason) for t in portfolio.trades)
    return Table(columns, rows)


def _views(portfolio: Portfolio) -> Table:
    columns = (
        Column("View"),
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
        Column("Asset class"),
        Column("Lowest", right=True),
        Column("Highest", right=True),
    )
    names = {w.asset: w.name for w in portfolio.weights}
    rows = tuple(
        (names.get(w.asset, w.asset), Percent(w.low, 1), Percent(w.high, 1))
        for w in stability.weights
    )
    return Table(columns, rows, title=f"If one expected return were {shift} higher or lower")
