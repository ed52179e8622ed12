"""Why a row has its category."""

from __future__ import annotations

from dataclasses import replace

from descriptors import descriptor, label
from finadvise.analysis.ledger.categories import categorise
from finadvise.analysis.ledger.reasons import explain_category
from finadvise.model.category import Descriptor, Knowledge, Rule
from finadvise.model.ledger import Transaction


def reasons(asked: Descriptor, knowledge: Knowledge) -> str:
    verdict = categorise([asked], knowledge)[0]
    row = Transaction(
        id="t1",
        day=asked.day,
        account="main",
        amount_minor=asked.amount_minor,
        currency="GBP",
        description=asked.description,
        payee=verdict.payee,
        category=verdict.category,
        category_source=verdict.source,
        suggestion=verdict.suggestion,
        confidence=verdict.confidence,
    )
    return " ".join(explain_category(row, asked, knowledge))


def test_a_table_entry_is_quoted_with_the_runner_up() -> None:
    said = reasons(descriptor("VET PLUMBER"), Knowledge())
    assert "'vet' is a word for pets, 'plumber' is a word for home.services" in said
    assert "Their second choice is pets (47%)" in said


def test_an_unknown_text_is_called_unknown() -> None:
    assert reasons(descriptor("ZZQX"), Knowledge()) == "The tables know no word of the bank's text."


def test_the_rule_and_the_one_it_beats_are_named() -> None:
    first = Rule(id="rule1", position=1, category="pets", payee="zzqx")
    knowledge = Knowledge(rules=(first, replace(first, id="rule2", position=2, category="taxes")))
    assert reasons(descriptor("ZZQX"), knowledge) == (
        "rule1 sets pets: payee has zzqx. rule2 would set taxes, but comes later."
    )


def test_labels_of_the_payee_are_counted() -> None:
    told = (label("ZZQX 1111", "pets", payee="Zzqx"), label("ZZQX 2222", "pets", payee="Zzqx"))
    said = reasons(descriptor("ZZQX 3333"), Knowledge(labels=told))
    assert "You gave this payee pets in 2 of 2 rows, the last on 1 January 2025." in said


def test_the_nearest_labels_are_shown_where_the_payee_is_new() -> None:
    told = (label("ZZQX HILL", "pets"), label("QWV DALE", "taxes"))
    said = reasons(descriptor("ZZQX MOOR"), Knowledge(labels=told))
    assert "Your rows that read most alike: ZZQX HILL (pets); QWV DALE (taxes)." in said


def test_what_the_owner_set_needs_no_reason() -> None:
    assert reasons(descriptor("ZZQX", label="pets"), Knowledge()) == ""
