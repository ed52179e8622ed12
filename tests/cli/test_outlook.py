from __future__ import annotations

import json
from pathlib import Path

import pytest

from runner import Reply, run_cli

TODAY = "2026-04-20"


@pytest.fixture
def imported(home: Path, tmp_path: Path) -> Path:
    """A home with forty days of small purchases, pay, and one charge made twice."""
    rows = [f"2026-03-{day:02},Corner shop,-{20 + day % 7}.40,groceries" for day in range(1, 31)]
    rows += [f"2026-04-{day:02},Corner shop,-{21 + day % 5}.10,groceries" for day in range(1, 11)]
    rows += ["2026-04-01,Works salary,1800.00,income.salary"]
    rows += ["2026-04-14,Oak furniture,-184.00,home.furniture"] * 2
    statement = tmp_path / "statement.csv"
    statement.write_text("Date,Description,Amount,Category\n" + "\n".join(rows) + "\n", "utf-8")
    reply = call(home, "import", statement, "--account", "main", "--currency", "GBP")
    assert reply.code == 0, reply.err
    return home


def call(home: Path, *arguments: str | Path) -> Reply:
    return run_cli(*arguments, home=home, today=TODAY)


def test_spending_has_the_fields_of_the_contract(imported: Path) -> None:
    reply = call(imported, "spending", "--period", "this-month", "--json")
    assert reply.code == 0, reply.err
    assert json.loads(reply.out)["kind"] == "spending"
    assert list(reply.data["period"]) == ["from", "to"]
    assert {"income", "spending", "saved", "savings_rate", "lines"} <= reply.data.keys()
    assert list(reply.data["lines"][0]) == [
        "key", "amount", "share", "usual_low", "usual_high", "previous", "change", "transactions",
        "benchmark",
    ]  # fmt: skip
    assert reply.data["income"] == "1800.00"


def test_a_wrong_grouping_is_a_usage_error(imported: Path) -> None:
    reply = call(imported, "spending", "--by", "colour")
    assert reply.code == 2
    assert "use category, payee, account, month" in reply.err


def test_a_payday_period_needs_a_payday(imported: Path) -> None:
    reply = call(imported, "spending", "--period", "payday")
    assert reply.code == 2
    assert "no payday is known" in reply.err


def test_unusual_lists_the_double_charge_with_what_to_do(imported: Path) -> None:
    second, first = call(imported, "unusual", "--json").data["unusual"]
    assert list(second) == [
        "id", "transaction", "date", "payee", "amount", "score", "rank", "reasons", "baseline",
        "do",
    ]  # fmt: skip
    assert second["reasons"][0]["code"] == "duplicate"
    assert first["reasons"][0]["code"] == "new-payee-large"
    assert second["do"]


def test_unusual_all_scores_every_row(imported: Path) -> None:
    rows = call(imported, "unusual", "--all", "--json").data["unusual"]
    assert len(rows) == 43
    assert all(0 <= row["score"] <= 1 for row in rows)


def test_what_the_person_accepts_is_not_listed_again(imported: Path) -> None:
    for flag in call(imported, "unusual", "--json").data["unusual"]:
        assert call(imported, "unusual", "ok", flag["id"]).code == 0
    assert call(imported, "unusual", "--json").data["unusual"] == []


def test_an_unknown_id_cannot_be_accepted(imported: Path) -> None:
    reply = call(imported, "unusual", "ok", "u-t9999")
    assert reply.code == 2
    assert "no payment has the id 'u-t9999'" in reply.err


def test_findings_set_the_exit_code_only_when_asked(imported: Path) -> None:
    assert call(imported, "unusual").code == 0
    assert call(imported, "unusual", "--check").code == 1
    assert call(imported, "unusual", "--check", "--since", "2026-04-15").code == 0


@pytest.mark.parametrize("command", ["spending", "unusual"])
def test_every_format_is_written(imported: Path, command: str) -> None:
    for form in ("table", "csv", "jsonl", "md", "html"):
        reply = call(imported, command, "--format", form)
        assert reply.code == 0, reply.err
        assert reply.out


@pytest.mark.parametrize("command", ["spending", "unusual"])
def test_empty_books_exit_6(home: Path, command: str) -> None:
    reply = call(home, command)
    assert reply.code == 6
    assert "import a statement first" in reply.err
