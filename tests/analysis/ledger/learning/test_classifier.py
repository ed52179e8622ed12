"""The text model of the owner's labels."""

from __future__ import annotations

from dataclasses import replace

from finadvise.analysis.ledger.learning.classifier import Classifier, Guess, train
from finadvise.analysis.ledger.learning.text_model import Example
from finadvise.analysis.ledger.learning.translation import Translated
from finadvise.analysis.ledger.learning.trust import Trust
from finadvise.analysis.ledger.reading.evidence import Belief


def example(text: str, amount: int = -1000, slug: str = "") -> Example:
    return Example(text, amount, Belief(slug, 0.9) if slug else None)


def said(model: Classifier, *rows: Example, told: Translated | None = None) -> list[Guess]:
    return model.guess(rows, [told] * len(rows))


CAFES = [example(f"cafe {name}") for name in "anna bella carla dora elsa fina gina hanna".split()]
FUELS = [example(f"fuel {name}", -5000) for name in "north south east west hill dale lake".split()]
ROWS = [row for pair in zip(CAFES * 3, FUELS * 4, strict=False) for row in pair]
TOLD = ["Coffee" if row.text.startswith("cafe") else "Car" for row in ROWS]


def trained() -> Classifier:
    model = train(ROWS, TOLD, {})
    assert model is not None
    return model


def test_a_new_payee_is_told_by_its_words() -> None:
    [coffee, car] = said(trained(), example("cafe zora"), example("fuel moor", -4800))
    assert (coffee.category, car.category) == ("Coffee", "Car")


def test_probabilities_are_probabilities_and_more_evidence_is_surer() -> None:
    [clear, unclear] = said(trained(), example("cafe anna"), example("zzqx", -9))
    assert 0 <= unclear.probability < clear.probability <= 1


def test_fewer_than_two_categories_teach_nothing() -> None:
    assert train([], [], {}) is None
    assert train(ROWS, ["Coffee"] * len(ROWS), {}) is None


def test_too_few_examples_teach_nothing() -> None:
    assert train(ROWS[:6], TOLD[:6], {}) is None


def test_training_twice_gives_the_same_answers() -> None:
    asked = [example("cafe zora"), example("hill 9")]
    assert said(trained(), *asked) == said(trained(), *asked)


def test_the_name_of_a_category_is_an_example_of_it() -> None:
    tolls = Example("car tolls", None, Belief("transport.parking_tolls", 0.9))
    model = train(ROWS, TOLD, {"Car": tolls})
    assert model is not None
    [car] = said(model, example("zzqx", -1, "transport.parking_tolls"))
    assert car.category == "Car"


def test_nothing_asked_nothing_answered() -> None:
    assert trained().guess([], []) == []


def test_three_categories_are_told_apart() -> None:
    rows = [*ROWS, *(example(f"vet {n}", -7000) for n in "anna bella carla dora".split())]
    model = train(rows, [*TOLD, *["Dog"] * 4], {})
    assert model is not None
    assert said(model, example("vet zora", -7100))[0].category == "Dog"


def test_tables_that_agree_make_it_surer() -> None:
    [alone] = said(trained(), example("cafe zora"))
    [both] = said(trained(), example("cafe zora"), told=Translated("Coffee", 0.6))
    assert both.category == "Coffee"
    assert both.probability > alone.probability


def test_tables_that_know_better_are_heard_where_the_text_says_nothing() -> None:
    [guess] = said(trained(), example("zzqx", -9), told=Translated("Odd", 0.9))
    assert (guess.category, guess.by_tables) == ("Odd", True)


def test_two_voices_that_differ_share_the_certainty() -> None:
    known = replace(CAFES[0], seen=True)
    [alone] = said(trained(), known)
    [doubted] = said(trained(), known, told=Translated("Odd", 0.9))
    assert doubted.category == alone.category == "Coffee"
    assert doubted.probability < alone.probability


def test_the_program_own_categories_keep_the_certainty_of_the_tables() -> None:
    """A few payees that were labelled say nothing of rent."""
    rows = [example("nursery"), example("corner shop", -2_000)] * 30
    model = train(rows, ["children.childcare", "groceries"] * 30, {})
    assert model is not None
    rent = example("oakham lettings", -109_500, "housing.rent")
    [guess] = said(model, rent, told=Translated("housing.rent", 0.9, plain=True))
    assert (guess.category, guess.probability, guess.by_tables) == ("housing.rent", 0.9, True)
    [unknown] = said(model, example("zzqx", -109_500))
    assert unknown.probability < 0.6


def test_a_voice_that_was_right_before_is_trusted_more() -> None:
    names = [f"{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "xyz"]
    rows = [example(f"{'cafe' if n % 2 else 'fuel'} {name}") for n, name in enumerate(names)]
    by_words = train(rows, ["Coffee" if n % 2 else "Car" for n in range(len(rows))], {})
    by_chance = train(rows, [f"Mine {n * 7 % 5}" for n in range(len(rows))], {})
    assert by_words is not None
    assert by_chance is not None
    asked = example("cafe zora")
    assert said(by_words, asked)[0].probability > 0.8
    assert said(by_chance, asked)[0].probability < 0.5


def test_without_trials_the_trust_is_the_default() -> None:
    fitted = train(ROWS[:20], ["Coffee"] * 19 + ["Car"], {})
    assert fitted is not None
    assert fitted.trust == Trust()
