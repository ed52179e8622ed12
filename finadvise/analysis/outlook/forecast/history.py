"""The past as simulators see it: one number a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from finadvise.model.ledger import Ledger, Transaction

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Series = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class History:
    """Daily net flows and closing balances in minor units; the last entry is the day of origin.

    Args:
        first: The day of entry 0.
        flow: Net flow of each day.
        balance: Closing balance of each day, worked back from the last one.
    """

    first: date
    flow: Series
    balance: Series

    @property
    def days(self) -> int:
        """Return the number of days known."""
        return len(self.flow)

    @property
    def origin(self) -> date:
        """Return the last day known."""
        return self.first + timedelta(days=self.days - 1)

    @property
    def level(self) -> float:
        """Return the closing balance of the origin."""
        return float(self.balance[-1])

    def until(self, index: int) -> History:
        """Return what was known at the end of day `index`."""
        return History(self.first, self.flow[: index + 1], self.balance[: index + 1])


def outside_rows(ledger: Ledger, names: Collection[str]) -> list[Transaction]:
    """Return the booked rows that change the accounts' total: no transfer from one to another."""
    place = {t.id: t.account for t in ledger.transactions}
    return [
        t
        for t in ledger.transactions
        if t.account in names
        and not t.pending
        and not (t.transfer_id is not None and place.get(t.transfer_id) in names)
    ]


def build_history(rows: Collection[Transaction], as_of: date, closing_minor: int) -> History:
    """Add booked rows up by day; none give a single day without flow.

    `closing_minor` is the balance at the end of `as_of`, from which earlier ones are worked back.
    """
    import numpy as np

    first = min((t.day for t in rows), default=as_of)
    flow = np.zeros((as_of - first).days + 1)
    for t in rows:
        flow[(t.day - first).days] += t.amount_minor
    balance = closing_minor - (flow.sum() - np.cumsum(flow))
    return History(first, flow, balance)
