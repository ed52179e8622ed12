"""Small tables the person writes: prices, holdings, journeys and insurance quotes.

Unlike a bank's statement these have declared columns, so nothing is guessed: commas, UTF-8, a
heading line, ISO dates, plain decimals. Whatever else there is is refused with its row and column.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from finadvise.errors import InputRefused
from finadvise.model.cover import Quote
from finadvise.model.driving import TripPoint
from finadvise.model.wealth import Holding, PriceTable
from finadvise.money import parse_plain

_LONGEST_TABLE = 2_000_000
_SHOWN_NAMES = 80
_METRES_A_SECOND = {"kmh": 1 / 3.6, "mph": 0.44704, "mps": 1.0}


def read_holdings(path: Path, currency: str) -> tuple[Holding, ...]:
    """Read `asset,value[,name]`: one line a holding, its value in the report currency.

    Raises:
        InputRefused: No such table, a missing column, or a value that is no amount.
    """
    return tuple(
        Holding(
            asset=row.text("asset"),
            value_minor=row.amount("value", currency),
            name=row.text("name", optional=True),
            line=row.line,
        )
        for row in _rows(path, ("asset", "value"))
    )


def read_quotes(path: Path, currency: str) -> tuple[Quote, ...]:
    """Read `kind,insurer,yearly[,date][,excess]`: one line a quote.

    Raises:
        InputRefused: No such table, a missing column, or a value that cannot be read.
    """
    return tuple(
        Quote(
            kind=row.text("kind").casefold(),
            insurer=row.text("insurer"),
            yearly_minor=row.amount("yearly", currency),
            excess_minor=row.amount("excess", currency, optional=True),
            day=row.day("date", optional=True),
        )
        for row in _rows(path, ("kind", "insurer", "yearly"))
    )


def read_prices(path: Path) -> PriceTable:
    """Read `date` and one column an asset class; an empty price is missing.

    Raises:
        InputRefused: No such table, dates that do not rise, or a price that is not above zero.
    """
    days: list[date] = []
    prices: list[tuple[float | None, ...]] = []
    names: tuple[str, ...] = ()
    for row in _rows(path, ("date",)):
        names = tuple(name for name in row.names if name != "date")
        day = row.day("date")
        if day is None:
            raise row.refused("date", "the date is missing", "write it as 2026-03-31")
        if days and day <= days[-1]:
            raise row.refused(
                "date", "dates must rise from row to row", "sort the table and keep one row a day"
            )
        days.append(day)
        prices.append(tuple(row.price(name) for name in names))
    columns = zip(names, zip(*prices, strict=True), strict=True)
    return PriceTable(days=tuple(days), columns=tuple(columns))


def read_trips(path: Path) -> tuple[TripPoint, ...]:
    """Read `trip_id,timestamp,speed_kmh|speed_mph|speed_mps` and what else there is.

    Optional columns are `heading_degrees` (or `heading`), `limit_kmh|limit_mph|limit_mps`, `lat`
    and `lon`. A speed without a unit in its heading is refused.

    Raises:
        InputRefused: No such table, a missing column or unit, or a value that cannot be read.
    """
    points = []
    for row in _rows(path, ("trip_id", "timestamp")):
        speed = row.speed("speed")
        if speed is None:
            raise row.refused(
                "speed_kmh",
                "no speed with its unit",
                "name the column speed_kmh or speed_mph",
                "speed-unit",
            )
        heading = "heading_degrees" if "heading_degrees" in row.names else "heading"
        place = [row.text(name, optional=True) for name in ("lat", "lon")]
        points.append(
            TripPoint(
                trip=row.text("trip_id"),
                at=row.moment("timestamp"),
                speed_mps=speed,
                heading_degrees=row.number(heading),
                limit_mps=row.speed("limit"),
                place=",".join(filter(None, place)),
            )
        )
    return tuple(points)


class _Row:
    """One line under its headings, read strictly."""

    def __init__(self, file: str, line: int, names: Sequence[str], cells: Sequence[str]) -> None:
        self.file = file
        self.line = line
        self.names = tuple(names)
        self._cells = dict(zip(names, (cell.strip() for cell in cells), strict=True))

    def text(self, name: str, *, optional: bool = False) -> str:
        value = self._cells.get(name, "")
        if not value and not optional:
            raise self.refused(name, "nothing stands here", "fill it in or remove the row")
        return value

    def amount(self, name: str, currency: str, *, optional: bool = False) -> int:
        text = self.text(name, optional=optional)
        if not text:
            return 0
        try:
            minor = parse_plain(text, currency).minor
        except ValueError as error:
            raise self.refused(name, str(error), "write it as 1450.00") from None
        if minor < 0:
            raise self.refused(name, f"{text} is below zero", "give zero or more")
        return minor

    def number(self, name: str) -> float | None:
        text = self._cells.get(name, "")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            raise self.refused(name, f"not a number: {text!r}", "write it as 12.5") from None
        if not math.isfinite(value):
            raise self.refused(name, f"not a number: {text!r}", "leave it empty if unknown")
        return value

    def price(self, name: str) -> float | None:
        value = self.number(name)
        if value is not None and value <= 0:
            raise self.refused(name, "a price is above zero", "leave it empty if unknown")
        return value

    def speed(self, name: str) -> float | None:
        for unit, factor in _METRES_A_SECOND.items():
            value = self.number(f"{name}_{unit}")
            if value is not None:
                if value < 0:
                    raise self.refused(f"{name}_{unit}", "a speed is not below zero", "")
                return value * factor
        return None

    def day(self, name: str, *, optional: bool = False) -> date | None:
        text = self.text(name, optional=optional)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.refused(name, f"not a date: {text!r}", "write it as 2026-03-31") from None

    def moment(self, name: str) -> datetime:
        text = self.text(name)
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            hint = "write it as 2026-03-31T08:43:00"
            raise self.refused(name, f"not a time: {text!r}", hint) from None
        # The driver's clock counts for night driving; an offset is not turned into another zone.
        return moment.replace(tzinfo=None)

    def refused(self, name: str, message: str, hint: str, code: str = "") -> InputRefused:
        return InputRefused(
            f"{message} in {self.file}", hint=hint, code=code, row=self.line, column=name
        )


def _rows(path: Path, needed: Sequence[str]) -> list[_Row]:
    lines = _lines(path)
    names = [name.strip().casefold() for name in lines[0]]
    _check_names(path, names, needed)
    rows = []
    for line, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            raise InputRefused(
                f"{path}: {len(cells)} cells under {len(names)} headings", row=line, code="cells"
            )
        rows.append(_Row(path.name, line, names, cells))
    return rows


def _lines(path: Path) -> list[list[str]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputRefused(f"{path}: there is no such file", code="no-file") from None
    except OSError as error:
        raise InputRefused(f"{path}: cannot be read: {error.strerror}", code="no-file") from None
    except UnicodeDecodeError:
        raise InputRefused(f"{path}: not UTF-8 text", hint="save it as UTF-8") from None
    try:
        lines = list(csv.reader(text.splitlines(), strict=True))
    except csv.Error as error:
        raise InputRefused(f"{path}: {error}", hint="save it as plain CSV with commas") from None
    if not lines or len(lines) > _LONGEST_TABLE:
        raise InputRefused(f"{path}: {len(lines)} lines", hint="give a heading line and rows")
    return lines


def _check_names(path: Path, names: Sequence[str], needed: Sequence[str]) -> None:
    for name in needed:
        if name not in names:
            raise InputRefused(
                f"{path}: no column {name!r} (found {', '.join(names)[:_SHOWN_NAMES]})",
                hint=f"name the columns {', '.join(needed)}, with commas between",
                code="columns",
            )
    if len(set(names)) < len(names):
        raise InputRefused(f"{path}: a column stands twice", code="columns")
