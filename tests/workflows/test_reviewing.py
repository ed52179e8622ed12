"""The review: a sequence of answers, and the keys that give them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from finadvise.cli.review import Line, run_review
from finadvise.money import Money
from finadvise.results.unsure import UnsurePayee
from finadvise.workflows.reviewing import Review


def group(payee: str, *ids: str, suggestion: str = "pets") -> UnsurePayee:
    return UnsurePayee(
        payee=payee,
        amount=Money(-1000, "GBP"),
        rows=len(ids),
        example=payee,
        suggestion=suggestion,
        confidence=0.4,
        transactions=ids,
    )


GROUPS = (group("Hill", "t1", "t2"), group("Dale", "t3"), group("Moor", "t4"))


def reviewed(keys: str) -> tuple[list[tuple[str, str]], str]:
    """Press keys; the person breaks off where they run out."""
    review, pressed, said = Review(GROUPS, ["Dog shows"]), iter(keys), list[str]()

    def show(lines: Sequence[Line]) -> None:
        said.append("\n".join(text for text, _ in lines))

    run_review(review, read_key=lambda: next(pressed, ""), show=show)
    return review.told(), "\n\n".join(said)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("", []),
        ("y", [("t1", "pets"), ("t2", "pets")]),
        ("1y", [("t1", "pets")]),
        ("11y", [("t1", "pets"), ("t2", "pets")]),
        ("1/dog\r", [("t1", "Dog shows")]),
        ("1yy", [("t1", "pets"), ("t3", "pets")]),
        ("s1y", [("t3", "pets")]),  # one row has no other
        ("sy", [("t3", "pets")]),
        ("yuss\r", [("t4", "pets")]),
        ("y" * 9, [("t1", "pets"), ("t2", "pets"), ("t3", "pets"), ("t4", "pets")]),
        ("s/coffee\r", [("t3", "eating_out.coffee")]),
        ("s/dog\r", [("t3", "Dog shows")]),
        ("s/Zzqx \r", [("t3", "Zzqx")]),
        ("s/\r", [("t3", "Dog shows")]),
        ("s/restau\r", [("t3", "eating_out.restaurants")]),
        ("s/cofx\x7ff\r", [("t3", "eating_out.coffee")]),
        ("s/\x1by", [("t3", "pets")]),
    ],
)
def test_keys_give_answers(keys: str, told: list[tuple[str, str]]) -> None:
    assert reviewed(keys)[0] == told


def test_a_figure_takes_one_of_the_matches() -> None:
    second = Review(GROUPS, []).matches("eating")[1]
    assert reviewed("s/eating2")[0] == [("t3", second)]


def test_the_person_sees_where_they_are_and_what_is_meant() -> None:
    assert reviewed("1y")[1] == CARD


CARD = """1 of 3, £30.00 to go

Hill · -£10.00 in 2 payments
Hill

Pets and vets? 40% sure

y yes, all 2 · 1 only the newest · / another
s skip · u undo · q stop

1 of 3, £30.00 to go

Hill · -£10.00 in 2 payments
Hill

Pets and vets? 40% sure

y yes, only the newest · 1 all of them · / another
s skip · u undo · q stop

2 of 3, £20.00 to go

Dale · -£10.00 in 1 payment
Dale

Pets and vets? 40% sure

y yes · / another
s skip · u undo · q stop"""


def test_a_search_shows_what_it_finds() -> None:
    said = reviewed("/fuel")[1]
    assert "/fuel_\n1 Fuel and charging\nEnter the first · a figure that one · Esc back" in said
    assert "Enter makes 'Zzqx' a category of your own" in reviewed("/Zzqx")[1]


def test_nothing_can_be_taken_back_at_the_beginning() -> None:
    assert "There is nothing to take back." in reviewed("u")[1]


def test_matches_that_begin_with_what_was_typed_come_first() -> None:
    assert Review((), []).matches("car")[0] == "insurance.car"
    assert Review((), []).matches("gr")[0] == "groceries"
    assert Review((), []).matches("") != ()
    assert Review((), []).matches("qqq") == ()


def test_an_answer_past_the_end_is_nothing() -> None:
    review = Review((), [])
    review.answer("pets")
    assert review.told() == []
    assert review.undo() is False
