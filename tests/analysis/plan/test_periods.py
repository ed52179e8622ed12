from __future__ import annotations

from datetime import date

import pytest

from entries import books, entry
from finadvise.analysis.plan.periods import planning_periods, share_of_year
from finadvise.errors import UsageError
from finadvise.model.flows import Flows, split_flows
from finadvise.periods import Period

TODAY = date(2026, 6, 10)


def known(first: str = "2026-01-03", last: str = "2026-06-09") -> Flows:
    return split_flows(books(entry(first, -100), entry(last, -100)))


def test_months_that_the_books_cover() -> None:
    past, running = planning_periods("month", known(), TODAY, count=12)
    assert [p.start.month for p in past] == [1, 2, 3, 4, 5]
    assert running == Period(date(2026, 6, 1), date(2026, 6, 30))


def test_a_month_that_began_without_the_books_does_not_count() -> None:
    past, _ = planning_periods("month", known(first="2026-01-09"), TODAY, count=12)
    assert past[0].start == date(2026, 2, 1)


def test_a_month_that_ended_without_the_books_does_not_count() -> None:
    past, _ = planning_periods("month", known(last="2026-05-20"), TODAY, count=12)
    assert past[-1].start == date(2026, 4, 1)


def test_the_look_back_ends() -> None:
    past, _ = planning_periods("month", known(), TODAY, count=3)
    assert [p.start.month for p in past] == [3, 4, 5]


def test_paydays_part_the_time() -> None:
    paydays = [date(2026, 3, 25), date(2026, 4, 24), date(2026, 5, 25)]
    past, running = planning_periods("payday", known(), TODAY, count=12, paydays=paydays)
    assert past == [
        Period(date(2026, 3, 25), date(2026, 4, 23)),
        Period(date(2026, 4, 24), date(2026, 5, 24)),
    ]
    assert running == Period(date(2026, 5, 25), date(2026, 6, 23))  # the gaps are 30 and 31


def test_late_pay_stretches_the_running_period_to_today() -> None:
    paydays = [date(2026, 4, 1), date(2026, 5, 1)]
    _, running = planning_periods("payday", known(), TODAY, count=12, paydays=paydays)
    assert running.end == TODAY


def test_four_weeks_are_counted_from_the_last_payday() -> None:
    paydays = [date(2026, 4, 10), date(2026, 5, 8)]
    past, running = planning_periods("four-weekly", known(), TODAY, count=2, paydays=paydays)
    assert running == Period(date(2026, 6, 5), date(2026, 7, 2))
    assert [p.start for p in past] == [date(2026, 4, 10), date(2026, 5, 8)]


def test_four_weeks_without_a_payday_begin_on_a_monday() -> None:
    _, running = planning_periods("four-weekly", known(), TODAY, count=2)
    assert running.start == date(2026, 6, 8)


def test_what_cannot_be_planned_by() -> None:
    with pytest.raises(UsageError, match="cannot plan by 'moon'"):
        planning_periods("moon", known(), TODAY, count=12)
    with pytest.raises(UsageError, match="no payday"):
        planning_periods("payday", known(), TODAY, count=12)


def test_empty_books_cover_nothing() -> None:
    past, _ = planning_periods("month", split_flows(books()), TODAY, count=12)
    assert past == []


def test_a_month_is_a_twelfth_of_a_year() -> None:
    months, _ = planning_periods("month", known(), TODAY, count=12)
    assert share_of_year(months) == 1 / 12
    weeks, _ = planning_periods("four-weekly", known(), TODAY, count=3)
    assert share_of_year(weeks) == pytest.approx(28 / 365.25)
