"""Where the money of a period went, beside what is usual."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from finadvise.analysis.outlook.benchmark import describe_group, income_group, typical_spending
from finadvise.errors import NotEnoughDataError, UsageError
from finadvise.model.flows import Flow, Flows, split_flows, total
from finadvise.model.ledger import UNCATEGORISED, Ledger
from finadvise.model.person import Profile
from finadvise.model.robust import usual_range
from finadvise.money import Money, format_money
from finadvise.periods import Period, add_months, month_end, month_of
from finadvise.results.spending import Span, Spending, SpendingLine

GROUPINGS = ("category", "payee", "account", "month")
_LOOK_BACK = 12
_FEWEST = 3
# Statements often begin a day or two into a month; such a month is still a whole one.
_START_TOLERANCE = timedelta(days=4)
_STALE = timedelta(days=7)


def summarise_spending(
    ledger: Ledger,
    *,
    period: Period,
    by: str = "category",
    as_of: date,
    profile: Profile | None = None,
) -> Spending:
    """Add up income and spending of a period and set each line beside the person's own past.

    Own transfers, pending rows and rows of other currencies are left out; refunds lower the line
    they belong to. A period that is still running is compared with the same days of earlier ones.

    Args:
        ledger: The books; rows after `as_of` are not looked at.
        period: The days to add up; the part after `as_of` is cut off.
        by: One of `GROUPINGS`.
        as_of: The day the answer is worked out for.
        profile: Where it names a UK household, category lines carry the average household's
            spending (ONS Family Spending, year to March 2024).

    Raises:
        UsageError: An unknown grouping, or a period that ends before it starts.
        NotEnoughDataError: No booked rows yet, or a period that has not begun.
    """
    if by not in GROUPINGS:
        raise UsageError(f"cannot group by {by!r}", hint=f"use {', '.join(GROUPINGS)}")
    if period.end < period.start:
        raise UsageError("the period ends before it starts", hint="write it as FIRST..LAST")
    if period.start > as_of:
        raise NotEnoughDataError(
            f"the period begins on {period.start}, after today", hint="choose an earlier one"
        )
    flows = split_flows(ledger.until(as_of))
    if flows.last is None:
        raise NotEnoughDataError(
            f"there are no booked transactions in {ledger.currency} up to {as_of}",
            hint="import a statement first",
        )
    seen = Period(period.start, min(period.end, as_of))
    result = _build(flows, seen, by, as_of=as_of, currency=ledger.currency)
    if by == "category" and profile and profile.country == "GB" and ledger.currency == "GBP":
        return _with_benchmarks(result, seen, income_group(profile))
    return result


def _build(flows: Flows, period: Period, by: str, *, as_of: date, currency: str) -> Spending:
    income, spent = total(flows.income, period), total(flows.spending, period)
    if by == "month":
        lines = _month_lines(flows, period, currency)
    else:
        lines = _key_lines(flows, period, by, currency)
    return Spending(
        as_of=as_of,
        currency=currency,
        notes=tuple(_notes(flows, period, currency)),
        period=Span(from_=period.start, to=period.end),
        by=by,
        income=Money(income, currency),
        spending=Money(spent, currency),
        saved=Money(income - spent, currency),
        savings_rate=(income - spent) / income if income > 0 else None,
        lines=tuple(lines),
    )


def _key_lines(flows: Flows, period: Period, by: str, currency: str) -> list[SpendingLine]:
    rows = _grouped((f for f in flows.spending if f.day in period), by)
    past = [_sums(flows, window, by) for window in earlier_periods(flows, period)]
    spent = total(flows.spending, period)
    lines = [
        _line(key, group, spent, [sums.get(key, 0) for sums in past], currency)
        for key, group in rows.items()
    ]
    return sorted(lines, key=lambda line: (-line.amount.minor, line.key))


def _month_lines(flows: Flows, period: Period, currency: str) -> list[SpendingLine]:
    spent = total(flows.spending, period)
    lines = []
    day = period.start
    while day <= period.end:
        month = month_of(day)
        part = Period(day, min(month.end, period.end))
        rows = [f for f in flows.spending if f.day in part]
        past = [total(flows.spending, window) for window in earlier_periods(flows, part)]
        lines.append(_line(f"{day:%Y-%m}", rows, spent, past, currency))
        day = month.end + timedelta(days=1)
    return lines


def _line(
    key: str, rows: Sequence[Flow], spent: int, past: Sequence[int], currency: str
) -> SpendingLine:
    amount = sum(f.minor for f in rows)
    low, high = usual_range(past) if len(past) >= _FEWEST else (None, None)
    return SpendingLine(
        key=key,
        amount=Money(amount, currency),
        share=amount / spent if spent > 0 else None,
        usual_low=None if low is None else Money(low, currency),
        usual_high=None if high is None else Money(high, currency),
        previous=Money(past[0], currency) if past else None,
        change=Money(amount - past[0], currency) if past else None,
        transactions=len({f.id for f in rows}),
        benchmark=None,
    )


def _with_benchmarks(result: Spending, period: Period, group: str) -> Spending:
    lines = tuple(
        replace(line, benchmark=typical_spending(line.key, group, period)) for line in result.lines
    )
    if all(line.benchmark is None for line in lines):
        return result
    return replace(result, lines=lines, notes=(*result.notes, describe_group(group)))


def earlier_periods(flows: Flows, period: Period) -> list[Period]:
    """Return comparable earlier periods that the books cover, newest first, at most twelve.

    They lie the fewest whole months back that keep them apart: a month is compared with months, a
    year with years, the first ten days of a month with the first ten of the one before.
    """
    if flows.first is None:
        return []
    step = 1
    while add_months(period.start, step) <= period.end:
        step += 1
    found = []
    for k in range(1, _LOOK_BACK + 1):
        start, end = add_months(period.start, -k * step), add_months(period.end, -k * step)
        if start < flows.first - _START_TOLERANCE:
            break
        found.append(Period(start, month_end(end) if period.end == month_end(period.end) else end))
    return found


def _sums(flows: Flows, window: Period, by: str) -> dict[str, int]:
    rows = (f for f in flows.spending if f.day in window)
    return {key: sum(f.minor for f in group) for key, group in _grouped(rows, by).items()}


def _grouped(rows: Iterable[Flow], by: str) -> dict[str, list[Flow]]:
    groups: dict[str, list[Flow]] = defaultdict(list)
    for row in rows:
        groups[str(getattr(row, by)) or "unknown"].append(row)
    return groups


def _notes(flows: Flows, period: Period, currency: str) -> Iterable[str]:
    if flows.pending:
        yield f"{flows.pending} pending rows are left out."
    if flows.foreign:
        yield f"{flows.foreign} rows in other currencies than {currency} are left out."
    if flows.first and flows.first > period.start + _START_TOLERANCE:
        yield f"The books begin on {flows.first}: the period is not complete."
    if flows.last and flows.last < period.end - _STALE:
        yield f"The newest row is of {flows.last}: the rest of the period is not known."
    unknown_in = sum(
        f.minor for f in flows.income if f.category == UNCATEGORISED and f.day in period
    )
    if unknown_in:
        yield f"{format_money(unknown_in, currency)} of the income has no category yet."
    unknown_out = sum(
        f.minor for f in flows.spending if f.category == UNCATEGORISED and f.day in period
    )
    if unknown_out > 0:
        yield f"{format_money(unknown_out, currency)} of the spending has no category yet."
