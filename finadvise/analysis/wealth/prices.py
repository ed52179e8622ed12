"""The person's own price table: how often it was taken, and whether it is enough."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from finadvise.analysis.wealth.house import House
from finadvise.errors import InputRefused
from finadvise.model.wealth import PriceTable

# Observations a year, by the longest median gap in days that still counts as such.
_FREQUENCIES = ((4, 252), (10, 52), (45, 12), (135, 4), (500, 1))
FEWEST_RETURNS = 24


@dataclass(frozen=True, slots=True)
class AlignedPrices:
    """Prices on the days that all columns share.

    Args:
        keys: Asset classes in the order of the house.
        rows: One tuple of prices a day.
        per_year: Observations a year.
    """

    keys: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]
    per_year: int

    @property
    def enough(self) -> bool:
        """Return whether there are returns enough to learn from."""
        return len(self.rows) > FEWEST_RETURNS and len(self.keys) >= 2


def align_prices(table: PriceTable, house: House) -> AlignedPrices:
    """Keep the days on which every column has a price: a gap is never filled with a guess.

    Raises:
        InputRefused: A heading that is no asset class, or the same class twice.
    """
    columns: dict[str, tuple[float | None, ...]] = {}
    known = [a.key for a in house.invested]
    for heading, prices in table.columns:
        asset = house.find(heading)
        if asset is None or (asset.key not in known and asset.key != "cash"):
            raise InputRefused(
                "the heading is no asset class",
                hint=f"name the columns {', '.join(known)}",
                code="unknown-asset",
                column=heading,
            )
        if asset.key in columns:
            raise InputRefused("the asset class stands twice", code="twice", column=heading)
        columns[asset.key] = prices
    columns.pop("cash", None)
    keys = tuple(key for key in known if key in columns)
    days, rows = [], []
    for place, day in enumerate(table.days):
        prices_of_day = [columns[key][place] for key in keys]
        row = tuple(price for price in prices_of_day if price is not None)
        if keys and len(row) == len(keys):
            days.append(day)
            rows.append(row)
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return AlignedPrices(keys, tuple(rows), _frequency(gaps))


def _frequency(gaps: list[int]) -> int:
    gap = median(gaps) if gaps else 31
    return next((per_year for longest, per_year in _FREQUENCIES if gap <= longest), 1)
