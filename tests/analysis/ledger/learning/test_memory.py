"""What the owner said of a payee before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from finadvise.analysis.ledger.learning.memory import Memory, Recollection, Seen


def seen(category: str, day: int = 0, *, text: str = "hill", money_in: bool = False) -> Seen:
    return Seen(text, "hill", money_in, category, date(2025, 1, 1) + timedelta(days=day))


def recalled(*rows: Seen, text: str = "hill", money_in: bool = False) -> Recollection:
    found = Memory(rows).recall(text, "hill", money_in=money_in)
    assert found is not None
    return found


def test_nothing_is_recalled_of_an_unknown_payee() -> None:
    assert Memory([seen("pets")]).recall("dale", "dale", money_in=False) is None


def test_one_label_is_enough() -> None:
    found = recalled(seen("pets"))
    assert (found.category, found.share, found.settles) == ("pets", 1.0, True)
    assert found.confidence == pytest.approx(0.93)


def test_the_same_text_counts_before_the_same_payee() -> None:
    rows = [seen("pets", text="hill vet"), seen("groceries", text="hill shop")]
    assert recalled(*rows, text="hill vet").category == "pets"


def test_what_was_said_last_year_counts_half() -> None:
    found = recalled(seen("pets"), seen("groceries", 365))
    assert found.category == "groceries"
    assert found.share == pytest.approx(2 / 3)
    assert not found.settles


def test_money_back_recalls_the_purchase_with_less_trust() -> None:
    found = recalled(seen("pets"), money_in=True)
    assert found.category == "pets"
    assert found.confidence == pytest.approx(0.93 * 0.8)


def test_an_owner_who_changes_their_mind_is_believed_less() -> None:
    steady = recalled(*(seen("pets", day) for day in range(6)))
    fickle = Memory(
        seen(category, day, text=f"dale {day // 2}")
        for day, category in enumerate(["a", "b", "c", "d", "e", "f"])
    )
    fickle_found = fickle.recall("dale 0", "x", money_in=False)
    assert fickle_found is not None
    assert fickle_found.confidence < steady.confidence
