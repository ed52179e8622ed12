from __future__ import annotations

from dataclasses import replace
from datetime import date

from finadvise.analysis.cover.explain import explain_policy
from finadvise.analysis.cover.insurance import review_insurance
from finadvise.model.ledger import Ledger, Transaction
from finadvise.model.person import Profile

PAID = Transaction(
    id="t1",
    day=date(2025, 3, 12),
    account="main",
    amount_minor=-40_000,
    currency="GBP",
    description="OAKROAD",
    payee="Oakroad",
    category="insurance.car",
)
AGAIN = replace(PAID, id="t2", day=date(2026, 3, 12), amount_minor=-44_000)


def test_a_policy_is_explained_by_its_premiums() -> None:
    books = Ledger((PAID, AGAIN))
    insurance = review_insurance(books, profile=Profile(), as_of=date(2026, 11, 23))
    found = explain_policy(insurance.policies[0].id, insurance)
    assert found is not None
    assert found.title == "car insurance with Oakroad: £440.00 a year"
    assert found.transactions == ("t1", "t2")
    assert any("10.0%" in reason and "7.8%" in reason for reason in found.reasons)
    assert any("give or take 14 days" in reason for reason in found.reasons)


def test_an_ended_policy_says_so() -> None:
    insurance = review_insurance(Ledger((PAID,)), profile=Profile(), as_of=date(2026, 11, 23))
    found = explain_policy(insurance.policies[0].id, insurance)
    assert found is not None
    assert any("counts as ended" in reason for reason in found.reasons)


def test_an_unknown_id_has_no_explanation() -> None:
    insurance = review_insurance(Ledger(), profile=Profile(), as_of=date(2026, 11, 23))
    assert explain_policy("i-00000000", insurance) is None
