"""What is worth a sentence beside the list: new contracts, and two services that do the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from finadvise.analysis.outlook.recurring.cadence import rhythm
from finadvise.data import read_toml
from finadvise.results.recurring import RecurringPayment

_NEW_DAYS = 31


def notes_on(series: Sequence[RecurringPayment], as_of: date) -> tuple[str, ...]:
    """Return a sentence for each new contract and each overlap, in a stable order."""
    running = [s for s in series if s.is_contract and s.status != "ended" and s.direction == "out"]
    return (*_new(running, as_of), *_overlaps(running))


def _new(running: Iterable[RecurringPayment], as_of: date) -> list[str]:
    """Tell of contracts whose payments were too few to be one a month ago."""
    return [
        f"New: {s.payee}, {abs(s.amount)} {s.cadence}, since {s.first}."
        for s in running
        if s.count <= rhythm(s.cadence).least and s.last > as_of - timedelta(days=_NEW_DAYS)
    ]


def _overlaps(running: Iterable[RecurringPayment]) -> list[str]:
    by_service: dict[str, list[RecurringPayment]] = defaultdict(list)
    for s in running:
        name = f" {s.payee.casefold()} "
        for service, names in read_toml("services.toml")["kinds"].items():
            if any(f" {n} " in name or name.startswith(f" {n}.") for n in names):
                by_service[service].append(s)
    return [
        f"More than one {service} service is paid: "
        + ", ".join(f"{s.payee} ({abs(s.yearly_cost)} a year)" for s in found)
        + "."
        for service, found in sorted(by_service.items())
        if len(found) > 1
    ]
