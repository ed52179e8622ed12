"""categorize and rules, as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from finadvise.cli.categories import complete_category
from runner import Reply, run_cli

TODAY = "2026-05-15"
STATEMENT = """Date,Description,Amount
2026-03-01,ZZQX 1111,-45.20
2026-03-02,ZZQX 2222,-30.00
2026-03-03,TESCO STORES 3412,-12.00
"""


def call(home: Path, *arguments: str | Path) -> Reply:
    return run_cli(*arguments, home=home, today=TODAY)


@pytest.fixture
def imported(home: Path, tmp_path: Path) -> Path:
    statement = tmp_path / "march.csv"
    statement.write_text(STATEMENT, "utf-8")
    reply = call(home, "import", statement, "--account", "main", "--currency", "GBP")
    assert reply.code == 0, reply.err
    return home


def test_setting_one_row_tells_what_followed(imported: Path) -> None:
    reply = call(imported, "categorize", "t1", "pets", "--json")
    assert reply.code == 0, reply.err
    assert list(reply.data) == ["set", "changed"]
    assert list(reply.data["changed"][0]) == [
        "id", "date", "account", "amount", "payee", "from", "to", "source",
    ]  # fmt: skip
    assert [c["id"] for c in reply.data["changed"]] == ["t1", "t2"]
    rows = call(imported, "transactions", "--json").data["transactions"]
    assert [r["category_source"] for r in rows] == ["user", "model", "merchant"]


def test_a_file_sets_many(imported: Path, tmp_path: Path) -> None:
    labels = tmp_path / "labels.csv"
    labels.write_text("id,category\nt1,pets\nt3,business\n", "utf-8")
    assert call(imported, "categorize", "--file", labels, "--json").data["set"] == 2


def test_what_is_unsure_is_listed(imported: Path) -> None:
    data = call(imported, "categorize", "--unsure", "--json").data
    assert data["unsure"][0]["transactions"] == ["t2", "t1"]
    assert data["unsure"][0]["amount"] == "-75.20"


def test_a_rule_is_tried_added_applied_listed_and_removed(imported: Path) -> None:
    condition = ("pets", "--payee", "zzqx", "--min", "40")
    assert call(imported, "rules", "test", *condition, "--json").data["fits"] == 1
    assert call(imported, "rules", "add", *condition).code == 0
    assert len(call(imported, "rules", "test", "--json").data["changes"]) == 1
    assert call(imported, "rules", "apply", "--json").data["changed"][0]["to"] == "pets"
    [rule] = call(imported, "rules", "list", "--json").data["rules"]
    assert (rule["condition"], rule["rows"]) == ("payee has zzqx, at least £40.00", 1)
    assert call(imported, "rules", "remove", rule["id"], "--json").data["rules"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["categorize"], 2, "finadvise categorize ID CATEGORY"),
        (["categorize", "t1"], 2, "name at least one row and a category"),
        (["categorize", "t1", "petz"], 2, "did you mean"),
        (["categorize", "t9", "pets"], 2, "there is no transaction 't9'"),
        (["categorize", "t1", "pets", "--unsure"], 2, "exclude each other"),
        (["categorize", "--file", "nowhere.csv"], 3, "cannot be read"),
        (["categorize", "--accuracy"], 6, "10 are needed"),
        (["rules", "add", "pets"], 2, "would fit every row"),
        (["rules", "add", "pets", "--min", "x"], 2, "not an amount"),
        (["rules", "add", "pets", "--payee", "/(/"], 2, "is broken"),
        (["rules", "remove", "rule9"], 2, "there is no rule"),
    ],
)
def test_misuse_is_one_line(imported: Path, arguments: list[str], code: int, message: str) -> None:
    reply = call(imported, *arguments)
    assert (reply.code, reply.out) == (code, "")
    assert message in reply.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["categorize", "t1", "pets"],
        ["categorize", "--unsure"],
        ["rules", "list"],
        ["rules", "add", "pets", "--payee", "zzqx"],
        ["rules", "test", "pets", "--payee", "zzqx"],
    ],
)
@pytest.mark.parametrize("form", ["table", "csv", "jsonl", "md", "html"])
def test_every_format_is_written(imported: Path, arguments: list[str], form: str) -> None:
    reply = call(imported, *arguments, "--format", form)
    assert reply.code == 0, reply.err


def test_accuracy_is_measured_on_imported_labels(home: Path, tmp_path: Path) -> None:
    statement = tmp_path / "year.csv"
    rows = [f"2026-0{1 + n // 28}-{1 + n % 28:02d},ZZQX,-{n + 1}.00,Hobby" for n in range(40)]
    statement.write_text("Date,Description,Amount,Category\n" + "\n".join(rows) + "\n", "utf-8")
    assert call(home, "import", statement, "--account", "main", "--currency", "GBP").code == 0
    reply = call(home, "categorize", "--accuracy", "--json")
    assert json.loads(reply.out)["kind"] == "accuracy"
    assert (reply.data["labels"], reply.data["right"]) == (40, 1.0)
    assert call(home, "categorize", "--accuracy").code == 0


def test_the_shell_completes_categories() -> None:
    assert complete_category("eating_out.c") == ["eating_out.coffee"]
    assert complete_category("zz") == []


def test_explain_names_what_the_category_rests_on(imported: Path) -> None:
    [reason] = call(imported, "explain", "t3", "--json").data["reasons"]
    assert "'tesco stores' is a known name for groceries" in reason
    call(imported, "categorize", "t1", "pets")
    [reason] = call(imported, "explain", "t2", "--json").data["reasons"]
    assert "you gave it to the row of this payee that you labelled" in reason
