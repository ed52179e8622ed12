"""Date cells and the one order of day and month in a file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.errors import InputRefused
from finadvise.readers.csv.date_order import DateHints, settle_dates
from finadvise.readers.csv.dates import looks_like_date
from readers.csv_files import movements

TODAY = date(2026, 11, 23)
HINTS = DateHints(today=TODAY)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-14", "2026/3/14", "2026.03.14.", "20260314", "20260314120000[0:GMT]",
        "2026-03-14T23:59:00+02:00", "2026-03-14 6:11:59", "14.03.2026", "14/03/2026 21:05",
        "3/14/2026 9:05:00 PM", "14 March 2026", "14 Mar 26", "14-Mar-2026", "Mar 14, 2026",
        "Saturday, 14 March 2026", "14th March 2026", "14 mars 2026", "14. März 2026",
        "14 marca 2026", "14 марта 2026", "2026年3月14日", "14 de marzo de 2026", "14/mar/2026",
        "2026. 3. 14.", "14.03.26",
    ],
)  # fmt: skip
def test_a_date_is_the_day_the_bank_wrote(cell: str) -> None:
    assert settle_dates([cell], HINTS).table == {cell: date(2026, 3, 14)}


@pytest.mark.parametrize("cell", ["4月30日", "14.03.", "14 Mar", "Mar 14"])
def test_a_date_without_a_year_is_refused(cell: str) -> None:
    with pytest.raises(InputRefused, match="no year") as caught:
        settle_dates([cell], HINTS)
    assert caught.value.code == "dates-without-year"


@pytest.mark.parametrize("cell", ["Total", "12345", "2026-13-01", "1.5", "", "99/99/2026"])
def test_what_is_no_date_does_not_look_like_one(cell: str) -> None:
    assert not looks_like_date(cell)


def test_one_field_above_twelve_decides_for_the_whole_file() -> None:
    days = settle_dates(["01/02/2026", "03/25/2026"], HINTS)
    assert days.order == "mdy"
    assert days.table["01/02/2026"] == date(2026, 1, 2)
    assert "03/25/2026" in days.evidence


def test_evidence_for_both_orders_is_refused() -> None:
    with pytest.raises(InputRefused) as caught:
        settle_dates(["25/03/2026", "03/25/2026"], HINTS)
    assert caught.value.code == "dates-contradict"


def test_an_open_order_is_refused_and_the_option_named() -> None:
    with pytest.raises(InputRefused, match="--date-order") as caught:
        settle_dates(["01/02/2026", "03/04/2026"], HINTS)
    assert caught.value.code == "dates-ambiguous"


def test_the_same_day_both_ways_needs_no_decision() -> None:
    assert settle_dates(["05/05/2026"], HINTS).table["05/05/2026"] == date(2026, 5, 5)


def test_dots_mean_day_first() -> None:
    assert settle_dates(["01.02.2026"], HINTS).table["01.02.2026"] == date(2026, 2, 1)


def test_a_booked_day_in_the_future_rules_an_order_out() -> None:
    days = settle_dates(["05/12/2026", "04/11/2026"], HINTS)
    assert days.order == "mdy"


@pytest.mark.parametrize("newest_first", [False, True])
def test_rows_that_follow_each_other_in_time_show_the_order(newest_first: bool) -> None:
    cells = ["03/02/2026", "05/02/2026", "09/02/2026", "01/03/2026", "02/03/2026"]
    days = settle_dates(cells[::-1] if newest_first else cells, HINTS)
    assert days.order == "dmy"
    assert "follow each other" in days.evidence


@pytest.mark.parametrize(
    ("hints", "order"),
    [
        (DateHints(today=TODAY, forced="mdy"), "mdy"),
        (DateHints(today=TODAY, others=("31/01/2026",)), "dmy"),
        (DateHints(today=TODAY, place=("dmy", "the currency is GBP")), "dmy"),
        (DateHints(today=TODAY, remembered="mdy"), "mdy"),
        (DateHints(today=TODAY, declared="mdy"), "mdy"),
        (
            DateHints(today=TODAY, overlap=lambda d: float(d["01/02/2026"] == date(2026, 1, 2))),
            "mdy",
        ),
    ],
)
def test_what_else_is_known_settles_an_open_order(hints: DateHints, order: str) -> None:
    assert settle_dates(["01/02/2026", "03/04/2026"], hints).order == order


def test_a_header_that_spells_its_dates_declares_the_order() -> None:
    rows = "01/02/2026,A,-5.00\n03/04/2026,B,-6.00\n"
    assert movements(f"Date (DD/MM/YYYY),Text,Amount\n{rows}")[0][0] == "2026-02-01"
    assert movements(f"Date (MM/DD/YYYY),Text,Amount\n{rows}")[0][0] == "2026-01-02"


@given(
    st.lists(
        st.dates(min_value=date(2015, 1, 1), max_value=TODAY - timedelta(days=1)),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]),
)
def test_sorted_dates_are_read_right_or_refused(days: list[date], form: str) -> None:
    ordered = sorted(days)
    cells = [day.strftime(form) for day in ordered]
    try:
        table = settle_dates(cells, HINTS).table
    except InputRefused:
        return
    assert [table[cell] for cell in cells] == ordered
