"""From rows to verdicts."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from descriptors import descriptor, label
from finadvise.analysis.ledger.categories import ANSWER_FROM, categorise
from finadvise.model.category import Descriptor, Knowledge, Label, Rule, Verdict

NOTHING = Knowledge()


def verdict(row: Descriptor, *labels: Label, rules: tuple[Rule, ...] = ()) -> Verdict:
    return categorise([row], Knowledge(labels=labels, rules=rules))[0]


def test_a_known_merchant_is_categorised_on_day_one() -> None:
    found = verdict(descriptor("CARD PAYMENT TO TESCO STORES 3412 ON 23-12-2015"))
    assert (found.payee, found.category, found.source) == ("Tesco Stores", "groceries", "merchant")
    assert found.confidence >= ANSWER_FROM


def test_the_program_would_rather_not_say_than_guess() -> None:
    found = verdict(descriptor("ZZQX HOLDINGS"))
    assert (found.category, found.source) == ("uncategorised", "none")
    assert found.suggestion
    assert found.confidence < ANSWER_FROM


def test_a_merchant_code_is_named_as_the_source() -> None:
    found = verdict(descriptor("ZZQX", code="5912"))
    assert (found.category, found.source) == ("health.pharmacy", "mcc")


def test_the_row_own_label_is_kept_word_for_word() -> None:
    found = verdict(descriptor("TESCO", label="Food & more"))
    assert (found.category, found.source, found.confidence) == ("Food & more", "import", 1.0)


@pytest.mark.parametrize("text", ["Uncategorized", "-", " none "])
def test_a_label_that_says_nothing_is_no_label(text: str) -> None:
    assert verdict(descriptor("TESCO", label=text)).source == "merchant"


def test_a_payee_from_a_field_of_its_own_is_remembered() -> None:
    told = label("REF 99 MARCH", "pets", payee="Hill Vets")
    row = replace(descriptor("REF 12 APRIL"), payee_hint="HILL VETS")
    assert verdict(row, told).category == "pets"


def test_a_rule_beats_what_was_learnt_and_a_label_beats_the_rule() -> None:
    rule = Rule(id="rule1", position=1, category="pets", payee="tesco")
    assert verdict(descriptor("TESCO"), label("TESCO", "gifts.presents"), rules=(rule,)) == (
        Verdict(payee="Tesco", category="pets", source="rule", suggestion="pets", confidence=1.0)
    )
    assert verdict(descriptor("TESCO", label="Food"), rules=(rule,)).category == "Food"


def test_one_correction_of_a_payee_settles_its_other_rows() -> None:
    corrected = label("ZZQX 2231", "gifts.presents")
    found = verdict(descriptor("ZZQX 9912", -777), corrected)
    assert (found.category, found.source) == ("gifts.presents", "model")


def test_a_correction_beats_the_tables() -> None:
    assert verdict(descriptor("TESCO"), label("TESCO", "business")).category == "business"


def test_labels_in_the_same_file_teach_too() -> None:
    rows = [descriptor("ZZQX 1111", label="Hobby"), descriptor("ZZQX 2222")]
    assert categorise(rows, NOTHING)[1].category == "Hobby"


def test_other_payees_keep_what_the_tables_say_after_a_correction() -> None:
    found = verdict(descriptor("OCTOPUS ENERGY"), label("ZZQX", "gifts.presents"))
    assert (found.category, found.source) == ("utilities.energy", "merchant")


def test_a_refund_goes_where_the_purchase_went() -> None:
    found = verdict(descriptor("ZZQX 1", 500), label("ZZQX", "shopping.clothing", -500))
    assert found.suggestion == "shopping.clothing"


@pytest.mark.parametrize(
    ("kind", "amount", "category"),
    [
        ("card", 5000, "transfers.card_payment"),
        ("savings", 5000, "transfers.savings"),
        ("loan", 5000, "debt.loan"),
        ("current", 5000, "income.other"),
    ],
)
def test_the_kind_of_account_says_what_unknown_rows_likely_are(
    kind: str, amount: int, category: str
) -> None:
    found = verdict(replace(descriptor("ZZQX", amount), account_kind=kind))
    assert (found.suggestion, found.category) == (category, "uncategorised")


def test_an_unknown_shop_on_the_web_is_a_shop_at_least() -> None:
    assert verdict(descriptor("PAYPAL *ZZQX")).suggestion == "shopping.general"
    assert verdict(descriptor("ZZQX.COM")).suggestion == "shopping.general"
    assert verdict(descriptor("ZZQX")).suggestion == "eating_out.restaurants"


def test_no_rows_give_no_verdicts() -> None:
    assert categorise([], NOTHING) == []


texts = st.sampled_from(["TESCO 12", "ZZQX", "SQ *CORNER CAFE", "ATM 99 HIGH ST", "SALARY ACME"])


@settings(max_examples=25)
@given(st.lists(st.tuples(texts, st.integers(-90000, 90000)), max_size=12))
def test_the_order_of_rows_does_not_matter(rows: list[tuple[str, int]]) -> None:
    given_rows = [descriptor(text, amount) for text, amount in rows]
    straight = dict(zip(given_rows, categorise(given_rows, NOTHING), strict=True))
    mixed = sorted(given_rows, key=lambda row: (row.amount_minor, row.description))
    assert all(
        straight[row] == found for row, found in zip(mixed, categorise(mixed, NOTHING), strict=True)
    )
    assert all(0 <= found.confidence <= 1 for found in straight.values())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bras", "bras 12345"),  # typed by a person; with a till's number
        ("TASCA DA PRAIA EUR", "TASCA DA PRAIA 72.15 EUR"),  # at home; abroad
    ],
)
def test_rows_that_share_all_but_numbers_do_not_decide_for_each_other(one: str, other: str) -> None:
    rows = [descriptor(one), descriptor(other)]
    alone = [categorise([row], NOTHING)[0] for row in rows]
    assert categorise(rows, NOTHING) == alone
    assert categorise(rows[::-1], NOTHING) == alone[::-1]


PROBE = """
import sys
from datetime import date
from finadvise.analysis.ledger.categories import categorise
from finadvise.model.category import Descriptor, Knowledge, Label
row = Descriptor(description="ZZQX 9", amount_minor=-100, currency="GBP", day=date(2025, 1, 2))
told = Label(description="ZZQX 1", payee="Zzqx", amount_minor=-100, category="pets", currency="GBP",
             day=date(2025, 1, 1))
categorise([row], Knowledge())
assert categorise([row], Knowledge(labels=(told,)))[0].category == "pets"
print(*sorted({"sklearn", "numpy", "pandas"} & set(sys.modules)))
"""


def test_no_heavy_library_is_loaded_where_tables_and_memory_answer() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("country", ["GB", "DE", "xx"])
def test_every_country_gets_an_answer(country: str) -> None:
    found = categorise([descriptor("LIDL", currency="EUR")], Knowledge(country=country))
    assert found[0].category == "groceries"
