"""What the person says of two rows stays said."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk import Desk, ofx

CURRENT = ofx(
    ("20260402", "-300.00", "a", "TRANSFER TO SAVER"),
    ("20260405", "-60.00", "b", "SHOE PLANET"),
    ("20260410", "60.00", "c", "SP ONLINE"),
)
SAVER = ofx(("20260403", "300.00", "b", "FROM CURRENT"), account="55550001")


@pytest.fixture
def desk(tmp_path: Path, home: Path) -> Desk:
    made = Desk(tmp_path, home)
    made.take(made.put("current.ofx", CURRENT), made.put("saver.ofx", SAVER))
    return made


def ids(desk: Desk) -> dict[str, str]:
    return {t["description"]: t["id"] for t in desk.call("transactions").data["transactions"]}


def test_transfers_lists_both_sides(desk: Desk) -> None:
    [pair] = desk.call("transfers").data["transfers"]
    assert pair["id"] == ids(desk)["TRANSFER TO SAVER"]
    assert pair["other"] == ids(desk)["FROM CURRENT"]
    assert (pair["amount"], pair["days"]) == ("300.00", 1)


def test_a_lone_side_is_listed(desk: Desk) -> None:
    desk.call("undo")
    desk.take(desk.put("current.ofx", CURRENT))
    [lone] = desk.call("transfers").data["unmatched"]
    assert lone["description"] == "TRANSFER TO SAVER"


def test_a_pair_that_is_none_is_not_made_again(desk: Desk) -> None:
    known = ids(desk)
    assert desk.call("link", known["TRANSFER TO SAVER"], known["FROM CURRENT"], "--as", "not")
    assert desk.call("transfers").data["transfers"] == []
    later = ofx(("20260501", "-1.00", "z", "CAFE"))
    assert desk.take(desk.put("later.ofx", later))["transfers"] == 0


def test_a_refund_is_linked_by_hand(desk: Desk) -> None:
    known = ids(desk)
    desk.call("link", known["SP ONLINE"], known["SHOE PLANET"], "--as", "refund")
    rows = {t["id"]: t for t in desk.call("transactions").data["transactions"]}
    assert rows[known["SP ONLINE"]]["refund_of"] == known["SHOE PLANET"]


def test_rows_that_cannot_be_a_transfer_are_refused(desk: Desk) -> None:
    known = ids(desk)
    reply = desk.call("link", known["SHOE PLANET"], known["SP ONLINE"], "--as", "transfer")
    assert reply.code == 2
    assert "comes in on another" in reply.err


def test_an_unknown_row_is_refused(desk: Desk) -> None:
    assert "no row t99" in desk.call("link", "t1", "t99", "--as", "not").err


ONCE = "Date,Description,Amount\n2026-03-20,RENT,-800.00\n2026-04-13,CORNER SHOP,-9.99\n"
MOVED = ONCE.replace("2026-04-13", "2026-04-14")


@pytest.fixture
def doubted(tmp_path: Path, home: Path) -> Desk:
    made = Desk(tmp_path, home)
    made.take(made.put("a.csv", ONCE), "--account", "current")
    assert len(made.take(made.put("b.csv", MOVED), "--account", "current")["doubts"]) == 1
    return made


def test_a_duplicate_is_taken_away_and_stays_away(doubted: Desk) -> None:
    doubted.call("link", "t2", "t3", "--as", "duplicate")
    assert [t[0] for t in doubted.rows()] == ["2026-03-20", "2026-04-13"]
    assert doubted.take(doubted.folder / "b.csv", "--account", "current")["new"] == 0
    assert len(doubted.rows()) == 2


def test_what_was_no_duplicate_after_all_comes_back(doubted: Desk) -> None:
    doubted.call("link", "t2", "t3", "--as", "duplicate")
    doubted.call("link", "t2", "t3", "--as", "not")
    assert len(doubted.rows()) == 3


def test_a_duplicate_comes_back_where_the_row_that_stayed_goes(doubted: Desk) -> None:
    doubted.call("link", "t2", "t3", "--as", "duplicate")
    doubted.call("undo", "1")
    assert [t[0] for t in doubted.rows()] == ["2026-03-20", "2026-04-14"]
