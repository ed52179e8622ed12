"""What each category took in each planning period, contracts told apart from the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from finadvise.model.flows import Flow
from finadvise.periods import Period
from finadvise.results.recurring import Recurring, RecurringPayment

_LONG_CADENCES = frozenset({"quarterly", "half-yearly", "yearly"})
_STEADY_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class CategoryHistory:
    """One category's past; amounts in minor units, positive is money spent.

    Args:
        totals: Everything, each period, oldest first.
        variable: The same without contracts.
        committed: What running contracts cost each period at today's prices.
        set_aside: What contracts that come less often cost, spread over the periods.
        contracts: How many contracts run.
        spent: Everything of the running period so far.
    """

    category: str
    totals: tuple[int, ...]
    variable: tuple[int, ...]
    committed: int
    set_aside: int
    contracts: int
    spent: int

    @property
    def typical(self) -> int:
        """Return the median of what is not under contract, never below nothing."""
        return max(0, round(median(self.variable)))

    @property
    def mean(self) -> float:
        """Return the mean of what is not under contract."""
        return fmean(self.variable)

    @property
    def regular(self) -> int:
        """Return what a typical period takes."""
        return self.committed + self.typical


def category_histories(
    spending: Sequence[Flow],
    periods: Sequence[Period],
    running: Period,
    *,
    recurring: Recurring | None,
    period_share_of_year: float,
) -> list[CategoryHistory]:
    """Return the history of every category that took or gave money, by name.

    Contracts (any series but a habit) are priced by what they cost now; the rows of ended ones are
    no part of the variable past either, since they will not come again. A contract whose amount
    swings, such as energy with its seasons, is told better by its past than by its last price: its
    rows stay in the variable part.
    """
    contracts = [c for c in _contracts(recurring) if c.status == "ended" or _is_steady(c)]
    in_contract = {i for contract in contracts for i in contract.transactions}
    totals = _by_category(spending, periods)
    variable = _by_category((f for f in spending if f.id not in in_contract), periods)
    now = _by_category(spending, [running])
    committed, aside, counts = _cost(contracts, spending, period_share_of_year)
    nothing = (0,) * len(periods)
    names = sorted({*totals, *now, *committed, *aside})
    histories = [
        CategoryHistory(
            category=name,
            totals=totals.get(name, nothing),
            variable=variable.get(name, nothing),
            committed=committed.get(name, 0),
            set_aside=aside.get(name, 0),
            contracts=counts.get(name, 0),
            spent=now.get(name, (0,))[0],
        )
        for name in names
    ]
    return [h for h in histories if any(h.totals) or h.spent or h.committed or h.set_aside]


def _contracts(recurring: Recurring | None) -> list[RecurringPayment]:
    if recurring is None:
        return []
    return [r for r in recurring.recurring if r.direction == "out" and r.is_contract]


def _is_steady(contract: RecurringPayment) -> bool:
    swing = abs(contract.amount_high.minor - contract.amount_low.minor)
    return contract.cadence in _LONG_CADENCES or swing <= _STEADY_SHARE * abs(contract.amount.minor)


def _by_category(flows: Iterable[Flow], periods: Sequence[Period]) -> dict[str, tuple[int, ...]]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(periods))
    for flow in flows:
        for k, period in enumerate(periods):
            if flow.day in period:
                sums[flow.category][k] += flow.minor
    return {name: tuple(values) for name, values in sums.items()}


def _cost(
    contracts: Sequence[RecurringPayment], spending: Sequence[Flow], share: float
) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
    """Return what running contracts cost a period, what to set aside for rare ones, and counts.

    A contract counts where its newest row counts, or most of it where that was split; one whose
    rows are no spending counts nowhere.
    """
    category_of = {f.id: f.category for f in sorted(spending, key=lambda f: f.minor)}
    committed: dict[str, int] = defaultdict(int)
    aside: dict[str, int] = defaultdict(int)
    counts: dict[str, int] = defaultdict(int)
    for contract in contracts:
        known = [category_of[i] for i in contract.transactions if i in category_of]
        if contract.status == "ended" or not known:
            continue
        cost = round(-contract.yearly_cost.minor * share)
        (aside if contract.cadence in _LONG_CADENCES else committed)[known[-1]] += cost
        counts[known[-1]] += 1
    return committed, aside, counts
