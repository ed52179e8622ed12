"""The page of how forecasts turned out."""

from __future__ import annotations

from finadvise.report.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Percent,
    Table,
)
from finadvise.results.scorecard import (
    Decided,
    HorizonScore,
    OriginScore,
    Scorecard,
    ScoredForecast,
)

_MOST_LINES = 15


def view(scorecard: Scorecard) -> Document:
    """Show how forecasts did by how far they looked and by origin, and the latest of them."""
    blocks: list[Block] = []
    if scorecard.horizons:
        blocks += [Heading("By how far ahead"), _horizons(scorecard.horizons)]
        blocks += [Heading("By the day it was made"), _origins(scorecard.origins[-_MOST_LINES:])]
    if scorecard.forecasts and not scorecard.replayed:
        blocks += [Heading("The latest"), _latest(scorecard.forecasts[-_MOST_LINES:])]
    if scorecard.waiting:
        blocks.append(Facts((("Days still to come", scorecard.waiting),)))
    if scorecard.decided is not None:
        blocks += [Heading("What you decided"), _decided(scorecard.decided)]
    title = "The forecast, replayed from past days" if scorecard.replayed else "Past forecasts"
    return Document(title, tuple(blocks), scorecard.notes)


def _horizons(horizons: tuple[HorizonScore, ...]) -> Table:
    columns = (
        Column("Days ahead", right=True),
        Column("Forecasts", right=True),
        Column("Off by", right=True),
        Column("No change would be off by", right=True),
        Column("Inside the band (80% is right)", right=True),
    )
    rows = tuple(
        (h.days_ahead, h.forecasts, h.error, h.naive_error, Percent(h.coverage80)) for h in horizons
    )
    return Table(columns, rows)


def _origins(origins: tuple[OriginScore, ...]) -> Table:
    columns = (
        Column("Made"),
        Column("Account", priority=2),
        Column("Days scored", right=True, priority=1),
        Column("Off by", right=True),
        Column("No change would be off by", right=True),
        Column("Inside the band", right=True),
    )
    rows = tuple(
        (o.made, o.account or "all", o.days, o.error, o.naive_error, Percent(o.coverage80))
        for o in origins
    )
    return Table(columns, rows)


def _decided(decided: Decided) -> Facts:
    return Facts(
        (
            ("Advice done", decided.advice_done),
            ("Advice dismissed", decided.advice_dismissed),
            ("Advice put off", decided.advice_snoozed),
            ("Unusual payments that were in order", decided.flags_in_order),
        )
    )


def _latest(scored: tuple[ScoredForecast, ...]) -> Table:
    columns = (
        Column("Made"),
        Column("For"),
        Column("Account", priority=2),
        Column("Cautious (p10)", right=True, priority=1),
        Column("Middle (p50)", right=True),
        Column("High (p90)", right=True, priority=1),
        Column("Balance", right=True),
        Column("Inside"),
    )
    return Table(columns, tuple(_row(s) for s in scored))


def _row(s: ScoredForecast) -> tuple[Cell, ...]:
    inside = "yes" if s.inside else "no"
    return (s.made, s.date, s.account or "all", s.p10, s.p50, s.p90, s.balance, inside)
