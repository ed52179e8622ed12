"""What was planted in the sample household comes out of the real command line."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from finadvise.model.ledger import OWN_MOVEMENTS
from runner import Reply, run_cli

SAMPLE = Path(__file__).resolve().parents[1] / "sample_data"
TRUTH: dict[str, Any] = json.loads((SAMPLE / "truth.json").read_text("utf-8"))
AS_OF: str = TRUTH["as_of"]
Row = dict[str, Any]


@dataclass(frozen=True)
class Household:
    """A home with the nine statements imported in one call."""

    home: Path
    imported: Reply

    def ask(self, *arguments: str) -> dict[str, Any]:
        """Return the data of a command that must end well."""
        reply = run_cli(*arguments, "--json", home=self.home, today=AS_OF)
        assert reply.code == 0, reply.err
        return reply.data

    @cached_property
    def account_names(self) -> dict[str, str]:
        """The name each of the truth's accounts got."""
        keys = {Path(file["file"]).name: file["account"] for file in TRUTH["files"]}
        return {
            keys[Path(file["file"]).name]: file["accounts"][0]["account"]
            for file in self.imported.data["files"]
        }

    @cached_property
    def rows(self) -> list[Row]:
        """All stored transactions, the account named as in the truth."""
        keys = {name: key for key, name in self.account_names.items()}
        stored = self.ask("transactions")["transactions"]
        return [row | {"account": keys[row["account"]]} for row in stored]

    @cached_property
    def recurring(self) -> list[Row]:
        """The recurring payments found."""
        found: list[Row] = self.ask("recurring")["recurring"]
        return found

    def ids(self, label: Row) -> list[str]:
        """Return the ids of the rows that the truth's label speaks of."""
        return [row["id"] for row in self.rows if _key(row) == _key(label)]

    def series(self, key: str) -> Row:
        """Return the recurring item that holds the truth's series, or fail."""
        paid = {i for row in TRUTH["labels"] if row.get("series") == key for i in self.ids(row)}
        best = max(self.recurring, key=lambda item: len(paid & set(item["transactions"])))
        assert len(paid & set(best["transactions"])) >= 0.7 * len(paid), key
        return best


@pytest.fixture(scope="module")
def household(tmp_path_factory: pytest.TempPathFactory) -> Household:
    home = tmp_path_factory.mktemp("household")
    home.chmod(0o700)
    shutil.copy(SAMPLE / "profile.toml", home)
    statements = sorted((SAMPLE / "statements").iterdir())
    imported = run_cli("import", *statements, "--json", home=home, today=AS_OF)
    assert imported.code == 0, imported.err
    return Household(home, imported)


def _key(row: Row) -> tuple[str, str, str]:
    return row["account"], row["date"], row["amount"]


def test_every_statement_is_read_without_a_hint(household: Household) -> None:
    read = {Path(file["file"]).name: file for file in household.imported.data["files"]}
    for expected in TRUTH["files"]:
        file = read[Path(expected["file"]).name]
        [account] = file["accounts"]
        assert file["status"] == "imported"
        assert account["rows"] == expected["rows"]
        assert account["total"] == expected["total"]
        assert account["balance"] == expected["closing"]
        assert account["reconciles"] is not False


def test_the_nine_files_become_four_accounts(household: Household) -> None:
    assert len(household.account_names) == 4
    assert len(set(household.account_names.values())) == 4


def test_days_that_two_files_share_are_stored_once_and_twins_stay_two(household: Household) -> None:
    pending = Counter(map(_key, TRUTH["oddities"]["pending"]))
    stored = Counter(_key(row) for row in household.rows if not row["pending"])
    assert stored == Counter(map(_key, TRUTH["labels"])) - pending


def test_the_closing_balances_are_right_to_the_penny(household: Household) -> None:
    accounts = {a["account"]: a["balance"] for a in household.ask("accounts")["accounts"]}
    expected = {
        household.account_names[key]: account["balance"]
        for key, account in TRUTH["accounts"].items()
    }
    assert accounts == expected


def test_importing_the_same_files_again_changes_nothing(household: Household) -> None:
    before = household.ask("transactions")
    statements = sorted((SAMPLE / "statements").iterdir())
    again = household.ask("import", *map(str, statements))
    assert again["new"] == 0
    assert household.ask("transactions") == before


@pytest.mark.parametrize("truth", TRUTH["series"], ids=lambda s: str(s["key"]))
def test_a_planted_series_is_found_with_its_rhythm(truth: Row, household: Household) -> None:
    found = household.series(truth["key"])
    assert found["cadence"] == truth["cadence"]
    assert (found["status"] == "ended") == (truth["status"] == "ended")
    if truth["next"]:
        expected, said = date.fromisoformat(truth["next"]), date.fromisoformat(found["next_date"])
        assert abs((said - expected).days) <= 3


