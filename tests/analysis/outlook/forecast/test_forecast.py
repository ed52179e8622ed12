"""The forecast on made ledgers: its laws, its refusals, its plain cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.analysis.outlook.forecast import Plan, forecast_cash, parse_plan
from finadvise.analysis.outlook.recurring import find_recurring
from finadvise.errors import NotEnoughDataError, UsageError
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.model.statement import Balance
from finadvise.money import Money
from finadvise.periods import add_months
from finadvise.results.forecast import Forecast
from finadvise.results.scorecard import ScoredForecast

TODAY = date(2026, 6, 20)
LINES = ("p05", "p10", "p25", "p50", "p75", "p90", "p95")


def row(k: int, day: date, text: str, minor: int, account: str = "current") -> Transaction:
    return Transaction(
        id=f"{account}{k}",
        day=day,
        account=account,
        amount_minor=minor,
        currency="GBP",
        description=text,
    )


def household(months: int = 14, balance: int | None = 200_000) -> Ledger:
    """Pay on the 1st, rent on the 3rd, and shopping every third day."""
    rows, random = [], Random(7)  # noqa: S311 - made data
    start = add_months(TODAY.replace(day=1), -months)
    for k in range(months + 1):
        rows.append((add_months(start, k), "ACME SALARY", 250_000))
        rows.append((add_months(start, k) + timedelta(days=2), "STANDING ORDER RENT", -90_000))
    day = start
    while day <= TODAY:
        rows.append((day, "CORNER MARKET", -random.randint(2_000, 25_000)))
        day += timedelta(days=3)
    books = [row(k, *r) for k, r in enumerate(sorted(rows)) if r[0] <= TODAY]
    known = () if balance is None else (Balance(day=TODAY, minor=balance),)
    return Ledger(tuple(books), (Account(name="current", balances=known),))


def run(ledger: Ledger, as_of: date = TODAY, **options: object) -> Forecast:
    return forecast_cash(
        ledger,
        recurring=find_recurring(ledger, as_of=as_of),
        as_of=as_of,
        **options,  # type: ignore[arg-type]
    )


def test_the_band_starts_the_day_after_and_its_lines_are_ordered() -> None:
    forecast = run(household())
    assert [d.date for d in forecast.days] == [TODAY + timedelta(days=k) for k in range(1, 91)]
    for day in forecast.days:
        minors = [getattr(day, line).minor for line in LINES]
        assert minors == sorted(minors)


def test_pay_and_rent_are_among_the_events_and_payday_is_named() -> None:
    forecast = run(household(), days=20)
    assert [(e.date, e.amount.plain()) for e in forecast.events] == [
        (date(2026, 7, 1), "2500.00"),
        (date(2026, 7, 3), "-900.00"),
    ]
    assert forecast.next_payday == date(2026, 7, 1)


def test_a_plan_moves_every_line_by_its_amount_from_its_day_on() -> None:
    plain = run(household())
    planned = run(household(), plans=(Plan(day=date(2026, 7, 10), minor=-60_000, name="gifts"),))
    before, after = date(2026, 7, 9), date(2026, 7, 10)
    for one, other in zip(plain.days, planned.days, strict=True):
        shift = other.p50.minor - one.p50.minor
        assert shift == (0 if one.date <= before else -60_000)
    assert ("gifts", after) in [(e.payee, e.date) for e in planned.events]


def test_without_a_payee_its_money_stays() -> None:
    plain, less = run(household()), run(household(), without=("rent",))
    assert less.days[-1].p50.minor - plain.days[-1].p50.minor > 150_000
    assert all("Rent" not in e.payee for e in less.events)


def test_skill_says_how_past_bands_did() -> None:
    skill = run(household()).skill
    assert skill is not None
    assert skill.origins > 0
    assert skill.coverage80 is not None
    assert 0 <= skill.coverage80 <= 1


def test_forecasts_that_missed_make_the_band_wider_and_the_page_says_so() -> None:
    missed = ScoredForecast(
        made=date(2026, 4, 1),
        account="",
        date=date(2026, 5, 1),
        days_ahead=30,
        p10=Money(0, "GBP"),
        p50=Money(100, "GBP"),
        p90=Money(200, "GBP"),
        balance=Money(400, "GBP"),
        error=Money(300, "GBP"),
        inside=False,
    )
    plain, wider = run(household()), run(household(), scored=(missed,))
    assert wider.days[9].p90.minor > plain.days[9].p90.minor
    assert wider.days[9].p10.minor < plain.days[9].p10.minor
    # Three half bands off, in one month against a prior of six: 3 ** (1 / 7) = 1.17.
    assert any("up to 17% wider" in note for note in wider.notes)
    elsewhere = replace(missed, account="saver")
    assert run(household(), scored=(elsewhere,)) == plain


def test_a_forecast_of_one_day_has_a_record_too() -> None:
    forecast = run(household(), days=1)
    assert len(forecast.days) == 1
    assert forecast.skill is not None
    assert forecast.skill.coverage80 is not None


def test_short_history_gives_bills_only_and_no_probability() -> None:
    books = household()
    short = books.select(t for t in books.transactions if t.day > TODAY - timedelta(days=40))
    forecast = run(short)
    assert (forecast.p_below_zero, forecast.safe_to_spend, forecast.skill) == (None, None, None)
    assert any("too little history" in note for note in forecast.notes)
    assert forecast.days[0].p05 == forecast.days[0].p95


def test_without_a_balance_figures_are_changes_from_today() -> None:
    forecast = run(household(balance=None))
    assert forecast.start_balance.minor == 0
    assert any("No balance is known" in note for note in forecast.notes)


def test_the_future_changes_nothing() -> None:
    books = household()
    later = row(9999, date(2026, 6, 21), "ACME SALARY", -900_000)
    account = replace(
        books.accounts[0],
        balances=(*books.accounts[0].balances, Balance(day=date(2026, 6, 21), minor=5)),
    )
    more = Ledger((*books.transactions, later), (account,))
    assert run(more) == run(books)


def test_the_order_of_rows_changes_nothing() -> None:
    books = household()
    shuffled = list(books.transactions)
    Random(3).shuffle(shuffled)  # noqa: S311 - any order will do
    assert run(books.select(shuffled)) == run(books)


def test_the_same_seed_gives_the_same_forecast() -> None:
    assert run(household(), seed=5) == run(household(), seed=5)


def test_more_paths_move_the_middle_by_less_than_one_per_cent_of_turnover() -> None:
    few, many = run(household()), run(household(), paths=12_000)
    turnover = 250_000 * 3
    for one, other in zip(few.days, many.days, strict=True):
        assert abs(one.p50.minor - other.p50.minor) < turnover / 100


def test_transfers_between_own_accounts_do_not_move_the_household() -> None:
    books = household()
    moves: list[Transaction] = []
    for k in range(12):
        day = add_months(date(2025, 6, 5), k)
        out = row(k, day, "TO SAVER", -40_000)
        into = row(k, day + timedelta(days=1), "FROM CURRENT", 40_000, account="saver")
        moves += [
            replace(out, id=f"o{k}", transfer_id=f"i{k}"),
            replace(into, id=f"i{k}", transfer_id=f"o{k}"),
        ]
    saver = Account(name="saver", kind="savings", balances=(Balance(day=TODAY, minor=0),))
    both = Ledger((*books.transactions, *moves), (*books.accounts, saver))
    assert run(both).days == run(books).days


def test_days_without_statements_are_guessed_as_well() -> None:
    books = household()
    later = TODAY + timedelta(days=60)
    stale, fresh = run(books, as_of=later), run(books)
    assert stale.days[0].date == later + timedelta(days=1)
    assert any("guessed" in note for note in stale.notes)
    width = stale.days[0].p90.minor - stale.days[0].p10.minor
    assert width > fresh.days[0].p90.minor - fresh.days[0].p10.minor
    assert all(e.date > later for e in stale.events)


def test_a_pending_row_is_paid_tomorrow() -> None:
    books = household()
    pending = replace(row(7777, TODAY, "AIRLINE", -30_000), pending=True)
    waiting = Ledger((*books.transactions, pending), books.accounts)
    assert run(waiting).days[0].p50.minor - run(books).days[0].p50.minor == -30_000


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"plans": (Plan(day=TODAY, minor=-1),)}, "the day has passed"),
        ({"account": "nowhere"}, "not an account"),
        ({"without": ("nobody",)}, "nobody of that name"),
        ({"days": 0}, "not a horizon"),
    ],
)
def test_a_senseless_request_is_turned_away(options: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        run(household(), **options)


def test_an_empty_ledger_has_no_forecast() -> None:
    with pytest.raises(NotEnoughDataError, match="no transactions"):
        run(Ledger())


def test_an_account_that_starts_in_the_future_has_no_forecast() -> None:
    with pytest.raises(NotEnoughDataError, match="after 2020-01-01"):
        run(household(), as_of=date(2020, 1, 1))


def test_a_plan_is_read_from_text() -> None:
    assert parse_plan("2026-12-20:-600:gifts: all", "GBP") == Plan(
        day=date(2026, 12, 20), minor=-60_000, name="gifts: all"
    )


@pytest.mark.parametrize("text", ["", "2026-12-20", "20/12/2026:5", "2026-12-20:lots"])
def test_a_plan_that_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(UsageError, match="--plan"):
        parse_plan(text, "GBP")


def rows_of(days: Iterable[int], minors: Iterable[int]) -> tuple[Transaction, ...]:
    return tuple(
        row(k, TODAY - timedelta(days=d), f"SHOP {k % 4}", m)
        for k, (d, m) in enumerate(zip(days, minors, strict=False))
    )


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(0, 500), min_size=1, max_size=79),
    st.lists(st.integers(-(10**7), 10**7), min_size=80, max_size=80),
    st.sampled_from([1, 4, 30, 90, 200]),
)
def test_any_books_give_an_ordered_band_of_the_days_asked_for(
    days: list[int], minors: list[int], horizon: int
) -> None:
    ledger = Ledger(rows_of([500, *days], minors), (Account(name="current"),))
    forecast = run(ledger, days=horizon, paths=200)
    assert len(forecast.days) == horizon
    for day in forecast.days:
        levels = [getattr(day, line).minor for line in LINES]
        assert levels == sorted(levels)
    for share in (forecast.p_below_zero, forecast.p_below_floor):
        assert share is None or 0 <= share <= 1
