"""What to ask the owner about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from entries import books, entry
from finadvise.analysis.ledger.unsure import list_unsure
from finadvise.money import Money

TODAY = date(2026, 5, 1)


def test_biggest_money_first_by_payee_and_direction() -> None:
    ledger = books(
        entry("2026-01-01", -1000, "uncategorised", "Dale"),
        entry("2026-01-02", -4000, "uncategorised", "Hill"),
        entry("2026-01-03", -2000, "uncategorised", "Dale"),
        entry("2026-01-04", -3000, "groceries", "Shop"),
        entry("2026-01-05", 500, "uncategorised", "Dale"),
    )
    found = list_unsure(ledger, as_of=TODAY)
    assert [(g.payee, g.amount, g.rows) for g in found.unsure] == [
        ("Hill", Money(-4000, "GBP"), 1),
        ("Dale", Money(-3000, "GBP"), 2),
        ("Dale", Money(500, "GBP"), 1),
    ]
    assert found.unsure[1].transactions == ("t3", "t1")
    # 3,000 of 10,500 moved have a category
    assert found.answered == 3000 / 10500


def test_transfers_and_later_rows_are_not_asked_about() -> None:
    transfer = replace(entry("2026-01-01", -1000, "uncategorised", "Dale"), transfer_id="t9")
    later = entry("2026-06-01", -1000, "uncategorised", "Hill")
    assert list_unsure(books(transfer, later), as_of=TODAY).unsure == ()


def test_empty_books_leave_nothing_to_ask() -> None:
    found = list_unsure(books(), as_of=TODAY)
    assert (found.unsure, found.answered) == ((), 1.0)
