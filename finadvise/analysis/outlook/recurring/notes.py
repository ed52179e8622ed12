"""What is worth a sentence beside the list: new contracts, and two services that do the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from finadvise.analysis.outlook.recurring.cadence import rhythm
from finadvise.data import read_toml
from finadvise.results.recurring import Overlap, Recurring, RecurringPayment

_NEW_DAYS = 31
# What a service is paid under; two loans or two savings plans at one name are no overlap.
_SERVICES = ("bill", "subscription")


def annotate(recurring: Recurring) -> Recurring:
    """Name the new contracts and the overlaps of a list, with a sentence for each."""
    paid = [
        s
        for s in recurring.recurring
        if s.is_contract and s.status != "ended" and s.direction == "out"
    ]
    new = [s for s in paid if _is_new(s, recurring.as_of)]
    overlaps = _overlaps(s for s in paid if s.kind in _SERVICES)
    by_id = {s.id: s for s in paid}
    sentences = [
        *(f"New: {s.payee}, {abs(s.amount)} {s.cadence}, since {s.first}." for s in new),
        *(_sentence(overlap, by_id) for overlap in overlaps),
    ]
    return replace(
        recurring,
        notes=tuple(sentences),
        new=tuple(s.id for s in new),
        overlaps=tuple(overlaps),
    )


def _is_new(series: RecurringPayment, as_of: date) -> bool:
    """Return whether its payments were too few to be a contract a month ago."""
    recent = series.last > as_of - timedelta(days=_NEW_DAYS)
    return recent and series.count <= rhythm(series.cadence).least


def _overlaps(paid: Iterable[RecurringPayment]) -> list[Overlap]:
    kinds: Mapping[str, Sequence[str]] = read_toml("services.toml")["kinds"]
    by_service: dict[str, list[RecurringPayment]] = defaultdict(list)
    for s in paid:
        name = f" {s.payee.casefold()} "
        for service, names in kinds.items():
            if any(f" {n} " in name or name.startswith(f" {n}.") for n in names):
                by_service[service].append(s)
    return [
        Overlap(
            service=service,
            series=tuple(s.id for s in found),
            yearly_costs=tuple(s.yearly_cost for s in found),
        )
        for service, found in sorted(by_service.items())
        if len(found) > 1
    ]


def _sentence(overlap: Overlap, by_id: Mapping[str, RecurringPayment]) -> str:
    listed = ", ".join(
        f"{s.payee} ({abs(s.yearly_cost)} a year)" for s in map(by_id.__getitem__, overlap.series)
    )
    return f"More than one {overlap.service} service is paid: {listed}."
