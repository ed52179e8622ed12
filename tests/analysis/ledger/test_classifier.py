"""The text model of the owner's labels."""

from __future__ import annotations

from finadvise.analysis.ledger.classifier import Classifier, train
from finadvise.analysis.ledger.text_model import Example


def example(text: str, amount: int = -1000, *tags: str) -> Example:
    return Example(text, tags, amount)


CAFES = [example(f"cafe {name}") for name in "anna bella carla dora elsa fina gina hanna".split()]
FUELS = [example(f"fuel {name}", -5000) for name in "north south east west hill dale lake".split()]
ROWS = [row for pair in zip(CAFES * 3, FUELS * 4, strict=False) for row in pair]
TOLD = ["Coffee" if row.text.startswith("cafe") else "Car" for row in ROWS]


def trained() -> Classifier:
    model = train(ROWS, TOLD, {})
    assert model is not None
    return model


def test_a_new_payee_is_told_by_its_words() -> None:
    [coffee, car] = trained().guess([example("cafe zora"), example("fuel moor", -4800)])
    assert (coffee.category, car.category) == ("Coffee", "Car")


def test_probabilities_are_probabilities_and_more_evidence_is_surer() -> None:
    [clear, unclear] = trained().guess([example("cafe anna"), example("zzqx", -9)])
    assert 0 <= unclear.probability < clear.probability <= 1


def test_fewer_than_two_categories_teach_nothing() -> None:
    assert train([], [], {}) is None
    assert train(ROWS, ["Coffee"] * len(ROWS), {}) is None


def test_too_few_examples_teach_nothing() -> None:
    assert train(ROWS[:6], TOLD[:6], {}) is None


def test_training_twice_gives_the_same_answers() -> None:
    asked = [example("cafe zora"), example("hill 9")]
    assert trained().guess(asked) == trained().guess(asked)


def test_the_name_of_a_category_is_an_example_of_it() -> None:
    tagged = [Example(r.text, (), r.amount_minor) for r in ROWS]
    model = train(tagged, TOLD, {"Car": Example("car tolls", ("table transport",), None)})
    assert model is not None
    assert model.guess([example("zzqx", -1, "table transport")])[0].category == "Car"


def test_nothing_asked_nothing_answered() -> None:
    assert trained().guess([]) == []


def test_three_categories_are_told_apart() -> None:
    rows = [*ROWS, *(example(f"vet {n}", -7000) for n in "anna bella carla dora".split())]
    model = train(rows, [*TOLD, *["Dog"] * 4], {})
    assert model is not None
    assert model.guess([example("vet zora", -7100)])[0].category == "Dog"