@pytest.mark.parametrize(
    "key", [s["key"] for s in TRUTH["series"] if s["kind"] in {"subscription", "income", "debt"}]
)
def test_a_planted_series_is_of_its_kind(key: str, household: Household) -> None:
    [kind] = [s["kind"] for s in TRUTH["series"] if s["key"] == key]
    assert household.series(key)["kind"] == kind


def test_shops_and_coffee_are_never_contracts(household: Household) -> None:
    free = {i for row in TRUTH["labels"] if "series" not in row for i in household.ids(row)}
    contracts = [r for r in household.recurring if r["kind"] not in {"habit", "transfer", "saving"}]
    wrong = [r["payee"] for r in contracts if len(free & set(r["transactions"])) > r["count"] / 2]
    assert wrong == []


def test_the_price_rise_is_dated(household: Household) -> None:
    rise = TRUTH["oddities"]["price_rise"]
    [change] = household.series(rise["series"])["changes"]
    assert change["date"] == rise["date"]
    assert [abs(Decimal(change[k])) for k in ("from", "to")] == [Decimal("10.99"), Decimal("12.99")]


def test_two_services_for_one_purpose_are_named(household: Household) -> None:
    reply = run_cli("recurring", "--json", home=household.home, today=AS_OF)
    pair = TRUTH["oddities"]["same_purpose"]
    assert [
        text
        for text in json.loads(reply.out)["warnings"]
        if all(payee in text.casefold() for payee in pair)
    ]


def test_a_subscription_without_a_sign_of_use_is_worth_a_question(household: Household) -> None:
    gym = household.series(TRUTH["oddities"]["forgotten_subscription"]["series"])
    actions = household.ask("advise", "--limit", "50")["actions"]
    assert any(gym["id"] in action["evidence"] for action in actions)


def test_the_duplicate_charge_is_flagged(household: Household) -> None:
    twins = {i for row in TRUTH["oddities"]["duplicate_charge"] for i in household.ids(row)}
    flagged = household.ask("unusual", "--since", "2026-10-01")["unusual"]
    codes = {
        reason["code"]
        for item in flagged
        if item["transaction"] in twins
        for reason in item["reasons"]
    }
    assert any("duplicate" in code for code in codes), flagged


def test_both_sides_of_every_transfer_are_paired(household: Household) -> None:
    other_side = {row["id"]: row["transfer_id"] for row in household.rows}
    lone = [
        pair
        for pair in TRUTH["oddities"]["transfers"]
        if not any(
            other_side[a] == b and other_side[b] == a
            for a in household.ids(pair[0])
            for b in household.ids(pair[1])
        )
    ]
    assert lone == []


def test_transfers_are_neither_income_nor_spending(household: Household) -> None:
    month = [row for row in TRUTH["labels"] if row["date"].startswith("2026-09")]
    real = [Decimal(r["amount"]) for r in month if r["category"] not in OWN_MOVEMENTS]
    spending = household.ask("spending", "--period", "2026-09")
    assert Decimal(spending["income"]) == sum(a for a in real if a > 0)
    assert abs(Decimal(spending["spending"])) == -sum(a for a in real if a < 0)


def test_the_pending_row_counts_nowhere_and_the_import_says_so(household: Household) -> None:
    [pending] = TRUTH["oddities"]["pending"]
    assert all(row["pending"] for row in household.rows if _key(row) == _key(pending))
    said = [text for file in household.imported.data["files"] for text in file["assumptions"]]
    assert [text for text in said if "pending" in text]


@pytest.mark.parametrize("place", [0, 1])
def test_a_refund_points_to_its_purchase(place: int, household: Household) -> None:
    purchase, refund = TRUTH["oddities"]["refunds"][place]
    [refund_id], [purchase_id] = household.ids(refund), household.ids(purchase)
    [row] = [row for row in household.rows if row["id"] == refund_id]
    assert row["refund_of"] == purchase_id


def test_categories_are_right_where_the_program_answers(household: Household) -> None:
    truth = {_key(row): row["category"] for row in TRUTH["labels"]}
    answered = [row for row in household.rows if row["category"] != "uncategorised"]
    right = [row for row in answered if row["category"] == truth[_key(row)]]
    assert len(answered) >= 0.8 * len(household.rows)
    assert len(right) >= 0.85 * len(answered)


def test_advice_is_short_and_each_action_says_why_and_what_to_do(household: Household) -> None:
    actions = household.ask("advise")["actions"]
    assert 1 <= len(actions) <= 5
    for action in actions:
        low, high = (Decimal(action["gain_per_year"][key]) for key in ("low", "high"))
        assert low <= high
        assert action["why"]
        assert action["do"]
        assert action["evidence"]
