from __future__ import annotations

import json
from pathlib import Path

import pytest

from runner import Reply, run_cli

TODAY = "2026-05-15"
HEADER = "Date,Description,Amount,Category\n"


@pytest.fixture
def imported(home: Path, tmp_path: Path) -> Path:
    """A home with four and a half months of pay, rent and groceries."""
    rows = [
        f"2026-0{m}-{day},{text},{amount},{category}"
        for m in range(1, 6)
        for day, text, amount, category in (
            ("01", "Works salary", "2000.00", "income.salary"),
            ("02", "Landlord", "-900.00", "housing.rent"),
            (f"0{2 + m * 3 % 7}", "Corner shop", f"-{200 + 10 * m}.00", "groceries"),
            (f"1{m * 5 % 4}", "Corner shop", f"-{60 + m * 7 % 5}.00", "groceries"),
            (f"1{m * 3 % 5}", "Corner shop", f"-{40 + m * 5 % 3}.00", "groceries"),
        )
    ]
    statement = tmp_path / "statement.csv"
    statement.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
    reply = call(home, "import", statement, "--account", "main", "--currency", "GBP")
    assert reply.code == 0, reply.err
    return home


def call(home: Path, *arguments: str | Path) -> Reply:
    return run_cli(*arguments, home=home, today=TODAY)


def test_budget_has_the_fields_of_the_contract(imported: Path) -> None:
    reply = call(imported, "budget", "--json")
    assert reply.code == 0, reply.err
    assert json.loads(reply.out)["kind"] == "budget"
    assert list(reply.data) == [
        "income", "lines", "irregular", "savings", "left", "feasible", "cuts",
    ]  # fmt: skip
    assert list(reply.data["income"]) == ["expected", "low"]
    assert list(reply.data["lines"][0]) == [
        "category", "kind", "suggested", "usual_low", "usual_high", "last", "spent", "pace",
        "essential", "reason",
    ]  # fmt: skip


def test_a_saving_that_does_not_fit_is_cut_for(imported: Path) -> None:
    data = call(imported, "budget", "--save", "775", "--json").data
    assert data["savings"] == "775.00"
    assert [list(cut) for cut in data["cuts"]] == [["category", "from", "to", "monthly", "reason"]]
    assert data["cuts"][0]["category"] == "groceries"


def test_a_goal_of_the_profile_is_saved_for(imported: Path) -> None:
    (imported / "profile.toml").write_text(
        '[[goals]]\nname = "Bike"\ntarget = "600.00"\nday = 2026-11-20\n', "utf-8"
    )
    assert call(imported, "budget", "--for", "bike", "--json").data["savings"] == "100.00"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--save", "lots"], "--save: not an amount"),
        (["--save", "5", "--for", "Bike"], "--save and --for contradict each other"),
        (["--for", "Bike"], "no goal is called 'Bike'"),
        (["--period", "moon"], "cannot plan by 'moon'"),
    ],
)
def test_misuse_is_one_line_and_exit_2(imported: Path, options: list[str], message: str) -> None:
    reply = call(imported, "budget", *options)
    assert reply.code == 2
    assert message in reply.err
    assert reply.out == ""


def test_savings_has_the_fields_of_the_contract(imported: Path) -> None:
    reply = call(imported, "savings", "--json")
    assert reply.code == 0, reply.err
    assert list(reply.data) == ["potential", "emergency_fund", "waterfall"]
    assert {"safe", "stretch"} <= reply.data["potential"].keys()
    assert {"target", "binding", "months_covered"} <= reply.data["emergency_fund"].keys()


@pytest.mark.parametrize("command", ["budget", "savings"])
def test_every_format_is_written(imported: Path, command: str) -> None:
    for form in ("table", "csv", "jsonl", "md", "html"):
        reply = call(imported, command, "--format", form)
        assert reply.code == 0, reply.err
        assert reply.out


@pytest.mark.parametrize("command", ["budget", "savings"])
def test_empty_books_exit_6(home: Path, command: str) -> None:
    reply = call(home, command)
    assert reply.code == 6
    assert "import older statements" in reply.err
