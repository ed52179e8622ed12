"""Setting categories and rules in a store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from finadvise.errors import FinadviseError, InputRefused, UsageError
from finadvise.model.category import Rule
from finadvise.store.store import Store, open_store
from finadvise.workflows.categorising import (
    Around,
    measure,
    own_categories,
    set_categories,
    set_category,
    set_from_file,
)
from finadvise.workflows.importing import ImportOptions, import_files
from finadvise.workflows.labels import LabelRow, read_labels
from finadvise.workflows.ruling import add_rule, apply_rules, list_rules, remove_rule, try_rule
from finadvise.workflows.sources import Source

TODAY = date(2026, 5, 1)
AROUND = Around(TODAY, "GBP", "GB")
STATEMENT = b"""Date,Description,Amount
2026-03-01,ZZQX 1111,-45.20
2026-03-02,ZZQX 2222,-30.00
2026-03-03,TESCO STORES 3412,-12.00
2026-03-04,DALE,-9.00
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "books.db") as opened:
        source = Source("march.csv", lambda: STATEMENT)
        import_files(opened, [source], ImportOptions(today=TODAY, account="main", currency="GBP"))
        yield opened


def categories(store: Store) -> dict[str, str]:
    return {t.id: t.category for t in store.books.transactions()}


def rule(category: str = "pets", payee: str = "") -> Rule:
    return Rule(id="", position=0, category=category, payee=payee)


def test_rows_alike_follow_the_one_that_was_set(store: Store) -> None:
    found = set_category(store, ["t1"], "Presents", AROUND)
    assert found.set_ == 1
    assert [(r.id, r.from_, r.to, r.source) for r in found.changed] == [
        ("t1", "uncategorised", "gifts.presents", "user"),
        ("t2", "uncategorised", "gifts.presents", "model"),
    ]
    assert categories(store)["t3"] == "groceries"


def test_setting_the_same_again_changes_nothing(store: Store) -> None:
    set_category(store, ["t1"], "pets", AROUND)
    assert set_category(store, ["t1"], "pets", AROUND).changed == ()


@pytest.mark.parametrize(
    "told",
    [
        [("t1", "pets"), ("t99", "pets")],
        [("t1", "pets"), ("x", "pets")],
        [("t1", "pets"), ("t2", "no such thing")],
    ],
)
def test_one_wrong_row_leaves_all_as_they_were(store: Store, told: list[tuple[str, str]]) -> None:
    before = categories(store)
    with pytest.raises(UsageError, match="there is no"):
        set_categories(store, told, AROUND)
    assert categories(store) == before


def test_a_category_of_ones_own_is_made_on_purpose_and_then_known(store: Store) -> None:
    set_category(store, ["t1"], "Dog shows", AROUND, new=True)
    assert own_categories(store) == ["Dog shows"]
    assert set_category(store, ["t4"], "dog shows", AROUND).changed[0].to == "Dog shows"


def test_a_label_file_sets_by_id_and_by_description(store: Store) -> None:
    rows = [LabelRow(2, "t4", "", "pets"), LabelRow(3, "", "zzqx 1111", "Presents")]
    set_from_file(store, rows, AROUND)
    found = categories(store)
    assert (found["t1"], found["t2"], found["t4"]) == ("gifts.presents", "gifts.presents", "pets")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (LabelRow(7, "t99", "", "pets"), "row 7: the books hold no transaction 't99'"),
        (LabelRow(7, "", "NOWHERE", "pets"), "row 7: the books hold no transaction 'NOWHERE'"),
        (LabelRow(7, "t4", "", "petz"), "row 7: there is no category 'petz'"),
    ],
)
def test_a_label_file_with_a_wrong_row_sets_nothing(
    store: Store, row: LabelRow, message: str
) -> None:
    before = categories(store)
    with pytest.raises(InputRefused) as refused:
        set_from_file(store, [LabelRow(2, "t1", "", "pets"), row], AROUND)
    assert message in refused.value.message
    assert categories(store) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n1,2\n", "needs the columns"),
        ("", "needs the columns"),
        ("id,category\nt1,\n", "row 2: the row needs a category"),
    ],
)
def test_a_label_file_that_is_none_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "labels.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(InputRefused, match=message):
        read_labels(file)


def test_a_label_file_keeps_its_lines_and_drops_empty_ones(tmp_path: Path) -> None:
    file = tmp_path / "labels.csv"
    file.write_text("Category,ID,Note\npets,t1,x\n\n,,\n", "utf-8")
    assert read_labels(file) == (LabelRow(2, "t1", "", "pets"),)


def test_a_missing_label_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="cannot be read"):
        read_labels(tmp_path / "nowhere.csv")


def test_trying_a_rule_changes_nothing(store: Store) -> None:
    before = categories(store)
    preview = try_rule(store, rule(payee="zzqx"), AROUND)
    assert (preview.fits, [c.id for c in preview.changes]) == (2, ["t1", "t2"])
    assert categories(store) == before
    assert list_rules(store, AROUND).rules == ()


def test_a_rule_is_applied_to_rows_that_are_there(store: Store) -> None:
    add_rule(store, rule(payee="zzqx"), AROUND)
    assert try_rule(store, None, AROUND).changes
    apply_rules(store, AROUND)
    assert categories(store)["t1"] == "pets"
    assert apply_rules(store, AROUND).changed == ()


def test_what_was_set_by_hand_beats_a_rule(store: Store) -> None:
    set_category(store, ["t1"], "groceries", AROUND)
    add_rule(store, rule(payee="zzqx"), AROUND)
    apply_rules(store, AROUND)
    found = categories(store)
    assert (found["t1"], found["t2"]) == ("groceries", "pets")


def test_a_rule_in_the_way_of_another_is_named(store: Store) -> None:
    add_rule(store, rule("pets", "zzqx"), AROUND)
    add_rule(store, Rule(id="", position=0, category="groceries", min_minor=4000), AROUND)
    first, second = list_rules(store, AROUND).rules
    assert (first.rows, first.hidden) == (2, 0)
    assert (second.rows, second.hidden, second.shadowed_by) == (0, 1, (first.id,))


def test_a_removed_rule_lets_its_rows_go(store: Store) -> None:
    [kept] = add_rule(store, rule(payee="zzqx"), AROUND).rules
    apply_rules(store, AROUND)
    assert remove_rule(store, kept.id, AROUND).rules == ()
    apply_rules(store, AROUND)
    assert categories(store)["t1"] == "uncategorised"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (rule(), "without a condition"),
        (rule("petz", "hill"), "no category"),
        (Rule(id="", position=0, category="pets", account="nowhere"), "no account"),
        (rule(payee="/[/"), "is broken"),
    ],
)
def test_a_rule_that_cannot_work_is_not_kept(store: Store, wrong: Rule, message: str) -> None:
    for action in (add_rule, try_rule):
        with pytest.raises(FinadviseError, match=message):
            action(store, wrong, AROUND)
    assert store.categories.rules() == ()


def test_the_same_rule_is_kept_once(store: Store) -> None:
    add_rule(store, rule(payee="zzqx"), AROUND)
    with pytest.raises(UsageError, match="says the same already"):
        add_rule(store, rule(payee="zzqx"), AROUND)


def test_an_unknown_rule_cannot_be_removed(store: Store) -> None:
    with pytest.raises(UsageError, match="no rule 'rule9'"):
        remove_rule(store, "rule9", AROUND)


def test_accuracy_needs_labels(store: Store) -> None:
    with pytest.raises(FinadviseError, match="0 rows carry"):
        measure(store, AROUND)
