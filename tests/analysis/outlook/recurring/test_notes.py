"""Sentences beside the list."""

from __future__ import annotations

from datetime import date

from finadvise.analysis.outlook.recurring import Decision, apply_decisions, find_recurring
from finadvise.model.ledger import Ledger, Transaction
from finadvise.periods import add_months
from finadvise.results.recurring import Recurring


def notes(*series: tuple[str, date, int], count: int = 3) -> tuple[str, ...]:
    return found(*series, count=count).notes


def found(*series: tuple[str, date, int], count: int = 3) -> Recurring:
    rows = [
        Transaction(
            id=f"{name}{k}",
            day=add_months(first, k),
            account="current",
            amount_minor=minor,
            currency="GBP",
            description=name,
        )
        for name, first, minor in series
        for k in range(count)
    ]
    return find_recurring(Ledger(tuple(rows)), as_of=date(2026, 6, 20))


def test_a_contract_found_for_the_first_time_is_new() -> None:
    assert notes(("CHEESECLUB", date(2026, 4, 10), -1500)) == (
        "New: Cheeseclub, £15.00 monthly, since 2026-04-10.",
    )


def test_two_music_services_are_an_overlap() -> None:
    told = notes(
        ("SPOTIFY", date(2025, 7, 4), -1199), ("DEEZER", date(2025, 7, 8), -1099), count=12
    )
    assert told == (
        "More than one music service is paid: Spotify (£143.88 a year), Deezer (£131.88 a year).",
    )


def test_overlaps_and_new_contracts_are_listed_by_id() -> None:
    both = found(("SPOTIFY", date(2026, 4, 4), -1199), ("DEEZER", date(2026, 4, 8), -1099), count=3)
    (overlap,) = both.overlaps
    assert overlap.service == "music"
    assert [cost.plain() for cost in overlap.yearly_costs] == ["-143.88", "-131.88"]
    assert set(overlap.series) == set(both.new) == {s.id for s in both.recurring}


def test_a_rejected_service_is_no_overlap_any_more() -> None:
    both = found(
        ("SPOTIFY", date(2025, 7, 4), -1199), ("DEEZER", date(2025, 7, 8), -1099), count=12
    )
    word = Decision(transaction="DEEZER0", verb="reject")
    assert apply_decisions(both, [word]).overlaps == ()
    assert apply_decisions(both, [word]).notes == ()
