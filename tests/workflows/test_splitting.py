"""A row divided among categories, from the command line to every answer that adds up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import Desk
from finadvise.errors import UsageError
from finadvise.money import Money
from finadvise.workflows.splitting import read_parts
from runner import run_cli

MARCH = """Date,Description,Amount
2026-03-01,ZZQX 1111,-45.20
2026-03-02,ZZQX 2222,-30.00
2026-03-25,WORKS LTD SALARY,2000.00
"""


@pytest.fixture
def desk(tmp_path: Path, home: Path) -> Desk:
    made = Desk(tmp_path, home)
    made.take(made.put("march.csv", MARCH), "--account", "main", "--currency", "GBP")
    return made


def rows(desk: Desk) -> dict[str, Any]:
    return {t["id"]: t for t in desk.call("transactions").data["transactions"]}


def spent(desk: Desk, *more: str) -> dict[str, Any]:
    data = desk.call("spending", "--period", "2026-03", *more).data
    return {line["key"]: line["amount"] for line in data["lines"]} | {"all": data["spending"]}


def test_every_part_counts_in_its_own_category(desk: Desk) -> None:
    reply = desk.call("split", "t1", "30=groceries", "rest=pets")
    assert reply.code == 0, reply.err
    assert reply.data["splits"] == [
        {"amount": "-30.00", "category": "groceries"},
        {"amount": "-15.20", "category": "pets"},
    ]
    assert reply.data["category"] == "groceries"
    assert spent(desk) == {
        "groceries": "30.00", "pets": "15.20", "uncategorised": "30.00", "all": "75.20",
    }  # fmt: skip


def test_a_split_row_is_listed_with_its_parts_and_found_under_each(desk: Desk) -> None:
    desk.call("split", "t1", "10=groceries", "rest=pets")
    [found] = desk.call("transactions", "--category", "groceries").data["transactions"]
    assert (found["id"], found["category"], found["category_source"]) == ("t1", "pets", "user")
    assert [part["category"] for part in found["splits"]] == ["groceries", "pets"]
    assert rows(desk)["t2"]["splits"] == []


def test_a_split_row_is_one_row_of_its_payee(desk: Desk) -> None:
    desk.call("split", "t1", "10=groceries", "rest=pets")
    data = desk.call("spending", "--period", "2026-03", "--by", "payee").data
    assert [(line["amount"], line["transactions"]) for line in data["lines"]] == [("75.20", 2)]


def test_a_part_that_is_put_aside_is_no_spending(desk: Desk) -> None:
    desk.call("split", "t1", "40=transfers.savings", "rest=groceries")
    assert spent(desk)["all"] == "35.20"


def test_amounts_may_have_the_sign_of_the_row(desk: Desk) -> None:
    reply = desk.call("split", "t1", "-30=groceries", "-15.2=pets")
    assert [part["amount"] for part in reply.data["splits"]] == ["-30.00", "-15.20"]


def test_a_later_split_takes_the_place_of_the_first(desk: Desk) -> None:
    desk.call("split", "t1", "30=groceries", "rest=pets")
    desk.call("split", "t1", "40=groceries", "rest=pets")
    assert spent(desk)["pets"] == "5.20"


def test_a_row_made_whole_has_the_category_it_had(desk: Desk) -> None:
    desk.call("categorize", "t1", "pets")
    desk.call("split", "t1", "30=groceries", "rest=gifts.presents")
    reply = desk.call("split", "t1", "--clear")
    assert (reply.data["splits"], reply.data["category"]) == ([], "pets")
    assert [change["id"] for change in reply.data["changed"]] == ["t2"]
    assert rows(desk)["t2"]["category"] == "pets"


def test_a_split_row_teaches_nothing_about_its_payee(desk: Desk) -> None:
    desk.call("categorize", "t1", "pets")
    assert rows(desk)["t2"]["category"] == "pets"
    reply = desk.call("split", "t1", "30=groceries", "rest=pets")
    assert [(c["id"], c["to"]) for c in reply.data["changed"]] == [("t2", "uncategorised")]


def test_nothing_that_sets_categories_touches_a_split_row(desk: Desk) -> None:
    desk.call("split", "t1", "30=groceries", "rest=pets")
    before = rows(desk)["t1"]
    desk.call("rules", "add", "business", "--payee", "zzqx")
    desk.call("rules", "apply")
    desk.call("categorize", "t2", "gifts.presents")
    assert rows(desk)["t1"] == before
    reply = desk.call("categorize", "t1", "business")
    assert (reply.code, "is split among categories" in reply.err) == (2, True)


def test_a_label_file_passes_split_rows_of_its_texts_over(desk: Desk) -> None:
    desk.take(desk.put("more.csv", MARCH.replace("2222", "1111")), "--account", "other")
    desk.call("split", "t1", "30=groceries", "rest=pets")
    labels = desk.put("labels.csv", "description,category\nZZQX 1111,business\n")
    desk.call("categorize", "--file", labels)
    found = {t["id"]: t["category"] for t in rows(desk).values() if t["payee"] == "Zzqx"}
    assert found == {"t1": "groceries", "t2": "business", "t4": "business", "t5": "business"}


def test_a_rest_that_is_not_known_is_not_asked_about(desk: Desk) -> None:
    desk.call("split", "t1", "10=pets", "rest=uncategorised")
    [unsure] = desk.call("categorize", "--unsure").data["unsure"]
    assert unsure["transactions"] == ["t2"]
    assert spent(desk)["uncategorised"] == "65.20"


def test_importing_again_leaves_a_split_and_undo_takes_it_along(desk: Desk) -> None:
    desk.call("split", "t1", "30=groceries", "rest=pets")
    longer = MARCH + "2026-03-28,CAFE,-3.00\n"
    assert desk.take(desk.put("again.csv", longer), "--account", "main")["new"] == 1
    assert len(rows(desk)["t1"]["splits"]) == 2
    desk.call("undo", "2")
    assert len(rows(desk)["t1"]["splits"]) == 2
    desk.call("undo", "1")
    assert not [line for line in desk.dump() if line.startswith('INSERT INTO "split"')]


def test_a_split_row_is_not_taken_for_a_transfer_later(desk: Desk) -> None:
    desk.call("split", "t1", "30=groceries", "rest=pets")
    other = "Date,Description,Amount\n2026-03-01,TRANSFER FROM MAIN,45.20\n"
    words = ("--account", "saver", "--currency", "GBP")
    assert desk.take(desk.put("saver.csv", other), *words)["transfers"] == 0
    desk.call("undo")
    desk.call("split", "t1", "--clear")
    assert desk.take(desk.put("saver.csv", other), *words)["transfers"] == 1


def test_a_file_with_categories_leaves_a_split(desk: Desk) -> None:
    desk.call("split", "t1", "30=groceries", "rest=pets")
    before = rows(desk)["t1"]
    names = ["Category", "Fun", "Fun", "Pay"]
    lines = zip(MARCH.splitlines(), names, strict=True)
    told = "".join(f"{line},{name}\n" for line, name in lines)
    desk.take(desk.put("told.csv", told), "--account", "main")
    assert rows(desk)["t1"] == before
    assert spent(desk)["pets"] == "15.20"


def test_a_category_of_ones_own_in_a_split_is_known_from_then_on(desk: Desk) -> None:
    assert desk.call("split", "t1", "30=Dog shows", "rest=pets").code == 2
    assert desk.call("split", "t1", "30=Dog shows", "rest=pets", "--new").code == 0
    assert desk.call("categorize", "t2", "dog shows").data["changed"][0]["to"] == "Dog shows"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["t9", "1=pets", "rest=pets"], "there is no transaction 't9'"),
        (["t1"], "two parts or more"),
        (["t1", "45.20=pets"], "two parts or more"),
        (["t1", "30=pets", "groceries"], "not a part of a split: 'groceries'"),
        (["t1", "30=pets", "rest="], "not a part of a split: 'rest='"),
        (["t1", "30=pets", "rest=petz"], "there is no category 'petz'"),
        (["t1", "30,10=pets", "rest=groceries"], "not an amount: '30,10'"),
        (["t1", "30.101=pets", "rest=groceries"], "GBP has 2 decimals"),
        (["t1", "0=pets", "rest=groceries"], "more than nothing"),
        (["t1", "+30=pets", "rest=groceries"], "another sign than the row, -£45.20"),
        (["t3", "-30=pets", "rest=groceries"], "another sign than the row, £2,000.00"),
        (["t1", "rest=pets", "rest=groceries"], "only one part can be the rest"),
        (["t1", "30=pets", "10=groceries"], "add up to -£40.00, the row is -£45.20"),
        (["t1", "30=pets", "20=groceries"], "£4.80 too much"),
        (["t1", "45.20=pets", "rest=groceries"], "leave nothing of -£45.20"),
        (["t1", "--clear"], "t1 is not split"),
        (["t1", "--clear", "1=pets"], "--clear takes no parts"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    desk: Desk, words: list[str], message: str
) -> None:
    before = desk.dump()
    reply = desk.call("split", *words)
    assert reply.code == 2
    error = json.loads(reply.err)["error"]
    assert message in f"{error['message']}; {error['hint']}"
    assert desk.dump() == before


def test_a_wrong_split_leaves_the_one_before(desk: Desk) -> None:
    desk.call("split", "t1", "30=groceries", "rest=pets")
    before = rows(desk)["t1"]
    desk.call("split", "t1", "30=groceries", "10=pets")
    assert rows(desk)["t1"] == before


def test_a_split_row_is_explained_by_its_parts(desk: Desk) -> None:
    desk.call("split", "t1", "30=groceries", "rest=pets")
    data = desk.call("explain", "t1").data
    assert data["reasons"] == ["You split it: -£30.00 groceries, -£15.20 pets."]
    assert data["would_change"] == ["finadvise split t1 --clear makes it whole again."]


def test_the_page_shows_the_parts(desk: Desk) -> None:
    page = run_cli("split", "t1", "30=groceries", "rest=pets", home=desk.home).out
    assert "is divided among 2 parts" in page
    assert "-£15.20" in page
    assert "groceries +1 more" in run_cli("transactions", home=desk.home).out
    assert "is whole again: Not yet known" in run_cli("split", "t1", "--clear", home=desk.home).out


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=6), st.booleans(), st.booleans())
def test_parts_add_up_to_the_row(sizes: list[int], out: bool, with_rest: bool) -> None:
    whole = Money(-sum(sizes) if out else sum(sizes), "GBP")
    texts = [f"{Money(size, 'GBP').plain()}=pets" for size in sizes]
    if with_rest:
        texts[0] = "rest=pets"
    found = [amount.minor for amount, _ in read_parts(texts, whole)]
    assert found == [-size if out else size for size in sizes]


def test_a_currency_without_decimals_takes_none() -> None:
    assert read_parts(["300=a", "rest=b"], Money(-1_000, "JPY"))[1] == (Money(-700, "JPY"), "b")
    with pytest.raises(UsageError, match="JPY has 0 decimals"):
        read_parts(["300.5=a", "rest=b"], Money(-1_000, "JPY"))
