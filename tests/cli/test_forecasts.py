"""Forecasts over time from the command line: kept, scored, replayed; and the word on a series."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from finadvise.periods import add_months
from runner import Reply, run_cli

FIRST = date(2025, 1, 1)
TODAY = "2026-02-02"


@pytest.fixture
def imported(home: Path, tmp_path: Path) -> Path:
    """A home with thirteen months: pay on the 1st, a film service on the 4th, a shop in between."""
    rows = [(add_months(FIRST, k), "Works salary", "1800.00") for k in range(14)]
    rows += [(add_months(FIRST, k) + timedelta(days=3), "Filmbox", "-10.99") for k in range(13)]
    rows += [
        (FIRST + timedelta(days=3 * k), f"Shop {k % 3}", f"-{40 + k * k % 90}.50")
        for k in range(132)
    ]
    lines = [f"{day},{text},{amount}" for day, text, amount in sorted(rows)]
    statement = tmp_path / "statement.csv"
    statement.write_text("Date,Description,Amount\n" + "\n".join(lines) + "\n", "utf-8")
    reply = run_cli(
        "import", statement, "--account", "main", "--currency", "GBP", home=home, today=TODAY
    )
    assert reply.code == 0, reply.err
    return home


def call(home: Path, *words: str, today: str = TODAY) -> Reply:
    return run_cli(*words, home=home, today=today)


def test_a_forecast_is_scored_when_its_days_have_passed(imported: Path) -> None:
    assert call(imported, "forecast", today="2025-12-01").code == 0
    assert call(imported, "forecast", "--without", "Filmbox", today="2025-12-02").code == 0
    card = call(imported, "scorecard", "--json")
    assert json.loads(card.out)["kind"] == "scorecard"
    assert list(card.data) == ["horizons", "origins", "forecasts", "waiting", "decided", "replayed"]
    assert [h["days_ahead"] for h in card.data["horizons"]] == [7, 14, 30, 60]
    assert [o["made"] for o in card.data["origins"]] == ["2025-12-01"]
    assert card.data["waiting"] == 1
    for form in ("table", "csv", "jsonl", "md", "html"):
        assert call(imported, "scorecard", "--format", form).out


def test_a_scorecard_of_nothing_says_what_it_waits_for(imported: Path) -> None:
    card = call(imported, "scorecard")
    assert card.code == 0, card.err
    assert "No forecast has come due yet" in card.out


def test_a_replay_shows_each_origin(imported: Path) -> None:
    replay = call(imported, "forecast", "--backtest", "--days", "30", "--json")
    assert replay.code == 0, replay.err
    assert replay.data["replayed"]
    assert list(replay.data["origins"][0]) == [
        "made", "account", "days", "error", "naive_error", "coverage80",
    ]  # fmt: skip
    assert len(replay.data["origins"]) > 3
    page = call(imported, "forecast", "--backtest", "--days", "30").out
    assert "By the day it was made" in page


def test_a_replay_with_a_plan_is_turned_away(imported: Path) -> None:
    reply = call(imported, "forecast", "--backtest", "--plan", "2026-03-01:-50")
    assert reply.code == 2
    assert "--plan and --without have no place in it" in reply.err


def test_a_rejected_series_is_in_no_answer(imported: Path) -> None:
    listed = call(imported, "recurring", "--json").data["recurring"]
    film = next(s["id"] for s in listed if s["payee"] == "Filmbox")
    renamed = call(imported, "recurring", "rename", film, "Films", "--json")
    assert [s["payee"] for s in renamed.data["recurring"]] == ["Films"]
    events = call(imported, "forecast", "--json").data["events"]
    assert "Films" in {e["payee"] for e in events}
    assert call(imported, "recurring", "reject", film).code == 0
    left = call(imported, "recurring", "--json").data["recurring"]
    assert film not in {s["id"] for s in left}
    events = call(imported, "forecast", "--json").data["events"]
    assert film not in {e["recurring_id"] for e in events}
    again = call(imported, "recurring", "confirm", film, "--kind", "bill", "--json")
    assert [(s["payee"], s["kind"]) for s in again.data["recurring"]] == [("Films", "bill")]


def test_a_kind_that_is_none_is_turned_away(imported: Path) -> None:
    listed = call(imported, "recurring", "--json").data["recurring"]
    reply = call(imported, "recurring", "confirm", listed[0]["id"], "--kind", "colour")
    assert reply.code == 2
    assert "use income, bill, subscription, debt, saving, transfer" in reply.err
