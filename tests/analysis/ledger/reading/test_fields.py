"""Texts of several parts give up who it was and what it was for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finadvise.analysis.ledger.reading.fields import split_fields


@pytest.mark.parametrize(
    ("description", "payee", "purpose"),
    [
        (
            "SEPA Incasso Incassant: NL00ZZZ1234 Naam: Zwemclub Dolfijn Omschrijving: contributie"
            " IBAN: NL11BANK0123456789",
            "Zwemclub Dolfijn",
            "contributie",
        ),
        (
            "/TRTP/SEPA OVERBOEKING/IBAN/NL11BANK01/BIC/BANKNL2A/NAME/HILLTOP BV/REMI/Rent May"
            "/EREF/NOTPROVIDED",
            "HILLTOP BV",
            "Rent May",
        ),
        (
            "Zahlungsempfänger: Hügel Strom GmbH Verwendungszweck: Abschlag März Mandat: AB12",
            "Hügel Strom GmbH",
            "Abschlag März",
        ),
        ("Withdrawal ACH HILLTOP TYPE: UTIL PYMT ID: 12345678 CO: HILLTOP POWER", "HILLTOP POWER",
         "UTIL PYMT"),
        ("UPI-HILLTOP BAKERY-PAYTMQR281005@PAYTM-YESB0PTMUPI-400688440654-UPI", "HILLTOP BAKERY",
         ""),
        ("UPI/DR/409626417905/HILL TOP/YESB/q245487619/Upi--", "HILL TOP", ""),
        ("UPI/HILLTOP INDI/hilltopfuel@ybl/Diesel/YES BANK LIMITE/409623391039/ICI40b32e850dbb6d1",
         "HILLTOP INDI", "hilltopfuel Diesel"),
        ("BIL/BPAY/B175078665/HILLTOP FIBRE/1027718", "HILLTOP FIBRE", ""),
        ("ACH/HILLTOP HEALTH/783703883956", "HILLTOP HEALTH", ""),
        ("NEFT-BANKN524062869458715-HILLTOP LLP-SALARY JUN 2026-0006-BANK0560002", "HILLTOP LLP",
         "SALARY JUN 2026"),
    ],
)  # fmt: skip
def test_the_parts_are_told_apart(description: str, payee: str, purpose: str) -> None:
    found = split_fields(description)
    assert found is not None
    assert (found.payee, found.purpose) == (payee, purpose)


@pytest.mark.parametrize(
    ("description", "way"),
    [
        ("UPI/ANNA HILL/anna@okbank/UPI/HDFC BANK/409623391039", "UPI"),  # a person, maybe
        ("UPI/ANNA HILL/paytmqr281/UPI/YES BANK/409623391039", ""),  # the till code of a shop
        ("Zelle Debit PAY ID:C1zrp1E2 NAME:ANNA HILL", "Zelle Debit"),
    ],
)
def test_the_way_stays_where_people_pay_people(description: str, way: str) -> None:
    found = split_fields(description)
    assert found is not None
    assert (found.payee, found.way) == ("ANNA HILL", way)


@pytest.mark.parametrize(
    "text", ["", "HILLTOP STORES", "7:30 CLUB", "A/C 12/34", "w/e 12/03 rent", "UPI", "UPI-HILLTOP"]
)
def test_a_plain_text_is_left_alone(text: str) -> None:
    assert split_fields(text) is None


@given(st.text(max_size=80))
def test_any_text_is_read_and_a_payee_is_never_empty(text: str) -> None:
    found = split_fields(text)
    assert found is None or found.payee.strip()
