"""Forecasts against what then happened, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from finadvise.analysis.outlook.forecast import kept_days, replay_forecasts, score_forecasts
from finadvise.analysis.outlook.forecast.record import Record, adjust
from finadvise.errors import NotEnoughDataError
from finadvise.model.forecast import KeptForecast
from finadvise.model.ledger import Account, Ledger, Transaction
from finadvise.money import Money
from finadvise.results.forecast import Forecast, ForecastDay
from finadvise.results.scorecard import ScoredForecast

MADE = date(2026, 3, 1)


def ledger(*rows: tuple[date, int]) -> Ledger:
    return Ledger(
        tuple(
            Transaction(
                id=f"t{k}",
                day=day,
                account="current",
                amount_minor=minor,
                currency="GBP",
                description="SHOP",
            )
            for k, (day, minor) in enumerate(rows)
        ),
        (Account(name="current"),),
    )


def kept(due: date, *, made: date = MADE, p10: int = 800, p50: int = 1000) -> KeptForecast:
    return KeptForecast(
        made=made,
        account="",
        accounts=("current",),
        known_until=made,
        due=due,
        currency="GBP",
        start_minor=1000,
        p10_minor=p10,
        p50_minor=p50,
        p90_minor=1200,
    )


def test_a_day_that_passed_is_scored_against_the_start_and_the_rows_since() -> None:
    books = ledger((date(2026, 3, 1), -5), (date(2026, 3, 4), -300), (date(2026, 3, 9), -50))
    card = score_forecasts(books, [kept(date(2026, 3, 8))], as_of=date(2026, 3, 20))
    (scored,) = card.forecasts
    assert (scored.balance.minor, scored.error.minor, scored.inside) == (700, -300, False)
    (horizon,) = card.horizons
    assert (horizon.days_ahead, horizon.error.minor, horizon.naive_error.minor) == (7, 300, 300)
    assert horizon.coverage80 == 0


def test_a_day_after_the_last_imported_row_waits() -> None:
    books = ledger((date(2026, 3, 4), -300))
    card = score_forecasts(books, [kept(date(2026, 3, 8))], as_of=date(2026, 3, 20))
    assert (card.forecasts, card.waiting) == ((), 1)
    assert any("come due" in note for note in card.notes)


def test_the_future_scores_nothing() -> None:
    books = ledger((date(2026, 3, 9), -300))
    card = score_forecasts(books, [kept(date(2026, 3, 8))], as_of=date(2026, 3, 8))
    assert card.waiting == 1


def test_a_forecast_without_a_band_is_not_kept() -> None:
    nothing = Money(0, "GBP")
    day = ForecastDay(
        date=MADE,
        p05=nothing,
        p10=nothing,
        p25=nothing,
        p50=nothing,
        p75=nothing,
        p90=nothing,
        p95=nothing,
    )
    bills = Forecast(as_of=MADE, currency="GBP", start_balance=nothing, days=(day,) * 90)
    assert kept_days(bills) == ()


def daily(p10: int) -> tuple[ScoredForecast, ...]:
    """Forecasts of a week, made on forty days of two months; each balance ends 700 lower."""
    days = [date(2026, 3, 1) + timedelta(days=k) for k in range(60)]
    books = ledger(*((day, -100) for day in days))
    lines = [kept(day + timedelta(days=7), made=day, p10=p10) for day in days[:40]]
    return score_forecasts(books, lines, as_of=date(2026, 6, 1)).forecasts


RECORD = Record({}, {}, (1.0, 1.25), 5)


def test_forecasts_that_missed_widen_the_next_band() -> None:
    # The half band was 200 and the miss 700; two months count against a prior of six.
    wider = adjust(RECORD, daily(p10=800))
    assert wider.missed == pytest.approx(3.5 ** (2 / 8))
    assert wider.widening == pytest.approx((wider.missed, 1.25 * wider.missed))


def test_forecasts_that_held_do_not_narrow_the_next_band() -> None:
    assert adjust(RECORD, daily(p10=-1000)) == RECORD
    assert adjust(RECORD, ()) == RECORD


def test_each_origin_and_each_horizon_has_its_score() -> None:
    books = ledger((date(2026, 3, 4), -300), (date(2026, 3, 20), -100), (date(2026, 4, 2), -5))
    lines = [kept(date(2026, 3, 8)), kept(date(2026, 3, 31))]
    card = score_forecasts(books, lines, as_of=date(2026, 4, 20))
    (origin,) = card.origins
    # Off by 300 after a week and by 400 after a month; only balances of 800 to 1200 are inside.
    assert (origin.made, origin.days, origin.error.minor) == (MADE, 2, 350)
    assert (origin.naive_error.minor, origin.coverage80) == (350, 0)
    assert [h.error.minor for h in card.horizons] == [300, 400]


def test_an_account_added_later_does_not_count() -> None:
    books = ledger((date(2026, 3, 4), -150), (date(2026, 3, 9), -50))
    other = replace(books.transactions[0], id="o1", account="other", amount_minor=-9_000)
    more = Ledger((*books.transactions, other), (*books.accounts, Account(name="other")))
    (scored,) = score_forecasts(more, [kept(date(2026, 3, 8))], as_of=date(2026, 3, 20)).forecasts
    assert scored.balance.minor == 850


def test_a_day_waits_until_every_account_in_use_is_imported() -> None:
    books = ledger((date(2026, 3, 4), -150), (date(2026, 3, 9), -50))
    other = replace(books.transactions[0], id="o1", account="other", amount_minor=-100)
    more = Ledger((*books.transactions, other), (*books.accounts, Account(name="other")))
    both = replace(kept(date(2026, 3, 8)), accounts=("current", "other"))
    assert score_forecasts(more, [both], as_of=date(2026, 3, 20)).waiting == 1
    later = replace(other, id="o2", day=date(2026, 3, 12))
    enough = Ledger((*more.transactions, later), more.accounts)
    (scored,) = score_forecasts(enough, [both], as_of=date(2026, 3, 20)).forecasts
    assert scored.balance.minor == 750


def test_days_without_statements_count_once_they_are_imported() -> None:
    books = ledger((date(2026, 2, 20), -10), (date(2026, 2, 26), -100), (date(2026, 3, 9), -50))
    stale = replace(kept(date(2026, 3, 8)), known_until=date(2026, 2, 20))
    (scored,) = score_forecasts(books, [stale], as_of=date(2026, 3, 20)).forecasts
    assert scored.balance.minor == 900


def test_replayed_forecasts_see_only_their_own_past() -> None:
    first = date(2025, 1, 1)
    rows = [(first + timedelta(days=3 * k), -2_000 - 37 * (k * k % 90)) for k in range(110)]
    card = replay_forecasts(ledger(*rows), as_of=rows[-1][0], days=30, origins=3)
    assert card.replayed
    assert {s.days_ahead for s in card.forecasts} == {7, 14, 30}
    assert len({s.made for s in card.forecasts}) == 3
    changed = [(d, m if d < rows[-10][0] else -900_000) for d, m in rows]
    other = replay_forecasts(ledger(*changed), as_of=rows[-1][0], days=30, origins=3)
    oldest = card.forecasts[0].made
    assert oldest < rows[-10][0]
    assert [s.p50 for s in other.forecasts if s.made == oldest] == [
        s.p50 for s in card.forecasts if s.made == oldest
    ]


def test_too_short_a_past_cannot_be_replayed() -> None:
    with pytest.raises(NotEnoughDataError, match="replay"):
        replay_forecasts(ledger((MADE, -5)), as_of=MADE)
