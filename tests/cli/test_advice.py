"""Advice, explanations, the report and the check-up, through the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from runner import run_cli

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
AS_OF = "2026-10-31"


@pytest.fixture(scope="module")
def household(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample household in it, shared by tests that only read."""
    home = tmp_path_factory.mktemp("household")
    home.chmod(0o700)
    shutil.copy(SAMPLE / "profile.toml", home)
    assert run_cli("import", SAMPLE / "statements", home=home, today=AS_OF).code == 0
    return home


def advise(home: Path, *more: str) -> list[dict[str, object]]:
    actions: list[dict[str, object]] = run_cli(
        "advise", "--json", *more, home=home, today=AS_OF
    ).data["actions"]
    return actions


def test_at_most_five_actions_each_with_worth_reason_and_step(household: Path) -> None:
    actions = advise(household)
    assert 1 <= len(actions) <= 5
    for action in actions:
        gain = action["gain_per_year"]
        assert isinstance(gain, dict)
        assert float(gain["low"]) <= float(gain["mid"]) <= float(gain["high"])
        assert float(gain["high"]) > 0
        assert action["evidence"]
        assert str(action["why"]).endswith(".")
        assert action["do"]
    assert len(advise(household, "--limit", "2")) == 2


def test_the_page_says_the_same_as_the_json_and_the_scope_once(household: Path) -> None:
    page = run_cli("advise", home=household, today=AS_OF).out
    for action in advise(household):
        assert str(action["title"]) in page
        assert str(action["id"]) in page
    assert page.count("regulated advice") == 1


def test_every_action_can_be_explained(household: Path) -> None:
    for action in advise(household, "--limit", "50"):
        reply = run_cli("explain", str(action["id"]), "--json", home=household, today=AS_OF)
        assert reply.data["title"] == action["title"]
        assert reply.data["reasons"]


@pytest.mark.parametrize("command", ["recurring", "unusual"])
def test_ids_of_other_reports_can_be_explained_too(household: Path, command: str) -> None:
    item = run_cli(command, "--json", home=household, today=AS_OF).data[command][0]
    reply = run_cli("explain", item["id"], "--json", home=household, today=AS_OF)
    assert reply.data["id"] == item["id"]
    assert reply.data["reasons"]


def test_a_row_is_explained_with_its_category_and_links(household: Path) -> None:
    rows = run_cli("transactions", "--json", home=household, today=AS_OF).data["transactions"]
    moved = next(r for r in rows if r["transfer_id"])
    reasons = " ".join(
        run_cli("explain", moved["id"], "--json", home=household, today=AS_OF).data["reasons"]
    )
    assert moved["transfer_id"] in reasons


def test_an_unknown_id_is_a_usage_error(household: Path) -> None:
    reply = run_cli("explain", "z9", home=household, today=AS_OF)
    assert reply.code == 2
    assert "nothing has the id 'z9'" in reply.err


def test_the_report_goes_to_a_file_in_its_own_format(household: Path, tmp_path: Path) -> None:
    for suffix, start in ((".md", "# Your money"), (".html", "<!doctype html>")):
        target = tmp_path / f"report{suffix}"
        reply = run_cli("report", "-o", str(target), home=household, today=AS_OF)
        assert (reply.code, reply.out) == (0, "")
        assert target.read_text("utf-8").startswith(start)
    again = tmp_path / "again.md"
    run_cli("report", "-o", str(again), home=household, today=AS_OF)
    assert again.read_bytes() == (tmp_path / "report.md").read_bytes()


def test_the_check_up_finds_nothing_wrong_on_the_day_and_stale_data_later(household: Path) -> None:
    states = {
        c["name"]: c["state"]
        for c in run_cli("doctor", "--json", home=household, today=AS_OF).data["checks"]
    }
    assert states["Store"] == states["Privacy"] == "ok"
    later = run_cli("doctor", "--check", home=household, today="2027-03-01")
    assert later.code == 1
    assert "download statements from 2026-10-28 on" in " ".join(later.out.split())


@pytest.mark.parametrize("choice", ["done", "dismiss", "snooze"])
def test_a_decided_action_is_not_shown_again(household: Path, tmp_path: Path, choice: str) -> None:
    home = tmp_path / "copy"
    shutil.copytree(household, home)
    first = str(advise(home)[0]["id"])
    assert run_cli("advise", choice, first, home=home, today=AS_OF).code == 0
    assert first not in [a["id"] for a in advise(home, "--limit", "50")]


def test_nothing_is_decided_about_an_action_that_is_not_there(household: Path) -> None:
    reply = run_cli("advise", "done", "a-00000000", home=household, today=AS_OF)
    assert reply.code == 2
    assert "no action has the id 'a-00000000'" in reply.err


def test_without_statements_advice_says_what_is_missing(home: Path) -> None:
    reply = run_cli("advise", home=home, today=AS_OF)
    assert reply.code == 0
    assert "import a statement first" in reply.out
