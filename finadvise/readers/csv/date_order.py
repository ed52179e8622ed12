"""Which of two numbers is the day: decided once, over the whole file, by evidence only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from finadvise.errors import InputRefused
from finadvise.readers.csv.dates import (
    EARLIEST,
    LATEST_AHEAD,
    DateParts,
    lacks_year,
    read_parts,
    take_apart,
)

_YEAR_FIRST_LANGUAGES = frozenset({"ja", "zh", "ko", "hu", "sv"})
_NAMES = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
# Orders of dates are judged on this many different days at least, or chance could decide.
_DAYS_THAT_SHOW_AN_ORDER = 5


@dataclass(frozen=True, kw_only=True)
class DateHints:
    """What can settle an open order, strongest first.

    Args:
        today: A booked movement is not dated later than a few days after it.
        forced: The user's own option.
        declared: What is declared for the bank's layout.
        others: Cells of other date columns and of the lines above the table.
        language: Language of the header.
        place: `dmy` or `mdy` where the file shows the country it is from, and why.
        remembered: What an earlier import of this layout settled.
        overlap: Share of rows that the store already holds under a reading of the dates.
    """

    today: date
    forced: str = ""
    declared: str = ""
    others: tuple[str, ...] = ()
    language: str = ""
    place: tuple[str, str] = ("", "")
    remembered: str = ""
    overlap: Callable[[dict[str, date]], float] = field(default=lambda _: 0.0)


@dataclass(frozen=True, slots=True)
class Days:
    """Every date cell of the file as a day.

    Args:
        table: Cell text → day.
        order: `dmy`, `mdy`, `ymd`, or empty where the cells leave no choice.
        evidence: Why this order; empty where the cells leave no choice.
    """

    table: dict[str, date]
    order: str
    evidence: str


def settle_dates(cells: Sequence[str], hints: DateHints) -> Days:
    """Read the cells of the date column, which are dates all, in one order.

    Args:
        cells: The column in file order; cells that are no dates are left out of the answer.
        hints: What else is known.

    Raises:
        InputRefused: The order stays open (code `dates-ambiguous`), contradicts itself, or a day
            does not exist.
    """
    parts = {cell: take_apart(cell) for cell in dict.fromkeys(cells)}
    known = {cell: part for cell, part in parts.items() if part is not None}
    if not known:
        if any(lacks_year(cell) for cell in parts):
            raise InputRefused(
                "the dates have no year",
                hint="download a format with full dates, such as OFX or CAMT.053",
                code="dates-without-year",
            )
        raise InputRefused(
            "no date was found", hint="check that this is a statement", code="no-dates"
        )
    open_forms = [p for p in known.values() if p.form in {"numeric", "compact"}]
    order, why = _settle_order(cells, known, open_forms, hints) if open_forms else ("", "")
    table = {cell: day for cell, p in known.items() if (day := read_parts(p, order or "ymd"))}
    return Days(table, order if why else "", why)


def _settle_order(
    cells: Sequence[str], known: dict[str, DateParts], parts: list[DateParts], hints: DateHints
) -> tuple[str, str]:
    candidates = _candidates(parts, hints)
    if hints.forced:
        return hints.forced, f"dates read {_NAMES[hints.forced]}: --date-order says so"
    if not candidates:
        raise InputRefused(
            "the dates fit neither day first nor month first",
            hint="check the date column; --date-order dmy|mdy|ymd forces a reading",
            code="dates-contradict",
        )
    if len(candidates) == 1:
        order = candidates[0]
        witness = next((c for c, p in known.items() if p in parts and _decides(p, order)), "")
        return order, f"dates read {_NAMES[order]}: {witness} leaves no choice" if witness else ""
    readings = {
        order: {cell: day for cell, p in known.items() if (day := read_parts(p, order))}
        for order in candidates
    }
    if len({tuple(r.values()) for r in readings.values()}) == 1:
        return candidates[0], ""
    for step in (_by_others, _by_mark, _by_today, _by_sequence, _by_place, _by_memory):
        order, why = step(cells, parts, readings, hints)
        if order in candidates:
            return order, f"dates read {_NAMES[order]}: {why}"
    example = next(iter(known))
    raise InputRefused(
        f"the dates can be read day first or month first, as {example}",
        hint="say which with --date-order dmy or --date-order mdy",
        code="dates-ambiguous",
    )


def _candidates(parts: Iterable[DateParts], hints: DateHints) -> list[str]:
    """Return the orders under which every date exists and none is far in the future."""
    found = list(parts)
    orders = ["dmy", "mdy"]
    if any(p.form == "compact" for p in found) or (
        any(p.short_year for p in found)
        and (hints.language in _YEAR_FIRST_LANGUAGES or any(p.parts[0] > 31 for p in found))
    ):
        orders = ["ymd", "dmy", "mdy"]
    latest = hints.today + LATEST_AHEAD
    fits = [
        order
        for order in orders
        if all((day := read_parts(p, order)) and EARLIEST <= day <= latest for p in found)
    ]
    # Eight digits that are a year first are never meant otherwise.
    return ["ymd"] if "ymd" in fits and any(p.form == "compact" for p in found) else fits


def _decides(part: DateParts, order: str) -> bool:
    return all(read_parts(part, other) is None for other in ("dmy", "mdy") if other != order)


_Readings = dict[str, dict[str, date]]


def _by_others(
    _cells: Sequence[str], parts: list[DateParts], _readings: _Readings, hints: DateHints
) -> tuple[str, str]:
    marks = {p.mark for p in parts}
    for cell in hints.others:
        part = take_apart(cell)
        if part and part.form == "numeric" and part.mark in marks:
            if part.parts[0] > 12 >= part.parts[1] and not part.short_year:
                return "dmy", f"elsewhere the file says {cell}"
            if part.parts[1] > 12 >= part.parts[0]:
                return "mdy", f"elsewhere the file says {cell}"
    return "", ""


def _by_mark(
    _cells: Sequence[str], parts: list[DateParts], _readings: _Readings, _hints: DateHints
) -> tuple[str, str]:
    if all(p.mark == "." for p in parts):
        return "dmy", "dates with dots are written day first"
    return "", ""


def _by_today(
    _cells: Sequence[str], _parts: list[DateParts], readings: _Readings, hints: DateHints
) -> tuple[str, str]:
    limit = hints.today + timedelta(days=7)
    possible = [order for order, days in readings.items() if max(days.values()) <= limit]
    if len(possible) == 1:
        return possible[0], "otherwise some days would lie in the future"
    return "", ""


def _by_sequence(
    cells: Sequence[str], _parts: list[DateParts], readings: _Readings, _hints: DateHints
) -> tuple[str, str]:
    """Statements run in one direction; enough different days show it under one reading only."""
    sorted_orders = []
    for order, days in readings.items():
        run = [days[cell] for cell in cells if cell in days]
        if len(set(run)) < _DAYS_THAT_SHOW_AN_ORDER:
            return "", ""
        if run in (sorted(run), sorted(run, reverse=True)):
            sorted_orders.append(order)
    if len(sorted_orders) == 1:
        return sorted_orders[0], "only so do the rows follow each other in time"
    return "", ""


def _by_place(
    _cells: Sequence[str], _parts: list[DateParts], _readings: _Readings, hints: DateHints
) -> tuple[str, str]:
    if hints.declared:
        return hints.declared, "so the layout or the header itself declares"
    return hints.place


def _by_memory(
    _cells: Sequence[str], _parts: list[DateParts], readings: _Readings, hints: DateHints
) -> tuple[str, str]:
    if hints.remembered:
        return hints.remembered, "an earlier file of this layout was read so"
    shares = {order: hints.overlap(days) for order, days in readings.items()}
    best = max(shares, key=lambda order: shares[order])
    if shares[best] >= 0.5 and all(shares[o] <= 0.1 for o in shares if o != best):
        return best, "so the rows agree with those already imported"
    return "", ""
