from __future__ import annotations

from datetime import date

import pytest

from finadvise.analysis.cover.lines import find_line, line_of, load_lines
from finadvise.model.ledger import Transaction


def key(description: str, category: str = "uncategorised") -> str | None:
    row = Transaction(
        id="t1",
        day=date(2026, 1, 1),
        account="main",
        amount_minor=-1_000,
        currency="GBP",
        description=description,
        category=category,
    )
    line = line_of(row)
    return line.key if line else None


@pytest.mark.parametrize(
    ("description", "category", "line"),
    [
        ("BLUEWATER DD", "insurance.car", "car"),
        ("BLUEWATER DD", "insurance.life", "life"),
        ("BLUEWATER CRITICAL ILLNESS", "insurance.life", "illness"),
        ("BLUEWATER INCOME PROTECTION", "insurance.life", "income"),
        ("BLUEWATER ROADSIDE RESCUE", "insurance.other", "breakdown"),
        ("BLUEWATER DD", "insurance.other", "other"),
        ("PHONE CENTRE INSURANCE", "uncategorised", "gadget"),
        ("BLUEWATER CONTENTS INS", "uncategorised", "home"),
        ("BLUEWATER INSURANCE", "uncategorised", "other"),
    ],
)
def test_the_category_and_the_words_tell_the_line(
    description: str, category: str, line: str
) -> None:
    assert key(description, category) == line


@pytest.mark.parametrize(
    ("description", "category"),
    [
        ("PET SHOP", "uncategorised"),
        ("CAR INSURANCE MUSEUM", "entertainment.events"),
        ("INSTANT NOODLES", "uncategorised"),
    ],
)
def test_other_payments_are_no_premiums(description: str, category: str) -> None:
    assert key(description, category) is None


def test_an_unknown_line_is_other() -> None:
    assert find_line("meteorites").key == "other"


def test_the_loyalty_ban_holds_for_car_and_home_alone() -> None:
    assert {line.key for line in load_lines() if line.loyalty_ban} == {"car", "home"}
