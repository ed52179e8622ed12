"""The text model of the owner's labels."""

from __future__ import annotations

from finadvise.analysis.ledger.classifier import MODEL_WEIGHTS, Classifier, Guess, train
from finadvise.analysis.ledger.evidence import Belief
from finadvise.analysis.ledger.text_model import Example
from finadvise.analysis.ledger.translation import Translated


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
    [alone] = said(trained(), example("cafe anna"))
    [doubted] = said(trained(), example("cafe anna"), told=Translated("Odd", 0.9))
    assert doubted.probability <= alone.probability


def test_tables_that_were_wrong_before_are_trusted_less() -> None:
    """The tables say `pets` of every fuel row, whose owner calls it something else each time."""
    names = "abcdefghijklmnopqrstuvwxyz"
    rows = [example(f"cafe {a}{b}") for a in names for b in "xyz"]
    misled = [Example(row.text, row.amount_minor, Belief("pets", 0.9)) for row in rows]
    told = ["pets" if n % 7 == 0 else f"Mine {n % 3}" for n in range(len(rows))]
    fitted = train(misled, told, {})
    assert fitted is not None
    assert fitted.model_weights != MODEL_WEIGHTS
