"""The page of a cash-flow forecast."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from finadvise.money import Money
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
    Whole,
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
        f"Cash flow{whose}, {len(forecast.days)} days from {_day(forecast.as_of)}",
        tuple(blocks),
        forecast.notes,
    )


def brief(forecast: Forecast) -> Document:
    """Show the sentence, the odds and the chart."""
    page = view(forecast)
    kept = tuple(b for b in page.blocks if isinstance(b, (Facts, Chart)))
    return replace(page, blocks=(*page.blocks[:1], *kept))


def _sentence(forecast: Forecast) -> str:
    last = forecast.days[-1]
    if forecast.p_below_zero is None:
        return f"With known bills and income alone, {last.p50} would be left on {_day(last.date)}."
    return (
        f"On {_day(last.date)} the balance is likely to be between {Whole(last.p10)} and "
        f"{Whole(last.p90)}; half of the futures end above {Whole(last.p50)}."
    )


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _facts(forecast: Forecast) -> Facts:
    items: list[tuple[str, Cell]] = [("Balance today", forecast.start_balance)]
    if forecast.low is not None and forecast.p_below_zero is not None:
        low = forecast.low.p10
        items.append(("Cautious low point", f"{Whole(low.balance)} on {_day(low.date)}"))
    odds = (
        ("Chance of going below zero", forecast.p_below_zero),
        ("Chance of passing the overdraft", forecast.p_below_limit),
        ("Chance of going below your floor", forecast.p_below_floor),
    )
    shown: set[float] = set()
    for label, share in odds:
        if share is not None and (not shown or share not in shown):
            items.append((label, "under 1%" if share < 0.01 else Percent(share)))
            shown.add(share)
    if forecast.next_payday is not None:
        items.append(("Next payday", _day(forecast.next_payday)))
    if forecast.safe_to_spend is not None:
        until = "before payday" if forecast.next_payday else "in 30 days"
        items.append((f"Safe to spend {until}", Whole(forecast.safe_to_spend)))
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
    return (day.date, Whole(day.p10), Whole(day.p50), Whole(day.p90))


def _events(forecast: Forecast) -> Table:
    columns = (Column("Day"), Column("Payee", wrap=True), Column("Amount", right=True))
    chosen = forecast.events[:_MOST_EVENTS]
    rows = tuple((e.date, e.payee, e.amount) for e in chosen)
    rest = len(forecast.events) - len(chosen)
    return Table(columns, rows, more=f"… and {rest} more, later" if rest else "")


def _about(amount: Money | None) -> str:
    return "nothing known" if amount is None else str(Whole(amount))


def _record(forecast: Forecast) -> str:
    skill = forecast.skill
    if skill is None or skill.coverage80 is None:
        return ""
    return (
        f"Tried from {skill.origins} past days, the middle line was off by {_about(skill.error)} "
        f"on average; assuming no change would have been off by {_about(skill.naive_error)}. "
        f"The band from p10 to p90 held {Percent(skill.coverage80)} of days (80% is right)."
    )
