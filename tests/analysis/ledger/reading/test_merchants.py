"""A payee keeps its name, however the bank dresses it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.ledger.reading.merchants import (
    clean_words,
    display_name,
    is_typed,
    skeleton_of,
)


def name_of(description: str) -> str:
    return display_name(clean_words(skeleton_of(description)))


@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("SQ *HILLTOP ROASTERS 0231 LONDON GB", "Hilltop Roasters"),
        ("CARD PAYMENT TO HILLTOP ROASTERS ON 23-12-2015", "Hilltop Roasters"),
        ("DD FERNWAY POWER 7GH2K991", "Fernway Power"),
        ("PAYPAL *HILLTOP", "Hilltop"),
        ("Zettle_*Corner Bakes", "Corner Bakes"),
        ("Signature POS Debit 06/09 6337 KY LEXINGTON HILLTOP", "Hilltop"),
        ("SEPA Lastschrift Fernweg GmbH 12345 Berlin", "Fernweg"),
        ("PRLV SEPA FERNWEG 00993", "Fernweg"),
        ("12 MAR 2024 HILLTOP", "Hilltop"),
        ("PayPal Europe S.a.r.l. HILLTOP", "Hilltop"),
        ("GOCARDLESS LTD HILLTOP", "Hilltop"),
        ("POS-HILLTOP", "Hilltop"),
        ("ACH/HILLTOP", "Hilltop"),
        ("HILLTOP INN44012280", "Hilltop Inn"),
        ("ATW-512967XXXXXX1234-HILLTOP", "Atw Hilltop"),
        ("CITY OF LONDON", "City Of London"),
        ("POS05JUL HILLTOP", "Hilltop"),
        ("Wal-Mart", "Wal-Mart"),
        ("PAYPAL", "Paypal"),
        ("McHilltop's", "McHilltop's"),
    ],
)
def test_channel_reference_and_place_are_taken_off(description: str, name: str) -> None:
    assert name_of(description) == name


def test_rows_that_differ_in_references_share_a_skeleton() -> None:
    first = skeleton_of("POS 11/03 CARD 4421 HILLTOP STORE 0231 REF 8812AB77")
    second = skeleton_of("POS 19/04 CARD 4421 HILLTOP STORE 0988 REF 1147CD02")
    assert first == second


@pytest.mark.parametrize("text", ["7-ELEVEN", "O2 SHOP", "H3G", "4th Avenue", "5 Hills"])
def test_short_figures_belong_to_the_name(text: str) -> None:
    assert skeleton_of(text) == text


def test_a_text_of_nothing_but_figures_stays_as_it_is() -> None:
    assert skeleton_of("  4412  9981 ") == "4412 9981"
    assert name_of("4412 9981") == "4412 9981"


@given(st.text(max_size=80))
def test_any_text_has_a_name_and_naming_it_twice_changes_nothing(text: str) -> None:
    name = name_of(text)
    assert bool(name.strip()) == bool(text.split())
    assert skeleton_of(text) == skeleton_of(text)


@given(st.text(alphabet="abcdefg ", min_size=1, max_size=30), st.integers(1000, 99999))
def test_a_reference_at_the_end_changes_no_name(text: str, reference: int) -> None:
    assert name_of(f"x{text}") == name_of(f"x{text} {reference}")


@pytest.mark.parametrize(
    "text", ["milk & bread", "Milk", "lunch w/ Anna", "rent oct 2026", "mum bday"]
)
def test_what_a_person_types_is_known_by_its_small_letters(text: str) -> None:
    assert is_typed(text)


@pytest.mark.parametrize(
    "text",
    [
        "HILLTOP STORES",
        "The Hilltop Inn",
        "Card payment to Hilltop",
        "SumUp *hill",
        "ref 1234567 hill",
    ],
)
def test_what_a_bank_prints_is_not_typed(text: str) -> None:
    assert not is_typed(text)
