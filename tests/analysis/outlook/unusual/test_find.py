from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entries import books, each_month, entry
from finadvise.analysis.outlook.unusual import find_unusual
from finadvise.errors import NotEnoughDataError
from finadvise.model.ledger import Ledger, Transaction
from finadvise.money import Money
from finadvise.results.unusual import UnusualPayment

TODAY = date(2026, 12, 31)


def habits(days: int = 120) -> list[Transaction]:
    """A shop every third day and a coffee between, amounts that wander a little."""
    start = date(2026, 1, 1)
    rows = []
    for k in range(days):
        day = (start + timedelta(days=k)).isoformat()
        if k % 3 == 0:
            rows.append(entry(day, -3_000 - 170 * (k * 7 % 11), "groceries", "Corner Shop"))
        if k % 3 == 1:
            rows.append(entry(day, -300 - 13 * (k % 5), "eating_out.coffee", "Beans"))
    return rows


def scores(ledger: Ledger) -> dict[str, float]:
    found = find_unusual(ledger, as_of=TODAY, everything=True).unusual
    return {u.transaction: u.score for u in found}


def found_of(rows: list[Transaction], payee: str) -> UnusualPayment:
    found = find_unusual(books(*rows), as_of=TODAY).unusual
    return next(u for u in found if u.payee == payee)


def test_habits_are_not_unusual() -> None:
    assert find_unusual(books(*habits()), as_of=TODAY).unusual == ()


def test_a_large_payment_to_a_stranger_is() -> None:
    flag = found_of(
        [*habits(), entry("2026-05-03", -90_000, "uncategorised", "Stranger")], "Stranger"
    )
    assert flag.score > 0.5
    assert flag.amount == Money(-90_000, "GBP")
    assert [r.code for r in flag.reasons] == ["new-payee-large", "round-first-time"]
    assert "call your bank" in flag.do


def test_far_above_usual_at_a_known_payee_names_the_usual_amount() -> None:
    flag = found_of(
        [*habits(), entry("2026-05-03", -64_321, "groceries", "Corner Shop")], "Corner Shop"
    )
    assert [r.code for r in flag.reasons] == ["far-above-usual"]
    assert "(40 payments)" in flag.reasons[0].text
    assert flag.baseline is not None
    assert -5_000 < flag.baseline.minor < -3_000


def test_a_charge_made_twice_is_found_once_and_the_later_row_carries_it() -> None:
    rows = [
        *habits(),
        entry("2026-05-03", -8_400, "home.furniture", "Oak"),
        entry("2026-05-05", -8_400, "home.furniture", "Oak"),
    ]
    flag = found_of(rows, "Oak")
    assert flag.date == date(2026, 5, 5)
    assert flag.reasons[0].code == "duplicate"
    assert "£84.00 was charged 2 days before" in flag.reasons[0].text
    assert "second payment back" in flag.do


@pytest.mark.parametrize(
    ("second", "changes"),
    [
        ("2026-05-07", {}),
        ("2026-05-03", {"pending": True}),
        ("2026-05-03", {"account": "card"}),
        ("2026-05-03", {"category": "cash"}),
    ],
    ids=["four days later", "pending", "on another account", "cash taken out"],
)
def test_what_is_no_duplicate(second: str, changes: dict[str, object]) -> None:
    first = entry("2026-05-03", -8_400, "home.furniture", "Oak")
    if "category" in changes:
        first = replace(first, category="cash")
    again = replace(first, day=date.fromisoformat(second), **changes)  # type: ignore[arg-type]
    found = find_unusual(books(*habits(), first, again), as_of=TODAY).unusual
    assert all(r.code != "duplicate" for u in found for r in u.reasons)


def test_equal_fares_day_by_day_are_no_duplicates() -> None:
    fares = [
        entry((date(2026, 2, 1) + timedelta(days=k)).isoformat(), -2_500, "transport.public", "Bus")
        for k in range(20)
    ]
    late = find_unusual(books(*habits(), *fares), as_of=TODAY, since=date(2026, 2, 5)).unusual
    assert late == ()


def test_a_steady_price_that_rises_is_found_and_said() -> None:
    rows = [
        *habits(),
        *each_month("2026-01-07", 4, -1_099, "entertainment.subscriptions", "Films"),
        entry("2026-05-07", -1_299, "entertainment.subscriptions", "Films"),
    ]
    flag = found_of(rows, "Films")
    assert [r.code for r in flag.reasons] == ["price-rise"]
    assert flag.reasons[0].text == "It went from £10.99 to £12.99 (+18%) after 4 at the old price."


def test_a_price_that_always_wanders_is_no_rise() -> None:
    bills = [
        entry(f"2026-0{m}-07", -amount, "utilities.energy", "Power")
        for m, amount in zip(range(1, 7), (9_100, 8_400, 7_000, 6_100, 5_000, 6_500), strict=True)
    ]
    found = find_unusual(books(*habits(), *bills), as_of=TODAY).unusual
    assert all(r.code != "price-rise" for u in found for r in u.reasons)


