"""Who was paid, from texts that change."""

from __future__ import annotations

from datetime import date

import pytest

from finadvise.analysis.outlook.recurring.naming import (
    group_names,
    is_arranged,
    name_rows,
    words_of,
)
from finadvise.model.ledger import Transaction


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DIRECT DEBIT PAYMENT TO BRIGHTCO LTD REF Q1829, MANDATE NO 12", ("brightco", "ltd")),
        ("BRIGHTCO LTD 8829103 DDR", ("brightco", "ltd")),
        ("CARD PAYMENT TO CORNER CAFE,3.20 GBP ON 12-03-2026", ("corner", "cafe", "on")),
        ("SALARY MARCH 2026", ("salary",)),
        ("O2 MOBILE XXXX1234", ("o2", "mobile")),
        ("LASTSCHRIFT STADTWERKE NORD", ("stadtwerke", "nord")),
        ("12345678", ("12345678",)),
        ("", ("",)),
    ],
)
def test_the_name_is_what_does_not_change(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "arranged"),
    [
        ("STANDING ORDER J SMITH", True),
        ("J SMITH RENT STO", True),
        ("DD BRIGHTCO", True),
        ("DDX RECORDS", False),
        ("CORNER CAFE", False),
        ("", False),
    ],
)
def test_the_bank_says_what_is_arranged(text: str, *, arranged: bool) -> None:
    assert is_arranged(text) is arranged


def test_a_word_of_a_single_row_is_no_part_of_a_name() -> None:
    rows = [
        Transaction(
            id=f"t{k}",
            day=date(2026, 1, 1),
            account="a",
            amount_minor=-1,
            currency="GBP",
            description=f"WARD TRUST {word}",
        )
        for k, word in enumerate(("QXZRTY", "PLMOKN"))
    ]
    assert name_rows(rows) == [("ward", "trust")] * 2


def test_a_first_word_of_many_names_is_a_word_of_the_bank() -> None:
    names = [("zahlung", chr(97 + k)) for k in range(9)]
    assert group_names(names) == {name: name for name in names}
    assert group_names(names[:3]) == dict.fromkeys(names[:3], ("zahlung",))
