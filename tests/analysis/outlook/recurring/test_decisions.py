"""The person's word about a series holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finadvise.analysis.outlook.recurring import (
    Decision,
    apply_decisions,
    find_recurring,
    find_series,
    kind_named,
)
from finadvise.errors import UsageError
from finadvise.model.ledger import Ledger, Transaction
from finadvise.periods import add_months
from finadvise.results.recurring import Recurring

TODAY = date(2026, 6, 20)


def found() -> Recurring:
    rows = [
        Transaction(
            id=f"{name}{k}",
            day=add_months(date(2025, 7, day), k),
            account="current",
            amount_minor=minor,
            currency="GBP",
            description=name,
        )
        for name, day, minor in (("STREAMCO", 3, -1099), ("GYMCO", 9, -2500))
        for k in range(11)
    ]
    return find_recurring(Ledger(tuple(rows)), as_of=TODAY)


def test_a_rejected_series_is_gone() -> None:
    left = apply_decisions(found(), [Decision(transaction="GYMCO4", verb="reject")])
    assert [s.payee for s in left.recurring] == ["Streamco"]


def test_a_renamed_series_keeps_its_name_with_its_transactions() -> None:
    word = Decision(transaction="GYMCO0", verb="rename", value="The gym")
    assert "The gym" in [s.payee for s in apply_decisions(found(), [word]).recurring]


def test_merged_series_are_one_with_the_terms_of_the_newer() -> None:
    word = Decision(transaction="STREAMCO1", verb="merge", value="GYMCO1")
    (one,) = apply_decisions(found(), [word]).recurring
    assert (one.payee, one.count, one.amount.plain()) == ("Streamco", 22, "-25.00")
    assert len(one.transactions) == 22


def test_a_confirmed_habit_is_a_bill() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 19), date(2026, 3, 2), date(2026, 3, 9)]
    rows = [
        Transaction(
            id=f"t{k}",
            day=day,
            account="current",
            amount_minor=-1000 - 377 * k,
            currency="GBP",
            description="WINDOW CLEANER",
        )
        for k, day in enumerate(days)
    ]
    seen = find_recurring(Ledger(tuple(rows)), as_of=date(2026, 3, 12))
    assert [s.kind for s in seen.recurring] == ["habit"]
    word = Decision(transaction="t0", verb="confirm")
    assert [s.kind for s in apply_decisions(seen, [word]).recurring] == ["bill"]


def test_a_confirmed_series_takes_the_kind_that_was_named() -> None:
    word = Decision(transaction="GYMCO3", verb="confirm", value="debt")
    kinds = {s.payee: s.kind for s in apply_decisions(found(), [word]).recurring}
    assert kinds["Gymco"] == "debt"


def test_a_habit_is_no_kind_to_confirm() -> None:
    with pytest.raises(UsageError, match="use income, bill, subscription"):
        kind_named("habit")


def test_a_decision_about_a_row_that_is_gone_changes_nothing() -> None:
    assert apply_decisions(found(), [Decision(transaction="t99", verb="reject")]) == found()


def test_a_name_that_several_have_asks_for_an_id() -> None:
    word = Decision(transaction="GYMCO0", verb="rename", value="Streamco")
    with pytest.raises(UsageError, match=r"2 series go by the name 'streamco'; give the id of one"):
        find_series(apply_decisions(found(), [word]), "streamco")


def test_an_unknown_id_is_named() -> None:
    with pytest.raises(UsageError, match="r-00000000"):
        find_series(found(), "r-00000000")


FOUND, KINDS = found(), ("bill", "debt")
WORDS = st.builds(
    Decision,
    transaction=st.sampled_from(["STREAMCO0", "STREAMCO7", "GYMCO0", "GYMCO10", "gone"]),
    verb=st.sampled_from(["confirm", "rename", "merge"]),
    value=st.sampled_from(["bill", "debt", "STREAMCO3"]),
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=6))
def test_whatever_is_said_short_of_rejecting_no_row_is_lost_or_counted_twice(
    words: list[Decision],
) -> None:
    seen = apply_decisions(FOUND, [w for w in words if w.verb != "confirm" or w.value in KINDS])
    held = [t for s in seen.recurring for t in s.transactions]
    assert sorted(held) == sorted(t for s in FOUND.recurring for t in s.transactions)
    assert len({s.id for s in seen.recurring}) == len(seen.recurring)
    assert {s.id for s in seen.recurring} <= {s.id for s in FOUND.recurring}
