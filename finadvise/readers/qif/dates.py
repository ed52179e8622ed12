"""The order of day, month and year in a QIF file, decided over all its dates at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from finadvise.errors import InputRefused
from finadvise.model.statement import DateOrder, ReadOptions
from finadvise.readers.csv.dates import take_apart
from finadvise.readers.days import checked_day, refused_day

_SHAPE = re.compile(
    r"(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*(['/.-])\s*(\d{4}|\d{1,2})"
    r"(?:[ T]\d{1,2}:\d{2}\S*)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_CENTURY_BREAK = 70
_ORDERS: tuple[DateOrder, ...] = ("ymd", "dmy", "mdy")
_OPEN: tuple[DateOrder, ...] = ("dmy", "mdy")
_WORDS = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
# How much closer together the dates must lie in one order than in the other to tell it.
_SPAN_RATIO = 3
# The share of rows the store must know in one order, and may know the rest of in the other.
_KNOWN_SHARE = 0.7


class _Parts(NamedTuple):
    """The two numbers before the year (or after it, where the year comes first)."""

    first: int
    second: int
    year: int
    year_first: bool
    dotted: bool


class _Rows(NamedTuple):
    """The dates of the file, and its amounts where each date has one."""

    parts: Sequence[_Parts]
    amounts: Sequence[int]

    def days(self, order: DateOrder) -> list[date]:
        return [date(*_arranged(each, order)) for each in self.parts]


@dataclass(frozen=True, slots=True)
class DateReading:
    """The order that was settled, and how.

    Args:
        order: Of day, month and year.
        today: For the check of days.
        note: The evidence as a sentence, empty where the dates allow no other order.
    """

    order: DateOrder
    today: date
    note: str

    def day(self, text: str, row: int) -> date:
        """Return the day a QIF date means.

        Raises:
            InputRefused: No date in this order, no such day, or out of bounds.
        """
        parts = _parts(text)
        if not parts:
            raise refused_day(text, ValueError("no date"), row=row, column="D")
        try:
            return checked_day(*_arranged(parts, self.order), self.today)
        except ValueError as error:
            raise refused_day(text, error, row=row, column="D") from None


def settle_dates(
    texts: Sequence[tuple[str, int]], amounts: Sequence[int], options: ReadOptions
) -> DateReading:
    """Settle the order over all dates of the file.

    Evidence, strongest first: the caller's option; a number that can be no month; dots, which only
    day-first countries use; days in the future; rows that the store holds in one order and not in
    the other; and how close together the dates lie, where one order scatters them over three times
    as long and neither number stands still (a payment on the same day each month looks dense in the
    wrong order).

    Args:
        texts: Each date with its line.
        amounts: Minor units of the same rows, to look for them in the store.
        options: What the caller knows.

    Raises:
        InputRefused: `dates-mixed` where no order fits all dates, `dates-ambiguous` where nothing
            tells day from month.
    """
    parts = [found for text, _ in texts if (found := _parts(text))]
    if options.date_order:
        return DateReading(options.date_order, options.today, "")
    possible = [order for order in _ORDERS if all(_fits(each, order) for each in parts)]
    if not possible:
        raise InputRefused(
            "the dates fit no single order of day and month",
            hint="export the file again; it mixes two orders",
            code="dates-mixed",
            row=texts[0][1],
        )
    if len(possible) == 1 or all(each.first == each.second for each in parts):
        return DateReading(possible[0], options.today, "")
    rows = _Rows(parts, amounts if len(parts) == len(texts) else ())
    for telling in (_by_dots, _by_future, _by_store, _by_span):
        told = telling(rows, options)
        if told:
            order, evidence = told
            return DateReading(order, options.today, f"dates read {_WORDS[order]}: {evidence}")
    open_text, row = next(
        (text, row) for text, row in texts if (each := _parts(text)) and each.first != each.second
    )
    raise InputRefused(
        f"date {open_text!r} can be day first or month first, and no other date tells",
        hint="say which with --date-order dmy or --date-order mdy",
        code="dates-ambiguous",
        row=row,
        column="D",
    )


def _parts(text: str) -> _Parts | None:
    compact = _COMPACT.fullmatch(text)
    if compact:
        year, month, day = (int(each) for each in compact.groups())
        return _Parts(month, day, year, year_first=True, dotted=False)
    shape = _SHAPE.fullmatch(text)
    if not shape:
        named = take_apart(text)
        if not named or named.form != "named":
            return None
        year, month, day = named.parts
        return _Parts(month, day, year, year_first=True, dotted=False)
    one, mark, two, last_mark, three = shape.groups()
    if len(one) > 2:
        return _Parts(int(two), int(three), int(one), year_first=True, dotted=False)
    year = int(three)
    if len(three) < 4:
        year += 2000 if last_mark == "'" or year < _CENTURY_BREAK else 1900
    return _Parts(int(one), int(two), year, year_first=False, dotted=mark == last_mark == ".")


def _arranged(parts: _Parts, order: DateOrder) -> tuple[int, int, int]:
    """Return year, month, day; a date that begins with its year needs no order."""
    if parts.year_first or order == "mdy":
        return parts.year, parts.first, parts.second
    return parts.year, parts.second, parts.first


def _fits(parts: _Parts, order: DateOrder) -> bool:
    if order == "ymd" or parts.year_first:
        return parts.year_first and order == "ymd"
    _, month, day = _arranged(parts, order)
    return 1 <= month <= 12 and 1 <= day <= 31


def _by_dots(rows: _Rows, _: ReadOptions) -> tuple[DateOrder, str] | None:
    dotted = all(each.dotted for each in rows.parts)
    return ("dmy", "they are written with dots") if dotted else None


def _by_future(rows: _Rows, options: ReadOptions) -> tuple[DateOrder, str] | None:
    latest = {order: max(rows.days(order)) for order in _OPEN}
    past = [order for order in _OPEN if latest[order] <= options.today]
    if len(past) != 1:
        return None
    other = max(latest.values())
    return past[0], f"in the other order the last would be {other}, after today"


def _by_store(rows: _Rows, options: ReadOptions) -> tuple[DateOrder, str] | None:
    if not rows.amounts:
        return None
    known = {
        order: options.overlaps(list(zip(rows.days(order), rows.amounts, strict=True)))
        for order in _OPEN
    }
    rare, frequent = sorted(_OPEN, key=lambda order: known[order])
    if known[frequent] < _KNOWN_SHARE or known[rare] > 1 - _KNOWN_SHARE:
        return None
    return frequent, f"{known[frequent]:.0%} of the rows are known already so"


def _by_span(rows: _Rows, _: ReadOptions) -> tuple[DateOrder, str] | None:
    firsts, seconds = ({each[place] for each in rows.parts} for place in (0, 1))
    if len(firsts) < 2 or len(seconds) < 2:
        return None
    spans = {order: (max(days := rows.days(order)) - min(days)).days for order in _OPEN}
    tight, wide = sorted(_OPEN, key=lambda order: spans[order])
    if len(set(rows.parts)) < 3 or spans[wide] < _SPAN_RATIO * max(spans[tight], 1):
        return None
    return tight, f"they lie within {spans[tight]} days so, {spans[wide]} in the other order"
