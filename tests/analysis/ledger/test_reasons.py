"""Why a row has its category."""

from __future__ import annotations

from dataclasses import replace

from descriptors import descriptor, label
from finadvise.analysis.ledger.categories import categorise
from finadvise.analysis.ledger.reasons import explain_category
from finadvise.model.category import Descriptor, Knowledge, Rule, Verdict
from finadvise.model.ledger import Transaction


def kept(asked: Descriptor, verdict: Verdict) -> Transaction:
    return Transaction(
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


def reason(asked: Descriptor, knowledge: Knowledge) -> str:
    return explain_category(kept(asked, categorise([asked], knowledge)[0]), asked, knowledge)


def test_a_table_entry_is_quoted() -> None:
    assert reason(descriptor("ALDI 77 MERESIDE"), Knowledge()) == (
        "It is groceries (95% sure) because 'aldi' is a known name for groceries; "
        "nothing speaks for another category."
    )


def test_the_runner_up_of_the_tables_is_named() -> None:
    said = reason(descriptor("VET PLUMBER"), Knowledge())
    assert said.startswith("It stays uncategorised: home.services is likeliest but only ")
    assert "because 'plumber' is a word for home.services;" in said
    assert "the runner-up in the tables is pets (47%)." in said


def test_insurance_of_something_quotes_both_words() -> None:
    said = reason(descriptor("ZZQX INSURANCE FOR VET"), Knowledge())
    assert said.startswith("It is insurance.pet ")
    assert "'insurance' is a word for insurance.other and 'vet' is a word for pets;" in said


def test_a_merchant_code_is_quoted() -> None:
    said = reason(descriptor("ZZQX", code="5411"), Knowledge())
    assert "because the bank's merchant code is 5411;" in said


def test_an_unknown_text_is_called_unknown() -> None:
    assert reason(descriptor("ZZQX"), Knowledge()) == (
        "It stays uncategorised: eating_out.restaurants is likeliest but only 28% sure, because "
        "no word of the bank's text says more; such rows are that most often."
    )


RULE = Rule(id="rule1", position=1, category="pets", payee="zzqx")


def test_the_rule_and_the_one_it_beats_are_named() -> None:
    knowledge = Knowledge(rules=(RULE, replace(RULE, id="rule2", position=2, category="taxes")))
    assert reason(descriptor("ZZQX"), knowledge) == (
        "It is pets because your rule1 says so (payee has zzqx); "
        "rule2 would set taxes, but comes later."
    )


def test_the_runner_up_of_a_lone_rule_is_that_of_the_tables() -> None:
    said = reason(descriptor("ALDI"), Knowledge(rules=(replace(RULE, payee="aldi"),)))
    assert said.endswith("the runner-up in the tables is groceries (95%).")


def test_a_rule_that_is_gone_is_said_to_have_changed() -> None:
    asked = descriptor("ZZQX")
    row = kept(asked, categorise([asked], Knowledge(rules=(RULE,)))[0])
    assert "has changed" in explain_category(row, asked, Knowledge())


def test_labels_of_the_payee_are_counted() -> None:
    told = (
        label("ZZQX 1111", "pets", payee="Zzqx"),
        label("ZZQX 2222", "pets", payee="Zzqx", day=1),
        label("ZZQX 4444", "pets", payee="Zzqx", day=2),
        label("ZZQX 5555", "pets", payee="Zzqx", day=3),
        label("ZZQX 6666", "taxes", payee="Zzqx"),
    )
    said = reason(descriptor("ZZQX 3333"), Knowledge(labels=told))
    assert (
        "because you gave it to 4 of the 5 rows of this payee that you labelled, last on "
        "4 January 2025; the runner-up is taxes, which you gave to 1."
    ) in said


def test_what_the_tables_say_of_a_payee_with_labels_is_the_runner_up() -> None:
    said = reason(descriptor("ALDI"), Knowledge(labels=(label("ALDI", "pets", payee="Aldi"),)))
    assert "you gave it to the row of this payee that you labelled" in said
    assert said.endswith("the runner-up in the tables is groceries (95%).")


def test_the_nearest_labels_are_quoted_where_the_payee_is_new() -> None:
    hills = [label(f"ZZQX HILL {'ABCDEFGHIJKLM'[n:]}", "pets", day=n) for n in range(12)]
    dales = [label(f"QWV DALE {'NOPQRSTUVWXYZ'[n:]}", "taxes", day=n) for n in range(12)]
    said = reason(descriptor("ZZQX HILL MOOR"), Knowledge(labels=(*hills, *dales)))
    assert "because it reads like 'ZZQX HILL LM' and 'ZZQX HILL KLM' and" in said


def test_tables_put_into_the_owners_words_say_so() -> None:
    names = ["ALDI", "LIDL", "TESCO STORES"]
    told = tuple(label(name, "Food", payee=name.title()) for name in names)
    asked = descriptor("SAINSBURYS")
    verdict = categorise([asked], Knowledge(labels=told))[0]
    said = explain_category(kept(asked, verdict), asked, Knowledge(labels=told))
    assert "is a known name for groceries, and you call such rows Food" in said


def test_what_the_owner_set_needs_no_reason() -> None:
    assert reason(descriptor("ZZQX", label="pets"), Knowledge()) == ""
