"""What labels teach about other rows."""

from __future__ import annotations

from descriptors import descriptor, label
from finadvise.analysis.ledger.learning import Lessons
from finadvise.analysis.ledger.reading import Reader
from finadvise.model.category import Label


def own_words(text: str, *labels: Label) -> str | None:
    reader = Reader("GB")
    guess = Lessons(labels, reader).own_words(reader.read(descriptor(text, currency="USD")))
    return guess.category if guess else None


def test_what_the_tables_say_is_put_into_the_owner_words() -> None:
    told = [
        label(f"{name} PHARMACY", "Health stuff", currency="USD")
        for name in ("ANNA", "BELLA", "CARLA")
    ]
    assert own_words("HILLTOP PHARMACY", *told) == "Health stuff"


def test_an_owner_of_another_scheme_is_not_offered_the_program_own() -> None:
    told = [
        label(f"{name} PHARMACY", "Health stuff", currency="USD")
        for name in ("ANNA", "BELLA", "CARLA")
    ]
    assert own_words("HILLTOP CAFE", *told) is None


def test_an_owner_of_the_program_scheme_keeps_what_the_tables_say() -> None:
    assert own_words("HILLTOP CAFE", label("ZZQX", "pets")) == "eating_out.coffee"


def test_a_well_known_set_of_names_is_recognised_and_completed() -> None:
    names = ("Groceries", "Gas & Fuel", "Paycheck", "Mortgage & Rent", "Coffee Shops")
    told = [label(f"ZZQX {name}", name, day=day, currency="USD") for day, name in enumerate(names)]
    assert own_words("BEST BUY", *told) == "Electronics & Software"


def test_the_text_model_is_silent_with_few_labels() -> None:
    reader = Reader("GB")
    row = descriptor("ZZQX")
    lessons = Lessons([label("DALE", "pets")], reader)
    assert lessons.guess([(row, reader.read(row))]) == [None]
    assert lessons.guess([]) == []


def test_the_text_model_uses_the_owner_categories() -> None:
    reader = Reader("GB")
    told = [
        label(f"{kind} {name}", category, day=day)
        for day, name in enumerate("anna bella carla dora elsa fina gina hanna ida jona".split())
        for kind, category in (("zumba", "Fun"), ("quilt", "Craft"))
    ]
    lessons = Lessons(told, reader)
    row = descriptor("QUILT KARLA")
    [guess] = lessons.guess([(row, reader.read(row))])
    assert guess is not None
    assert guess.category == "Craft"
