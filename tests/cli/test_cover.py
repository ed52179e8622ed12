from __future__ import annotations

from pathlib import Path

import pytest

from runner import Reply, run_cli

TODAY = "2026-11-23"


def call(home: Path, *arguments: str | Path) -> Reply:
    return run_cli(*arguments, home=home, today=TODAY)


@pytest.fixture
def trips(tmp_path: Path) -> Path:
    table = tmp_path / "trips.csv"
    rows = [f"a,2026-11-02T09:{k // 60:02}:{k % 60:02},{50 if k < 90 else 5}" for k in range(120)]
    table.write_text("\n".join(["trip_id,timestamp,speed_kmh", *rows]) + "\n", "utf-8")
    return table


def test_without_books_the_needs_come_from_the_profile(home: Path) -> None:
    call(home, "profile", "set", "born=1990", "adults=1")
    reply = call(home, "insurance", "--json")
    assert reply.code == 0, reply.err
    assert reply.data["policies"] == []
    assert [need["kind"] for need in reply.data["needs"]] == ["life", "income", "illness"]
    wanted = {"kind", "need", "have", "gap", "formula", "inputs"}
    assert all(wanted <= need.keys() for need in reply.data["needs"])
    assert reply.data["needs"][0]["need"] == "0.00"


def test_journeys_are_scored(home: Path, trips: Path) -> None:
    reply = call(home, "insurance", "drive", trips, "--json")
    assert reply.code == 0, reply.err
    assert 0 <= reply.data["style"] <= 10
    assert reply.data["parts"][0]["part"] == "braking"
    assert reply.data["parts"][0]["count"] == 1


def test_a_table_without_units_is_refused(home: Path, tmp_path: Path) -> None:
    table = tmp_path / "trips.csv"
    table.write_text("trip_id,timestamp,speed\na,2026-11-02T09:00:00,5\n", "utf-8")
    reply = call(home, "insurance", "drive", table)
    assert reply.code == 3
    assert "speed_kmh" in reply.err


@pytest.mark.parametrize("form", ["table", "md", "html", "csv", "jsonl"])
def test_every_page_can_be_written_in_every_format(home: Path, trips: Path, form: str) -> None:
    for arguments in (["insurance", "drive", str(trips)], ["insurance"]):
        reply = call(home, *arguments, "--format", form)
        assert reply.code == 0, reply.err
