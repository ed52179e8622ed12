"""The page of a cash-flow forecast."""

from __future__ import annotations

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
    Table,
)
from finadvise.results.forecast import Forecast, ForecastDay

_SHOWN_EVERY_DAYS = 7
_MOST_EVENTS = 20


def view(forecast: Forecast) -> Document:
    """Show one plain sentence, the odds, the band, what drives it and how good it was."""
    whose = f" for {forecast.account}" if forecast.account else ""
    blocks: list[Block] = [Paragraph(_sentence(forecast)), _facts(forecast)]
    if forecast.days:
        blocks += [_chart(forecast), _band(forecast)]
    if forecast.events:
        blocks += [Heading("What is known to come"), _events(forecast)]
    if forecast.skill is not None and forecast.skill.origins:
        blocks.append(Paragraph(_record(forecast)))
    return Document(
        f"Cash flow{whose}, {len(forecast.days)} days from {forecast.as_of}",
        tuple(blocks),
        forecast.notes,
    )


def _sentence(forecast: Forecast) -> str:
    last = forecast.days[-1]
    if forecast.p_below_zero is None:
        return f"With known bills and income alone, {last.p50} would be left on {last.date}."
    return (
        f"On {last.date} the balance is likely to be between {last.p10} and {last.p90}; "
        f"half of the futures end above {last.p50}."
    )


def _facts(forecast: Forecast) -> Facts:
    items: list[tuple[str, Cell]] = [("Balance today", forecast.start_balance)]
    if forecast.low is not None and forecast.p_below_zero is not None:
        low = forecast.low.p10
        items.append(("Cautious low point", f"{low.balance} on {low.date}"))
    odds = (
        ("Chance of going below zero", forecast.p_below_zero),
        ("Chance of passing the overdraft", forecast.p_below_limit),
        ("Chance of going below your floor", forecast.p_below_floor),
    )
    shown: set[float] = set()
    for label, share in odds:
        if share is not None and (not shown or share not in shown):
            items.append((label, Percent(share)))
            shown.add(share)
    if forecast.next_payday is not None:
        items.append(("Next payday", forecast.next_payday))
    if forecast.safe_to_spend is not None:
        until = "before payday" if forecast.next_payday else "in 30 days"
        items.append((f"Safe to spend {until}", forecast.safe_to_spend))
    return Facts(tuple(items))


def _chart(forecast: Forecast) -> Chart:
    days = tuple(d.date for d in forecast.days)
    lines = tuple(
        (name, tuple(float(getattr(d, key).decimal()) for d in forecast.days))
        for name, key in (("cautious (p10)", "p10"), ("middle (p50)", "p50"), ("high (p90)", "p90"))
    )
    return Chart(days, lines, f"Closing balance, {forecast.currency}")


def _band(forecast: Forecast) -> Table:
    columns = (
        Column("Day"),
        Column("Cautious (p10)", right=True),
        Column("Middle (p50)", right=True),
        Column("High (p90)", right=True),
    )
    chosen = forecast.days[_SHOWN_EVERY_DAYS - 1 :: _SHOWN_EVERY_DAYS] or forecast.days[-1:]
    return Table(columns, tuple(_row(d) for d in chosen))


def _row(day: ForecastDay) -> tuple[Cell, ...]:
    return (day.date, day.p10, day.p50, day.p90)


def _events(forecast: Forecast) -> Table:
    columns = (Column("Day"), Column("Payee", wrap=True), Column("Amount", right=True))
    chosen = forecast.events[:_MOST_EVENTS]
    return Table(columns, tuple((e.date, e.payee, e.amount) for e in chosen))


def _record(forecast: Forecast) -> str:
    skill = forecast.skill
    if skill is None or skill.coverage80 is None:
        return ""
    return (
        f"Tried from {skill.origins} past days, the middle line was off by {skill.error} on "
        f"average; assuming no change would have been off by {skill.naive_error}. The band from "
        f"p10 to p90 held {Percent(skill.coverage80)} of days (80% is right)."
    )
