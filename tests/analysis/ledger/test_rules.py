"""The owner's rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from descriptors import descriptor
from finadvise.analysis.ledger.rules import (
    check_rule,
    compile_pattern,
    describe_rule,
    fitting_rules,
    matcher,
)
from finadvise.errors import UsageError
from finadvise.model.category import Descriptor, Rule

ROW = replace(descriptor("CARD 99 HILL SHOP", -4000), account="main", day=date(2026, 3, 5))


def rule(**parts: Any) -> Rule:
    return replace(Rule(id="rule1", position=1, category="pets"), **parts)


def fits(row: Descriptor = ROW, payee: str = "Hill Shop", **conditions: Any) -> bool:
    return matcher([rule(**conditions)])(row, payee) is not None


def test_words_match_whole_words_case_aside() -> None:
    assert fits(payee="hill shop")
    assert fits(description="HILL")
    assert not fits(description="shopping")
    assert not fits(description="ill")


def test_a_pattern_stands_between_slashes() -> None:
    assert fits(description="/card \\d+ hill/")
    assert not fits(description="card \\d+")


def test_amounts_are_sizes_and_bounds_are_inclusive() -> None:
    assert fits(min_minor=4000, max_minor=4000)
    assert not fits(min_minor=4001)
    assert fits(replace(ROW, amount_minor=4000), min_minor=4000)


def test_days_and_account_are_asked_for() -> None:
    assert fits(from_day=date(2026, 3, 5), to_day=date(2026, 3, 5), account="main")
    assert not fits(to_day=date(2026, 3, 4))
    assert not fits(account="savings")


def test_the_first_rule_that_fits_wins() -> None:
    rules = [
        rule(category="second", position=2, payee="hill"),
        rule(category="first", payee="hill"),
    ]
    found = matcher(rules)(ROW, "Hill Shop")
    assert found is not None
    assert found.category == "first"
    assert [r.category for r in fitting_rules(rules)(ROW, "Hill Shop")] == ["first", "second"]


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({}, "without a condition"),
        ({"payee": "  "}, "without a condition"),
        ({"category": " ", "payee": "hill"}, "needs a category"),
        ({"min_minor": 2, "max_minor": 1}, "above the largest"),
        ({"from_day": date(2026, 2, 1), "to_day": date(2026, 1, 1)}, "after the last"),
        ({"payee": "/[/"}, "is broken"),
        ({"payee": "/.*/"}, "fits every text"),
        ({"payee": "/(a+)+$/"}, "could take forever"),
        ({"payee": "/(a|a)*b/"}, "could take forever"),
        ({"payee": "/(a+a)+b/"}, "could take forever"),
        ({"payee": "/((a)b?)+c/"}, "could take forever"),
        ({"payee": "/(a)\\1/"}, "could take forever"),
        ({"payee": "/a.*b.*c.*d.*e.*f/"}, "could take forever"),
        ({"payee": f"/{'a' * 201}/"}, "200 characters"),
    ],
)
def test_a_rule_that_can_never_work_is_refused(conditions: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        check_rule(rule(**conditions))


def test_a_harmless_pattern_is_accepted() -> None:
    assert compile_pattern("hill (shop|store) no [0-9]+").search("HILL STORE NO 7")
    assert compile_pattern(r"amzn\s+mktp.*us\*").search("AMZN  MKTP US*1A")


def test_conditions_read_as_a_sentence() -> None:
    full = rule(payee="hill", min_minor=1050, from_day=date(2026, 1, 1), account="main")
    assert describe_rule(full, "GBP") == (
        "payee has hill, account is main, at least £10.50, from 2026-01-01"
    )
