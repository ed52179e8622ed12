from __future__ import annotations

import contextlib
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finadvise.errors import InputRefused
from finadvise.model.cover import Quote
from finadvise.model.wealth import Holding
from finadvise.readers.tables import read_holdings, read_prices, read_quotes, read_trips


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def test_holdings_are_read_with_or_without_names(table: Path) -> None:
    table.write_text("\ufeffAsset,Value,Name\ndm_eq,1200.50,World fund\n\ngilts,7,\n", "utf-8")
    assert read_holdings(table, "GBP") == (
        Holding(asset="dm_eq", value_minor=120_050, name="World fund", line=2),
        Holding(asset="gilts", value_minor=700, line=4),
    )


def test_holdings_of_a_currency_without_decimals(table: Path) -> None:
    table.write_text("asset,value\ndm_eq,1200\n", "utf-8")
    assert read_holdings(table, "JPY")[0].value_minor == 1200


def test_quotes_are_read_with_what_they_have(table: Path) -> None:
    table.write_text(
        "kind,insurer,date,yearly,excess\nCar,Ash,2026-10-20,448.00,250\nhome,Elm,,90,\n", "utf-8"
    )
    assert read_quotes(table, "GBP") == (
        Quote(
            kind="car",
            insurer="Ash",
            yearly_minor=44_800,
            excess_minor=25_000,
            day=date(2026, 10, 20),
        ),
        Quote(kind="home", insurer="Elm", yearly_minor=9_000),
    )


def test_prices_are_read_by_column_and_gaps_stay_gaps(table: Path) -> None:
    table.write_text("date,dm_eq,gilts\n2026-01-31,1.5,\n2026-02-28,1.6,90\n", "utf-8")
    found = read_prices(table)
    assert found.days == (date(2026, 1, 31), date(2026, 2, 28))
    assert found.columns == (("dm_eq", (1.5, 1.6)), ("gilts", (None, 90.0)))


def test_speeds_are_read_in_their_own_unit(table: Path) -> None:
    table.write_text(
        "trip_id,timestamp,speed_mph,heading,limit_mph,lat,lon\n"
        "a,2026-10-03T08:43:00+01:00,30,194,30,51.5,-0.1\n",
        "utf-8",
    )
    (point,) = read_trips(table)
    assert point.speed_mps == pytest.approx(13.4112)
    assert point.limit_mps == pytest.approx(13.4112)
    # The driver's own clock counts, whatever its offset.
    assert point.at == datetime(2026, 10, 3, 8, 43)  # noqa: DTZ001
    assert (point.heading_degrees, point.place) == (194.0, "51.5,-0.1")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "0 lines"),
        ("asset;value\ndm_eq;1\n", "no column 'asset'"),
        ("asset,value,asset\n", "stands twice"),
        ("asset,value\ndm_eq\n", "row 2: .*1 cells under 2 headings"),
        ("asset,value\ndm_eq,1.234,56\n", "row 2: .*3 cells"),
        ("asset,value\ndm_eq,£5\n", "row 2, column value: not an amount"),
        ("asset,value\ndm_eq,-5\n", "row 2, column value: -5 is below zero"),
        ("asset,value\ndm_eq,1.005\n", "row 2, column value: GBP has 2 decimals"),
        ("asset,value\n,5\n", "row 2, column asset: nothing stands here"),
        ('asset,value\n"dm_eq,5\n', "unexpected end of data"),
    ],
)
def test_a_table_that_is_not_as_declared_is_refused_with_its_place(
    table: Path, text: str, message: str
) -> None:
    table.write_text(text, "utf-8")
    with pytest.raises(InputRefused, match=message):
        read_holdings(table, "GBP")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("date,a\n31/01/2026,5\n", "row 2, column date: not a date"),
        ("date,a\n,5\n", "row 2, column date: nothing stands here"),
        ("date,a\n2026-01-31,5\n2026-01-31,6\n", "row 3, column date: dates must rise"),
        ("date,a\n2026-01-31,0\n", "row 2, column a: a price is above zero"),
        ("date,a\n2026-01-31,nan\n", "row 2, column a: not a number"),
        ("date,a\n2026-01-31,five\n", "row 2, column a: not a number"),
    ],
)
def test_prices_that_cannot_be_are_refused(table: Path, text: str, message: str) -> None:
    table.write_text(text, "utf-8")
    with pytest.raises(InputRefused, match=message):
        read_prices(table)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("trip_id,timestamp,speed\na,2026-10-03T08:43:00,30\n", "no speed with its unit"),
        ("trip_id,timestamp,speed_kmh\na,yesterday,30\n", "not a time"),
        ("trip_id,timestamp,speed_kmh\na,2026-10-03T08:43:00,-3\n", "not below zero"),
    ],
)
def test_journeys_that_cannot_be_are_refused(table: Path, text: str, message: str) -> None:
    table.write_text(text, "utf-8")
    with pytest.raises(InputRefused, match=message):
        read_trips(table)


def test_a_missing_file_a_folder_and_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "latin.csv").write_bytes(b"asset,value\n\xa3,5\n")
    for name, message in (
        ("nowhere.csv", "no such file"),
        ("", "cannot be read"),
        ("latin.csv", "not UTF-8"),
    ):
        with pytest.raises(InputRefused, match=message):
            read_holdings(tmp_path / name, "GBP")


def test_a_heading_without_rows_is_an_empty_table(table: Path) -> None:
    table.write_text("asset,value\n", "utf-8")
    assert read_holdings(table, "GBP") == ()
    table.write_text("date,dm_eq\n", "utf-8")
    assert read_prices(table).days == ()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.lists(
            st.sampled_from(
                ["asset", "value", "date", "trip_id", "timestamp", "speed_kmh", "kind", "insurer",
                 "yearly", ",", "\n", "1.50", "2026-01-31", "dm_eq", '"', "\r", "\x00", "é", "-1"]
            ),
            max_size=40,
        ).map(lambda parts: "".join(parts).encode()),
    )
)  # fmt: skip
def test_whatever_the_bytes_a_table_is_read_or_refused(table: Path, content: bytes) -> None:
    table.write_bytes(content)
    for read in (
        lambda: read_holdings(table, "GBP"),
        lambda: read_quotes(table, "GBP"),
        lambda: read_prices(table),
        lambda: read_trips(table),
    ):
        with contextlib.suppress(InputRefused):
            read()