def test_strange_payments_make_the_next_days_more_suspect() -> None:
    theft = entry("2026-05-02", -70_000, "uncategorised", "Stranger")
    next_day = entry("2026-05-03", -16_000, "uncategorised", "Another")
    alone = scores(books(*habits(), next_day))["t81"]
    after = scores(books(*habits(), theft, next_day))["t82"]
    assert after > alone


def test_money_in_and_own_transfers_score_nothing() -> None:
    rows = [
        *habits(),
        entry("2026-05-03", 900_000, "income.salary", "Works"),
        entry("2026-05-03", -900_000, "transfers.savings", "Saver"),
    ]
    assert [scores(books(*rows))[i] for i in ("t81", "t82")] == [0.0, 0.0]


def test_the_first_payments_cannot_be_unusual() -> None:
    ledger = books(entry("2026-01-01", -100), entry("2026-01-02", -990_000, payee="Stranger"))
    result = find_unusual(ledger, as_of=TODAY)
    assert result.unusual == ()
    assert result.notes == ("Only 2 payments are known: nothing can be called unusual yet.",)


def test_empty_books_say_so() -> None:
    with pytest.raises(NotEnoughDataError, match="no transactions"):
        find_unusual(books(), as_of=TODAY)


def test_the_alarms_a_month_are_limited_and_the_strangest_stay() -> None:
    rows = habits()
    for k, amount in enumerate((50_000, 60_000, 70_000, 80_000, 90_000, 95_000)):
        rows.append(entry(f"2026-04-{15 + k}", -amount - k, "uncategorised", f"Stranger {k}"))
    # the habits run from January to April: four months, one alarm each
    one = find_unusual(books(*rows), as_of=TODAY, per_month=1).unusual
    two = find_unusual(books(*rows), as_of=TODAY, per_month=2).unusual
    assert len(one) == 4 < len(two)
    assert [u.rank for u in one] == [1, 2, 3, 4]
    assert one == two[:4]


def test_an_accepted_payment_is_listed_no_more_and_its_like_no_longer_strange() -> None:
    rows = [
        *habits(),
        entry("2026-05-03", -90_000, "uncategorised", "Dentist"),
        entry("2026-07-03", -88_000, "uncategorised", "Dentist"),
    ]
    before = scores(books(*rows))
    accepted = find_unusual(
        books(*rows), as_of=TODAY, everything=True, accepted=frozenset({"u-t81"})
    )
    after = {u.transaction: u.score for u in accepted.unusual}
    assert after["t81"] == 0.0
    assert after["t82"] < before["t82"]
    assert after["t82"] < 0.5


def test_other_currencies_are_judged_among_themselves() -> None:
    yen = [replace(r, currency="JPY", amount_minor=r.amount_minor * 2) for r in habits()]
    mixed = scores(books(*habits(), *yen))
    alone = scores(books(*habits()))
    assert all(mixed[i] == alone[i] for i in alone)


def test_twice_the_largest_payment_ever_is_strange_even_at_a_known_payee() -> None:
    rows = [*habits(), entry("2026-05-03", -9_900, "groceries", "Corner Shop")]
    assert scores(books(*rows))["t81"] > 0.5


def test_a_scale_of_amounts_changes_no_score() -> None:
    rows = [*habits(), entry("2026-05-03", -64_321, "uncategorised", "Stranger")]
    larger = [replace(r, amount_minor=r.amount_minor * 100) for r in rows]
    plain, scaled = scores(books(*rows)), scores(books(*larger))
    assert scaled == pytest.approx(plain, abs=1e-6)


LATER = st.lists(
    st.builds(
        lambda day, amount, payee: entry(f"2026-05-{day:02}", amount, "uncategorised", payee),
        st.integers(2, 28),
        st.integers(-200_000, 50_000),
        st.sampled_from(["Corner Shop", "Beans", "Stranger", "Oak"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(LATER)
def test_what_comes_later_changes_no_score(rows: list[Transaction]) -> None:
    known = scores(books(*habits()))
    more = scores(books(*habits(), *rows))
    assert {i: more[i] for i in known} == known


@settings(max_examples=40, deadline=None)
@given(LATER, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Transaction], chance: Random) -> None:
    ledger = books(*habits(), *rows)
    shuffled = list(ledger.transactions)
    chance.shuffle(shuffled)
    assert scores(replace(ledger, transactions=tuple(shuffled))) == scores(ledger)


@settings(max_examples=40, deadline=None)
@given(LATER)
def test_scores_lie_between_nothing_and_one_and_rank_the_list(rows: list[Transaction]) -> None:
    found = find_unusual(books(*habits(), *rows), as_of=TODAY, everything=True).unusual
    assert len(found) == len(habits()) + len(rows)
    assert all(0 <= u.score <= 1 for u in found)
    assert [u.score for u in found] == sorted((u.score for u in found), reverse=True)
