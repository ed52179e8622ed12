"""When a series is due, worked out by hand on real calendars."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.outlook.recurring.cadence import RHYTHMS, Rhythm, nearest, rhythm
from finadvise.analysis.outlook.recurring.schedule import (
    Schedule,
    learn_schedule,
    nearest_turn,
    on_day,
)
from finadvise.analysis.outlook.recurring.working_days import bank_holidays, move
from finadvise.periods import add_months


def test_the_31st_falls_on_the_last_day_of_shorter_months() -> None:
    monthly = Schedule(rhythm=rhythm("monthly"), last_turn=date(2026, 1, 31), usual_day=31)
    due = monthly.due_between(date(2026, 2, 1), date(2026, 4, 30))
    assert due == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


def test_months_left_out_have_no_turn() -> None:
    council = Schedule(
        rhythm=rhythm("monthly"),
        last_turn=date(2026, 1, 5),
        usual_day=5,
        skipped_months=(2, 3),
    )
    assert council.due_between(date(2026, 1, 6), date(2026, 4, 30)) == [date(2026, 4, 5)]


def test_four_weeks_are_counted_in_days() -> None:
    pay = Schedule(rhythm=rhythm("four-weekly"), last_turn=date(2026, 1, 2))
    assert pay.due_between(date(2026, 1, 3), date(2026, 3, 1)) == [
        date(2026, 1, 30),
        date(2026, 2, 27),
    ]


def test_pay_moves_back_and_debits_move_on_over_christmas() -> None:
    closed = bank_holidays("GBP")
    christmas = date(2026, 12, 25)
    assert move(christmas, "previous", closed) == date(2026, 12, 24)
    assert move(christmas, "next", closed) == date(2026, 12, 29)
    assert move(christmas, "none", closed) == christmas


def test_pay_before_a_week_end_is_learned_as_moved_back() -> None:
    days = []
    for k in range(12):
        day = add_months(date(2025, 1, 25), k)
        while day.weekday() > 4:
            day -= timedelta(days=1)
        days.append(day)
    learned = learn_schedule(days, rhythm("monthly"))
    assert (learned.usual_day, learned.moves) == (25, "previous")


def test_a_new_day_of_the_month_is_believed_after_a_few_payments() -> None:
    old = [add_months(date(2025, 1, 3), k) for k in range(8)]
    new = [add_months(date(2025, 9, 17), k) for k in range(6)]
    assert learn_schedule([*old, *new], rhythm("monthly")).usual_day == 17


def test_a_currency_without_a_known_calendar_has_no_holidays() -> None:
    assert date(2026, 12, 25) not in bank_holidays("XAU")


def test_the_nearest_turn_may_lie_in_the_next_month() -> None:
    assert nearest_turn(date(2026, 1, 30), 1) == date(2026, 2, 1)
    assert on_day(date(2026, 2, 1), 30) == date(2026, 2, 28)


def test_a_gap_of_three_weeks_is_nearer_to_four_than_to_two() -> None:
    assert nearest(21).name == "four-weekly"
    assert nearest(9).name == "weekly"


@given(
    st.sampled_from(RHYTHMS),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(1, 31),
    st.integers(0, 800),
)
def test_due_dates_are_in_order_and_in_the_window(
    cadence: Rhythm, last: date, usual_day: int, reach: int
) -> None:
    day = usual_day if cadence.months else 0
    schedule = Schedule(rhythm=cadence, last_turn=last, usual_day=day)
    until = last + timedelta(days=reach)
    due = schedule.due_between(last, until)
    assert due == sorted(set(due))
    assert all(last <= day <= until for day in due)
