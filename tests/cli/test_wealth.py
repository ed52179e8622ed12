from __future__ import annotations

import json
from pathlib import Path

import pytest

from runner import Reply, run_cli

TODAY = "2026-11-23"


def call(home: Path, *arguments: str | Path) -> Reply:
    return run_cli(*arguments, home=home, today=TODAY)


def test_the_profile_is_set_by_key_and_shown(home: Path) -> None:
    assert call(home, "profile", "set", "born=1988", "adults=2").code == 0
    shown = call(home, "profile", "show", "--json")
    assert {"key": "born", "value": "1988"} in shown.data["entries"]
    assert call(home, "profile", "--json").data == shown.data


def test_risk_has_the_fields_of_the_contract_and_is_remembered(home: Path) -> None:
    reply = call(home, "profile", "risk", "--answers", "3,2,3,2,2,3,2,3,2,2", "--json")
    assert reply.code == 0, reply.err
    wanted = {
        "tolerance", "capacity", "horizon", "binding", "equity_share", "level", "explanation",
    }  # fmt: skip
    assert wanted <= reply.data.keys()
    assert json.loads(reply.out)["kind"] == "risk"
    assert call(home, "profile", "risk", "--json").data == reply.data
    assert call(home, "profile", "risk", "--again").code == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["profile", "risk"], 2),
        (["profile", "risk", "--answers", "3,2"], 2),
        (["profile", "set", "born"], 2),
        (["profile", "set", "shoe_size=9"], 2),
        (["portfolio"], 6),
        (["portfolio", "--risk", "9"], 2),
        (["portfolio", "--risk", "3", "--view", "gold will shine"], 2),
        (["portfolio", "--risk", "3", "--holdings", "nowhere.csv"], 3),
        (["project"], 2),
        (["project", "--goal", "Boat"], 2),
    ],
)
def test_what_cannot_be_done_ends_with_its_code_and_one_line(
    home: Path, arguments: list[str], code: int
) -> None:
    reply = call(home, *arguments)
    assert reply.code == code, reply.err
    assert reply.out == ""
    assert "Traceback" not in reply.err
    assert len(reply.err.strip().splitlines()) == 1


def test_a_broken_profile_ends_with_code_4(home: Path) -> None:
    (home / "profile.toml").write_text("risk_answers = [1, 2]\n", "utf-8")
    assert call(home, "profile", "risk").code == 4


def test_a_portfolio_has_the_fields_of_the_contract(home: Path) -> None:
    reply = call(home, "portfolio", "--risk", "3", "--contribution", "1000", "--json")
    data = reply.data
    assert data["level"] == 3
    assert data["assumptions"].keys() == {"id", "date"}
    wanted = {"asset", "name", "weight", "policy_weight", "amount", "why"}
    assert all(wanted <= weight.keys() for weight in data["weights"])
    assert sum(weight["weight"] for weight in data["weights"]) == pytest.approx(1)
    assert data["p_loss"].keys() == {"1y", "5y", "10y"}
    assert {"expected_return_real", "volatility", "bad_year", "stability", "drift"} <= data.keys()
    assert {trade["reason"] for trade in data["trades"]}


def test_a_portfolio_takes_holdings_prices_and_views(home: Path, tmp_path: Path) -> None:
    holdings, prices = tmp_path / "holdings.csv", tmp_path / "prices.csv"
    holdings.write_text("asset,value\nuk_eq,5000.00\ngilts,5000.00\n", "utf-8")
    rows = [f"{2000 + k // 12}-{k % 12 + 1:02}-28,{100 + k % 7},{90 + k % 5}" for k in range(60)]
    prices.write_text("\n".join(["date,uk_eq,gilts", *rows]) + "\n", "utf-8")
    reply = call(
        home, "portfolio", "--equity", "0.5", "--holdings", holdings, "--prices", prices,
        "--view", "em_eq > uk_eq by 1% (40%)", "--view", "dm_eq > uk_eq by 0.5% (20%)", "--json",
    )  # fmt: skip
    assert reply.code == 0, reply.err
    assert len(reply.data["views"]) == 2
    assert reply.data["drift"] > 0.05
    assert any(float(trade["amount"]) < 0 for trade in reply.data["trades"])


def test_a_projection_has_the_fields_of_the_contract(home: Path) -> None:
    reply = call(
        home, "project", "--years", "3", "--monthly", "200", "--start", "1000",
        "--equity", "0.4", "--target", "9000", "--json",
    )  # fmt: skip
    wanted = {"year", "p05", "p10", "p25", "p50", "p75", "p90", "p95"}
    assert [year["year"] for year in reply.data["years"]] == [1, 2, 3]
    assert all(wanted <= year.keys() for year in reply.data["years"])
    assert 0 <= reply.data["probability"] <= 1
    assert float(reply.data["needed_monthly"]) > 0


@pytest.mark.parametrize("form", ["table", "md", "html", "csv", "jsonl"])
def test_every_page_can_be_written_in_every_format(home: Path, form: str) -> None:
    calls = (
        ["profile", "set", "born=1988"],
        ["profile", "risk", "--answers", "3,2,3,2,2,3,2,3,2,2"],
        ["portfolio", "--risk", "2", "--contribution", "50"],
        ["project", "--years", "3", "--monthly", "20", "--target", "9000"],
    )
    for arguments in calls:
        reply = call(home, *arguments, "--format", form)
        assert reply.code == 0, reply.err
        assert reply.out.strip()
